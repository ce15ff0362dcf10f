/** What a library tells of itself: a document's record, the summary, and the export whole or part by part. */
import { version } from '../../package.json';
import type { AnnotationsFile, DocumentRecord, Published } from '../core/contract';
import { SCHEMA } from '../core/contract';
import type { Linkage } from '../core/corpus/linker';
import type { DocumentId, Source } from '../core/model';
import type { OwnKind } from '../core/review/kinds';
import type { Brief } from './brief';
import type { Summary } from './engine';
import { blankProgress, PROGRESS } from './progress';
import type { Shelf } from './shelf';

/** What people made of a document, as far as the summary tells. */
export interface Reviewed {
  readonly skip: boolean;
  readonly misfits: number;
  readonly tags: readonly string[];
}

/** A document's record before it is known who its entities are: its outlet is one of them, by number. */
export type Described = Omit<DocumentRecord, 'outlet'> & { readonly outlet: number | null };

export const describe = (source: Source, { title, outlet }: Brief, published: Published): Described => ({
  id: source.id,
  path: source.id,
  sha256: source.sha256,
  length: source.text.length,
  title,
  outlet,
  published,
  ...(source.dirty === true ? { dirty: true } : {}),
});

/** `actors`: ids of the page's entities. */
export const recordOf = (described: Described, actors: readonly string[]): DocumentRecord => ({
  ...described,
  outlet: described.outlet === null ? null : actors[described.outlet]!,
});

/** What is known of links while nobody compares. */
export const NOT_COMPARED: Linkage = {
  topics: [],
  eachTopic: () => [],
  topicCount: 0,
  topicsNear: () => [],
  pairs: [],
  links: [],
  origins: [],
  silences: [],
};

/** Cost: linear in the documents and in the pairs of documents that have links. */
export function summarise(shelf: Shelf, revision: number, entries: ReadonlyMap<DocumentId, Reviewed>): Summary {
  const reviewed = blankProgress([...shelf.volumes.keys()]);
  const lost: Record<DocumentId, number> = {};
  let dates = 0;
  let claims = 0;
  const leftOut: DocumentId[] = [];
  for (const [id, { skip }] of entries) if (skip) leftOut.push(id);
  let row = 0;
  for (const [id, { tally }] of shelf.volumes) {
    dates += tally.dates;
    claims += tally.claims;
    for (const column of PROGRESS) reviewed[column][row] = tally[column];
    row++;
    const { tags, misfits: unplaced } = entries.get(id)!;
    if (tags.length > 0) reviewed.tags[id] = tags;
    const misfits = unplaced + (shelf.lostLinks.get(id)?.length ?? 0);
    if (misfits > 0) lost[id] = misfits;
  }
  const { pairs, topicCount } = shelf.linkage;
  let links = 0;
  let discrepancies = 0;
  for (const pair of pairs) {
    links += pair.count;
    discrepancies += pair.flagged;
  }
  return {
    revision,
    documents: shelf.volumes.size,
    actors: shelf.actors.length,
    dates,
    claims,
    links,
    topics: topicCount,
    discrepancies,
    reviewed,
    leftOut: leftOut.sort(),
    lost,
    compared: shelf.linkage !== NOT_COMPARED,
  };
}

type Header = Pick<AnnotationsFile, 'schema' | 'generator' | 'offsets' | 'kinds'>;

/** What an export tells of itself. */
export const headerOf = (kinds: readonly OwnKind[]): Header => ({
  schema: SCHEMA,
  generator: { name: 'synoptic', version },
  offsets: 'utf-16',
  ...(kinds.length === 0 ? {} : { kinds: kinds.map(({ id, label, colour }) => ({ id, label, colour })) }),
});

/** The export in the shape of the contract. */
export function exported({ volumes, actors, linkage }: Shelf, kinds: readonly OwnKind[]): AnnotationsFile {
  const { kinds: own, ...header } = headerOf(kinds);
  return {
    ...header,
    documents: [...volumes.values()].map(({ record }) => record),
    actors: [...actors],
    annotations: [...volumes.values()].flatMap(({ annotations }) => annotations),
    topics: [...linkage.topics],
    links: [...linkage.links],
    ...(own === undefined ? {} : { kinds: own }),
  };
}
