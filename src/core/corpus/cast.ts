/**
 * Joins the entities of all documents into actors: one id per real actor over all spellings. What is joined depends only on the set of
 * documents and decisions, never on the order in which they came, so that a corpus changed step by step equals one built anew.
 *
 * Kept are signatures: the distinct ways in which documents name someone, each with its documents. Signatures meet under
 * normalised keys, never all against all.
 */
import type { ActorRecord, ActorType } from '../contract';
import { slug } from '../ids';
import type { DocumentId, Entity, Page, Span } from '../model';
import { personKey, skeleton } from '../text/nameKey';
import { joinRoles } from './bearers';
import {
  type Apart,
  bodyKey,
  type Cluster,
  canonically,
  joinBodies,
  joinLone,
  joinPeople,
  order,
  personOf,
  push,
  type Signature,
  surnameParts,
} from './namesakes';

/** What people said of actors across documents; decisions on other matters pass by. Ids are those `actors` gave. */
export type CastDecision =
  | { readonly does: 'join'; readonly actors: readonly string[] }
  | { readonly does: 'split'; readonly actors: readonly string[] }
  | {
      readonly does: 'rename';
      readonly actor: string;
      readonly name: string;
      readonly type?: ActorType | undefined;
    }
  | {
      readonly does: 'alias';
      readonly alias: string;
      readonly who: { readonly name: string; readonly type: ActorType; readonly id?: string | undefined };
      readonly documents?: readonly string[] | undefined;
    }
  | { readonly does: 'never' | 'kind' | 'topic' | 'include' | 'exclude' };

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

interface Settled {
  readonly idOf: ReadonlyMap<Signature, string>;
  readonly records: readonly ActorRecord[];
}

