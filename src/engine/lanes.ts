/** Several threads read a folder; one brings it all together. */
import type { Source } from '../core/model';
import type { Engine } from './engine';
import type { Readings } from './readings';
import type { Reader } from './resting';

/** The threads of one window, and what they were made of. */
export interface Threads {
  /** Knows all texts. */
  readonly engine: Engine;
  /** Read, and know nothing. */
  readonly readers: readonly Reader[];
  /** Of the code and the weights that read. */
  readonly stamp: string;
}

/**
 * Takes batch after batch, reads what no earlier day has read, and has each brought in. The order in which they come in does not
 * matter to the result. Rejects with the first error, after which no further batch is taken.
 */
export async function readInLanes(
  batches: AsyncIterator<readonly Source[]>,
  { engine, readers }: Threads,
  readings: Readings | null,
  bring: (sources: readonly Source[], readings: readonly Uint8Array[]) => Promise<void>,
): Promise<void> {
  let failed = false;
  const lane = async (reader: Reader): Promise<void> => {
    while (!failed) {
      const { done, value: sources } = await batches.next();
      if (done === true) return;
      await bring(sources, await readBatch(sources, reader, readings));
    }
  };
  await Promise.all(
    [engine, ...readers].map((reader) =>
      lane(reader).catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
}

async function readBatch(
  sources: readonly Source[],
  reader: Reader,
  readings: Readings | null,
): Promise<readonly Uint8Array[]> {
  const known: (Uint8Array | null)[] = [];
  for (const source of sources) known.push((await readings?.find(source)) ?? null);
  const unread = sources.filter((_, i) => known[i] === null);
  const fresh = unread.length === 0 ? [] : await reader.read(unread);
  let next = 0;
  const all: Uint8Array[] = [];
  for (const [i, source] of sources.entries()) {
    const found = known[i] ?? null;
    if (found !== null) all.push(found);
    else {
      const reading = fresh[next++]!;
      await readings?.keep(source, reading);
      all.push(reading);
    }
  }
  return all;
}
