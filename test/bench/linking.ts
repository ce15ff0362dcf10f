/**
 * Finding what other documents say, against asking a full-text index with every statement: time, and how much of what two articles both tell
 * is found among as many answers. Then the work after one of the documents changed.
 */
import MiniSearch from 'minisearch';
import type { AnnotationsFile, ClaimAnnotation } from '../../src/core/contract';
import type { Source } from '../../src/core/model';
import type { ModelBytes } from '../../src/engine/engine';
import { createLibrary, type Library } from '../../src/engine/library';
import { isClaim } from '../../src/engine/shelf';
import { type Report, reports } from './corpus';
import { median, table } from './measure';

/** So many statements are asked of the index, evenly drawn: all would take hours. */
const SAMPLE = 400;
const EDITS = 15;
/** Edits until the engine has compiled what runs. */
const WARM_UP = 5;

/** What is printed, of `count` articles. */
export async function linking(bytes: ModelBytes, count: number): Promise<string> {
  const all = reports(count);
  const library = createLibrary(bytes);
  await library.put(all.map(({ source }) => source));
  return [
    await found(library, all),
    `\nOne of ${count} documents changed: from reading it to new links, links and actors counted, by processor time of the process;`,
    `median of ${EDITS} documents after ${WARM_UP} uncounted.\n`,
    await afterEdits(library, all),
  ].join('\n');
}

/** The export, a hundred megabytes that no user of the editor holds, is gone when this returns. */
async function found(library: Library, all: readonly Report[]): Promise<string> {
  const start = performance.now();
  const file = await library.export();
  const linkTime = performance.now() - start;
  return [
    `\n## Linking ${all.length} articles, ${claimsOf(file).length} claims, ${file.links.length} links\n`,
    againstIndex(all, file, linkTime),
  ].join('\n');
}

const claimsOf = ({ annotations }: AnnotationsFile): ClaimAnnotation[] => annotations.filter(isClaim);

/** MiniSearch gets as many answers for each statement as it has links. */
function againstIndex(all: readonly Report[], file: AnnotationsFile, linkTime: number): string {
  const claims = claimsOf(file);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const facts = factsOf(all, claims);
  const linked = new Map<string, Set<string>>(claims.map(({ id }) => [id, new Set()]));
  for (const { from, to } of file.links) {
    linked.get(from)!.add(to);
    linked.get(to)!.add(from);
  }
  const index = new MiniSearch({ fields: ['text'] });
  let start = performance.now();
  index.addAll(claims.map(({ id, text }) => ({ id, text })));
  const indexTime = performance.now() - start;

  const holders = new Map<number, ClaimAnnotation[]>();
  for (const [id, fact] of facts) holders.set(fact, [...(holders.get(fact) ?? []), byId.get(id)!]);
  const tally = { gold: 0, ours: 0, theirs: 0, answers: 0 };
  const asked = claims.filter((_, i) => i % Math.ceil(claims.length / SAMPLE) === 0);
  let searchTime = 0;
  for (const claim of asked) {
    start = performance.now();
    const found = index.search(claim.text);
    searchTime += performance.now() - start;
    const fact = facts.get(claim.id);
    if (fact === undefined) continue;
    const ours = linked.get(claim.id)!;
    const theirs = new Set<string>();
    for (const { id } of found) {
      if (theirs.size >= ours.size) break;
      if (byId.get(id)!.document !== claim.document) theirs.add(id);
    }
    tally.answers += ours.size;
    for (const { id, document } of holders.get(fact)!) {
      if (document === claim.document) continue;
      tally.gold++;
      if (ours.has(id)) tally.ours++;
      if (theirs.has(id)) tally.theirs++;
    }
  }
  const ratio = (indexTime + (searchTime * claims.length) / asked.length) / linkTime;
  const percent = (n: number): string => `${((100 * n) / tally.gold).toFixed(1)} %`;
  return [
    table(
      ['what', 'time, Synoptic = 1', 'of what two articles both tell, found'],
      [
        ['Synoptic: actors joined, topics, links with reasons', '1.00', percent(tally.ours)],
        ['MiniSearch: indexed, then asked with each statement', ratio.toFixed(2), percent(tally.theirs)],
      ],
    ),
    `\n${tally.gold} pairs that ${asked.length} statements should find, among as many answers as each has links (${tally.answers} in all).`,
  ].join('\n');
}

/** Which fact each claim tells: that of the passage that holds most of it. */
function factsOf(all: readonly Report[], claims: readonly ClaimAnnotation[]): ReadonlyMap<string, number> {
  const told = new Map(all.map((report) => [report.source.id, report.told]));
  const facts = new Map<string, number>();
  for (const { id, document, start, end } of claims) {
    const home = told.get(document)!.find((passage) => start < passage.end && passage.start < end);
    if (home !== undefined) facts.set(id, home.fact);
  }
  return facts;
}

/** What somebody adds to a text, by what it sets going. */
const EDITS_OF: readonly (readonly [string, (k: number) => string])[] = [
  ['a line that names nobody', (k) => `One more line was added, for the ${ordinal(k)} time.`],
  ['a statement of somebody new', (k) => `“The ferry was late,” said Bob Miller-${ordinal(k)}, the harbour master.`],
];
const ordinal = (k: number): string => String.fromCharCode(97 + (k % 26)).repeat(3);

async function afterEdits(library: Library, all: readonly Report[]): Promise<string> {
  globalThis.gc?.();
  const rows: string[][] = [];
  for (const [what, added] of EDITS_OF) {
    const times: number[] = [];
    const compared: number[] = [];
    for (let k = 0; k < WARM_UP + EDITS; k++) {
      const { source } = all[(k * 137 + 500) % all.length]!;
      const changed: Source = { ...source, text: `${source.text}\n${added(k)}\n`, sha256: `${what} ${k}` };
      const before = library.compared;
      const start = process.cpuUsage();
      await library.put([changed]);
      await library.summary();
      const { user, system } = process.cpuUsage(start);
      if (k < WARM_UP) continue;
      times.push((user + system) / 1000);
      compared.push(library.compared - before);
    }
    rows.push([what, median(times).toFixed(0), String(median(compared))]);
  }
  return table(['added at the end of the document', 'work, ms', 'pairs of statements compared'], rows);
}
