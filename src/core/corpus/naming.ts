/** Clusters of signatures → actors: what each is called, its id, and what people said of it. */
import type { ActorRecord, ActorType } from '../contract';
import { slug } from '../ids';
import type { DocumentId } from '../model';
import type { Joined } from './blocks';
import { type Cluster, order, push, type Signature, signatureOf } from './namesakes';

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

/** What a document tells of one of its entities, as far as decisions on names ask. */
export interface Named {
  readonly signature: Signature;
  readonly aliases: readonly string[];
}

export interface Naming {
  /**
   * All actors, by their ids, and on each signature its own; `moved` hears of those that have another than before. Actors that are made of the
   * same as before keep their records. Cost: linear in the signatures.
   */
  name(
    cast: Joined,
    documents: ReadonlyMap<DocumentId, readonly Named[]>,
    decisions: readonly CastDecision[],
    moved: (signature: Signature) => void,
  ): readonly ActorRecord[];
}

/** A record, and what it was made from. */
interface Basis {
  readonly signatures: readonly Signature[];
  readonly revisions: number;
  readonly record: ActorRecord;
  /** When it last stood. */
  round: number;
}

export function createNaming(): Naming {
  const bases = new Map<string, Basis>();
  let records: readonly ActorRecord[] = [];
  let decided: readonly CastDecision[] = [];
  let round = 0;
  return {
    name(cast, documents, decisions, moved) {
      round++;
      const root = joinedBy(decisions);
      const members = membersOf(cast, root);
      const said = movedByAlias(documents, decisions, members);
      const renamed = new Map(decisions.flatMap((d) => (d.does === 'rename' ? [[root(d.actor), d] as const] : [])));
      // A name that people moved to another actor changes both.
      const same = said.aliases.size === 0 && decided === decisions;
      let changed = false;
      for (const [id, signatures] of members) {
        let revisions = 0;
        for (const signature of signatures) {
          revisions += signature.revision;
          if (signature.actor === id) continue;
          signature.actor = id;
          moved(signature);
        }
        const known = bases.get(id);
        if (same && known?.revisions === revisions && sameSignatures(known.signatures, signatures)) {
          known.round = round;
          continue;
        }
        const record = recordOf(id, signatures, said, renamed.get(id));
        if (record === null) continue;
        bases.set(id, { signatures, revisions, record, round });
        changed = true;
      }
      for (const [id, basis] of bases) {
        if (basis.round === round) continue;
        bases.delete(id);
        changed = true;
      }
      decided = decisions;
      if (changed) records = inOrder(bases, records);
      return records;
    },
  };
}

/** Null where people moved all its names to others. */
function recordOf(
  id: string,
  signatures: readonly Signature[],
  moved: Moved,
  rename: Extract<CastDecision, { does: 'rename' }> | undefined,
): ActorRecord | null {
  const kept = signatures.filter((s) => !moved.empty.has(s));
  if (kept.length === 0 && !moved.aliases.has(id)) return null;
  const name = rename?.name ?? bestOf(kept.length === 0 ? signatures : kept).name;
  const aliases = new Set<string>(moved.aliases.get(id) ?? []);
  for (const s of kept) {
    if (s.named) aliases.add(s.name);
    for (const alias of s.aliases.keys()) aliases.add(alias);
  }
  aliases.delete(name);
  return { id, name, type: rename?.type ?? typeOf(signatures), aliases: [...aliases].sort() };
}

const sameSignatures = (a: readonly Signature[], b: readonly Signature[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** By their ids; most stand where they stood `before`. */
function inOrder(bases: ReadonlyMap<string, Basis>, before: readonly ActorRecord[]): ActorRecord[] {
  const stayed = new Set<string>();
  const old: ActorRecord[] = [];
  for (const { id } of before) {
    const basis = bases.get(id);
    if (basis === undefined) continue;
    stayed.add(id);
    old.push(basis.record);
  }
  const fresh: ActorRecord[] = [];
  for (const [id, { record }] of bases) if (!stayed.has(id)) fresh.push(record);
  fresh.sort((a, b) => order(a.id, b.id));
  const out: ActorRecord[] = [];
  let next = 0;
  for (const record of old) {
    while (next < fresh.length && fresh[next]!.id < record.id) out.push(fresh[next++]!);
    out.push(record);
  }
  return out.concat(fresh.slice(next));
}

/** The signatures of each actor, by its id, after people joined some. */
function membersOf({ clusters, decided }: Joined, root: (id: string) => string): Map<string, Signature[]> {
  const bySlug = new Map<string, Cluster[]>();
  for (const cluster of clusters) push(bySlug, bestOf(cluster.signatures).slug, cluster);
  const members = new Map<string, Signature[]>();
  const add = (id: string, signatures: Signature[]): void => {
    const to = root(id);
    const known = members.get(to);
    if (known === undefined) members.set(to, signatures);
    else known.push(...signatures);
  };
  for (const [id, namesakes] of bySlug) {
    if (namesakes.length > 1) namesakes.sort(byStanding);
    namesakes.forEach(({ signatures }, i) => {
      add(i === 0 ? id : `${id}-${i + 1}`, signatures);
    });
  }
  for (const [id, signatures] of decided) add(id, signatures);
  return members;
}

/** The fuller names first, of those the one in most documents; so a single odd spelling never renames an actor. */
function bestOf(signatures: readonly Signature[]): Signature {
  if (signatures.length === 1) return signatures[0]!;
  const said = signatures.filter((s) => !s.name.startsWith('@'));
  const full = said.filter((s) => s.named && s.key.words.length > 1 && s.key.words[0]!.length > 1);
  const pool = full.length > 0 ? full : said.length > 0 ? said : signatures;
  let best = pool[0]!;
  for (const s of pool) {
    const more = s.documents.size - best.documents.size || s.name.length - best.name.length;
    if (more > 0 || (more === 0 && s.name < best.name)) best = s;
  }
  return best;
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

export type Aliased = (document: DocumentId, signature: Signature) => string | undefined;

/** The actor that people said a name or phrase means, by document. */
export function aliasedBy(decisions: readonly CastDecision[]): Aliased {
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

/** What people moved to other actors by saying whom a name means. */
interface Moved {
  readonly empty: ReadonlySet<Signature>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

/** Which signatures are wholly taken over by an alias, and the words their new actors gain; actors an alias alone tells of are added. */
function movedByAlias(
  documents: ReadonlyMap<DocumentId, readonly Named[]>,
  decisions: readonly CastDecision[],
  members: Map<string, Signature[]>,
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
