/** Learns when two statements tell of the same event, from sentences labelled with the events they mention (ECB+). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConcordance } from '../core/corpus/concordance';
import { type FamiliarityTable, familiarityOf } from '../core/corpus/familiarity';
import { createLexicon } from '../core/corpus/lexicon';
import { visitRows } from '../core/corpus/likeness';
import { indexPage } from '../core/corpus/statements';
import type { Claim, Page, Reading, Span } from '../core/model';
import { boost, type Forest } from './boost';
import { learnFamiliarity } from './familiarity';

interface LabelledSentence extends Span {
  /** Only checked sentences teach. */
  readonly scored: boolean;
  readonly events: readonly string[];
}

interface LabelledPage {
  readonly page: Page;
  readonly sentences: readonly LabelledSentence[];
  /** The event told of, and the topic that it shares with look-alike events. */
  readonly event: string;
  readonly topic: string;
}

/** What `media/links.json` holds. */
interface LinkWeights {
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

/** Folders whose texts tell how common words are. */
const BACKGROUND = [
  'polnear/train',
  'tempeval/timebank',
  'tempeval/aquaint',
  'gum/news-train',
  'gum/bio-train',
  'gum/interview-train',
  'gum/speech-train',
  'ecbplus/train',
];

/** All that `media/links.json` holds, from the labelled texts in `data`. Deterministic; about ten seconds. */
export function trainLinks(data: string): string {
  const texts = BACKGROUND.flatMap((folder) => textsOf(join(data, folder)).map(({ text }) => text));
  const familiarity = learnFamiliarity(texts);
  const weights: LinkWeights = {
    familiarity,
    forest: learnForest(readEvents(join(data, 'ecbplus', 'train')), familiarity),
  };
  return `${JSON.stringify(weights)}\n`;
}

function textsOf(folder: string): { path: string; id: string; text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((id) => ({ path: join(folder, id.slice(0, -4)), id, text: readFileSync(join(folder, id), 'utf8') }));
}

/** The pages of a folder of ECB+, one own-voice statement for each sentence. */
function readEvents(folder: string): LabelledPage[] {
  const published = { value: null, basis: 'none', why: '' } as const;
  return textsOf(folder).map(({ path, id, text }) => {
    const { sentences } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { sentences: LabelledSentence[] };
    const meta = JSON.parse(readFileSync(`${path}.meta.json`, 'utf8')) as { topic: number; subtopic: string };
    const claims = sentences.map(
      ({ start, end }): Claim => ({
        start,
        end,
        score: 1,
        why: '',
        quote: 'none',
        speaker: null,
        cue: null,
        via: [],
        group: null,
        polarity: 'asserted',
        region: 'body',
        comparable: true,
      }),
    );
    const reading: Reading = {
      document: id,
      length: text.length,
      language: 'en',
      title: null,
      outlet: null,
      published,
      sentences,
      boilerplate: [],
      entities: [],
      mentions: [],
      dates: [],
      claims,
      own: [],
      notices: [],
    };
    const page: Page = { source: { id, text, sha256: '' }, reading, published, outlet: null, dates: [] };
    return { page, sentences, event: meta.subtopic, topic: String(meta.topic) };
  });
}

/** The forest that `core/corpus/certainty` reads. Cost: pairs of neighbouring documents, then rows × trees. */
function learnForest(pages: readonly LabelledPage[], familiarity: FamiliarityTable): Forest {
  const lexicon = createLexicon(familiarityOf(familiarity));
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
        if (!concordance.isNear(a.document, b.document) && !concordance.isNear(b.document, a.document)) continue;
        visitRows(a, b, concordance.profiles(a.document, b.document), lexicon, ({ i, j, features }) => {
          const one = labelsOf[x]![i];
          const two = labelsOf[y]![j];
          if (!one?.scored || !two?.scored) return;
          rows.push(features().slice());
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
