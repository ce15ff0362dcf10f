/** Clusters of signatures → actors: what each is called, its id, and what people said of it. Kept step by step. */
import type { ActorRecord, ActorType } from '../contract';
import { slug } from '../ids';
import type { DocumentId } from '../model';
import { remembered } from '../text/remembered';
import { type Cluster, including, order, push, type Signature, signatureOf, without } from './namesakes';

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

export const slugOf = remembered(slug);

/** What a document tells of one of its entities, as far as decisions on names ask. */
export interface Named {
  readonly signature: Signature;
  readonly aliases: readonly string[];
}

/** What each document tells. */
type Documents = ReadonlyMap<DocumentId, readonly Named[]>;

export interface Naming {
  /**
   * Gives the actors of clusters that changed their ids, and others with the same name whose number is another now; `moved` hears of signatures
   * that have another id than before. Cost: linear in what changed, and in the namesakes whose numbers move.
   */
  settle(changed: Iterable<Cluster>, moved: (signature: Signature) => void): void;
  /** Makes the records that are missing, some for each step. */
  ready(documents: Documents): Generator<void>;
  /** All actors, by their ids. Actors of whom nothing changed keep their records. */
  records(documents: Documents): readonly ActorRecord[];
}

/** One actor, by its id: of several clusters where people joined them. */
interface Actor {
  clusters: readonly Cluster[];
  /** Null until it is asked for. */
  record: ActorRecord | null;
}

export function createNaming(decisions: readonly CastDecision[]): Naming {
  const root = joinedBy(decisions);
  const renames = new Map(decisions.flatMap((d) => (d.does === 'rename' ? [[root(d.actor), d] as const] : [])));
  const aliased = decisions.some(({ does }) => does === 'alias');
  /** By the id they would all have, in the order of their numbers. */
  const namesakes = new Map<string, readonly Cluster[]>();
  const actors = new Map<string, Actor>();
  let records: readonly ActorRecord[] | null = [];
  /** As they were told last. */
  let sorted: readonly ActorRecord[] = [];

  const rename = (cluster: Cluster, id: string): void => {
    if (cluster.actor === id) return;
    const before = actors.get(cluster.actor);
    if (before !== undefined) {
      if (before.clusters.length === 1) actors.delete(cluster.actor);
      else before.clusters = without(before.clusters, cluster);
      before.record = null;
    }
    cluster.actor = id;
    if (id === '') return;
    const known = actors.get(id);
    if (known === undefined) {
      const list = namesakes.get(cluster.slug);
      // Most have no namesakes; then one list does for both.
      actors.set(id, { clusters: list?.length === 1 ? list : [cluster], record: null });
    } else {
      known.clusters = including(known.clusters, cluster);
      known.record = null;
    }
  };

  const made = (id: string, actor: Actor, documents: Documents): void => {
    actor.record ??= recordOf(id, signaturesOf(actor), documents, NOTHING_MOVED, renames.get(id));
  };

  return {
    settle(changed, moved) {
      const renamed = new Set<Cluster>();
      /** From which of their namesakes on numbers may be others. */
      const from = new Map<string, number>();
      const begin = (id: string, at: number): void => {
        from.set(id, Math.min(at, from.get(id) ?? at));
      };
      const fresh: Cluster[] = [];
      for (const cluster of changed) {
        records = null;
        renamed.add(cluster);
        const known = actors.get(cluster.actor);
        if (known !== undefined) known.record = null;
        const [first] = cluster.signatures;
        if (first?.decided !== undefined) {
          rename(cluster, root(first.decided));
          continue;
        }
        const list = namesakes.get(cluster.slug);
        // Most have no namesakes, and keep their names.
        if (list?.length === 1 && first !== undefined && slugOf(bestOf(cluster.signatures).name) === cluster.slug) {
          continue;
        }
        if (list !== undefined) {
          begin(cluster.slug, list.indexOf(cluster));
          namesakes.set(cluster.slug, without(list, cluster));
        }
        cluster.slug = '';
        if (first === undefined) rename(cluster, '');
        else fresh.push(cluster);
      }
      for (const cluster of fresh) {
        const id = slugOf(bestOf(cluster.signatures).name);
        cluster.slug = id;
        const list = namesakes.get(id) ?? [];
        const at = placeIn(list, cluster);
        namesakes.set(id, list.slice(0, at).concat(cluster, list.slice(at)));
        begin(id, at);
      }
      for (const [id, first] of from) {
        const list = namesakes.get(id)!;
        if (list.length === 0) namesakes.delete(id);
        for (let i = first; i < list.length; i++) {
          const number = root(i === 0 ? id : `${id}-${i + 1}`);
          if (list[i]!.actor === number) continue;
          rename(list[i]!, number);
          renamed.add(list[i]!);
        }
      }
      for (const { signatures, actor } of renamed) {
        for (const signature of signatures) {
          if (signature.actor === actor) continue;
          signature.actor = actor;
          moved(signature);
        }
      }
    },
    *ready(documents) {
      if (records !== null || aliased) return;
      let fresh = 0;
      for (const [id, actor] of actors) {
        if (actor.record !== null) continue;
        made(id, actor, documents);
        if (++fresh % STEP === 0) yield;
      }
    },
    records(documents) {
      if (records === null) {
        if (aliased) records = inOrder(recordsMoved(actors, documents, decisions, renames), []);
        else {
          for (const [id, actor] of actors) made(id, actor, documents);
          records = inOrder(actors, sorted);
        }
        sorted = records;
      }
      return records;
    },
  };
}

