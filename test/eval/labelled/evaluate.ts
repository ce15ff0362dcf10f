/** The labelled sets of a data folder, each read by Synoptic as a folder of sources and scored. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation, AnnotationsFile } from '../../../src/core/contract';
import type { Source } from '../../../src/core/model';
import type { ModelBytes } from '../../../src/engine/engine';
import { sourcesOf, synoptic } from '../synoptic';
import { type Measure, measureTable, percent, recall } from '../tally';
import { scoreActors } from './actors';
import { ACTORS_SEEN, CLAIMS_SEEN, CLAIMS_UNSEEN, DATES_SEEN, type Scores } from './aims';
import { scoreClaims } from './claims';
import { scoreDates } from './dates';
import { type LabelledText, readLabelled } from './gold';
import { scoreLinks } from './links';

interface Part {
  /** What the table is headed with. */
  readonly name: string;
  /** Folders below the data folder, read as one corpus. */
  readonly folders: readonly string[];
  /** Only every nth text. */
  readonly every?: number;
  readonly score: (texts: readonly Read[], file: AnnotationsFile) => Score;
  /** A line about what the figures are not. */
  readonly note?: string;
}

interface Score {
  readonly measures: readonly Measure[];
  /** Of these only the recall means anything. */
  readonly recalled?: readonly Measure[];
  /** A figure that is no share. */
  readonly also?: string;
}

/** One labelled text and what Synoptic marked in it. */
interface Read {
  readonly id: string;
  readonly gold: LabelledText;
  readonly annotations: readonly Annotation[];
}

const claims = (texts: readonly Read[]): Score => {
  const { counts, recalled } = scoreClaims(
    texts.map(({ gold, annotations }) => ({ gold, claims: annotations.filter(isKind('claim')) })),
  );
  const kinds = recalled.measures().map((kind) => `${kind.name} ${percent(recall(kind))}`);
  return {
    measures: counts.measures(),
    recalled: recalled.measures(),
    also: `words of contents found, in %: ${kinds.sort().join(', ')}`,
  };
};
const dates = (texts: readonly Read[]): Score => ({
  measures: scoreDates(
    texts.map(({ gold, annotations }) => ({ gold, dates: annotations.filter(isKind('date')) })),
  ).measures(),
});
const actors = (texts: readonly Read[]): Score => ({
  measures: scoreActors(
    texts.map(({ gold, annotations }) => ({ gold, actors: annotations.filter(isKind('actor')) })),
  ).measures(),
});
const links = (texts: readonly Read[], file: AnnotationsFile): Score => {
  const { pairs, b3, perStatement } = scoreLinks(new Map(texts.map(({ id, gold }) => [id, gold])), file);
  return {
    measures: [
      { name: 'pairs', ...pairs },
      { name: 'B3', ...b3 },
    ],
    also: `${perStatement.toFixed(2)} links for each linked statement and other document (the gold: 1.66)`,
  };
};

const PARTS: readonly Part[] = [
  { name: CLAIMS_UNSEEN, folders: ['polnear/dev'], score: claims },
  {
    name: CLAIMS_SEEN,
    folders: ['polnear/train'],
    every: 10,
    score: claims,
    note: 'learned from: beside dev, it tells what was learned by heart',
  },
  {
    name: DATES_SEEN,
    folders: ['tempeval/timebank', 'tempeval/aquaint'],
    score: dates,
    note: 'the rules were made looking at these texts and the weights for tense learned from them: not held out',
  },
  {
    name: 'gum news + interview dev: actors',
    folders: ['gum/news-dev', 'gum/interview-dev'],
    score: actors,
  },
  {
    name: ACTORS_SEEN,
    folders: ['gum/news-train', 'gum/news-dev', 'gum/interview-train', 'gum/interview-dev'],
    score: actors,
    note: 'the train part was learned from: --folds tells how well unseen texts are read',
  },
  { name: 'meantime dev: actors', folders: ['meantime/dev'], score: actors },
  { name: 'meantime dev: dates', folders: ['meantime/dev'], score: dates },
  { name: 'ecbplus dev: links', folders: ['ecbplus/dev'], score: links },
];

/** Prints a table for each labelled set that the folder holds, and returns their measures by the tables' names. */
export async function evaluateLabelled(
  data: string,
  models: ModelBytes,
  print: (text: string) => void,
): Promise<Scores> {
  const scores = new Map<string, readonly Measure[]>();
  for (const { name, folders, every = 1, score, note } of PARTS) {
    const present = folders.map((folder) => join(data, folder)).filter((folder) => existsSync(folder));
    if (present.length < folders.length) {
      print(`\n${name}: not in ${data}`);
      continue;
    }
    const gold = readLabelled(present).filter((_, i) => i % every === 0);
    const chosen = new Set(gold.map(({ id }) => `${id}.txt`));
    const sources = (await Promise.all(present.map(sourcesOf))).flat().filter(({ id }) => chosen.has(id));
    const { file } = await synoptic(sources, models);
    const { measures, recalled = [], also } = score(paired(gold, sources, file), file);
    scores.set(name, [...measures, ...recalled]);
    print(`\n${measureTable(name, measures)}`);
    for (const line of [also, note]) if (line !== undefined) print(line);
  }
  return scores;
}

/** Texts of one part have distinct names, as the labelled sets have them. */
function paired(gold: readonly LabelledText[], sources: readonly Source[], file: AnnotationsFile): Read[] {
  const byDocument = new Map<string, Annotation[]>(sources.map(({ id }) => [id, []]));
  for (const annotation of file.annotations) byDocument.get(annotation.document)?.push(annotation);
  return gold.map((text) => {
    const id = `${text.id}.txt`;
    return { id, gold: text, annotations: byDocument.get(id) ?? [] };
  });
}

const isKind =
  <K extends 'actor' | 'date' | 'claim'>(kind: K) =>
  (annotation: Annotation): annotation is Extract<Annotation, { kind: K }> =>
    annotation.kind === kind;
