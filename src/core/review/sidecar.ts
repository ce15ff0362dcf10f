/**
 * The file beside a text that keeps what people said of it: JSON with one decision per line, each line ended alike, so that git
 * can merge it line by line (`merge=union`) and what is damaged costs its own line only.
 *
 *     {"schema":"synoptic.decisions/1","decisions":[
 *     {"does":"accept","kind":"claim","anchor":{…},"by":"Ann","at":"2031-05-06T08:00:00.000Z","id":"…"},
 *     null]}
 *
 * What cannot be understood is kept word for word; a file of a newer version is never written.
 */
import { byTime, canonical, contentOf, Edit, fingerprint, ProjectEdit, placeOf } from './edit';
import { isSound } from './sound';

const NAME = 'synoptic.decisions';
const VERSION = 1;
const HEAD = `{"schema":"${NAME}/${VERSION}","decisions":[`;
const FOOT = 'null]}';
const OUR_LAYOUT = /^\{"schema":"[^"\n]{1,200}","decisions":\[\r?$/m;

export interface Sidecar<T = Edit> {
  /** In stable order: the whole document first, then by place, then by id. */
  readonly edits: readonly T[];
  /** Lines that are no decision this version knows, word for word. `print` writes them back. */
  readonly quarantined: readonly string[];
  /** Written by a newer version: to be read, never rewritten. */
  readonly readOnly: boolean;
  /** What the reader of the file should be told, if anything. */
  readonly problems: readonly string[];
}

/** Reads the sidecar of a document. Any text is welcome, also a truncated one or one with git's conflict markers. Cost: linear. */
export function parseSidecar(text: string): Sidecar<Edit> {
  return parse(text, (record) => Edit.safeParse(record).success);
}

/** Reads `.synoptic/project.json`. */
export function parseProject(text: string): Sidecar<ProjectEdit> {
  return parse(text, (record) => ProjectEdit.safeParse(record).success);
}

/** Reads either kind of file, for whoever treats them alike. */
export function parseEither(text: string): Sidecar<Edit | ProjectEdit> {
  return parse(text, (record) => Edit.safeParse(record).success || ProjectEdit.safeParse(record).success);
}

/** The sidecar's text: the same for the same decisions, in whatever order they come. */
export function printSidecar(edits: readonly Edit[], quarantined: readonly string[] = []): string {
  return print([...edits].sort(inOrder).map(printLine), quarantined);
}

export function printProject(edits: readonly ProjectEdit[], quarantined: readonly string[] = []): string {
  return print([...edits].sort(inOrder).map(printLine), quarantined);
}

/** One decision as a line of the file. */
export const printLine = (edit: Edit | ProjectEdit): string => `${canonical(edit)},`;

/** A file of such lines. */
export function print(lines: readonly string[], quarantined: readonly string[]): string {
  const aside = quarantined.map((line) =>
    isRecord(parseRecord(line)) ? `${line},` : `${JSON.stringify({ quarantined: line })},`,
  );
  return `${[HEAD, ...lines, ...aside, FOOT].join('\n')}\n`;
}

