/** What it costs to find 10,000 anchors again in a text of 1.5 million characters that stayed, changed a little, or was replaced. */
import approxSearch from 'approx-string-match';
import DiffMatchPatch from 'diff-match-patch';
import { type Anchor, describe, locateAll } from '../../src/core/text/anchor';
import { sha256 } from '../../src/engine/intake';
import { articles } from './corpus';
import { median, table } from './measure';

let seed = 7;
/** Below `n`; the same numbers on every run. */
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed % n;
}

/** Times of this process alone (user and system), so that a busy machine counts less: of all cases in turn, the median of each. */
async function costs(rounds: number, runs: readonly (() => unknown)[]): Promise<number[]> {
  const times = runs.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, run] of runs.entries()) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      // The first round warms up.
      if (round > 0) times[i]!.push((user + system) / 1000);
    }
  }
  return times.map(median);
}

/** The table, with the cost of hashing the same text as its measure. */
export async function anchors(): Promise<string> {
  // As it comes from a file.
  const text = new TextDecoder().decode(
    new TextEncoder().encode(
      articles(400)
        .map((source) => source.text)
        .join('\n')
        .slice(0, 1_500_000),
    ),
  );
  const words = text.split(' ');
  const other = articles(800)
    .slice(400)
    .map((source) => source.text)
    .join('\n');
  const made = Array.from({ length: 10_000 }, () => {
    const start = random(text.length - 200);
    return describe(text, { start, end: start + (random(3) === 0 ? 2 + random(10) : 20 + random(120)) });
  })
    .sort((a, b) => a.start - b.start)
    .map((anchor) => JSON.parse(JSON.stringify(anchor)) as typeof anchor);
  const cases: readonly (readonly [string, string])[] = [
    ['unchanged', text],
    ['a paragraph put in front', `A new first paragraph.\n\n${text}`],
    [
      '1 % of the words changed',
      words.map((word) => (random(100) === 0 ? words[random(words.length)]! : word)).join(' '),
    ],
    ['1 % of the characters changed', [...text].map((c) => (random(100) === 0 ? 'x' : c)).join('')],
    ['1 % cut out at one place', text.slice(0, text.length / 2) + text.slice(text.length * 0.51)],
    ['LF became CRLF', text.replace(/\n/g, '\r\n')],
    ['wholly replaced', other],
  ];
  const bytes = new TextEncoder().encode(text);
  const finding = cases.map(
    ([, edited]) =>
      () =>
        locateAll(edited, made),
  );
  // What takes a millisecond or two is measured by itself, and often.
  const [hash, unchanged] = await costs(99, [() => sha256(bytes), finding[0]!]);
  const times = [unchanged!, ...(await costs(9, finding.slice(1)))];
  const rows = cases.map(([name, edited], i) => {
    const outcomes = new Map<string, number>();
    for (const { outcome } of locateAll(edited, made)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const found = [...outcomes].sort().map(([outcome, count]) => `${count} ${outcome}`);
    return [name, times[i]!.toFixed(1), (times[i]! / hash!).toFixed(1), found.join(', ')];
  });
  const lines = table(['text', 'ms', 'hashing the text = 1', 'outcomes'], rows);
  const peers = table(
    ['1 % of the characters changed', 'time, Synoptic = 1'],
    peersOn(cases[3]![1], made).map(([name, time]) => [name, (time / times[3]!).toFixed(0)]),
  );
  return `\n## ${made.length} anchors in ${text.length} characters; hashing them takes ${hash!.toFixed(1)} ms\n\n${lines}

${peers}`;
}

/** Peers are asked for so many of the quotes; the rest would take them as long again and again. */
const ASKED = 30;

/** What the quotes alone cost those who look for each by itself, in ms for all of them. */
function peersOn(text: string, all: readonly Anchor[]): (readonly [name: string, time: number])[] {
  const asked = all.filter((_, i) => i % Math.ceil(all.length / ASKED) === 0);
  const matcher = new DiffMatchPatch();
  const ways: readonly (readonly [string, (anchor: Anchor) => unknown])[] = [
    [
      'approx-string-match: a tenth of the quote may differ',
      ({ quote }) => approxSearch(text, quote, Math.ceil(quote.length / 10)),
    ],
    [
      'diff-match-patch: near the old place, 32 characters at most',
      ({ quote, start }) => matcher.match_main(text, quote.slice(0, 32), start),
    ],
  ];
  return ways.map(([name, find]) => {
    const before = process.cpuUsage();
    for (const anchor of asked) find(anchor);
    const { user, system } = process.cpuUsage(before);
    return [name, (((user + system) / 1000) * all.length) / asked.length];
  });
}
