/** Which documents say nothing on a topic that most others cover. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId } from '../model';
import { documentOf } from './decisions';

/** Documents that say nothing on a topic, sorted. */
export interface Silence {
  readonly topic: string;
  readonly documents: readonly DocumentId[];
}

/** Fewer documents are no "most others". */
const MIN_COVERING = 3;

/**
 * For each topic that more than half of the documents of its event cover: those that do not. Documents are of its event if they are
 * linked to at least half of the documents that cover the topic. `mentions`: does the document touch on the topic without a linked
 * statement? Then it is not called silent. Cost: linear in the links and in topics × documents of an event.
 */
export function findSilences(
  topics: readonly TopicRecord[],
  links: readonly LinkRecord[],
  mentions: (document: DocumentId, topic: TopicRecord) => boolean,
): Silence[] {
  const near = new Map<DocumentId, Set<DocumentId>>();
  const meet = (a: DocumentId, b: DocumentId): void => {
    const known = near.get(a);
    if (known === undefined) near.set(a, new Set([b]));
    else known.add(b);
  };
  for (const link of links) {
    if (link.status === 'rejected') continue;
    const [a, b] = [documentOf(link.from), documentOf(link.to)];
    meet(a, b);
    meet(b, a);
  }
  const silences: Silence[] = [];
  for (const topic of topics) {
    const covering = new Set(topic.statements.map(documentOf));
    if (covering.size < MIN_COVERING) continue;
    const counts = new Map<DocumentId, number>();
    for (const document of covering) {
      for (const other of near.get(document) ?? []) {
        if (!covering.has(other)) counts.set(other, (counts.get(other) ?? 0) + 1);
      }
    }
    const event = [...counts].filter(([, count]) => count * 2 >= covering.size).map(([document]) => document);
    if (covering.size <= event.length) continue;
    const documents = event.filter((document) => !mentions(document, topic)).sort();
    if (documents.length > 0) silences.push({ topic: topic.id, documents });
  }
  return silences;
}
