/**
 * Names by five folds: each text is read with weights that have not seen it. What ships has learned from the train parts, so
 * that only these figures are honest for all of them; they cost five trainings.
 */
import { join } from 'node:path';
import type { ActorAnnotation } from '../../../src/core/contract';
import { ActorType } from '../../../src/core/contract';
import type { ModelBytes } from '../../../src/engine/engine';
import { type LabelledNames, trainNames } from '../../../src/train/names';
import { worldLists } from '../../../src/train/worldLists';
import { sourcesOf, synoptic } from '../synoptic';
import { measureTable } from '../tally';
import { type ActorText, scoreActors } from './actors';
import { type LabelledText, readLabelled } from './gold';

const SCORED = ['gum/news-train', 'gum/interview-train', 'gum/news-dev', 'gum/interview-dev'];
const LEARNED_TOO = ['gum/bio-train', 'gum/speech-train', 'gum/bio-dev', 'gum/speech-dev'];
const FOLDS = 5;

export async function evaluateFolds(data: string, models: ModelBytes, print: (text: string) => void): Promise<void> {
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
  print(`\n${measureTable('gum news + interview, five-fold: actors', scoreActors(read).measures())}`);
}

const withNames = ({ text, labels }: LabelledText): LabelledNames => ({
  text,
  names: labels
    .filter(({ kind }) => kind === 'actor')
    .map(({ start, end, type }) => ({ start, end, type: ActorType.parse(type) })),
});
