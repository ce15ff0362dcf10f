/** Where the evaluation meets the product: a folder of texts → all that Synoptic finds in them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFolder } from '../../src/cli/folder';
import type { AnnotationsFile } from '../../src/core/contract';
import type { DocumentId, Source } from '../../src/core/model';
import type { ModelBytes, TopicSummary } from '../../src/engine/engine';
import { survey, take } from '../../src/engine/intake';
import { createLibrary } from '../../src/engine/library';

/** The export, and what the panel tells beyond it. */
export interface Outcome {
  readonly file: AnnotationsFile;
  /** Each document's text, by id. */
  readonly texts: ReadonlyMap<DocumentId, string>;
  readonly topics: readonly TopicSummary[];
  /** Documents that carry one text; those that stand alone are left out. */
  readonly origins: readonly (readonly DocumentId[])[];
}

const MEDIA = join(import.meta.dirname, '../../media');

export async function shippedModels(): Promise<ModelBytes> {
  const [claims, names] = await Promise.all(['claims.bin', 'names.bin'].map((name) => readFile(join(MEDIA, name))));
  return { claims: claims!, names: names! };
}

/** The texts of a folder, as the command line takes them in. Rejects where one can't be read. */
export async function sourcesOf(folder: string): Promise<Source[]> {
  const files = nodeFolder(folder);
  const sources: Source[] = [];
  for (const { path } of (await survey(files)).sources) {
    const taken = await take(files, path);
    if ('source' in taken) sources.push(taken.source);
    else if (taken.problem.kind === 'failed') throw new Error(`${path}: ${taken.problem.reason}`);
  }
  return sources;
}

/** Reads and links sources as one corpus. */
export async function synoptic(sources: readonly Source[], models: ModelBytes): Promise<Outcome> {
  const library = createLibrary(models);
  await library.put(sources);
  const file = await library.export();
  const topics = await library.topics();
  const origins = (await library.origins()).map(({ documents }) => documents);
  library.dispose();
  return { file, topics, origins, texts: new Map(sources.map(({ id, text }) => [id, text])) };
}
