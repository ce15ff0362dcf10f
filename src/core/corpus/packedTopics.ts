/** The topics of an event, packed: they name every statement of their documents by its id, and as records take as much room as the texts. */
import type { TopicRecord } from '../contract';
import { annotationId } from '../ids';
import type { DocumentId } from '../model';
import { type Bytes, type Drawer, inMemory } from '../text/drawer';
import { pack, unpack } from '../text/packed';
import { recent } from '../text/recent';
import { documentOf } from './decisions';

export interface PackedTopics<In extends Bytes = Uint8Array> {
  /** Sorted. */
  readonly documents: readonly DocumentId[];
  readonly count: number;
  readonly topics: In;
}

/** Their bytes are put into the drawer. */
export const putAway = ({ documents, count, topics }: PackedTopics, { put }: Drawer): PackedTopics<Bytes> => ({
  documents,
  count,
  topics: put(topics),
});

/** The place among the documents, the start, the length: of each statement in turn. */
type Row = readonly [id: string, label: string, statements: Int32Array];

/** `documents`: all in which these topics have statements, sorted. Cost: linear. */
export function packTopics(topics: readonly TopicRecord[], documents: readonly DocumentId[]): PackedTopics {
  const place = new Map(documents.map((document, i) => [document, i]));
  const rows = topics.map(
    ({ id, label, statements }): Row => [
      id,
      label,
      Int32Array.from(
        statements.flatMap((statement) => {
          const dash = statement.lastIndexOf('-');
          const start = Number(statement.slice(statement.lastIndexOf(':', dash) + 1, dash));
          return [place.get(documentOf(statement))!, start, Number(statement.slice(dash + 1)) - start];
        }),
      ),
    ],
  );
  return { documents, count: topics.length, topics: pack(rows) };
}

/** Those of so many events are at hand. */
const EVENTS = 64;
const atHand = recent<PackedTopics<Bytes>, readonly TopicRecord[]>(EVENTS, Number.POSITIVE_INFINITY);

/** `drawer`: the one in which they lie. Cost: linear, if they are not at hand. */
export function unpackTopics(packed: PackedTopics<Bytes>, drawer: Drawer = inMemory): readonly TopicRecord[] {
  const known = atHand.get(packed);
  if (known !== undefined) return known;
  const rows = unpack(drawer.take(packed.topics)) as unknown as readonly Row[];
  const topics = rows.map(([id, label, places]): TopicRecord => {
    const statements: string[] = [];
    for (let k = 0; k < places.length; k += 3) {
      const [document, start, length] = [packed.documents[places[k]!]!, places[k + 1]!, places[k + 2]!];
      statements.push(annotationId(document, 'claim', { start, end: start + length }));
    }
    return { id, label, statements };
  });
  atHand.set(packed, topics, 1);
  return topics;
}
