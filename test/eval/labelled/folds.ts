/**
 * Names and dates by five folds: each text is read with weights that have not seen it. What ships has learned from these texts,
 * so that only these figures are honest for all of them; names cost five trainings of a minute, dates next to nothing.
 */
import { join } from 'node:path';
import type { ActorAnnotation } from '../../../src/core/contract';
import { ActorType } from '../../../src/core/contract';
import { findDates, resolveDates } from '../../../src/core/mark/dates';
import { layOut } from '../../../src/core/text/layout';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';
import type { ModelBytes } from '../../../src/engine/engine';
import { FOLDS, parted, trainTense } from '../../../src/train/dates';
import { type LabelledNames, trainNames } from '../../../src/train/names';
import { worldLists } from '../../../src/train/worldLists';
import { sourcesOf, synoptic } from '../synoptic';
import { type Measure, measureTable } from '../tally';
import { type ActorText, scoreActors } from './actors';
import { ACTOR_FOLDS, DATE_FOLDS, type Scores } from './aims';
import { type DateText, scoreDates } from './dates';
import { type LabelledText, readLabelled } from './gold';

const SCORED = ['gum/news-train', 'gum/interview-train', 'gum/news-dev', 'gum/interview-dev'];
const LEARNED_TOO = ['gum/bio-train', 'gum/speech-train', 'gum/bio-dev', 'gum/speech-dev'];
const DATED = ['tempeval/timebank', 'tempeval/aquaint'];

/** Prints the tables for actors and dates, and returns their measures by the tables' names. */
export async function evaluateFolds(data: string, models: ModelBytes, print: (text: string) => void): Promise<Scores> {
  const scores = new Map([
    [ACTOR_FOLDS, await actorFolds(data, models)],
    [DATE_FOLDS, dateFolds(data)],
  ]);
  for (const [name, measures] of scores) print(`\n${measureTable(name, measures)}`);
  return scores;
}

async function actorFolds(data: string, models: ModelBytes): Promise<readonly Measure[]> {
  const scored = readLabelled(SCORED.map((folder) => join(data, folder)));
  const others = readLabelled(LEARNED_TOO.map((folder) => join(data, folder)));
  const sources = (await Promise.all(SCORED.map((folder) => sourcesOf(join(data, folder))))).flat();
  const lists = worldLists();
  const read: ActorText[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const unseen = scored.filter((_, i) => i % FOLDS === fold);
    const seen = scored.filter((_, i) => i % FOLDS !== fold);
    const names = trainNames([...seen, ...others].map(withNames), lists);
    const documents = new Map(unseen.map((text) => [`${text.id}.txt`, text]));
    const { file } = await synoptic(
      sources.filter(({ id }) => documents.has(id)),
      { ...models, names },
    );
    for (const [id, gold] of documents) {
      const own = (a: { kind: string; document: string }): a is ActorAnnotation =>
        a.kind === 'actor' && a.document === id;
      read.push({ gold, actors: file.annotations.filter(own) });
    }
  }
  return scoreActors(read).measures();
}

/** The rules of dates are read as they stand; what tells the past from what is to come is learned anew for each fold. */
function dateFolds(data: string): readonly Measure[] {
  const texts = readLabelled(DATED.map((folder) => join(data, folder))).map((gold) => ({
    gold,
    text: gold.text,
    published: gold.published,
    dates: gold.labels
      .filter(({ kind }) => kind === 'date')
      .map(({ start, end, value }) => ({ start, end, value: value ?? '' })),
  }));
  const read: DateText[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const [seen, unseen] = parted(texts, fold);
    const tense = trainTense(seen);
    for (const { gold, text, published } of unseen) {
      const t = segment(text, tokenise(text));
      const layout = layOut(t, `${gold.id}.txt`, published === null ? undefined : { published });
      const marks = findDates(t, layout, tense);
      const meant = resolveDates(marks, layout.published, text);
      read.push({
        gold,
        dates: marks.map(({ start, end }, i) => ({ start, end, type: meant[i]!.type, value: meant[i]!.value })),
      });
    }
  }
  return scoreDates(read).measures();
}

const withNames = ({ text, labels }: LabelledText): LabelledNames => ({
  text,
  names: labels
    .filter(({ kind }) => kind === 'actor')
    .map(({ start, end, type }) => ({ start, end, type: ActorType.parse(type) })),
});
