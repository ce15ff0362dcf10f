/**
 * The marks of the open documents, in offsets of their buffers. They move with typing at once; a moment after the last key the
 * document is read again, and the newest reading wins.
 */
import * as vscode from 'vscode';
import type { Annotation, ClaimAnnotation } from '../core/contract';
import type { DocumentId, Source, Span } from '../core/model';
import { shift, type TextChange } from '../core/text/shift';
import { trim } from '../core/text/span';
import type { DocumentMarks } from '../engine/engine';
import type { Desk } from './desk';
import { type LineTable, lineTable, offsetAt, placeAt } from './lineTable';
import { isText } from './source';

/** A mark where it stands in the buffer now. */
export interface LiveMark extends Span {
  readonly annotation: Annotation;
}

export interface LiveText {
  readonly id: DocumentId;
  readonly document: vscode.TextDocument;
  /** Sorted by start; the longer first. */
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
  /** Reads a document again soon. */
  touch(document: vscode.TextDocument): void;
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

interface Entry {
  readonly document: vscode.TextDocument;
  text: LiveText | null;
  /** Buffer version that `text` was read from. */
  version: number;
  /** Edits since a version, for a reading that is under way. */
  log: { readonly version: number; readonly changes: readonly TextChange[] }[];
  /** Edits that the marks in `text` have not yet been moved by. */
  owed: { readonly changes: readonly TextChange[] }[];
  timer: ReturnType<typeof setTimeout> | undefined;
  running: Promise<void> | null;
}

export function liveTexts(desk: Desk): Live {
  const entries = new Map<string, Entry>();
  const changes = new vscode.EventEmitter<vscode.TextDocument>();
  let closed = false;

  const entryOf = (document: vscode.TextDocument): Entry | null => {
    if (document.isClosed || !isText(document) || desk.places.idOf(document.uri) === null) return null;
    const key = document.uri.toString();
    if (isTooLong(document)) {
      // It may have grown.
      const grown = entries.get(key);
      clearTimeout(grown?.timer);
      if (grown !== undefined) forget(grown);
      entries.delete(key);
      return null;
    }
    let entry = entries.get(key);
    if (entry === undefined || entry.document !== document) {
      entry = { document, text: null, version: -1, log: [], owed: [], timer: undefined, running: null };
      entries.set(key, entry);
    }
    return entry;
  };

  /** Reads a document and takes its marks over, moved by what was typed in the meantime. */
  const readNow = (entry: Entry): Promise<void> => {
    clearTimeout(entry.timer);
    entry.running ??= (async () => {
      const { document } = entry;
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null) return;
      const asked = document.version;
      const taken = await desk.refresh(id);
      const known = taken === null ? null : await desk.engine?.marks(id);
      if (closed || document.isClosed) return;
      if (taken === null || known == null) return forget(entry);
      const version = taken.version ?? asked;
      entry.log = entry.log.filter((step) => step.version > version);
      adopt(entry, id, taken.source, known, version);
    })().finally(() => {
      entry.running = null;
    });
    return entry.running;
  };

  /** It cannot be read any more, or a person left it out. */
  const forget = (entry: Entry): void => {
    // Edits of what is not read are owed to nobody.
    entry.log = [];
    entry.owed = [];
    if (entry.text === null) return;
    entry.text = null;
    changes.fire(entry.document);
  };

  const adopt = (entry: Entry, id: DocumentId, source: Source, known: DocumentMarks, version: number): void => {
    const { document } = entry;
    const table = entry.text?.source === source ? entry.text.table : lineTable(source.text);
    entry.version = version;
    // The buffer may have moved on since its text was taken: offsets are turned into places of the buffer as it was then.
    const before = lineTable(withEnds(source.text, document.eol));
    const marks = known.annotations
      .map((annotation) => ({
        annotation,
        start: offsetAt(before, placeAt(table, annotation.start)),
        end: offsetAt(before, placeAt(table, annotation.end)),
      }))
      .filter((mark) => mark.start < mark.end);
    entry.text = { id, document, known, source, table, marks: moved(marks, entry.log), fresh: entry.log.length === 0 };
    entry.owed = [];
    changes.fire(document);
  };

  /** Decisions or other documents changed: the marks are asked for again, the text is the same. */
  const renew = async (entry: Entry): Promise<void> => {
    const text = entry.text;
    if (text === null || entry.running !== null) return;
    const known = await desk.engine?.marks(text.id);
    if (closed || entry.text?.source !== text.source || entry.running !== null) return;
    if (known == null) return forget(entry);
    adopt(entry, text.id, text.source, known, entry.version);
  };

  const touch = (document: vscode.TextDocument): void => {
    const entry = entryOf(document);
    if (entry === null || desk.engine === null) return;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => {
      const again = entry.running;
      void (again ?? Promise.resolve()).then(() => readNow(entry)).then(() => desk.changed());
    }, PAUSE);
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
      const entry = entries.get(key);
      if (entry === undefined) return;
      clearTimeout(entry.timer);
      entries.delete(key);
      // What was typed and thrown away is forgotten: the disk counts again.
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null) return;
      if (document.uri.scheme === 'untitled') void desk.forget([id]);
      else if (entry.text?.source.dirty === true) void desk.refresh(id).then(() => desk.changed());
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
      // A key press costs nothing here: the marks are moved when somebody asks for them.
      entry.owed.push(step);
      touch(event.document);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const id = desk.places.idOf(document.uri);
      if (id === null || desk.engine === null || !isText(document) || !isTooLong(document)) touch(document);
      else void desk.refresh(id).then(() => desk.changed());
    }),
  ];

  return {
    onDidChange: changes.event,
    of(document) {
      const entry = entries.get(document.uri.toString());
      if (entry === undefined || entry.text === null) return null;
      if (entry.owed.length > 0) {
        entry.text = { ...entry.text, marks: moved(entry.text.marks, entry.owed), fresh: false };
        entry.owed = [];
      }
      return entry.text;
    },
    async settled(document) {
      const entry = entryOf(document);
      if (entry === null) return null;
      for (let tries = 0; tries < 5; tries++) {
        if (entry.text?.fresh && entry.log.length === 0) break;
        await readNow(entry);
      }
      return entry.text;
    },
    touch,
    held: () => ({
      buffers: entries.size,
      edits: [...entries.values()].reduce((sum, { log, owed }) => sum + log.length + owed.length, 0),
    }),
    dispose() {
      closed = true;
      for (const entry of entries.values()) clearTimeout(entry.timer);
      vscode.Disposable.from(...subscriptions, changes).dispose();
    },
  };
}

function moved(
  marks: readonly LiveMark[],
  log: readonly { readonly changes: readonly TextChange[] }[],
): readonly LiveMark[] {
  let now = marks;
  for (const { changes } of log) {
    now = now.flatMap((mark) => {
      const span = shift(mark, changes);
      return span === null ? [] : [{ ...span, annotation: mark.annotation }];
    });
  }
  return now;
}

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
