/**
 * Readings of an earlier day: a text that was read before comes back without being read. They lie in shards by document, each checked
 * whole when it is opened; one that is damaged, old or half written is thrown away, and its texts are read again. Nothing here is more than
 * a saving of time: all of it may be deleted at any moment.
 */
import * as z from 'zod/mini';
import type { DocumentId, Source } from '../core/model';
import { pack, unpack } from '../core/text/packed';
import { recent } from '../core/text/recent';
import { hashWord } from '../core/text/tokenise';
import { sha256 } from './intake';

/** Where shards lie; a place that loses them does no harm. */
export interface ShardStore {
  /** Null where there is none. */
  load(name: string): Promise<Uint8Array | null>;
  /** Whole or not at all, as far as the place can. */
  save(name: string, bytes: Uint8Array): Promise<void>;
}

/** The file of a shard, and the one beside it that is written first. */
export const fileOf = (name: string): string => `${name}.bin`;
export const siblingOf = (name: string): string => `${name}.new`;

export interface Readings {
  /** Documents of one shard are best asked for one after the other. */
  shardOf(document: DocumentId): string;
  /** The packed reading of this very text, if it is known. */
  find(source: Source): Promise<Uint8Array | null>;
  keep(source: Source, reading: Uint8Array): Promise<void>;
  /** Writes what is not written yet. Never rejects. */
  flush(): Promise<void>;
}

const FORMAT = 'synoptic.readings/2';
const SHARDS = 32;
/** Shards that lie open. */
const OPEN = 4;
/** Of the checksum at the end, in hex digits. */
const CHECKED = 64;

const Rows = z.array(z.tuple([z.string(), z.string(), z.instanceof(Uint8Array)]));

interface OpenShard {
  readonly readings: Map<DocumentId, { readonly key: string; readonly reading: Uint8Array }>;
  /** Changes so far; those since the last writing are not written yet. */
  changes: number;
}

/**
 * @param stamp of the code and the weights that read: another one's readings are worth nothing
 * @param exists documents that are there no more are forgotten when their shard is written
 */
export function cachedReadings(
  store: ShardStore,
  stamp: string,
  exists: (document: DocumentId) => boolean = () => true,
): Readings {
  const open = recent<string, Promise<OpenShard>>(OPEN, Number.POSITIVE_INFINITY);
  /** Changed and not yet written, open or not. */
  const waiting = new Map<string, OpenShard>();
  /** Being written: two writings at once would get into each other's file. */
  const writing = new Map<string, Promise<void>>();

  const shardOf = (document: DocumentId): string => ((hashWord(document) >>> 0) % SHARDS).toString(16).padStart(2, '0');

  const load = async (name: string): Promise<OpenShard> => {
    const unwritten = waiting.get(name);
    if (unwritten !== undefined) return unwritten;
    const bytes = await store.load(name).catch(() => null);
    const rows = bytes === null ? null : await unsealed(bytes, FORMAT, stamp, Rows);
    return { readings: new Map(rows?.map(([id, key, reading]) => [id, { key, reading }])), changes: 0 };
  };

  const opened = (name: string): Promise<OpenShard> => {
    let shard = open.get(name);
    if (shard === undefined) {
      shard = load(name);
      open.set(name, shard, 1);
    }
    return shard;
  };

  const writeNow = async (name: string): Promise<void> => {
    const shard = waiting.get(name);
    if (shard === undefined) return;
    const { changes } = shard;
    const rows = [...shard.readings]
      .filter(([id]) => exists(id))
      .map(([id, { key, reading }]) => [id, key, reading] as const);
    await store.save(name, await sealed(FORMAT, stamp, rows)).catch(() => undefined);
    if (shard.changes === changes) waiting.delete(name);
  };

  /** To be called only while it is not being written. */
  const write = (name: string): Promise<void> => {
    const going = writeNow(name).finally(() => writing.delete(name));
    writing.set(name, going);
    return going;
  };

  return {
    shardOf,
    async find(source) {
      const known = (await opened(shardOf(source.id))).readings.get(source.id);
      return known?.key === keyOf(source) ? known.reading : null;
    },
    async keep(source, reading) {
      // What is not saved is not what will be found on another day.
      if (source.dirty === true) return;
      const name = shardOf(source.id);
      const shard = await opened(name);
      shard.readings.set(source.id, { key: keyOf(source), reading });
      shard.changes++;
      waiting.set(name, shard);
      // Whoever reads shard by shard is done with the first of many.
      const done = [...waiting.keys()].find((one) => !writing.has(one));
      if (waiting.size - writing.size > OPEN && done !== undefined) await write(done);
    },
    async flush() {
      for (const name of [...waiting.keys()]) {
        for (let going = writing.get(name); going !== undefined; going = writing.get(name)) await going;
        await write(name);
      }
    },
  };
}

/** All that a reading depends on beside code, weights and the document's own path. */
const keyOf = ({ sha256: hash, text, meta }: Source): string =>
  JSON.stringify([hash, text.length, meta?.published, meta?.outlet, meta?.title]);

/** What is kept for another day: bytes that tell of which format and stamp they are, and end in a checksum of themselves. */
export async function sealed(format: string, stamp: string, content: unknown): Promise<Uint8Array> {
  const told = pack([format, stamp, content]);
  const sum = new TextEncoder().encode(await sha256(told));
  const bytes = new Uint8Array(told.length + sum.length);
  bytes.set(told);
  bytes.set(sum, told.length);
  return bytes;
}

/** What was sealed; null for what is damaged, or of another format or stamp. Cost: linear. */
export async function unsealed<T>(
  bytes: Uint8Array,
  format: string,
  stamp: string,
  content: z.ZodMiniType<T>,
): Promise<T | null> {
  const told = bytes.subarray(0, Math.max(0, bytes.length - CHECKED));
  const sum = new TextDecoder().decode(bytes.subarray(told.length));
  if (sum !== (await sha256(told))) return null;
  const shard = z.tuple([z.literal(format), z.literal(stamp), content]).safeParse(unpack(told));
  return shard.success ? shard.data[2] : null;
}
