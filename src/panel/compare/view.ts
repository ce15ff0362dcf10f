/** Topics down and sources across, or two sources side by side: the table as plain data, and as Markdown or CSV. Pure. */
import type { DocumentRecord } from '../../core/contract';
import type { Discrepancy, Pair, Statement, TopicSummary } from '../../engine/engine';
import { chainLine, differenceWord, quietly, relationWord, runsOf, toned } from '../view';
import { linkReason } from '../words/reasons';
import type { Say } from '../words/say';
import type { Arranged, CompareView, CompareWords, RowView, StatementView } from './protocol';

interface Common {
  readonly revision: number;
  readonly documents: readonly DocumentRecord[];
}

export interface TopicsInput extends Common {
  readonly topics: readonly TopicSummary[];
  readonly discrepancies: readonly Discrepancy[];
}

export interface PairInput extends Common {
  readonly left: string;
  readonly right: string;
  readonly pairs: readonly Pair[];
}

/** Rows with a discrepancy first, then those that most sources speak of. Cost: linear but for the sorting. */
export function compareView(input: TopicsInput, say: Say): CompareView {
  const differing = new Map<string, { words: Set<string>; why: Set<string> }>();
  for (const { link, from, to } of input.discrepancies) {
    for (const { claim } of [from, to]) {
      const known = differing.get(claim.id) ?? { words: new Set(), why: new Set() };
      for (const difference of link.differs) known.words.add(differenceWord(difference, say));
      known.why.add(linkReason(link.why, say));
      differing.set(claim.id, known);
    }
  }
  const spoken = new Set(input.topics.flatMap((topic) => topic.statements.map(({ document }) => document.id)));
  const documents = input.documents.filter(({ id }) => spoken.has(id));
  const columnOf = new Map(documents.map(({ id }, at) => [id, at]));
  const rows = input.topics.map((topic) => {
    const cells: StatementView[][] = documents.map(() => []);
    for (const statement of topic.statements) {
      const found = differing.get(statement.claim.id);
      cells[columnOf.get(statement.document.id)!]!.push(
        statementView(statement, [], [...(found?.words ?? [])], [...(found?.why ?? [])].join('; '), say),
      );
    }
    // What differs is seen first, also where a source says more than a cell has room for.
    for (const cell of cells) cell.sort((a, b) => Number(b.differs.length > 0) - Number(a.differs.length > 0));
    const row: RowView = { id: topic.topic.id, label: topic.topic.label, cells };
    const spread = cells.filter((cell) => cell.length > 0).length;
    return { row, spread, differs: cells.some((cell) => cell.some((statement) => statement.differs.length > 0)) };
  });
  rows.sort(
    (a, b) => Number(b.differs) - Number(a.differs) || b.spread - a.spread || (a.row.label < b.row.label ? -1 : 1),
  );
  return {
    revision: input.revision,
    pair: null,
    documents: input.documents.map(named),
    columns: documents.map((document) => column(document, say)),
    rows: rows.map(({ row }) => row),
    words: compareWords(say, say('Topics by source'), say('Topic'), say('{0} of {1} topics', '{0}', '{1}')),
  };
}

/** Two sources side by side: what both say with the words that differ, what only one says, in the order of the left one. */
export function pairView(input: PairInput, say: Say): CompareView {
  const documents = [input.left, input.right].flatMap(
    (id) => input.documents.find((document) => document.id === id) ?? [],
  );
  const only = documents.map((document) => say('Only in {0}', named(document).title));
  const rows = input.pairs.map(({ left, right, link, differing, changing, missing, answered }, at): RowView => {
    const flags = (link?.differs ?? []).map((difference) => differenceWord(difference, say));
    const cell = (statement: Statement | null, words: Parameters<typeof runsOf>[1]): StatementView[] =>
      statement === null
        ? []
        : [statementView(statement, words, flags, link === null ? '' : linkReason(link.why, say), say)];
    // Two that say one thing in quite other words: to mark each of them says nothing.
    const other = right === null ? [] : quietly(differing, right.claim);
    const alike = other.length > 0 || flags.length > 0;
    const label = link !== null ? relationWord(link, say) : only[left === null ? 1 : 0]!;
    return {
      id: `${at} ${left?.claim.id ?? ''} ${right?.claim.id ?? ''}`,
      label,
      cells: [
        cell(
          left,
          left === null || !alike
            ? []
            : [...toned(quietly(missing, left.claim), 'lacks'), ...toned(answered, 'changes')],
        ),
        cell(right, alike ? [...toned(other, 'differs'), ...toned(changing, 'changes')] : []),
      ],
    };
  });
  return {
    revision: input.revision,
    pair: [input.left, input.right],
    documents: input.documents.map(named),
    columns: documents.map((document) => column(document, say)),
    rows,
    words: compareWords(say, say('Two sources side by side'), say('Relation'), say('{0} of {1} rows', '{0}', '{1}')),
  };
}

