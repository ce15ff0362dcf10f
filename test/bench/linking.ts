/**
 * Finding what other documents say, against asking a full-text index with every statement, and against comparing all pairs of statements: time,
 * and how much of what two articles both tell is found among as many answers. Then the work after one of the documents changed.
 */
import MiniSearch from 'minisearch';
import type { AnnotationsFile, ClaimAnnotation } from '../../src/core/contract';
import type { Source } from '../../src/core/model';
import type { ModelBytes } from '../../src/engine/engine';
import { createLibrary, type Library } from '../../src/engine/library';
import { isClaim } from '../../src/engine/shelf';
import { type Report, reports } from './corpus';
import { median, table } from './measure';
import { allPairs } from './tfidf';

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
    againstFinders(all, file, linkTime),
  ].join('\n');
}

const claimsOf = ({ annotations }: AnnotationsFile): ClaimAnnotation[] => annotations.filter(isClaim);

/** One of those who answer which statements are like one: the places of all that are, the likest first. */
interface Finder {
  readonly name: string;
  /** Gets everything ready; what it returns answers. */
  index(claims: readonly ClaimAnnotation[]): (place: number) => Iterable<number>;
}

const FINDERS: readonly Finder[] = [
  {
    name: 'MiniSearch: indexed, then asked with each statement',
    index(claims) {
      const index = new MiniSearch({ fields: ['text'] });
      index.addAll(claims.map(({ text }, id) => ({ id, text })));
      return (place) => index.search(claims[place]!.text).map(({ id }) => id as number);
    },
  },
  {
    name: 'TF-IDF: the cosine of all pairs of statements',
    index: (claims) => allPairs(claims.map(({ text }) => text)),
  },
];

/** Each finder gives as many answers for each statement as it has links. */
function againstFinders(all: readonly Report[], file: AnnotationsFile, linkTime: number): string {
  const claims = claimsOf(file);
  const placeOf = new Map(claims.map(({ id }, place) => [id, place]));
  const facts = factsOf(all, claims);
  const linked = claims.map(() => new Set<number>());
  for (const { from, to } of file.links) {
    const [one, two] = [placeOf.get(from)!, placeOf.get(to)!];
    linked[one]!.add(two);
    linked[two]!.add(one);
  }
  const holders = new Map<number, number[]>();
  for (const [id, fact] of facts) holders.set(fact, [...(holders.get(fact) ?? []), placeOf.get(id)!]);
  const asked = [...claims.keys()].filter((place) => place % Math.ceil(claims.length / SAMPLE) === 0);
  /** What they should find: the other documents' statements of the same fact. */
  const gold = asked.map((place) =>
    (holders.get(facts.get(claims[place]!.id) ?? -1) ?? []).filter(
      (other) => claims[other]!.document !== claims[place]!.document,
    ),
  );
  const wanted = gold.reduce((sum, { length }) => sum + length, 0);
  const share = (answers: readonly ReadonlySet<number>[]): string => {
    const found = gold.reduce((sum, own, i) => sum + own.filter((place) => answers[i]!.has(place)).length, 0);
    return `${((100 * found) / wanted).toFixed(1)} %`;
  };
  const ours = asked.map((place) => linked[place]!);
  const rows = FINDERS.map(({ name, index }) => {
    let start = performance.now();
    const find = index(claims);
    const indexTime = performance.now() - start;
    let searchTime = 0;
    const answers = asked.map((place, i) => {
      start = performance.now();
      const found = find(place);
      searchTime += performance.now() - start;
      const first = new Set<number>();
      for (const other of found) {
        if (first.size >= ours[i]!.size) break;
        if (claims[other]!.document !== claims[place]!.document) first.add(other);
      }
      return first;
    });
    const time = indexTime + (searchTime * claims.length) / asked.length;
    return [name, (time / linkTime).toFixed(2), share(answers)];
  });
  const answered = ours.reduce((sum, { size }, i) => sum + (gold[i]!.length > 0 ? size : 0), 0);
  return [
    table(
      ['what', 'time, Synoptic = 1', 'of what two articles both tell, found'],
      [['Synoptic: actors joined, topics, links with reasons', '1.00', share(ours)], ...rows],
    ),
    `\n${wanted} pairs that ${asked.length} statements should find, among as many answers as each has links (${answered} in all).`,
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
