/**
 * `npm run train -- <data folder> [part …]`: labelled texts → the weights in media/. Seeded: the same texts give the same bytes.
 * Parts: claims, names, links, dates. Without parts, all. The few weights of dates are source code, not media.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWordTable } from '../core/mark/claims/wordTable';
import { trainClaims } from './claims';
import { learnTense } from './dates';
import { type GoldClaim, type GoldDate, readLabelled, readTagged } from './labelled';
import { trainLinks } from './links';
import { type GoldName, trainNames } from './names';
import { distil, trainPartsOfSpeech } from './partsOfSpeech';
import { worldLists } from './worldLists';

const WORD_BITS = 14;
const WORDS = 14_500;

const parts: Readonly<Record<string, (data: string) => void>> = {
  claims: (data) => {
    const documents = readLabelled<GoldClaim>(join(data, 'polnear', 'train'));
    const tagged = readTagged(join(data, 'gum'), '-train');
    const heap = documents.map((document) => document.text);
    const words = buildWordTable(WORD_BITS, distil(trainPartsOfSpeech(tagged), heap).slice(0, WORDS));
    writeFileSync(join('media', 'claims.bin'), trainClaims(documents, words, log));
  },
  names: (data) => {
    const texts = ['bio', 'interview', 'news', 'speech'].flatMap((genre) =>
      readLabelled<GoldName>(join(data, 'gum', `${genre}-train`)).map(({ text, annotations }) => ({
        text,
        names: annotations,
      })),
    );
    writeFileSync(join('media', 'names.bin'), trainNames(texts, worldLists(), { log }));
  },
  links: (data) => {
    writeFileSync(join('media', 'links.json'), trainLinks(data));
  },
  dates: (data) => {
    const texts = ['timebank', 'aquaint'].flatMap((set) =>
      readLabelled<GoldDate>(join(data, 'tempeval', set)).map(({ text, annotations, published }) => ({
        text,
        published,
        dates: annotations.filter(({ kind }) => kind === 'date'),
      })),
    );
    const { code, report } = learnTense(texts);
    log(report);
    writeFileSync(join('src', 'core', 'mark', 'dates', 'tenseWeights.ts'), code);
  },
};

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

const [data, ...chosen] = process.argv.slice(2);
const unknown = chosen.filter((part) => parts[part] === undefined);
if (data === undefined || unknown.length > 0) {
  log(`usage: npm run train -- <data folder> [${Object.keys(parts).join('|')} …]`);
  if (unknown.length > 0) log(`unknown: ${unknown.join(', ')}`);
  process.exitCode = 1;
} else {
  for (const [part, train] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(part)) continue;
    log(`training ${part}`);
    train(data);
  }
}
