/**
 * Joins the entities of all documents into actors: one id per real actor over all spellings. What is joined depends only on the set of
 * documents and decisions, never on the order in which they came, so that a corpus changed step by step equals one built anew.
 *
 * Kept are signatures: the distinct ways in which documents name someone, each with its documents. Signatures meet under
 * normalised keys, never all against all.
 */
import type { ActorRecord } from '../contract';
import { slug } from '../ids';
import type { DocumentId, Entity, Page, Span } from '../model';
import { createBlocks } from './blocks';
import { type Apart, type Signature, signatureOf } from './namesakes';
import { type Aliased, aliasedBy, type CastDecision, createNaming } from './naming';

export interface Cast {
  /** Takes a document in; one already known is replaced. Cost: linear in its mentions. */
  add(page: Page): void;
  withdraw(document: DocumentId): void;
  decide(decisions: readonly CastDecision[]): void;
  /** The actor id of each of a document's entities, the very list as before where nobody has another id. Throws a RangeError for a document never added. */
  actorsOf(document: DocumentId): readonly string[];
  /** All actors, sorted by id. Cost of the first question after a change: near linear in the distinct names. */
  actors(): readonly ActorRecord[];
}

/** What a document tells of one of its entities. */
interface Telling {
  /** Of the signature. */
  readonly id: string;
  readonly mentions: number;
  readonly aliases: readonly string[];
  readonly titles: readonly string[];
}

interface Contribution extends Telling {
  readonly signature: Signature;
}

export function createCast(): Cast {
  const signatures = new Map<string, Signature>();
  const documents = new Map<DocumentId, readonly Contribution[]>();
  let decisions: readonly CastDecision[] = [];
  let aliased: Aliased = () => undefined;
  const blocks = createBlocks();
  const naming = createNaming();
  let settled: readonly ActorRecord[] | null = null;
  /** Those of documents in which nobody has got another id since they were asked for. */
  const asked = new Map<DocumentId, readonly string[]>();

  const withdraw = (document: DocumentId): void => {
    for (const { signature, id, aliases, titles } of documents.get(document) ?? []) {
      signature.documents.delete(document);
      for (const alias of aliases) count(signature.aliases, alias, -1);
      for (const title of titles) count(signature.titles, title, -1);
      signature.revision++;
      if (signature.documents.size > 0) continue;
      signatures.delete(id);
      blocks.remove(signature);
    }
    documents.delete(document);
    asked.delete(document);
    settled = null;
  };

  const add = (page: Page): void => {
    const document = page.source.id;
    const told = toldIn(page);
    const known = documents.get(document);
    // Most edits leave everybody as they were; then nobody need be joined anew.
    if (known !== undefined && known.length === told.length && known.every((one, i) => isSame(one, told[i]!))) return;
    withdraw(document);
    const contributions = told.map(({ id, entity, mentions, aliases, titles }) => {
      let signature = signatures.get(id);
      if (signature === undefined) {
        signature = signatureOf(entity);
        signatures.set(id, signature);
        blocks.add(signature);
      }
      signature.documents.set(document, (signature.documents.get(document) ?? 0) + mentions);
      for (const alias of aliases) count(signature.aliases, alias, 1);
      for (const title of titles) count(signature.titles, title, 1);
      signature.revision++;
      return { signature, id, mentions, aliases, titles };
    });
    documents.set(document, contributions);
  };

  const settle = (): readonly ActorRecord[] => {
    settled ??= naming.name(blocks.join(), documents, decisions, (signature) => {
      for (const document of signature.documents.keys()) asked.delete(document);
    });
    return settled;
  };

  return {
    add,
    withdraw,
    decide(next) {
      decisions = next;
      aliased = aliasedBy(next);
      blocks.keepApart(apartBy(next));
      asked.clear();
      settled = null;
    },
    actorsOf(document) {
      settle();
      const known = asked.get(document);
      if (known !== undefined) return known;
      const contributions = documents.get(document);
      if (contributions === undefined) throw new RangeError(`${document} was never added`);
      const actors = contributions.map(({ signature }) => aliased(document, signature) ?? signature.actor);
      asked.set(document, actors);
      return actors;
    },
    actors: settle,
  };
}

function toldIn({ source, reading: { entities, mentions } }: Page): (Telling & { readonly entity: Entity })[] {
  const words = entities.map(() => new Set<string>());
  const counts = entities.map(() => 0);
  for (const mention of mentions) {
    counts[mention.entity]!++;
    if (mention.form !== 'pronoun') {
      words[mention.entity]!.add(wordsOf(source.text, mention));
    }
  }
  return entities.map((entity, i) => ({
    id: signatureId(source.id, i, entity),
    entity,
    mentions: counts[i]!,
    aliases: [...words[i]!],
    titles: entity.titles,
  }));
}

/** Copied, not sliced: a slice would keep the whole text alive. */
const wordsOf = (text: string, { start, end }: Span): string =>
  `${text.slice(start, end)} `.replace(/\s+/g, ' ').slice(0, -1);

const isSame = (a: Contribution, b: Telling & { readonly entity: Entity }): boolean =>
  a.id === b.id &&
  a.signature.name === b.entity.name &&
  a.signature.type === b.entity.type &&
  a.signature.gender === b.entity.gender &&
  a.mentions === b.mentions &&
  a.aliases.length === b.aliases.length &&
  a.aliases.every((alias) => b.aliases.includes(alias)) &&
  a.titles.length === b.titles.length &&
  a.titles.every((title, i) => title === b.titles[i]);

function count(map: Map<string, number>, key: string, by: 1 | -1): void {
  const now = (map.get(key) ?? 0) + by;
  if (now === 0) map.delete(key);
  else map.set(key, now);
}

/** Entities that say the same of someone share a signature; an unnamed one is its document's own. */
function signatureId(document: DocumentId, i: number, entity: Entity): string {
  if (entity.decided !== undefined) return `decided|${entity.decided}|${entity.type}|${entity.name}`;
  if (!entity.named) return `role|${document}|${i}`;
  return `${entity.type}|${entity.gender ?? ''}|${entity.name}`;
}

/** Pairs of ids that people declared never the same, asked by the names that would have those ids. */
function apartBy(decisions: readonly CastDecision[]): Apart {
  const pairs = new Set<string>();
  for (const decision of decisions) {
    if (decision.does !== 'split') continue;
    for (const a of decision.actors) for (const b of decision.actors) if (a !== b) pairs.add(`${a} ${b}`);
  }
  return pairs.size === 0 ? () => false : (a, b) => pairs.has(`${slug(a.name)} ${slug(b.name)}`);
}
