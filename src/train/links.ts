/** Learns when two statements tell of the same event, from sentences labelled with the events they mention (ECB+). */
import { createConcordance } from '../core/corpus/concordance';
import { createLexicon } from '../core/corpus/lexicon';
import { visitRows } from '../core/corpus/likeness';
import { profileLikeness } from '../core/corpus/profile';
import { indexPage } from '../core/corpus/statements';
import type { Page, Span } from '../core/model';
import { boost, type Forest } from './boost';
import type { FamiliarityTable } from './familiarity';

export interface LabelledSentence extends Span {
  /** Only checked sentences teach. */
  readonly scored: boolean;
  readonly events: readonly string[];
}

export interface LabelledPage {
  readonly page: Page;
  readonly sentences: readonly LabelledSentence[];
  /** The event told of, and the topic that it shares with look-alike events. */
  readonly event: string;
  readonly topic: string;
}

/** What `media/links.json` holds. */
export interface LinkWeights {
  readonly familiarity: FamiliarityTable;
  readonly forest: Forest;
}

const OPTIONS = { trees: 80, depth: 4, rate: 0.1, minWeight: 8, lambda: 2 };
/** Small corpora, so that what is learned holds for a folder of five articles as well as for hundreds. */
const REGIMES = [
  { by: 'event', size: 5 },
  { by: 'topic', size: 8 },
] as const;
const REGIME_WEIGHT = 0.5;

/**
 * The forest that `core/corpus/certainty` reads. Deterministic; about ten seconds for 600 documents.
 * The familiarity table must be in place before: the features build on it.
 */
export function learnLinks(pages: readonly LabelledPage[]): Forest {
  const lexicon = createLexicon();
  const entries = pages.map(({ page }) => indexPage(page, [], lexicon));
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  const labelsOf = pages.map(({ sentences }, x) =>
    entries[x]!.statements.map((statement) => sentenceOf(sentences, statement.span)),
  );

  const collect = (members: readonly number[], weight: number): void => {
    const concordance = createConcordance(lexicon);
    for (const x of members) concordance.add(entries[x]!);
    concordance.refresh();
    for (const x of members) {
      for (const y of members) {
        if (y <= x) continue;
        const [a, b] = [entries[x]!, entries[y]!];
        const [left, right] = [concordance.profile(a.document), concordance.profile(b.document)];
        if (!left.cosines.has(b.document) && !right.cosines.has(a.document)) continue;
        const profiles = profileLikeness(a.document, left, b.document, right);
        visitRows(a, b, profiles, lexicon, (i, j, features) => {
          const one = labelsOf[x]![i];
          const two = labelsOf[y]![j];
          if (!one?.scored || !two?.scored) return;
          rows.push(features.slice());
          labels.push(one.events.some((event) => two.events.includes(event)) ? 1 : 0);
          weights.push(weight);
        });
      }
    }
  };

  collect([...pages.keys()], 1);
  for (const { by, size } of REGIMES) {
    for (const members of groups(pages, by)) {
      const parts = Math.max(1, Math.round(members.length / size));
      for (let part = 0; part < parts; part++) {
        collect(
          members.filter((_, k) => k % parts === part),
          REGIME_WEIGHT,
        );
      }
    }
  }
  const forest = boost(rows, Uint8Array.from(labels), Float64Array.from(weights), OPTIONS);
  return {
    ...forest,
    base: round(forest.base),
    threshold: forest.threshold.map(round),
    leaf: forest.leaf.map((value) => Math.round(value * 1e4) / 1e4),
  };
}

function groups(pages: readonly LabelledPage[], by: 'event' | 'topic'): Iterable<readonly number[]> {
  const out = new Map<string, number[]>();
  pages.forEach((page, x) => {
    const group = out.get(page[by]);
    if (group === undefined) out.set(page[by], [x]);
    else group.push(x);
  });
  return out.values();
}

/** Five digits are more than the data can tell. */
const round = (value: number): number => Number(Math.min(value, 1e9).toPrecision(5));

function sentenceOf(sentences: readonly LabelledSentence[], span: Span): LabelledSentence | undefined {
  let best: LabelledSentence | undefined;
  let most = 0;
  for (const sentence of sentences) {
    const shared = Math.min(sentence.end, span.end) - Math.max(sentence.start, span.start);
    if (shared > most) {
      most = shared;
      best = sentence;
    }
  }
  return best;
}
