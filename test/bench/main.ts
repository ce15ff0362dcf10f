/**
 * `npm run bench`: prints ratios of Synoptic's speed to its peers', all measured side by side in this one process, and how its
 * costs grow with the corpus. Absolute times depend on the machine; the ratios hold.
 *
 *     npm run bench                  everything
 *     npm run bench -- reading       one part: anchors, reading, linking, scaling
 *     npm run bench -- scaling 1000 3000    these sizes alone
 *     npm run bench -- scaling --large      10,000 and 30,000 articles too: half an hour
 *     npm run bench -- --update anchors     what is printed goes to the README too, between the marks of its part
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadClaimsModel } from '../../src/core/mark/claims';
import { loadNamesModel } from '../../src/core/mark/names';
import { type Models, read } from '../../src/core/mark/read';
import { anchors } from './anchors';
import { articles } from './corpus';
import { linking } from './linking';
import { median, sideBySide, table } from './measure';
import { readingPeers } from './peers';
import { scaling } from './scaling';

const bytes = { claims: readFileSync('media/claims.bin'), names: readFileSync('media/names.bin') };
const models: Models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
/** Of the part that runs. */
let printed: string[] = [];
const print = (text: string): void => {
  printed.push(text);
  process.stdout.write(`${text}\n`);
};
const mb = (n: number): string => (n / 1e6).toFixed(2);

function reading(): void {
  const sources = articles(20);
  const characters = sources.reduce((sum, { text }) => sum + text.length, 0);
  const timed = sideBySide([
    { name: 'Synoptic: actors, dates, claims', run: () => sources.map((source) => read(source, models)) },
    ...readingPeers(sources.map(({ text }) => text)),
  ]);
  const own = timed[0]!.median;
  print(`\n## Reading ${sources.length} articles, ${mb(characters)} million characters\n`);
  print(
    table(
      ['what', 'million characters a second', 'time, Synoptic = 1'],
      timed.map(({ name, median: time }) => [name, mb((characters / time) * 1000), (time / own).toFixed(2)]),
    ),
  );
}

/** Texts that make pattern matchers blow up: cost per character against that of news. */
function nasty(): void {
  const news = articles(20)
    .map(({ text }) => text)
    .join('\n');
  const line = 'The harbour was closed on Friday and nobody said why, though many had asked. '.repeat(65_000);
  const inputs = [
    ['news text', news],
    ['"20 years " × 10,000', '20 years '.repeat(10_000)],
    ['"2 hours and " × 10,000', '2 hours and '.repeat(10_000)],
    ['100,000 open quotes', '“'.repeat(100_000)],
    ['"said that " × 10,000', 'said that '.repeat(10_000)],
    ['"Mara Ilves " × 10,000', 'Mara Ilves '.repeat(10_000)],
    ['one line of 5 MB', line],
  ] as const;
  const costs = inputs.map(([name, text]) => {
    const source = { id: 'a.txt', text, sha256: '' };
    read(source, models);
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now();
      read(source, models);
      return performance.now() - start;
    });
    return [name, (median(times) / text.length) * 1000] as const;
  });
  print('\n## Nasty texts: cost per kilobyte, news = 1\n');
  print(
    table(
      ['text', 'cost per kilobyte'],
      costs.map(([name, cost]) => [name, (cost / costs[0]![1]).toFixed(2)]),
    ),
  );
}

/** Puts what a part printed between its marks in the README; a part without marks stays out. */
function update(part: string, text: string): void {
  const readme = readFileSync('README.md', 'utf8');
  const [begin, end] = [`<!-- bench ${part} -->`, `<!-- end of bench ${part} -->`];
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) return;
  const body = text.trim().replace(/^## /gm, '#### ');
  writeFileSync('README.md', `${readme.slice(0, from)}${begin}\n\n${body}\n\n${readme.slice(to)}`);
}

const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  anchors: async () => print(await anchors()),
  reading: () => {
    reading();
    nasty();
  },
  linking: async () => print(await linking(bytes, sizesAsked?.[0] ?? 1000)),
  scaling: () => {
    const sizes = sizesAsked ?? (flags.has('--large') ? [1000, 3000, 10_000, 30_000] : [1000, 3000]);
    print(scaling(sizes, (line) => process.stdout.write(`${line}\n`)));
  },
};

/** `npm run bench -- scaling 1000 3000`: these sizes alone. */
const numbers = process.argv.slice(2).map(Number).filter(Number.isInteger);
const sizesAsked = numbers.length > 0 ? numbers : null;
const words = process.argv.slice(2).filter((arg) => !Number.isInteger(Number(arg)));
const flags = new Set(words.filter((word) => word.startsWith('--')));
const asked = words.filter((word) => !word.startsWith('--'));
for (const part of asked) {
  if (parts[part] === undefined) {
    process.stderr.write(`bench: no part “${part}”; known are ${Object.keys(parts).join(', ')}\n`);
    process.exit(1);
  }
}
(async () => {
  for (const [name, run] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    printed = [];
    await run();
    if (flags.has('--update')) update(name, printed.join('\n'));
  }
})();
