/** "Do the same for all alike": what was last said of one mark, for those like it; the places chosen from a preview, as one step of undo. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import { slug } from '../core/ids';
import { byTime } from '../core/review/edit';
import { type Alike, type Marked, sameForAll } from '../core/review/rules';
import { type LastSaid, lastSaid } from '../core/review/said';
import { markName } from './annotate';
import type { Desk } from './desk';
import { type EditDraft, type Hand, recordOf } from './hand';
import { lineTable, placeAt } from './lineTable';
import type { Live } from './live';
import type { Store } from './store';

type Place = Alike & { readonly mark: Annotation; readonly source: string };

export interface SameForAll {
  /** For the mark that a command names, else for the one at the cursor on which somebody decided last. */
  run(argument: unknown): Promise<void>;
}

export function sameForAllAlike(
  desk: Desk,
  live: Live,
  store: Store,
  hand: Hand,
  actorOf: Parameters<typeof recordOf>[2],
): SameForAll {
  const say = vscode.l10n.t;

  /** Rejected marks too: to go on rejecting is what this is for most of all. */
  const candidates = async (argument: unknown): Promise<readonly Annotation[]> => {
    const given = markName(argument);
    if (given !== null) {
      const known = await desk.engine?.marks(given.document);
      return known?.annotations.filter((mark) => mark.id === given.id) ?? [];
    }
    const editor = vscode.window.activeTextEditor;
    const text = editor === undefined ? null : await live.settled(editor.document);
    if (editor === undefined || text === null) return [];
    const at = editor.document.offsetAt(editor.selection.active);
    return text.marks.filter((mark) => mark.start <= at && at <= mark.end).map((mark) => mark.annotation);
  };

  const newest = async (marks: readonly Annotation[]): Promise<LastSaid | null> => {
    const [first] = marks;
    const text = first === undefined ? null : await hand.textOf(first.document);
    if (first === undefined || text === null) return null;
    const edits = await store.load(first.document);
    const said = marks.map((mark) => lastSaid(text, mark, edits)).filter((one) => one !== null);
    return said.sort((a, b) => byTime(b.edit, a.edit))[0] ?? null;
  };

  /** The texts of documents that hold such words as a mark of that kind; the others need not be looked at. */
  const marked = async (was: Annotation): Promise<Marked[]> => {
    const words = slug(was.text);
    const found: Marked[] = [];
    for (const { id } of (await desk.engine?.documents()) ?? []) {
      const all = (await desk.engine?.marks(id))?.annotations ?? [];
      const annotations = all.filter((mark) => mark.kind === was.kind && slug(mark.text) === words);
      const text = annotations.length === 0 ? null : await hand.textOf(id);
      if (text !== null) found.push({ document: id, text, annotations });
    }
    return found;
  };

  return {
    async run(argument) {
      const last = await newest(await candidates(argument));
      if (last === null) {
        void vscode.window.showInformationMessage(
          say('Accept, reject or change this mark first; then the same can be done for all alike.'),
        );
        return;
      }
      const { id: _id, by: _by, at: _at, ...said } = last.edit;
      const documents = await marked(last.was);
      const places = sameForAll(said, last.was, documents).map((alike) => placeIn(alike, last.was.kind, documents));
      if (places.length === 0) {
        void vscode.window.showInformationMessage(say('No other mark waits for this: none has the same words.'));
        return;
      }
      const step = `${verbOf(last)}: ${last.was.text.replace(/\s+/g, ' ').slice(0, 40)}`;
      const picked = await preview(step, places);
      if (picked === undefined || picked.length === 0) return;
      const sayings = [...new Set(picked.map((place) => place.document))].map((document) => ({
        document,
        drafts: picked
          .filter((place) => place.document === document)
          .map(
            ({ draft, source, mark }): EditDraft =>
              draft.does === 'accept' || draft.does === 'change'
                ? { ...draft, mark: recordOf(source, mark, actorOf) }
                : draft,
          ),
      }));
      await hand.say(say('{0} ({1} places)', step, picked.length), sayings);
    },
  };
}

function placeIn(alike: Alike, kind: string, documents: readonly Marked[]): Place {
  const { text, annotations } = documents.find(({ document }) => document === alike.document)!;
  const mark = annotations.find((one) => one.kind === kind && one.start === alike.start && one.end === alike.end)!;
  return { ...alike, mark, source: text };
}

/** All places are chosen at first; Enter takes them. */
async function preview(title: string, places: readonly Place[]): Promise<readonly Place[] | undefined> {
  const items = places.map((place) => ({
    label: place.text.replace(/\s+/g, ' '),
    description: vscode.l10n.t('{0}, line {1}', place.document, placeAt(lineTable(place.source), place.start).line + 1),
    detail: around(place.source, place),
    picked: true,
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    matchOnDetail: true,
    title: vscode.l10n.t('{0}: {1} places alike', title, places.length),
    placeHolder: vscode.l10n.t('Enter changes the chosen places'),
  });
  return picked?.map((item) => item.place);
}

const BEFORE = 70;
const AFTER = 90;

/** The passage with what stands around it on its line. */
function around(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const line = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - BEFORE);
  const next = text.indexOf('\n', end);
  const stop = Math.min(next < 0 ? text.length : next, end + AFTER);
  return text.slice(line, stop).replace(/\s+/g, ' ').trim();
}

function verbOf({ edit }: LastSaid): string {
  const say = vscode.l10n.t;
  if (edit.does === 'accept') return say('Accept');
  if (edit.does === 'reject') return say('Reject');
  if (edit.does === 'dispute') return say('Dispute');
  return edit.set.who === undefined ? say('Change') : say('This is {0}', edit.set.who.name);
}
