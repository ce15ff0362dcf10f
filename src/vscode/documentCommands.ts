/** What a person may say of a whole document: when and where it appeared, its title, tags, and whether to read it at all. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { fileReason } from '../panel/words/reasons';
import type { Actors } from './actors';
import type { Desk } from './desk';
import type { EditDraft, Hand } from './hand';
import type { Store } from './store';

export interface DocumentCommands {
  setPublished(): Promise<void>;
  setOutlet(): Promise<void>;
  setTitle(): Promise<void>;
  addTag(): Promise<void>;
  removeTag(): Promise<void>;
  leaveOut(): Promise<void>;
  /** The document that a tree's node names, else the one in front. */
  takeIn(argument: unknown): Promise<void>;
}

/** A node of a tree that opens a document. */
const OfDocument = z.object({ target: z.object({ document: z.string() }) });

export function documentCommands(desk: Desk, store: Store, hand: Hand, actors: Actors): DocumentCommands {
  const say = vscode.l10n.t;
  const here = (): string | null => {
    const editor = vscode.window.activeTextEditor;
    return editor === undefined ? null : desk.places.idOf(editor.document.uri);
  };
  const record = async (id: string) => (await desk.engine?.marks(id))?.record ?? null;
  const keep = (id: string, label: string, draft: EditDraft): Promise<void> =>
    hand.say(`${label}: ${id}`, [{ document: id, drafts: [draft] }]);

  return {
    async setPublished() {
      const id = here();
      const known = id === null ? null : await record(id);
      if (id === null || known === null) return;
      const { published } = known;
      const value = await vscode.window.showInputBox({
        title: say('When was {0} published?', id),
        prompt:
          published.value === null
            ? say('Not known yet. Every relative date in it moves along.')
            : fileReason(published.why, say),
        value: published.value ?? '',
        placeHolder: 'YYYY-MM-DD',
        validateInput: (typed) =>
          typed === '' || /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(typed)
            ? null
            : say('A day as 2031-05-06, a month as 2031-05 or a year; nothing if it is not known.'),
      });
      if (value === undefined) return;
      await keep(id, say('Set publication date'), { does: 'published', value: value === '' ? null : value });
    },
    async setOutlet() {
      const id = here();
      const known = id === null ? null : await record(id);
      if (id === null || known === null) return;
      const name = await vscode.window.showInputBox({
        title: say('Which outlet published {0}?', id),
        prompt: say('Nothing if it is not known.'),
        value: known.outlet === null ? '' : actors.name(known.outlet),
      });
      if (name === undefined) return;
      await keep(id, say('Set outlet'), { does: 'outlet', name: name.trim() === '' ? null : name.trim() });
    },
    async setTitle() {
      const id = here();
      const known = id === null ? null : await record(id);
      if (id === null || known === null) return;
      const title = await vscode.window.showInputBox({ title: say('Title of {0}', id), value: known.title ?? '' });
      if (title === undefined) return;
      await keep(id, say('Set title'), { does: 'title', title: title.trim() === '' ? null : title.trim() });
    },
    async addTag() {
      const id = here();
      if (id === null) return;
      const tags = (await desk.engine?.marks(id))?.tags ?? [];
      const tag = await vscode.window.showInputBox({
        title: say('Tag for {0}', id),
        ...(tags.length === 0 ? {} : { prompt: tags.join(', ') }),
      });
      if (tag === undefined || tag.trim() === '') return;
      await keep(id, say('Tag'), { does: 'tag', tag: tag.trim() });
    },
    async removeTag() {
      const id = here();
      const tags = id === null ? [] : ((await desk.engine?.marks(id))?.tags ?? []);
      if (id === null || tags.length === 0) {
        void vscode.window.showInformationMessage(say('This text has no tags.'));
        return;
      }
      const tag =
        tags.length === 1 ? tags[0] : await vscode.window.showQuickPick(tags, { title: say('Remove which tag?') });
      if (tag === undefined) return;
      const taken = (await store.load(id)).filter((edit) => edit.does === 'tag' && edit.tag === tag);
      await hand.say(`${say('Remove tag')}: ${tag}`, [{ document: id, drafts: [], taken }]);
    },
    async leaveOut() {
      const id = here();
      if (id !== null) await keep(id, say('Leave out'), { does: 'skip', value: true });
    },
    async takeIn(argument) {
      const node = OfDocument.safeParse(argument);
      const id = node.success ? node.data.target.document : here();
      if (id !== null) await keep(id, say('Take in again'), { does: 'skip', value: false });
    },
  };
}
