/**
 * Signatures in blocks: only those of one block can be one actor by their names. Blocks in which nobody came or went are not joined anew.
 */
import { skeleton } from '../text/nameKey';
import { joinRoles } from './bearers';
import {
  type Apart,
  bodyKey,
  type Cluster,
  canonically,
  joinBodies,
  joinLone,
  joinPeople,
  push,
  type Signature,
  surnameParts,
} from './namesakes';

/** Clusters, and by the actor's id signatures of which people said whose they are. */
export interface Joined {
  readonly clusters: readonly Cluster[];
  readonly decided: ReadonlyMap<string, Signature[]>;
}

export interface Blocks {
  add(signature: Signature): void;
  remove(signature: Signature): void;
  /** From now on these are kept apart. */
  keepApart(apart: Apart): void;
  /** Who is one actor with whom; clusters are fresh. Cost: linear in the signatures, and what the blocks cost in which somebody came or went. */
  join(): Joined;
}

/** What was joined of a block, with the keys under which a bare name may mean it. */
interface Group extends Cluster {
  readonly surnames: readonly string[];
  readonly parts: readonly string[];
  readonly firsts: readonly string[];
}

interface Block {
  readonly signatures: Set<Signature>;
  /** Null until it is asked for. */
  groups: readonly Group[] | null;
}

export function createBlocks(): Blocks {
  const people = new Map<string, Block>();
  const bodies = new Map<string, Block>();
  const lone = new Map<string, Block>();
  const decided = new Map<string, Block>();
  /** Unnamed persons, and other unnamed ones. */
  const roles = new Set<Signature>();
  const unnamed = new Set<Signature>();
  let apart: Apart = () => false;

  /** The block that is its own by its name; null for the unnamed. */
  const homeOf = (signature: Signature): readonly [Map<string, Block>, string] | null => {
    const { type, key, named } = signature;
    if (signature.decided !== undefined) return [decided, signature.decided];
    if (!named) return null;
    if (type !== 'person') return [bodies, bodyKey(signature)];
    return key.words.length > 1 ? [people, skeleton(key.words[key.words.length - 1]!)] : [lone, key.keys[0] ?? ''];
  };

  const withoutName = ({ type }: Signature): Set<Signature> => (type === 'person' ? roles : unnamed);

  const groupsOf = (block: Block, join: (block: readonly Signature[], apart: Apart) => Cluster[]): readonly Group[] => {
    block.groups ??= join([...block.signatures].sort(canonically), apart).map(({ signatures, type }) => ({
      signatures,
      type,
      surnames: distinct(signatures, ({ key }) => key.keys.slice(-1)),
      parts: distinct(signatures, ({ name }) => surnameParts(name)),
      firsts: distinct(signatures, ({ key }) => key.keys.slice(0, 1)),
    }));
    return block.groups;
  };

  return {
    add(signature) {
      const home = homeOf(signature);
      if (home === null) return void withoutName(signature).add(signature);
      const [blocks, key] = home;
      const known = blocks.get(key);
      if (known === undefined) blocks.set(key, { signatures: new Set([signature]), groups: null });
      else {
        known.signatures.add(signature);
        known.groups = null;
      }
    },
    remove(signature) {
      const home = homeOf(signature);
      if (home === null) return void withoutName(signature).delete(signature);
      const [blocks, key] = home;
      const block = blocks.get(key)!;
      block.signatures.delete(signature);
      block.groups = null;
      if (block.signatures.size === 0) blocks.delete(key);
    },
    keepApart(next) {
      apart = next;
      for (const blocks of [people, bodies]) for (const block of blocks.values()) block.groups = null;
    },
    join() {
      const clusters: Cluster[] = [];
      const bySurname = new Map<string, Cluster[]>();
      const byPart = new Map<string, Cluster[]>();
      const byFirst = new Map<string, Cluster[]>();
      for (const signature of unnamed) clusters.push({ signatures: [signature], type: signature.type });
      for (const block of people.values()) {
        for (const { signatures, type, surnames, parts, firsts } of groupsOf(block, joinPeople)) {
          // A copy: bare names and roles join it.
          const cluster = { signatures: [...signatures], type };
          clusters.push(cluster);
          for (const key of surnames) if (lone.has(key)) push(bySurname, key, cluster);
          for (const key of parts) if (lone.has(key)) push(byPart, key, cluster);
          for (const key of firsts) if (lone.has(key)) push(byFirst, key, cluster);
        }
      }
      for (const [word, { signatures }] of lone) {
        const surname = bySurname.get(word) ?? byPart.get(word) ?? [];
        clusters.push(...joinLone([...signatures].sort(canonically), surname, byFirst.get(word) ?? [], apart));
      }
      for (const block of bodies.values()) {
        for (const { signatures, type } of groupsOf(block, joinBodies))
          clusters.push({ signatures: [...signatures], type });
      }
      clusters.push(...joinRoles([...roles], clusters, apart));
      return { clusters, decided: new Map(Array.from(decided, ([id, { signatures }]) => [id, [...signatures]])) };
    },
  };
}

const distinct = (
  signatures: readonly Signature[],
  keys: (signature: Signature) => readonly string[],
): readonly string[] => (signatures.length === 1 ? keys(signatures[0]!) : [...new Set(signatures.flatMap(keys))]);
