/**
 * What a document itself tells of its publication, strongest first: front matter, metadata, date line or dateline, file name.
 * A day merely mentioned is no publication date: a line counts only if nothing but a byline's furniture stands beside the day.
 */
import type { Published } from '../contract';
import type { DocumentId, SourceMeta } from '../model';
import { civilDay, digits, isoDay, isRealDay, parseIsoDay } from './calendar';
import type { FrontMatter } from './frontMatter';
import { dayAt, numberOf, type PartialDay } from './fullDay';
import type { Line } from './lines';
import type { TokenisedText } from './sentences';
import { hashWord, Kind, Shape, type Tokens, tokenise } from './tokenise';
import { wordSet } from './wordSet';

export interface Publication {
  readonly published: Published;
  /** The agency a dateline names: "(Reuters)". */
  readonly agency: string | null;
}

export function publicationOf(
  t: TokenisedText,
  lines: readonly Line[],
  id: DocumentId,
  matter: FrontMatter | null,
  meta: SourceMeta | undefined,
): Publication {
  const dateline = findDateline(t, lines);
  const agency = dateline?.agency ?? null;
  const of = (day: number, basis: Published['basis'], why: string): Publication => ({
    published: { value: isoDay(day), basis, why },
    agency,
  });
  const written = matter?.date === undefined ? null : wholeDay(matter.date);
  if (written !== null) return of(written, 'front-matter', `the front matter says date: ${matter!.date}`);
  const beside = meta?.published === undefined ? null : wholeDay(meta.published);
  if (beside !== null) return of(beside, 'meta', `the metadata beside the text says published: ${meta!.published}`);
  const line = findDateLine(t, lines);
  if (line !== null) return of(line.day, line.basis, `the line “${line.text}” at the top`);
  const inName = dayInName(id);
  if (dateline !== null) {
    const day = datelineDay(t, dateline, inName);
    if (day !== null) return of(day, 'dateline', `the dateline “${dateline.text}”`);
  }
  if (inName !== null) return of(inName, 'file-name', `the file name ${id.slice(id.lastIndexOf('/') + 1)}`);
  return { published: { value: null, basis: 'none', why: 'the text tells no publication date' }, agency };
}

/** The day a metadata value names: `2031-05-06`, `2031-05-06T10:00:00Z`, "6 May 2031". */
function wholeDay(value: string): number | null {
  const iso = parseIsoDay(value.trim());
  if (iso !== null) return iso;
  const tokens = tokenise(value.slice(0, 100));
  for (let i = 0; i < tokens.count; i++) {
    const day = dayAt(tokens, i);
    if (day?.year != null) return numberOf(day, day.year);
  }
  return null;
}

/** Lines from the top in which a date line is looked for. */
const TOP = 15;

// Words of a date line besides names: what was done, by whom, how long it takes, how often it was seen.
const FURNITURE = wordSet(
  'published updated posted last modified created date on at by by: from time views view reads read min mins minute minutes comments comment shares share am pm a.m p.m a.m. p.m. gmt utc est edt et cet cest msk bst ist local staff reporter correspondent writer editor editors and the of monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun h hrs first original publication опубликовано обновлено publié mis à jour le veröffentlicht publicado actualizado el',
);
const PUBLISHED = wordSet('published posted опубликовано publié veröffentlicht publicado');
const BY = hashWord('by');
const ARTICLES = wordSet('the a an');

interface DateLine {
  readonly day: number;
  readonly basis: 'text' | 'dateline';
  readonly text: string;
}

/** "April 26, 2031 368 views", "By Mara Ilves | 6 May 2031, 14:05", "Published 6 May 2031 · Updated 7 May 2031". */
function findDateLine(t: TokenisedText, lines: readonly Line[]): DateLine | null {
  for (const [k, line] of lines.slice(0, TOP).entries()) {
    if (line.end - line.start > 160 || line.to - line.from > 40) continue;
    const day = furnishedDay(t.tokens, line, k === 0);
    if (day === null) continue;
    const by = t.tokens.hash[line.from] === BY;
    return { day, basis: by ? 'dateline' : 'text', text: t.text.slice(line.start, line.end) };
  }
  return null;
}

function furnishedDay(tokens: Tokens, line: Line, first: boolean): number | null {
  let found: number | null = null;
  let capitals = 0;
  let after = 0;
  let saidPublished = false;
  let by = false;
  if (ARTICLES.has(tokens.hash[line.from]!)) return null;
  for (let i = line.from; i < line.to; i++) {
    const day = dayAt(tokens, i);
    if (day?.year != null && day.to <= line.to) {
      const n = numberOf(day, day.year);
      if (n === null || !isTimely(tokens, day.year)) return null;
      // Of two days the first counts, or the one that "published" stands before.
      if (found === null || (saidPublished && PUBLISHED.has(tokens.hash[i - 1]!))) found = n;
      i = day.to - 1;
      continue;
    }
    const hash = tokens.hash[i]!;
    if (PUBLISHED.has(hash)) saidPublished = true;
    if (hash === BY) by = true;
    if (tokens.kind[i] === Kind.Mark || tokens.kind[i] === Kind.Number || FURNITURE.has(hash)) continue;
    // "by admin"
    if (tokens.shape[i] === Shape.Lower && tokens.hash[i - 1] !== BY) return null;
    capitals++;
    if (found !== null && !by) after++;
  }
  // A headline may consist of capitals and a date: names beside the day are few, after it fewer.
  return capitals > (first ? 2 : 6) || after > 2 ? null : found;
}