const named = ({ id, title, path }: DocumentRecord) => ({ id, title: title ?? path });

const column = (document: DocumentRecord, say: Say) => ({
  ...named(document),
  published: document.published.value ?? say('no date'),
});

function statementView(
  statement: Statement,
  words: Parameters<typeof runsOf>[1],
  differs: readonly string[],
  why: string,
  say: Say,
): StatementView {
  const { claim, line, chain } = statement;
  const context = { start: claim.start, end: claim.end, text: claim.text };
  const alone = { ...statement, parts: [context], context };
  const runs =
    words.length === 0
      ? []
      : runsOf(alone, words).map((run) => (run.tone === 'claim' ? { ...run, tone: 'plain' as const } : run));
  const speaker = claim.quote === 'none' ? '' : (chain[0] ?? '');
  return { claim: claim.id, text: claim.text, runs, speaker, who: chainLine(statement, say), line, differs, why };
}

function compareWords(say: Say, table: string, heading: string, shown: string): CompareWords {
  return {
    topics: say('Topics by source'),
    pair: say('Two sources'),
    left: say('Left source'),
    right: say('Right source'),
    swap: say('Swap sides'),
    heading,
    silent: say('silent'),
    filter: say('Filter by words, names or dates'),
    filters: say('More filters'),
    differsOnly: say('Differs only'),
    speaker: say('Speaker'),
    anybody: say('Anybody'),
    from: say('Published from'),
    until: say('until'),
    sources: say('Sources'),
    reset: say('Show everything'),
    sort: say('Order'),
    sorts: {
      given: say('as it stands'),
      differs: say('what differs first'),
      label: say('by name'),
      sources: say('most sources first'),
      newest: say('newest first'),
    },
    shown,
    hidden: say('{0} sources hidden', '{0}'),
    none: say('Nothing fits these filters.'),
    jump: say('Jump'),
    beside: say('Open beside'),
    dismiss: say('Dismiss …'),
    chain: say('Chain of transmission'),
    timeline: say('Timeline'),
    markdown: say('Export as Markdown'),
    csv: say('Export as CSV'),
    empty: say('No topic is shared by two sources yet.'),
    keys: say('Arrows move, Enter jumps, Space opens beside, X dismisses a difference.'),
    table,
    line: say('line {0}', '{0}'),
    of: say('{0} of {1}', '{0}', '{1}'),
  };
}

/** The part of a table that has these ids, in their order. */
export function chosen(view: CompareView, rows: readonly string[], columns: readonly string[]): Arranged {
  const byId = new Map(view.rows.map((row) => [row.id, row]));
  const places = columns.map((id) => view.columns.findIndex((column) => column.id === id)).filter((at) => at >= 0);
  return {
    columns: places.map((at) => view.columns[at]!),
    rows: rows
      .flatMap((id) => byId.get(id) ?? [])
      .map((row) => ({ ...row, cells: places.map((at) => row.cells[at]!) })),
  };
}

/** What is shown, each statement word for word with its source and line. */
export function compareMarkdown({ columns, rows }: Arranged, words: CompareWords): string {
  const lines = [`# ${plain(words.table)}`, ''];
  for (const row of rows) {
    lines.push(`## ${plain(row.label)}`, '');
    row.cells.forEach((cell, at) => {
      const { id, title, published } = columns[at]!;
      const source = `**${plain(title)}** (${plain(title === id ? published : `${id}, ${published}`)})`;
      if (cell.length === 0) lines.push(`- ${source}: *${plain(words.silent)}*`);
      for (const { text, who, line, differs } of cell) {
        const flag = differs.length === 0 ? '' : ` **≠ ${plain(differs.join(', '))}**`;
        const place = [who, words.line.replace('{0}', String(line))].filter(Boolean).join(', ');
        lines.push(`- ${source}: “${plain(text)}” (${plain(place)})${flag}`);
      }
    });
    lines.push('');
  }
  return lines.join('\n');
}

/** Words as they are: nothing in them is read as Markdown or HTML. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, '\\$&');

/** One row of a table for each statement, so that any spreadsheet can sort it. Formulas are made harmless. */
export function compareCsv({ columns, rows }: Arranged, words: CompareWords): string {
  const lines = [['topic', 'source', 'published', 'line', 'speaker', 'statement', 'differs']];
  for (const row of rows) {
    row.cells.forEach((cell, at) => {
      const { id, published } = columns[at]!;
      if (cell.length === 0) lines.push([row.label, id, published, '', '', '', words.silent]);
      for (const { line, who, text, differs } of cell) {
        lines.push([row.label, id, published, String(line), who, text, differs.join('; ')]);
      }
    });
  }
  return `${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