/** Records made in one step. */
const STEP = 64;

type Rename = Extract<CastDecision, { does: 'rename' }>;

const signaturesOf = ({ clusters }: Actor): readonly Signature[] =>
  clusters.length === 1 ? clusters[0]!.signatures : clusters.flatMap(({ signatures }) => signatures);

/** All records, where people said whom a name means. */
function recordsMoved(
  actors: ReadonlyMap<string, Actor>,
  documents: Documents,
  decisions: readonly CastDecision[],
  renames: ReadonlyMap<string, Rename>,
): ReadonlyMap<string, { readonly record: ActorRecord }> {
  const members = new Map(Array.from(actors, ([id, actor]) => [id, signaturesOf(actor)]));
  const moved = movedByAlias(documents, decisions, members);
  return new Map(
    Array.from(members).flatMap(([id, signatures]) => {
      const record = recordOf(id, signatures, documents, moved, renames.get(id));
      return record === null ? [] : [[id, { record }]];
    }),
  );
}

/** Null where people moved all its names to others. */
function recordOf(
  id: string,
  signatures: readonly Signature[],
  documents: Documents,
  moved: Moved,
  rename: Rename | undefined,
): ActorRecord | null {
  const kept = signatures.filter((s) => !moved.empty.has(s));
  if (kept.length === 0 && !moved.aliases.has(id)) return null;
  const name = rename?.name ?? bestOf(kept.length === 0 ? signatures : kept).name;
  const aliases = new Set<string>(moved.aliases.get(id) ?? []);
  for (const s of kept) {
    if (s.named) aliases.add(s.name);
    for (const document of s.documents) {
      for (const told of documents.get(document)!) {
        if (told.signature === s) for (const alias of told.aliases) aliases.add(alias);
      }
    }
  }
  aliases.delete(name);
  return { id, name, type: rename?.type ?? typeOf(signatures), aliases: [...aliases].sort().slice() };
}

/** By their ids; most stand where they stood `before`. */
function inOrder(
  actors: ReadonlyMap<string, { readonly record: ActorRecord | null }>,
  before: readonly ActorRecord[],
): ActorRecord[] {
  const stayed = new Set<string>();
  const old: ActorRecord[] = [];
  for (const { id } of before) {
    const record = actors.get(id)?.record ?? null;
    if (record === null) continue;
    stayed.add(id);
    old.push(record);
  }
  const fresh: ActorRecord[] = [];
  for (const [id, { record }] of actors) if (record !== null && !stayed.has(id)) fresh.push(record);
  fresh.sort((a, b) => order(a.id, b.id));
  const out: ActorRecord[] = [];
  let next = 0;
  for (const record of old) {
    while (next < fresh.length && fresh[next]!.id < record.id) out.push(fresh[next++]!);
    out.push(record);
  }
  return out.concat(fresh.slice(next));
}

