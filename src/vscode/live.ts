/**
 * The marks of the open documents, in offsets of their buffers. They move with typing at once; a moment after the last key the
 * document is read again, and the newest reading wins.
 */
import * as vscode from 'vscode';
import type { Annotation, ClaimAnnotation } from '../core/contract';
import type { DocumentId, Source, Span } from '../core/model';
import { joined, shift, type TextChange } from '../core/text/shift';
import { trim } from '../core/text/span';
import type { DocumentMarks } from '../engine/engine';
import type { Desk } from './desk';
import { exists } from './files';
import { type LineTable, lineTable, offsetAt, placeAt } from './lineTable';
import { isText } from './source';

/** A mark where it stands in the buffer now. */
export interface LiveMark extends Span {
  readonly annotation: Annotation;
}

export interface LiveText {
  readonly id: DocumentId;
  readonly document: vscode.TextDocument;
  /** Sorted by start; the longer first. Moved by what was typed when they are asked for: a key press alone costs nothing. */
  readonly marks: readonly LiveMark[];
  readonly known: DocumentMarks;
  /** The text that the engine knows. */
  readonly source: Source;
  readonly table: LineTable;
  /** False between a key press and the next reading. */
  readonly fresh: boolean;
}

export interface Live extends vscode.Disposable {
  /** The marks of a document came, moved or went. */
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
  of(document: vscode.TextDocument): LiveText | null;
  /** The same once the engine knows the buffer as it stands; null if it cannot be read. */
  settled(document: vscode.TextDocument): Promise<LiveText | null>;
  /**
   * The same once what was typed is read, which is not hurried: for what VS Code asks anew at every key and keeps as it is until it is
   * answered. Null as soon as nobody waits any longer.
   */
  rested(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<LiveText | null>;
  /** Reads a document again soon. */
  touch(document: vscode.TextDocument): void;
  /** Its file is gone and nobody sees it any more: it is not read again until it is touched. Settles once no reading of it is under way. */
  leave(document: vscode.TextDocument): Promise<void>;
  /** What is held now, as counts: buffers, and edits that a reading still has to catch up with. */
  held(): { readonly buffers: number; readonly edits: number };
}

/**
 * UTF-16 units that are marked while they lie open: the marks of more (some thirty for a thousand units) hold up the host while they arrive. Longer
 * texts are read and compared as they are saved.
 */
export const LONGEST_LIVE = 1_500_000;

/** Cost: none that grows with the text. */
export function isTooLong(document: vscode.TextDocument): boolean {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end) > LONGEST_LIVE;
}

/** After the last key, in milliseconds. */
const PAUSE = 300;
/** Whoever waits for a reading is told what is known after so many milliseconds. */
const LONGEST_WAIT = 3000;

interface Entry {
  readonly document: vscode.TextDocument;
  text: LiveText | null;
  /** What it was made from. */
  reading: LiveReading | null;
  /** Buffer version that `text` was read from. */
  version: number;
  /** Edits since a version, for a reading that is under way. */
  log: { readonly version: number; readonly changes: readonly TextChange[] }[];
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | null;
}

/** One reading's marks, and the edits since then that they have not yet been moved by. */
interface LiveReading {
  marks: readonly LiveMark[];
  owed: (readonly TextChange[])[];
}

