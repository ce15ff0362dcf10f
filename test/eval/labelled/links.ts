/**
 * Links against ECB+: two sentences of different documents belong together if they tell of one event. Only checked sentences
 * count, and any two documents may be linked.
 */
import type { AnnotationsFile, ClaimAnnotation } from '../../../src/core/contract';
import type { Span } from '../../../src/core/model';
import { NOTHING, type Tally } from '../tally';
import { common } from '../words';
import type { LabelledText } from './gold';

export interface LinkScore {
  readonly pairs: Tally;
  readonly b3: Tally;
  /** Links for each linked statement and other document: what a reader has to look through. */
  readonly perStatement: number;
}

interface Checked extends Span {
  readonly index: number;
  readonly document: string;
  readonly events: ReadonlySet<string>;
}

/** `gold` by the documents' ids in the export. Cost: square in the checked sentences. */
export function scoreLinks(gold: ReadonlyMap<string, LabelledText>, file: AnnotationsFile): LinkScore {
  const sentences = checked(gold);
  const byDocument = new Map<string, Checked[]>();
  for (const sentence of sentences)
    byDocument.set(sentence.document, [...(byDocument.get(sentence.document) ?? []), sentence]);
  const claims = new Map(file.annotations.flatMap((a) => (a.kind === 'claim' ? [[a.id, a as ClaimAnnotation]] : [])));
  const joined = new Set<string>();
  const reached = new Set<string>();
  let links = 0;
  for (const { from, to, status } of file.links) {
    const [a, b] = [claims.get(from), claims.get(to)];
    if (status === 'rejected' || a === undefined || b === undefined) continue;
    links++;
    reached.add(`${a.id} ${b.document}`).add(`${b.id} ${a.document}`);
    const [s, t] = [a, b].map((claim) => covering(byDocument.get(claim.document) ?? [], claim));
    if (s !== undefined && t !== undefined && s.document !== t.document) joined.add(pairKey(s, t));
  }
  return { ...compare(sentences, joined), perStatement: reached.size === 0 ? 0 : (2 * links) / reached.size };
}

function checked(gold: ReadonlyMap<string, LabelledText>): Checked[] {
  const all: Checked[] = [];
  for (const [document, { sentences }] of gold) {
    for (const { start, end, scored, events } of sentences) {
      if (scored === true) all.push({ index: all.length, document, start, end, events: new Set(events) });
    }
  }
  return all;
}

/** The sentence that shares most with a span. */
function covering(sentences: readonly Checked[], { start, end }: Span): Checked | undefined {
  let best: Checked | undefined;
  let most = 0;
  for (const sentence of sentences) {
    const shared = Math.min(sentence.end, end) - Math.max(sentence.start, start);
    if (shared > most) {
      most = shared;
      best = sentence;
    }
  }
  return best;
}

const pairKey = (a: Checked, b: Checked): string =>
  a.index < b.index ? `${a.index} ${b.index}` : `${b.index} ${a.index}`;

/** Pairs, and B3 of each sentence's neighbourhood: itself and what it is linked with. */
function compare(sentences: readonly Checked[], joined: ReadonlySet<string>): { pairs: Tally; b3: Tally } {
  const around = sentences.map(() => ({ predicted: 1, gold: 1, both: 1 }));
  let pairs = NOTHING;
  for (const [i, a] of sentences.entries()) {
    for (const b of sentences.slice(i + 1)) {
      if (a.document === b.document) continue;
      const gold = Number(common(a.events, b.events) > 0);
      const predicted = Number(joined.has(pairKey(a, b)));
      const both = gold * predicted;
      pairs = {
        right: pairs.right + both,
        predicted: pairs.predicted + predicted,
        found: pairs.found + both,
        gold: pairs.gold + gold,
      };
      for (const { index } of [a, b]) {
        const mine = around[index]!;
        mine.predicted += predicted;
        mine.gold += gold;
        mine.both += both;
      }
    }
  }
  const sum = (share: (one: (typeof around)[number]) => number): number => around.reduce((n, one) => n + share(one), 0);
  const b3 = {
    right: sum(({ both, predicted }) => both / predicted),
    predicted: sentences.length,
    found: sum(({ both, gold }) => both / gold),
    gold: sentences.length,
  };
  return { pairs, b3 };
}