export function createCast(): Cast {
  const signatures = new Map<string, Signature>();
  const documents = new Map<DocumentId, readonly Contribution[]>();
  let decisions: readonly CastDecision[] = [];
  let aliased: Aliased = () => undefined;
  let settled: Settled | null = null;
  let idOf: ReadonlyMap<Signature, string> = new Map();
  /** Those of documents in which nobody has got another id since they were asked for. */
  const asked = new Map<DocumentId, readonly string[]>();

  const withdraw = (document: DocumentId): void => {
    for (const { signature, id, aliases, titles } of documents.get(document) ?? []) {
      signature.documents.delete(document);
      for (const alias of aliases) count(signature.aliases, alias, -1);
      for (const title of titles) count(signature.titles, title, -1);
      if (signature.documents.size === 0) signatures.delete(id);
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
      }
      signature.documents.set(document, (signature.documents.get(document) ?? 0) + mentions);
      for (const alias of aliases) count(signature.aliases, alias, 1);
      for (const title of titles) count(signature.titles, title, 1);
      return { signature, id, mentions, aliases, titles };
    });
    documents.set(document, contributions);
  };

  const settle = (): Settled => {
    if (settled !== null) return settled;
    settled = settleAll(signatures, documents, decisions);
    for (const [signature, id] of settled.idOf) {
      if (idOf.get(signature) !== id) for (const document of signature.documents.keys()) asked.delete(document);
    }
    idOf = settled.idOf;
    return settled;
  };

  return {
    add,
    withdraw,
    decide(next) {
      decisions = next;
      aliased = aliasedBy(next);
      asked.clear();
      settled = null;
    },
    actorsOf(document) {
      const { idOf } = settle();
      const known = asked.get(document);
      if (known !== undefined) return known;
      const contributions = documents.get(document);
      if (contributions === undefined) throw new RangeError(`${document} was never added`);
      const actors = contributions.map(({ signature }) => aliased(document, signature) ?? idOf.get(signature)!);
      asked.set(document, actors);
      return actors;
    },
    actors: () => settle().records,
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

function signatureOf(entity: Entity): Signature {
  return {
    name: entity.name,
    type: entity.type,
    named: entity.named,
    gender: entity.gender,
    key: personKey(personOf(entity.name)),
    decided: entity.decided,
    documents: new Map(),
    aliases: new Map(),
    titles: new Map(),
  };
}

// ── joining ────────────────────────────────────────────────────────────────────────────────────────────────────────────

function settleAll(
  signatures: ReadonlyMap<string, Signature>,
  documents: ReadonlyMap<DocumentId, readonly Contribution[]>,
  decisions: readonly CastDecision[],
): Settled {
  const apart = apartBy(decisions);
  const people = new Map<string, Signature[]>();
  const lone = new Map<string, Signature[]>();
  const bodies = new Map<string, Signature[]>();
  const clusters: Cluster[] = [];
  const roles: Signature[] = [];
  const decided = new Map<string, Signature[]>();
  for (const signature of signatures.values()) {
    const { type, key, named } = signature;
    if (signature.decided !== undefined) push(decided, signature.decided, signature);
    else if (!named && type === 'person') roles.push(signature);
    else if (!named) clusters.push({ signatures: [signature], type });
    else if (type !== 'person') push(bodies, bodyKey(signature), signature);
    else if (key.words.length > 1) push(people, skeleton(key.words[key.words.length - 1]!), signature);
    else push(lone, key.keys[0] ?? '', signature);
  }
  const bySurname = new Map<string, Cluster[]>();
  const byPart = new Map<string, Cluster[]>();
  const byFirst = new Map<string, Cluster[]>();
  for (const block of people.values()) {
    for (const cluster of joinPeople(block.sort(canonically), apart)) {
      clusters.push(cluster);
      const keys = new Set(cluster.signatures.map(({ key }) => key.keys[key.keys.length - 1]!));
      for (const key of keys) push(bySurname, key, cluster);
      const parts = new Set(cluster.signatures.flatMap((s) => surnameParts(s.name)));
      for (const part of parts) push(byPart, part, cluster);
      for (const key of new Set(cluster.signatures.map((s) => s.key.keys[0]!))) push(byFirst, key, cluster);
    }
  }
  for (const [word, block] of lone) {
    clusters.push(
      ...joinLone(
        block.sort(canonically),
        bySurname.get(word) ?? byPart.get(word) ?? [],
        byFirst.get(word) ?? [],
        apart,
      ),
    );
  }
  for (const block of bodies.values()) clusters.push(...joinBodies(block.sort(canonically), apart));
  clusters.push(...joinRoles(roles, clusters, apart));
  return named(clusters, decided, documents, decisions);
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

// ── naming ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An actor before people's decisions join it with others. */
interface Named {
  readonly id: string;
  readonly signatures: readonly Signature[];
}

function named(
  clusters: readonly Cluster[],
  decided: ReadonlyMap<string, readonly Signature[]>,
  documents: ReadonlyMap<DocumentId, readonly Contribution[]>,
  decisions: readonly CastDecision[],
): Settled {
  const bySlug = new Map<string, Cluster[]>();
  for (const cluster of clusters) push(bySlug, slug(nameOf(cluster.signatures)), cluster);
  const actors: Named[] = [];
  for (const [id, namesakes] of bySlug) {
    namesakes.sort(byStanding);
    namesakes.forEach(({ signatures }, i) => {
      actors.push({ id: i === 0 ? id : `${id}-${i + 1}`, signatures });
    });
  }
  for (const [id, signatures] of decided) actors.push({ id, signatures });
  const root = joinedBy(decisions);
  const idOf = new Map<Signature, string>();
  const members = new Map<string, Signature[]>();
  for (const { id, signatures } of actors) {
    const to = root(id);
    for (const signature of signatures) {
      idOf.set(signature, to);
      push(members, to, signature);
    }
  }
  const moved = movedByAlias(documents, decisions, members);
  const renamed = new Map(decisions.flatMap((d) => (d.does === 'rename' ? [[root(d.actor), d] as const] : [])));
  const records: ActorRecord[] = [];
  for (const [id, signatures] of members) {
    const said = renamed.get(id);
    const kept = signatures.filter((s) => !moved.empty.has(s));
    if (kept.length === 0 && !moved.aliases.has(id)) continue;
    const name = said?.name ?? nameOf(kept.length === 0 ? signatures : kept);
    const aliases = new Set<string>(moved.aliases.get(id) ?? []);
    for (const s of kept) {
      if (s.named) aliases.add(s.name);
      for (const alias of s.aliases.keys()) aliases.add(alias);
    }
    aliases.delete(name);
    records.push({ id, name, type: said?.type ?? typeOf(signatures), aliases: [...aliases].sort() });
  }
  return { idOf, records: records.sort((a, b) => order(a.id, b.id)) };
}

/** The fuller names first, of those the one in most documents; so a single odd spelling never renames an actor. */
function nameOf(signatures: readonly Signature[]): string {
  const said = signatures.filter((s) => !s.name.startsWith('@'));
  const full = said.filter((s) => s.named && s.key.words.length > 1 && s.key.words[0]!.length > 1);
  const pool = full.length > 0 ? full : said.length > 0 ? said : signatures;
  let best = pool[0]!;
  for (const s of pool) {
    const more = s.documents.size - best.documents.size || s.name.length - best.name.length;
    if (more > 0 || (more === 0 && s.name < best.name)) best = s;
  }
  return best.name;
}

const RANK: Record<ActorType, number> = { person: 0, organization: 1, place: 2, group: 3 };

/** Among namesakes the one with the plain id: by kind, then by names alone, so that documents coming and going rarely change it. */
function byStanding(a: Cluster, b: Cluster): number {
  const key = (c: Cluster): string => {
    const own = c.signatures.filter((s) => s.named);
    return (own.length > 0 ? own : c.signatures).map(signatureText).sort()[0]!;
  };
  return (
    Number(b.signatures[0]!.named) - Number(a.signatures[0]!.named) ||
    RANK[a.type] - RANK[b.type] ||
    order(key(a), key(b))
  );
}

const signatureText = (s: Signature): string =>
  `${s.name}|${s.gender ?? ''}|${s.named ? '' : [...s.documents.keys()].sort()[0]}`;

function typeOf(signatures: readonly Signature[]): ActorType {
  const votes = new Map<ActorType, number>();
  for (const s of signatures) {
    let mentions = s.decided === undefined ? 0 : 1_000_000;
    for (const count of s.documents.values()) mentions += count;
    votes.set(s.type, (votes.get(s.type) ?? 0) + mentions);
  }
  return [...votes].sort((a, b) => b[1] - a[1] || RANK[a[0]] - RANK[b[0]])[0]![0];
}

/** The id under which each id goes after people joined some; the first named of a pair gives its own. */
function joinedBy(decisions: readonly CastDecision[]): (id: string) => string {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up;
    return at;
  };
  for (const decision of decisions) {
    if (decision.does !== 'join') continue;
    const [first, ...others] = decision.actors;
    for (const other of others) {
      const [to, from] = [root(first!), root(other)];
      if (to !== from) parent.set(from, to);
    }
  }
  return root;
}

type Aliased = (document: DocumentId, signature: Signature) => string | undefined;

/** The actor that people said a name or phrase means, by document. */
function aliasedBy(decisions: readonly CastDecision[]): Aliased {
  const rules = new Map<string, AliasRule[]>();
  for (const decision of decisions) if (decision.does === 'alias') push(rules, slug(decision.alias), decision);
  if (rules.size === 0) return () => undefined;
  const root = joinedBy(decisions);
  return (document, signature) => {
    if (signature.decided !== undefined) return undefined;
    const rule = rules
      .get(slug(signature.name))
      ?.findLast(({ documents }) => documents === undefined || documents.includes(document));
    return rule === undefined ? undefined : root(idOfRule(rule));
  };
}

type AliasRule = Extract<CastDecision, { does: 'alias' }>;

const idOfRule = ({ who }: AliasRule): string => who.id ?? slug(who.name);

/** Which signatures are wholly taken over by an alias, and the words their new actors gain; actors an alias alone tells of are added. */
function movedByAlias(
  documents: ReadonlyMap<DocumentId, readonly Contribution[]>,
  decisions: readonly CastDecision[],
  members: Map<string, Signature[]>,
): { readonly empty: ReadonlySet<Signature>; readonly aliases: ReadonlyMap<string, readonly string[]> } {
  const empty = new Set<Signature>();
  const aliases = new Map<string, string[]>();
  const rules = decisions.filter((d) => d.does === 'alias');
  if (rules.length === 0) return { empty, aliases };
  const aliased = aliasedBy(decisions);
  const root = joinedBy(decisions);
  const taken = new Map<Signature, number>();
  for (const [document, contributions] of documents) {
    for (const { signature, aliases: words } of contributions) {
      const to = aliased(document, signature);
      if (to === undefined) continue;
      taken.set(signature, (taken.get(signature) ?? 0) + 1);
      for (const word of words) push(aliases, to, word);
    }
  }
  for (const [signature, count] of taken) if (count >= signature.documents.size) empty.add(signature);
  for (const rule of rules) {
    const id = root(idOfRule(rule));
    const { name, type } = rule.who;
    if (aliases.has(id) && !members.has(id)) {
      members.set(id, [signatureOf({ name, type, named: true, titles: [], decided: id })]);
    }
  }
  return { empty, aliases };
}
