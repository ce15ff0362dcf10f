/**
 * `npx tsx test/bench/anchors.ts`: what it costs to find 10,000 anchors again in a text of 1.5 million characters. Times are of this
 * process alone (user and system), the best of five, so that a busy machine counts less.
 */
import { describe, locateAll } from '../../src/core/text/anchor';
import { sha256 } from '../../src/engine/intake';
import { articles } from './corpus';
import { table } from './measure';

const RUNS = 5;

let seed = 7;
/** Below `n`; the same numbers on every run. */
function random(n: number): number {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
  return seed % n;
}

async function cost(run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < RUNS; i++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const text = articles(400)
  .map((source) => source.text)
  .join('\n')
  .slice(0, 1_500_000);
const words = text.split(' ');
const other = articles(800)
  .slice(400)
  .map((source) => source.text)
  .join('\n');

const anchors = Array.from({ length: 10_000 }, () => {
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

async function main(): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const rows = [['hashing the text', (await cost(() => sha256(bytes))).toFixed(1), '']];
  for (const [name, edited] of cases) {
    const outcomes = new Map<string, number>();
    for (const { outcome } of locateAll(edited, anchors)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const found = [...outcomes].sort().map(([outcome, count]) => `${count} ${outcome}`);
    rows.push([name, (await cost(() => locateAll(edited, anchors))).toFixed(1), found.join(', ')]);
  }
  process.stdout.write(`10,000 anchors in ${text.length} characters\n\n${table(['text', 'ms', 'outcomes'], rows)}\n`);
}

void main();
