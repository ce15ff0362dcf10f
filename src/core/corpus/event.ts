/** One event: what its documents tell, gathered into topics, and which of them are silent on what the others tell. */
import type { TopicRecord } from '../contract';
import type { DocumentId } from '../model';
import type { Bytes } from '../text/drawer';
import { documentOf } from './decisions';
import { type Labelled, labelOf } from './labels';
import type { Lexicon } from './lexicon';
import { type LinkedPair, spotOf, tiesOf } from './linked';
import { likenesses, type Matter, mattersOf, type NumberedLink } from './matter';
import { type PackedTopics, packTopics } from './packedTopics';
import { findSilences, type Silence } from './silence';
import type { IndexEntry, Statement } from './statements';
import { gatherTopics } from './topics';

export interface Event<In extends Bytes = Uint8Array> {
  readonly topics: PackedTopics<In>;
  readonly silences: readonly Silence[];
}

/** Statements in the very same words, as wire copies have them, count as one. */
interface Node {
  readonly statement: Statement;
  readonly entry: IndexEntry;
  /** All of them, by number. */
  readonly members: number[];
}

interface Nodes {
  readonly nodes: readonly Node[];
  /** Ids by number. */
  readonly statements: readonly string[];
  /** Numbers by document and place. */
  readonly of: ReadonlyMap<DocumentId, ReadonlyMap<number, number>>;
}

function nodesOf(entries: readonly IndexEntry[]): Nodes {
  const known = new Map<string, number>();
  const nodes: Node[] = [];
  const statements: string[] = [];
  const of = new Map<DocumentId, Map<number, number>>();
  for (const entry of entries) {
    const places = new Map<number, number>();
    of.set(entry.document, places);
    for (const statement of entry.statements) {
      const key = statement.words.join(' ');
      const one = known.get(key) ?? nodes.length;
      if (one === nodes.length) {
        known.set(key, one);
        nodes.push({ statement, entry, members: [] });
      }
      nodes[one]!.members.push(statements.length);
      places.set(spotOf(statement.span), one);
      statements.push(statement.id);
    }
  }
  return { nodes, statements, of };
}

/** `pairs`: the links between these documents, in their order. Depends on these alone. Cost: near linear in the links. */
export function eventOf(entries: readonly IndexEntry[], pairs: readonly LinkedPair[], lexicon: Lexicon): Event {
  const { nodes, statements, of } = nodesOf(entries);
  const numbered = pairs.flatMap((pair) => {
    const [one, two] = [of.get(pair.a)!, of.get(pair.b)!];
    return tiesOf(pair).flatMap(({ from, to, score, status, relation }): NumberedLink[] =>
      status === 'rejected'
        ? []
        : [
            {
              from: one.get(from)!,
              to: two.get(to)!,
              score,
              sure: status === 'accepted',
              quoted: relation === 'same-quote',
            },
          ],
    );
  });
  const matters = mattersOf(
    nodes.map(({ statement, entry }) => [statement, entry]),
    lexicon,
  );
  const documentsOf = nodes.map(({ members }) => members.map((k) => documentOf(statements[k]!)));
  const gathered = gatherTopics({ ...likenesses(matters, numbered), documentsOf });
  const published = new Map(entries.map((entry) => [entry.document, entry.published ?? UNDATED]));
  const labelled = nodes.map(
    ({ statement, entry }, k): Labelled => ({ statement, entry, matter: matters[k]!, documents: documentsOf[k]! }),
  );
  const taken = new Set<string>();
  const ids = new Set<string>();
  const topics = gathered.map((topic): TopicRecord => {
    const label = labelOf(
      topic.map((k) => labelled[k]!),
      lexicon,
      taken,
    );
    taken.add(label);
    const members = topic.flatMap((k) => nodes[k]!.members).sort((p, q) => p - q);
    const own = members.map((k) => statements[k]!);
    const id = topicId(own, published, ids);
    ids.add(id);
    return { id, label, statements: own };
  });
  const mattersIn = new Map<DocumentId, Matter[]>(entries.map(({ document }) => [document, []]));
  documentsOf.forEach((documents, k) => {
    for (const document of documents) mattersIn.get(document)!.push(matters[k]!);
  });
  const covered = gathered.map((topic, t) => ({
    id: topics[t]!.id,
    documents: new Set(topic.flatMap((k) => documentsOf[k]!)),
    matters: topic.map((k) => [matters[k]!, documentsOf[k]!] as const),
  }));
  return {
    topics: packTopics(topics, [...of.keys()]),
    silences: findSilences(covered, pairs, (document) => mattersIn.get(document)!),
  };
}

/** Later than any day of publication. */
const UNDATED = '9999';

/**
 * The first of its statements to be published, so that a topic keeps its name while others take it up. Two topics may share their first:
 * then the second goes by its next.
 */
function topicId(
  statements: readonly string[],
  published: ReadonlyMap<DocumentId, string>,
  taken: ReadonlySet<string>,
): string {
  const day = (id: string): string => published.get(documentOf(id))!;
  const byDay = [...statements].sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
  const first = byDay.find((id) => !taken.has(`topic:${id}`));
  return first === undefined ? `topic:${byDay.join('~')}` : `topic:${first}`;
}