/** What concerns the whole first, then by place; then by what is done, then by id. */
export function inOrder(a: Edit | ProjectEdit, b: Edit | ProjectEdit): number {
  const [one, two] = [placeOf(a), placeOf(b)];
  const byPlace = (one?.start ?? -1) - (two?.start ?? -1) || (one?.end ?? -1) - (two?.end ?? -1);
  if (byPlace !== 0) return byPlace;
  if (one === null && a.does !== b.does) return a.does < b.does ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

interface Line {
  readonly raw: string;
  readonly record: unknown;
}

function parse<T extends Edit | ProjectEdit>(text: string, isEdit: (record: unknown) => boolean): Sidecar<T> {
  const problems: string[] = [];
  const { lines, newer } = linesOf(text.startsWith('\ufeff') ? text.slice(1) : text, problems);
  const byId = new Map<string, T>();
  const quarantined = new Set<string>();
  let bad = 0;
  for (const { raw, record } of lines) {
    const put = putAside(record);
    if (put !== null) {
      // Put aside before: perhaps by a version that knew less.
      const again = parseRecord(put);
      if (again !== undefined && isSound(again) && isEdit(again)) keep(byId, again as T, problems);
      else quarantined.add(put);
    } else if (record !== undefined && isSound(record) && isEdit(record)) keep(byId, record as T, problems);
    else {
      quarantined.add(raw);
      bad++;
    }
  }
  if (bad > 0) problems.push(`${bad} ${bad === 1 ? 'line is' : 'lines are'} not understood and kept as written`);
  if (newer !== null) problems.push(`written by a newer version (${newer}): read, but not changed`);
  return {
    edits: [...byId.values()].sort(inOrder),
    quarantined: [...quarantined],
    readOnly: newer !== null,
    problems: [...new Set(problems)],
  };
}

/** Two versions of one decision, as after a merge by lines: the newer keeps the id, the other one goes on under an id of its own. */
function keep<T extends Edit | ProjectEdit>(byId: Map<string, T>, edit: T, problems: string[]): void {
  const other = byId.get(edit.id);
  if (other === undefined) {
    byId.set(edit.id, edit);
    return;
  }
  const [mine, theirs] = [canonical(edit), canonical(other)];
  if (mine === theirs) return;
  problems.push(`two versions of the decision ${edit.id}: both are kept, the newer one holds`);
  const newer = byTime(edit, other) > 0 || (edit.at === other.at && mine > theirs) ? edit : other;
  const older = newer === edit ? other : edit;
  byId.set(edit.id, newer);
  const id = `${older.id}~${fingerprint(contentOf(older) + older.at + older.by)}`;
  byId.set(id, { ...older, id });
}

/** The records of the file, each with its own text; and the version if it is newer than ours. */
function linesOf(text: string, problems: string[]): { lines: Line[]; newer: string | null } {
  const lines: Line[] = [];
  if (text.trim() === '') {
    problems.push('the file is empty');
    return { lines, newer: null };
  }
  const whole = OUR_LAYOUT.test(text) ? null : wholeFile(text);
  if (whole !== null) {
    for (const record of whole.records) if (record !== null) lines.push({ raw: JSON.stringify(record), record });
    return { lines, newer: newerVersion(whole.schema) };
  }
  let newer: string | null = null;
  let ended = false;
  let headed = false;
  let inBase = false;
  for (const written of text.split('\n')) {
    const line = written.trim();
    if (line === '') continue;
    if (/^(<{7}|\|{7}|={7}|>{7})( |$)/.test(line)) {
      problems.push("git's conflict markers: the decisions of both sides are kept");
      inBase = line.startsWith('|');
      continue;
    }
    if (inBase) continue; // What both sides started from; each side has its own version of it.
    if (line.startsWith('{"schema":')) {
      const schema = /^\{"schema":"([^"]{1,200})"/.exec(line)?.[1];
      if (schema !== undefined) {
        headed = true;
        newer = newerVersion(schema) ?? newer;
        continue;
      }
    }
    if (line === FOOT) {
      ended = true;
      continue;
    }
    if (FOOT.startsWith(line) || HEAD.startsWith(line)) continue; // Cut short.
    const raw = line.endsWith(',') ? line.slice(0, -1) : line;
    lines.push({ raw, record: parseRecord(raw) });
  }
  if (!headed) problems.push('the first line is damaged or missing');
  if (!ended) problems.push('the file breaks off; what stands before is kept');
  return { lines, newer };
}

/** The file as JSON that something else has laid out anew; null if it is none, or no sidecar. */
function wholeFile(text: string): { schema: unknown; records: readonly unknown[] } | null {
  const value = parseRecord(text);
  if (!isRecord(value)) return null;
  const { schema, decisions } = value as { schema?: unknown; decisions?: unknown };
  return typeof schema === 'string' && Array.isArray(decisions) ? { schema, records: decisions } : null;
}

function newerVersion(schema: unknown): string | null {
  if (typeof schema !== 'string') return null;
  const version = /^synoptic\.decisions\/(\d{1,9})$/.exec(schema)?.[1];
  return version !== undefined && Number(version) <= VERSION ? null : schema;
}

function parseRecord(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function putAside(record: unknown): string | null {
  if (!isRecord(record)) return null;
  const keys = Object.keys(record);
  const { quarantined } = record as { quarantined?: unknown };
  return keys.length === 1 && typeof quarantined === 'string' ? quarantined : null;
}