/** Where a cluster stands among its namesakes. */
function placeIn(namesakes: readonly Cluster[], cluster: Cluster): number {
  let [low, high] = [0, namesakes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byStanding(namesakes[middle]!, cluster) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The fuller names first, of those the one in most documents; so a single odd spelling never renames an actor. */
function bestOf(signatures: readonly Signature[]): Signature {
  if (signatures.length === 1) return signatures[0]!;
  const said = signatures.filter((s) => !s.name.startsWith('@'));
  const full = said.filter((s) => s.full);
  const pool = full.length > 0 ? full : said.length > 0 ? said : signatures;
  let best = pool[0]!;
  for (const s of pool) {
    const more = s.documents.length - best.documents.length || s.name.length - best.name.length;
    if (more > 0 || (more === 0 && s.name < best.name)) best = s;
  }
  return best;
}

const RANK: Record<ActorType, number> = { person: 0, organization: 1, place: 2, group: 3 };

/** Among namesakes the one with the plain id: by kind, then by names alone, so that documents coming and going rarely change it. */
function byStanding(a: Cluster, b: Cluster): number {
  const [one, other] = [standing(a), standing(b)];
  return (
    Number(other.named) - Number(one.named) ||
    RANK[a.type] - RANK[b.type] ||
    order(one.text, other.text) ||
    one.place - other.place
  );
}

function standing({ signatures }: Cluster): { readonly named: boolean; readonly text: string; readonly place: number } {
  const own = signatures.filter(({ named }) => named);
  if (own.length === 0) {
    const { name, gender, documents, place } = signatures[0]!;
    return { named: false, text: `${name}|${gender ?? ''}|${documents[0]}`, place };
  }
  const texts = own.map(({ name, gender }) => `${name}|${gender ?? ''}|`);
  return { named: true, text: texts.reduce((a, b) => (b < a ? b : a)), place: 0 };
}

function typeOf(signatures: readonly Signature[]): ActorType {
  const votes = new Map<ActorType, number>();
  for (const s of signatures) {
    const mentions = s.mentions + (s.decided === undefined ? 0 : 1_000_000);
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

export type Aliased = (document: DocumentId, signature: Signature) => string | undefined;

/** The actor that people said a name or phrase means, by document. */
export function aliasedBy(decisions: readonly CastDecision[]): Aliased {
  const rules = new Map<string, AliasRule[]>();
  for (const decision of decisions) if (decision.does === 'alias') push(rules, slugOf(decision.alias), decision);
  if (rules.size === 0) return () => undefined;
  const root = joinedBy(decisions);
  return (document, signature) => {
    if (signature.decided !== undefined) return undefined;
    const rule = rules
      .get(slugOf(signature.name))
      ?.findLast(({ documents }) => documents === undefined || documents.includes(document));
    return rule === undefined ? undefined : root(idOfRule(rule));
  };
}

type AliasRule = Extract<CastDecision, { does: 'alias' }>;

const idOfRule = ({ who }: AliasRule): string => who.id ?? slugOf(who.name);

/** What people moved to other actors by saying whom a name means. */
interface Moved {
  readonly empty: ReadonlySet<Signature>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

const NOTHING_MOVED: Moved = { empty: new Set(), aliases: new Map() };

/** Which signatures are wholly taken over by an alias, and the words their new actors gain; actors an alias alone tells of are added. */
function movedByAlias(
  documents: Documents,
  decisions: readonly CastDecision[],
  members: Map<string, readonly Signature[]>,
): Moved {
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
      // Where all its mentions were rejected, it has no words, but is named all the same.
      if (!aliases.has(to)) aliases.set(to, []);
      for (const word of words) push(aliases, to, word);
    }
  }
  for (const [signature, count] of taken) if (count >= signature.documents.length) empty.add(signature);
  for (const rule of rules) {
    const id = root(idOfRule(rule));
    const { name, type } = rule.who;
    if (aliases.has(id) && !members.has(id)) {
      members.set(id, [signatureOf({ name, type, named: true, titles: [], decided: id })]);
    }
  }
  return { empty, aliases };
}
