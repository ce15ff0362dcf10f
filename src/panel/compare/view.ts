/** Topics down, sources across: the table as plain data, and as Markdown or CSV. Pure. */
import type { DocumentRecord } from '../../core/contract';
import type { Discrepancy, TopicSummary } from '../../engine/engine';
import { chainLine, differenceWord, type Say } from '../view';
import type { CompareView, RowView, StatementView } from './protocol';

export interface CompareInput {
  readonly revision: number;
  readonly documents: readonly DocumentRecord[];
  readonly topics: readonly TopicSummary[];
  readonly discrepancies: readonly Discrepancy[];
}

/** Rows with a discrepancy first, then those that most sources speak of. Cost: linear but for the sorting. */
export function compareView(input: CompareInput, say: Say): CompareView {
  const differing = new Map<string, { words: Set<string>; why: Set<string> }>();
  for (const { link, from, to } of input.discrepancies) {
    for (const { claim } of [from, to]) {
      const known = differing.get(claim.id) ?? { words: new Set(), why: new Set() };
      for (const difference of link.differs) known.words.add(differenceWord(difference, say));
      known.why.add(link.why);
      differing.set(claim.id, known);
    }
  }
  const spoken = new Set(input.topics.flatMap((topic) => topic.statements.map(({ document }) => document.id)));
  const documents = input.documents.filter(({ id }) => spoken.has(id));
  const columnOf = new Map(documents.map(({ id }, at) => [id, at]));
  const rows = input.topics.map((topic): RowView => {
    const cells: StatementView[][] = documents.map(() => []);
    for (const statement of topic.statements) {
      const { claim, line } = statement;
      const found = differing.get(claim.id);
      cells[columnOf.get(statement.document.id)!]!.push({
        claim: claim.id,
        text: claim.text,
        who: chainLine(statement, say),
        line,
        differs: [...(found?.words ?? [])],
        why: [...(found?.why ?? [])].join('; '),
      });
    }
    // What differs is seen first, also where a source says more than a cell has room for.
    for (const cell of cells) cell.sort((a, b) => Number(b.differs.length > 0) - Number(a.differs.length > 0));
    const differs = cells.some((cell) => cell.some((statement) => statement.differs.length > 0));
    return { id: topic.topic.id, label: topic.topic.label, cells, differs };
  });
  const spread = (row: RowView): number => row.cells.filter((cell) => cell.length > 0).length;
  rows.sort((a, b) => Number(b.differs) - Number(a.differs) || spread(b) - spread(a) || (a.label < b.label ? -1 : 1));
  return {
    revision: input.revision,
    columns: documents.map((document) => ({
      id: document.id,
      title: document.title ?? document.path,
      published: document.published.value ?? say('no date'),
    })),
    rows,
    words: {
      topic: say('Topic'),
      silent: say('silent'),
      filter: say('Filter by words, names or dates'),
      differsOnly: say('Differs only'),
      shown: say('{0} of {1} topics', '{0}', '{1}'),
      jump: say('Jump'),
      beside: say('Open beside'),
      dismiss: say('Dismiss …'),
      markdown: say('Export as Markdown'),
      csv: say('Export as CSV'),
      empty: say('No topic is shared by two sources yet.'),
      keys: say('Arrows move, Enter jumps, Space opens beside, X dismisses a difference.'),
      table: say('Topics by source'),
      line: say('line {0}', '{0}'),
    },
  };
}

/** The rows that hold all words and, if asked, differ. */
export function filterRows(view: CompareView, typed: string, differsOnly: boolean): readonly RowView[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return view.rows.filter((row) => {
    if (differsOnly && !row.differs) return false;
    if (words.length === 0) return true;
    const text = [row.label, ...row.cells.flatMap((cell) => cell.flatMap(({ text, who }) => [text, who]))]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** One row of a table for each statement, so that any spreadsheet can sort it. Formulas are made harmless. */
export function compareCsv(view: CompareView, rows: readonly RowView[]): string {
  const lines = [['topic', 'source', 'published', 'line', 'speaker', 'statement', 'differs']];
  for (const row of rows) {
    row.cells.forEach((cell, at) => {
      const { id, published } = view.columns[at]!;
      if (cell.length === 0) lines.push([row.label, id, published, '', '', '', view.words.silent]);
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
