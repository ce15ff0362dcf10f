/** Notes on marks and passages: VS Code's comment threads are their face, people's decisions their store. */
import * as vscode from 'vscode';
import type { PlacedNote } from '../core/review/apply';
import { describe } from '../core/text/anchor';
import { rowOf } from '../engine/progress';
import type { Desk } from './desk';
import type { Hand } from './hand';
import { offsetAt } from './lineTable';
import { type Live, type LiveText, rangeIn } from './live';

export interface Notes extends vscode.Disposable {
  /** Asks for a note on what is selected, or on the line of the cursor. */
  add(): Promise<void>;
  /** Keeps what was typed into a thread: a first note, or an answer. */
  write(reply: vscode.CommentReply): Promise<void>;
  /** Takes a note back. */
  remove(comment: NoteComment): Promise<void>;
}

interface NoteComment extends vscode.Comment {
  readonly document: string;
  readonly note: PlacedNote['edit'];
}

export function notes(desk: Pick<Desk, 'summary' | 'onDidChange'>, live: Live, hand: Hand): Notes {
  const say = vscode.l10n.t;
  /** Null until a note is to be shown. */
  let controller: vscode.CommentController | null = null;
  const threadOn: vscode.CommentController['createCommentThread'] = (uri, range, comments) => {
    if (controller === null) {
      controller = vscode.comments.createCommentController('synoptic.notes', 'Synoptic');
      const placeHolder = say('It is kept beside the text, in .synoptic/');
      controller.options = { prompt: say('Write a note'), placeHolder };
    }
    return controller.createCommentThread(uri, range, comments);
  };
  /** The threads that are shown, by document and by the note that opened them. */
  const threads = new Map<
    string,
    { readonly key: string; readonly shown: ReadonlyMap<string, vscode.CommentThread> }
  >();

  const show = (text: LiveText): void => {
    const key = JSON.stringify(text.known.notes.map(({ start, end, edit }) => [start, end, edit.id]));
    const before = threads.get(text.id);
    if (before?.key === key) return;
    const firsts = text.known.notes.filter(({ edit }) => edit.reply === undefined);
    const shown = new Map(
      firsts.map((first): [string, vscode.CommentThread] => {
        const answers = text.known.notes.filter(({ edit }) => edit.reply === first.edit.id);
        const comments = [first, ...answers].map((note) => commentOf(text.id, note));
        const range = rangeIn(text.table, first);
        // One that is open stays open, as its answers come and its place moves.
        const known = before?.shown.get(first.edit.id);
        const thread = known ?? threadOn(text.document.uri, range, comments);
        if (known !== undefined) [known.range, known.comments] = [range, comments];
        thread.label = first.edit.anchor.quote.replace(/\s+/g, ' ').slice(0, 60);
        thread.contextValue = 'note';
        return [first.edit.id, thread];
      }),
    );
    for (const [id, thread] of before?.shown ?? []) if (!shown.has(id)) thread.dispose();
    threads.set(text.id, { key, shown });
  };

  const keep = async (text: LiveText, range: vscode.Range, words: string, reply?: string): Promise<void> => {
    const span = { start: offsetAt(text.table, range.start), end: offsetAt(text.table, range.end) };
    const anchor = describe(text.source.text, span.start < span.end ? span : lineAround(text.source.text, span.start));
    await hand.say(say('Note'), [
      {
        document: text.id,
        drafts: [{ does: 'note', kind: null, anchor, text: words, ...(reply === undefined ? {} : { reply }) }],
      },
    ]);
  };

  /** Of texts that were renamed, deleted or left out nothing stays. */
  const dropGone = (): void => {
    const there = desk.summary?.reviewed;
    if (there === undefined) return;
    for (const [id, { shown }] of threads) {
      if (rowOf(there, id) >= 0) continue;
      for (const thread of shown.values()) thread.dispose();
      threads.delete(id);
    }
  };

  const subscription = vscode.Disposable.from(
    live.onDidChange((document) => {
      const text = live.of(document);
      if (text !== null) show(text);
    }),
    desk.onDidChange(dropGone),
  );
  return {
    async add() {
      const editor = vscode.window.activeTextEditor;
      const text = editor === undefined ? null : await live.settled(editor.document);
      if (editor === undefined || text === null) return;
      const words = await vscode.window.showInputBox({ title: say('Note on this passage') });
      if (words !== undefined && words.trim() !== '') await keep(text, editor.selection, words);
    },
    async write({ thread, text: words }) {
      const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === thread.uri.toString());
      const text = document === undefined ? null : await live.settled(document);
      if (text === null || words.trim() === '') return;
      const [first] = thread.comments as readonly NoteComment[];
      const range = thread.range ?? new vscode.Range(0, 0, 0, 0);
      await keep(text, range, words, first?.note.id);
      // What was kept comes round again as a thread of ours.
      if (first === undefined) thread.dispose();
    },
    async remove({ document, note }) {
      await hand.say(say('Take note back'), [{ document, drafts: [], taken: [note] }]);
    },
    dispose: () => vscode.Disposable.from(subscription, ...(controller === null ? [] : [controller])).dispose(),
  };
}

function commentOf(document: string, note: PlacedNote): NoteComment {
  const body = new vscode.MarkdownString();
  body.appendText(note.edit.text);
  return {
    body,
    mode: vscode.CommentMode.Preview,
    author: { name: note.edit.by === '' ? vscode.l10n.t('a person') : note.edit.by },
    timestamp: new Date(note.edit.at),
    contextValue: 'note',
    document,
    note: note.edit,
  };
}

/** The line around an offset, without its line end. */
function lineAround(text: string, offset: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  return { start, end: next < 0 ? text.length : next };
}