/** A year long past is no year of publication while the text tells of years long after it. */
function isTimely(tokens: Tokens, year: number): boolean {
  if (year >= 1990) return true;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== Kind.Number || tokens.end[i]! - tokens.start[i]! !== 4) continue;
    const other = digits(tokens.text, tokens.start[i]!, tokens.end[i]!);
    if (other > year + 20 && other < 2200) return false;
  }
  return true;
}

interface Dateline {
  readonly day: PartialDay | null;
  readonly agency: string | null;
  readonly text: string;
}

/** "MOSCOW, April 25 (Reuters) -", "Moscow, April 25:", "TALLINN (AP) —" at the start of a paragraph near the top. */
function findDateline(t: TokenisedText, lines: readonly Line[]): Dateline | null {
  for (const line of lines.slice(0, TOP)) {
    const found = datelineIn(t, line);
    if (found !== null) return found;
  }
  return null;
}

function datelineIn(t: TokenisedText, line: Line): Dateline | null {
  const { tokens, text } = t;
  const stop = Math.min(line.to, line.from + 16);
  let i = line.from;
  let day: PartialDay | null = null;
  let agency: string | null = null;
  let places = 0;
  for (; i < stop; i++) {
    const unit = text.charCodeAt(tokens.start[i]!);
    if (tokens.kind[i] === Kind.Mark) {
      if (unit === 0x2c || unit === 0x2f || unit === 0x2e) continue;
      if (unit === 0x28) {
        const close = closing(tokens, i, Math.min(line.to, i + 6));
        if (close < 0 || agency !== null) return null;
        agency = text.slice(tokens.end[i]!, tokens.start[close]!).trim();
        i = close;
        continue;
      }
      const ends = unit === 0x2d || unit === 0x2013 || unit === 0x2014 || unit === 0x5f || unit === 0x3a;
      if (!ends || places === 0 || i + 1 >= line.to) return null;
      if (day === null && agency === null) return null;
      return { day, agency, text: text.slice(line.start, tokens.start[i]).trim() };
    }
    const told: PartialDay | null = day === null && places > 0 ? dayAt(tokens, i) : null;
    if (told !== null && told.to <= line.to) {
      day = told;
      i = told.to - 1;
      continue;
    }
    if (day !== null || tokens.kind[i] !== Kind.Word || tokens.shape[i] === Shape.Lower) return null;
    if (++places > 5) return null;
  }
  return null;
}

function closing(tokens: Tokens, open: number, stop: number): number {
  for (let i = open + 1; i < stop; i++)
    if (tokens.kind[i] === Kind.Mark && tokens.text.charCodeAt(tokens.start[i]!) === 0x29) return i;
  return -1;
}

/** A dateline's own year, that of the file name, or that of the same day told in full elsewhere in the text. */
function datelineDay(t: TokenisedText, dateline: Dateline, inName: number | null): number | null {
  const { day } = dateline;
  if (day === null) return null;
  if (day.year !== null) return numberOf(day, day.year);
  if (inName !== null) return numberOf(day, civilDay(inName).year);
  const { tokens } = t;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i];
    if (kind !== Kind.Word && kind !== Kind.Number) continue;
    const full = dayAt(tokens, i);
    if (full === null) continue;
    if (full.year !== null && full.month === day.month && Math.abs(full.day - day.day) <= 3)
      return numberOf(day, full.year);
    i = full.to - 1;
  }
  return null;
}

/** `2031-05-06`, `2031_05_06`, `20310506` in a file's name (folders count if the name tells nothing); null for anything else. */
function dayInName(id: string): number | null {
  for (let at = id.length - 8; at >= 0; at--) {
    const before = id.charCodeAt(at - 1);
    if (before >= 0x30 && before <= 0x39) continue;
    const century = id.slice(at, at + 2);
    if (century !== '19' && century !== '20') continue;
    const year = digits(id, at, at + 4);
    const separator = id[at + 4]!;
    const compact = separator >= '0' && separator <= '9';
    if (!(compact || separator === '-' || separator === '_' || separator === '.' || separator === '/')) continue;
    const m = compact ? at + 4 : at + 5;
    if (!compact && id[m + 2] !== separator) continue;
    const d = compact ? m + 2 : m + 3;
    const after = id.charCodeAt(d + 2);
    if (after >= 0x30 && after <= 0x39) continue;
    const month = digits(id, m, m + 2);
    const day = digits(id, d, d + 2);
    if (isRealDay(year, month, day)) return numberOf({ month, day, year, to: 0 }, year);
  }
  return null;
}
