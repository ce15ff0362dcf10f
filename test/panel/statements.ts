/** Statements for the tests of what the pages show. */
import type { ClaimAnnotation, DocumentRecord, LinkRecord } from '../../src/core/contract';
import type { Discrepancy, Related, Statement, TopicSummary } from '../../src/engine/engine';

/** Fills in the values and leaves the words in English. */
export const say = (message: string, ...values: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));

export const record = (id: string, published: string | null = null): DocumentRecord => ({
  id,
  path: id,
  sha256: '',
  length: 100,
  title: null,
  outlet: null,
  published: { value: published, basis: published === null ? 'none' : 'dateline', why: '' },
});

/** A statement from one line: the claim in square brackets, what surrounds it is its context; all of it without brackets. */
export function statement(
  document: string,
  line: string,
  more: Partial<ClaimAnnotation> = {},
  published: string | null = null,
): Statement {
  const bracket = line.indexOf('[');
  const text = line.replace('[', '').replace(']', '');
  const start = Math.max(0, bracket);
  const end = bracket < 0 ? text.length : line.indexOf(']') - 1;
  const claim: ClaimAnnotation = {
    id: `${document}: ${text.slice(start, end)}`,
    kind: 'claim',
    document,
    start,
    end,
    text: text.slice(start, end),
    origin: 'machine',
    status: 'suggested',
    anchor: 'exact',
    score: 0.9,
    why: 'cue “said”',
    quote: 'indirect',
    speaker: null,
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    region: 'body',
    ...more,
  };
  const context = { start: 0, end: text.length, text };
  return {
    claim,
    document: record(document, published),
    parts: [{ start, end }],
    context,
    line: 7,
    column: 1,
    chain: ['Mara Ilves'],
  };
}

export const link = (from: Statement, to: Statement, more: Partial<LinkRecord> = {}): LinkRecord => ({
  id: `${from.claim.id} → ${to.claim.id}`,
  from: from.claim.id,
  to: to.claim.id,
  relation: 'same-fact',
  differs: [],
  score: 0.8,
  why: 'both: ferry',
  origin: 'machine',
  status: 'suggested',
  ...more,
});

export const related = (
  from: Statement,
  to: Statement,
  more: Partial<LinkRecord> = {},
  rest: Partial<Related> = {},
): Related => ({
  link: link(from, to, more),
  statement: to,
  differing: [],
  changing: [],
  missing: [],
  answered: [],
  copies: [],
  ...rest,
});

export const discrepancy = (from: Statement, to: Statement, more: Partial<LinkRecord>): Discrepancy => ({
  from,
  to,
  link: link(from, to, { relation: 'conflicts', ...more }),
});

export function topic(label: string, ...statements: Statement[]): TopicSummary {
  const documents = new Set(statements.map((one) => one.document.id)).size;
  return {
    topic: { id: label, label, statements: statements.map((one) => one.claim.id) },
    documents,
    origins: documents,
    discrepancies: 0,
    statements,
    silent: [],
  };
}