export function liveTexts(desk: Desk): Live {
  const entries = new Map<string, Entry>();
  /** Buffers that VS Code holds on to, of files that are gone. */
  const left = new Set<string>();
  const changes = new vscode.EventEmitter<vscode.TextDocument>();
  let closed = false;

  const entryOf = (document: vscode.TextDocument): Entry | null => {
    if (document.isClosed || !isText(document) || desk.places.idOf(document.uri) === null) return null;
    const key = document.uri.toString();
    // It may have grown.
    if (isTooLong(document) || left.has(key)) return letGo(key);
    let entry = entries.get(key);
    if (entry === undefined || entry.document !== document) {
      entry = { document, text: null, reading: null, version: -1, log: [], timer: undefined, running: null };
      entries.set(key, entry);
    }
    return entry;
  };

  const letGo = (key: string): null => {
    const entry = entries.get(key);
    clearTimeout(entry?.timer);
    entries.delete(key);
    if (entry !== undefined) forget(entry);
    return null;
  };

  /** Reads a document and takes its marks over, moved by what was typed in the meantime. */
  const readNow = (entry: Entry): Promise<void> => {
    clearTimeout(entry.timer);
    entry.running ??= (async () => {
      const { document } = entry;
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null) return;
      const asked = document.version;
      const taken = await desk.reread(id);
      if (closed || document.isClosed) return;
      if (taken === null || taken.known === null) return forget(entry);
      const version = taken.version ?? asked;
      entry.log = entry.log.filter((step) => step.version > version);
      adopt(entry, id, taken.source, taken.known, version);
    })().finally(() => {
      entry.running = null;
    });
    return entry.running;
  };

  /** It cannot be read any more, or a person left it out. */
  const forget = (entry: Entry): void => {
    // Edits of what is not read are owed to nobody.
    entry.log = [];
    entry.reading = null;
    if (entry.text === null) return;
    entry.text = null;
    changes.fire(entry.document);
  };

  const adopt = (entry: Entry, id: DocumentId, source: Source, known: DocumentMarks, version: number): void => {
    const { document } = entry;
    const table = entry.text?.source === source ? entry.text.table : lineTable(source.text);
    entry.version = version;
    // The buffer may have moved on since its text was taken: offsets are turned into places of the buffer as it was then.
    const hasItsEnds = document.eol === vscode.EndOfLine.LF && !source.text.includes('\r');
    const before = hasItsEnds ? table : lineTable(withEnds(source.text, document.eol));
    const marks = known.annotations
      .map((annotation) => ({
        annotation,
        start: hasItsEnds ? annotation.start : offsetAt(before, placeAt(table, annotation.start)),
        end: hasItsEnds ? annotation.end : offsetAt(before, placeAt(table, annotation.end)),
      }))
      .filter((mark) => mark.start < mark.end);
    const reading = { marks, owed: entry.log.map((step) => step.changes) };
    entry.reading = reading;
    entry.text = {
      id,
      document,
      known,
      source,
      table,
      fresh: entry.log.length === 0,
      get marks() {
        return caughtUp(reading);
      },
    };
    changes.fire(document);
  };

  /** Decisions or other documents changed: the marks are asked for again, the text is the same. */
  const renew = async (entry: Entry): Promise<void> => {
    const text = entry.text;
    if (text === null || entry.running !== null) return;
    const known = await desk.engine?.marks(text.id);
    if (closed || entry.text?.source !== text.source || entry.running !== null) return;
    if (known == null) return forget(entry);
    // The same answer as before: nobody has anything to draw anew.
    if (known !== text.known) adopt(entry, text.id, text.source, known, entry.version);
  };

  const touch = (document: vscode.TextDocument): void => {
    left.delete(document.uri.toString());
    const entry = entryOf(document);
    if (entry === null || desk.engine === null) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      const again = entry.running;
      void (again ?? Promise.resolve()).then(() => readNow(entry)).then(() => desk.changed());
    }, PAUSE);
  };

  /** Its file was deleted while it lay open. */
  const forgetIfGone = async (id: DocumentId, { document, running }: Entry): Promise<void> => {
    await running;
    if ((await exists(document.uri)) || closed) return;
    await desk.forget([id]);
    desk.changed();
  };

  /** Every open document that has marks or should have. */
  const renewAll = (): void => {
    if (desk.engine === null) return;
    for (const document of vscode.workspace.textDocuments) {
      const entry = entryOf(document);
      if (entry === null) continue;
      if (entry.text === null) void readNow(entry);
      else void renew(entry);
    }
  };

  const subscriptions = [
    desk.onDidChange(renewAll),
    vscode.workspace.onDidOpenTextDocument((document) => {
      const entry = entryOf(document);
      if (entry !== null && desk.engine !== null) void readNow(entry);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      const key = document.uri.toString();
      left.delete(key);
      const entry = entries.get(key);
      if (entry === undefined) return;
      clearTimeout(entry.timer);
      entries.delete(key);
      // What was typed and thrown away is forgotten: the disk counts again.
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null) return;
      if (document.uri.scheme === 'untitled') void desk.forget([id]);
      else if (entry.text?.source.dirty === true) void desk.refresh(id).then(() => desk.changed());
      else void forgetIfGone(id, entry);
    }),
    vscode.workspace.onDidChangeTextDocument((event) => {
      const entry = entryOf(event.document);
      if (entry === null || desk.engine === null || event.contentChanges.length === 0) return;
      const edits = event.contentChanges.map((change) => ({
        start: change.rangeOffset,
        end: change.rangeOffset + change.rangeLength,
        length: change.text.length,
      }));
      const step = { version: event.document.version, changes: edits };
      entry.log.push(step);
      entry.reading?.owed.push(edits);
      if (entry.text?.fresh === true) entry.text = stale(entry.text);
      touch(event.document);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null || !isText(document) || !isTooLong(document)) touch(document);
      else void desk.refresh(id).then(() => desk.changed());
    }),
  ];

  const of = (document: vscode.TextDocument): LiveText | null => entries.get(document.uri.toString())?.text ?? null;

  return {
    onDidChange: changes.event,
    of,
    async settled(document) {
      const entry = entryOf(document);
      if (entry === null) return null;
      for (let tries = 0; tries < 5; tries++) {
        if (entry.text?.fresh && entry.log.length === 0) break;
        await readNow(entry);
      }
      return entry.text;
    },
    rested: (document, token) =>
      new Promise((resolve) => {
        const waiting: vscode.Disposable[] = [];
        const answer = (text: LiveText | null): void => {
          vscode.Disposable.from(...waiting).dispose();
          resolve(text);
        };
        const look = (): void => {
          const text = of(document);
          if (text === null || text.fresh) answer(text);
        };
        const timer = setTimeout(() => answer(of(document)), LONGEST_WAIT);
        waiting.push(
          changes.event((changed) => changed === document && look()),
          token.onCancellationRequested(() => answer(null)),
          { dispose: () => clearTimeout(timer) },
        );
        look();
      }),
    touch,
    async leave(document) {
      const key = document.uri.toString();
      left.add(key);
      const running = entries.get(key)?.running;
      letGo(key);
      await running;
    },
    held: () => ({
      buffers: entries.size,
      edits: [...entries.values()].reduce((sum, { log, reading }) => sum + log.length + (reading?.owed.length ?? 0), 0),
    }),
    dispose() {
      closed = true;
      for (const entry of entries.values()) clearTimeout(entry.timer);
      vscode.Disposable.from(...subscriptions, changes).dispose();
    },
  };
}

