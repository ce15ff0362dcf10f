/**
 * The annotations as a table (RFC 4180), safe to open in a spreadsheet: a cell that one would take for a formula gets an apostrophe in
 * front, which `readCsv` takes off again.
 */
import type { AnnotationsFile } from '../contract';
import type { DocumentId } from '../model';
import { lineNumbers } from './positions';
import type { ReadMark } from './receipt';

/** Offsets count UTF-16 units of the text after its BOM; lines count from 1. */
const COLUMNS = [
  'document',
  'line',
  'start_utf16',
  'end_utf16',
  'kind',
  'text',
  'actor',
  'type',
  'form',
  'value',
  'quote',
  'speaker',
  'speaker_actor',
  'cue',
  'via',
  'polarity',
  'region',
  'origin',
  'status',
  'anchor',
  'score',
  'why',
  'id',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

export interface CsvOptions {
  /** A BOM in front, without which some spreadsheets take UTF-8 for something else. */
  readonly bom?: boolean;
}

/** One row for each annotation. Cost: linear. */
export function toCsv(
  file: AnnotationsFile,
  texts: ReadonlyMap<DocumentId, string>,
  { bom = false }: CsvOptions = {},
): string {
  const names = new Map(file.actors.map((actor) => [actor.id, actor.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const lines = new Map(file.documents.map(({ id }) => [id, lineNumbers(texts.get(id) ?? '')]));
  const rows = file.annotations.map((annotation): Row => {
    const { document, start, end, kind, text, origin, status, anchor, score, why, id } = annotation;
    const shared = {
      document,
      line: lines.get(document)?.(start) ?? 1,
      start_utf16: start,
      end_utf16: end,
      kind,
      text,
    };
    const last = { origin, status, anchor, score, why, id };
    if ('actor' in annotation) {
      return { ...shared, actor: nameOf(annotation.actor), type: annotation.type, form: annotation.form, ...last };
    }
    if ('value' in annotation) return { ...shared, type: annotation.type, value: annotation.value, ...last };
    if (!('speaker' in annotation)) return { ...shared, ...last };
    const { speaker, cue, via, quote, polarity, region } = annotation;
    return {
      ...shared,
      quote,
      speaker: speaker?.text ?? '',
      speaker_actor: speaker === null || speaker.actor === null ? '' : nameOf(speaker.actor),
      cue: cue?.text ?? '',
      via: via.map(nameOf).join('; '),
      polarity,
      region,
      ...last,
    };
  });
  return (bom ? '\ufeff' : '') + [COLUMNS.join(','), ...rows.map(printRow)].map((row) => `${row}\r\n`).join('');
}

const LINK_COLUMNS = ['relation', 'differs', 'from', 'from_text', 'to', 'to_text', 'score', 'status', 'why', 'id'];

/** One row for each link between two claims. */
export function linksToCsv(file: AnnotationsFile, { bom = false }: CsvOptions = {}): string {
  const words = new Map(file.annotations.map((annotation) => [annotation.id, annotation.text]));
  const rows = file.links.map(({ relation, differs, from, to, score, status, why, id }) =>
    [relation, differs.join('; '), from, words.get(from) ?? '', to, words.get(to) ?? '', score, status, why, id]
      .map(cell)
      .join(','),
  );
  return (bom ? '\ufeff' : '') + [LINK_COLUMNS.join(','), ...rows].map((row) => `${row}\r\n`).join('');
}

const printRow = (row: Row): string => COLUMNS.map((column) => cell(row[column] ?? '')).join(',');

// What a spreadsheet may start to calculate with, also in full width, also behind spaces; and text that already looks protected.
const FORMULA = /^(?:'*[\t\r]|[\s']*[=+\-@＝＋－＠])/;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The cells of a table, apostrophes taken off again where they protect. Cost: linear. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = csv.startsWith('\ufeff') ? 1 : 0;
  while (at < csv.length) {
    let value = '';
    if (csv[at] === '"') {
      for (at++; at < csv.length; ) {
        const quote = csv.indexOf('"', at);
        const to = quote < 0 ? csv.length : quote;
        value += csv.slice(at, to);
        at = to + 1;
        if (csv[at] !== '"') break;
        value += '"';
        at++;
      }
    } else {
      const from = at;
      while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r' && csv[at] !== '\n') at++;
      value = csv.slice(from, at);
    }
    row.push(value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value);
    if (csv[at] === ',') {
      at++;
      if (at === csv.length) row.push('');
      continue;
    }
    if (csv[at] === '\r') at++;
    if (csv[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The marks of a table of ours, for its receipt. */
export function readCsvMarks(csv: string): ReadMark[] {
  const [header = [], ...rows] = readCsv(csv);
  const at = (name: (typeof COLUMNS)[number]): number => header.indexOf(name);
  const [document, start, end, kind, text] = [
    at('document'),
    at('start_utf16'),
    at('end_utf16'),
    at('kind'),
    at('text'),
  ];
  return rows.map((row) => ({
    document: row[document]!,
    kind: row[kind]!,
    start: Number(row[start]),
    end: Number(row[end]),
    text: row[text]!,
  }));
}
