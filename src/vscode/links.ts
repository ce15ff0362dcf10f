/** Links to passages, `vscode://synoptic.synoptic/passage?…`: copied here, followed here or in another window, on the desktop and in the browser. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { DocumentId } from '../core/model';
import { AnchorRecord } from '../core/review/edit';
import { follow, linkTo, type PassageLink } from '../core/text/passageLink';
import type { Desk } from './desk';
import { lineTable } from './lineTable';
import { type Live, rangeIn, selectedSpan } from './live';
import type { Target } from './navigate';
import { sourceOf } from './source';
import { short } from './views/tree';

export interface Links extends vscode.Disposable {
  /** Copies a link to a passage; without one, to what is selected in the editor in front. */
  copy(target: Target | null): Promise<void>;
  /** Asks for a link and follows it: where no program opens such links. */
  ask(): Promise<void>;
}

const AUTHORITY = 'synoptic.synoptic';
const PATH = '/passage';
const Link = z.object({
  document: z.string().check(z.minLength(1)),
  first: AnchorRecord,
  last: z.optional(AnchorRecord),
});

export function links(desk: Desk, live: Live): Links {
  const say = vscode.l10n.t;
  const brief = (message: string): void => void vscode.window.setStatusBarMessage(message, 4000);

  const selected = async (): Promise<Target | null> => {
    const editor = vscode.window.activeTextEditor;
    const text = editor === undefined ? null : await live.settled(editor.document);
    const span = editor === undefined || text === null ? null : selectedSpan(editor, text);
    return text === null || span === null ? null : { document: text.id, ...span };
  };

  const show = async (link: PassageLink): Promise<void> => {
    const name = link.document;
    const found = await textOf(link.document);
    if (found === null) {
      void vscode.window.showWarningMessage(
        say(
          'The link leads to {0}, which is not in this folder. Open the folder that holds it, then follow the link again.',
          name,
        ),
      );
      return;
    }
    const { text, uri } = found;
    const place = follow(text, link);
    if (place.outcome === 'lost') {
      // What was selected there before is not what the link leads to.
      await vscode.window.showTextDocument(uri, { selection: new vscode.Range(0, 0, 0, 0) });
      void vscode.window.showWarningMessage(
        say('The words that the link leads to are no longer in {0}: “{1}”', name, short(link.first.quote, 80)),
      );
      return;
    }
    const range = rangeIn(lineTable(text), place.span);
    await vscode.window.showTextDocument(uri, { selection: range });
    if (place.outcome === 'fuzzy') {
      void vscode.window.showInformationMessage(
        say('The passage has changed since the link was made: it said “{0}”.', short(link.first.quote, 80)),
      );
    } else if (place.outcome === 'moved') brief(say('The passage has moved since the link was made.'));
  };

  /** The document of that id; else, as the folder may have been opened from elsewhere, the only one that ends with its path. */
  const textOf = async (id: DocumentId): Promise<{ readonly text: string; readonly uri: vscode.Uri } | null> => {
    for (const candidate of [id, await sameName(id)]) {
      const uri = candidate === null ? null : desk.places.uriOf(candidate);
      if (candidate === null || uri === null) continue;
      const taken = await sourceOf(candidate, desk.places);
      if ('source' in taken) return { text: taken.source.text, uri };
    }
    return null;
  };

  const sameName = async (id: DocumentId): Promise<DocumentId | null> => {
    const name = id.split('/').at(-1)!;
    const found = await vscode.workspace.findFiles(`**/${name.replace(/[[\]{}*?]/g, '?')}`, undefined, 3);
    const ids = found.map((uri) => desk.places.idOf(uri)).filter((one) => one !== null);
    return ids.length === 1 ? ids[0]! : null;
  };

  const open = async (uri: vscode.Uri): Promise<void> => {
    const link = parse(uri);
    if (link === null) void vscode.window.showWarningMessage(say('This is no link to a passage.'));
    else await show(link);
  };

  const handler = vscode.window.registerUriHandler({ handleUri: open });
  return {
    async copy(target) {
      const passage = target ?? (await selected());
      const taken = passage === null ? null : await sourceOf(passage.document, desk.places);
      if (passage === null || taken === null || 'problem' in taken) {
        brief(say('Select the words to link to.'));
        return;
      }
      const link = linkTo(passage.document, taken.source.text, passage);
      await vscode.env.clipboard.writeText(addressOf(link));
      brief(say('Link copied'));
    },
    async ask() {
      const typed = await vscode.window.showInputBox({
        title: say('Open a link to a passage'),
        placeHolder: `${vscode.env.uriScheme}://${AUTHORITY}${PATH}?…`,
      });
      if (typed !== undefined && typed.trim() !== '') await open(vscode.Uri.parse(typed.trim()));
    },
    dispose: () => handler.dispose(),
  };
}

/** The link as JSON in the query: VS Code decodes a query as a whole, so that parts joined by `&` could not be told apart again. */
function addressOf(link: PassageLink): string {
  return `${vscode.env.uriScheme}://${AUTHORITY}${PATH}?${encodeURIComponent(JSON.stringify(link))}`;
}

function parse(uri: vscode.Uri): PassageLink | null {
  if (uri.path !== PATH) return null;
  try {
    const { document, first, last } = Link.parse(JSON.parse(uri.query));
    return { document, first, ...(last === undefined ? {} : { last }) };
  } catch {
    return null;
  }
}