function caughtUp(reading: LiveReading): readonly LiveMark[] {
  if (reading.owed.length === 0) return reading.marks;
  const edits = joined(reading.owed);
  const marks: LiveMark[] = [];
  for (const mark of reading.marks) {
    let span: Span | null = mark;
    for (const edit of edits) span = span === null ? null : shift(span, edit);
    if (span !== null)
      marks.push(span === mark ? mark : { start: span.start, end: span.end, annotation: mark.annotation });
  }
  reading.marks = marks;
  reading.owed = [];
  return marks;
}

/** The same between a key press and the next reading. */
const stale = (text: LiveText): LiveText => ({
  id: text.id,
  document: text.document,
  known: text.known,
  source: text.source,
  table: text.table,
  fresh: false,
  get marks() {
    return text.marks;
  },
});

function withEnds(text: string, eol: vscode.EndOfLine): string {
  return text.replace(/\r\n?|\n/g, eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
}

/** The offset in the engine's text of a place in the buffer. Only right while the text is fresh. */
export function engineOffset(text: LiveText, position: vscode.Position): number {
  return offsetAt(text.table, position);
}

/** A span of the text that the table was made from, as a range of any buffer that shows it. */
export function rangeIn(table: LineTable, span: Span): vscode.Range {
  const start = placeAt(table, span.start);
  const end = placeAt(table, span.end);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function liveRange(text: LiveText, mark: Span): vscode.Range {
  return new vscode.Range(text.document.positionAt(mark.start), text.document.positionAt(mark.end));
}

/** All marks that hold the offset, the innermost first; rejected ones left out. */
export function marksAt(text: LiveText, offset: number): LiveMark[] {
  return text.marks
    .filter((mark) => mark.start <= offset && offset <= mark.end && mark.annotation.status !== 'rejected')
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

/** What is selected, in the engine's offsets and without white space at its ends; the word at the cursor if nothing is. */
export function selectedSpan(editor: vscode.TextEditor, text: LiveText): Span | null {
  const range = editor.selection.isEmpty
    ? editor.document.getWordRangeAtPosition(editor.selection.active)
    : new vscode.Range(editor.selection.start, editor.selection.end);
  if (range === undefined) return null;
  const span = { start: offsetAt(text.table, range.start), end: offsetAt(text.table, range.end) };
  const tight = trim(text.source.text, span);
  return tight.start < tight.end ? tight : null;
}

export function isClaim(annotation: Annotation): annotation is ClaimAnnotation {
  return annotation.kind === 'claim' && 'quote' in annotation;
}
