/**
 * Signatures in blocks: only those of one block can be one actor by their names. Kept step by step: blocks in which nobody came or went are
 * not joined anew, and a bare surname only where somebody who may bear it did.
 */
import type { ActorType } from '../contract';
import { skeleton } from '../text/nameKey';
import {
  type Apart,
  bodyKey,
  type Changes,
  type Cluster,
  canonically,
  clusterOf,
  including,
  joinBodies,
  joinLone,
  joinPeople,
  joinRest,
  keysOf,
  mayMeet,
  NONE,
  rehome,
  type Signature,
  surnameParts,
  without,
} from './namesakes';

export interface Blocks {
  add(signature: Signature): void;
  remove(signature: Signature): void;
  /** Other documents tell of it than before. */
  touch(signature: Signature): void;
  /** Gives every signature with a name its home. Cost: what the blocks cost in which somebody came or went, and the bare names that may mean them. */
  settle(): void;
}

/** Signatures by a key that they share. */
type Index = Map<string, readonly Signature[]>;

export function createBlocks(apart: Apart, changes: Changes): Blocks {
  const people: Index = new Map();
  const bodies: Index = new Map();
  const lone: Index = new Map();
  const decided = new Map<string, Cluster>();
  /** Full names of people by what of them may stand alone. */
  const bySurname: Index = new Map();
  const byPart: Index = new Map();
  const byFirst: Index = new Map();
  const indexes = [
    [bySurname, (signature: Signature) => keysOf(signature).keys.slice(-1)],
    [byPart, ({ name }: Signature) => [...new Set(surnameParts(name))]],
    [byFirst, (signature: Signature) => keysOf(signature).keys.slice(0, 1)],
  ] as const;
  /** Of bare names: whom each would join by its own block alone, the other way round, and who did. */
  const wished = new Map<Signature, Cluster>();
  const suitors = new Map<Cluster, readonly Signature[]>();
  const accepted = new Set<Signature>();
  /** What is to be joined anew: blocks, bare names by their word, and clusters by those who would join them. */
  const unsettled = { people: new Set<string>(), bodies: new Set<string>(), words: new Set<string>() };
  const courted = new Set<Cluster>();

  const isLone = ({ type, size }: Signature): boolean => type === 'person' && size < 2;
  const surnameOf = (signature: Signature): string => skeleton(keysOf(signature).words.at(-1)!);
  const wordOf = (signature: Signature): string => keysOf(signature).keys[0] ?? '';

  /** Bare names may mean it. */
  const concern = (signature: Signature): void => {
    for (const [, partsOf] of indexes) for (const key of partsOf(signature)) unsettled.words.add(key);
  };

  const wish = (signature: Signature, cluster: Cluster | undefined): void => {
    const before = wished.get(signature);
    if (before === cluster) return;
    if (before !== undefined) {
      take(suitors, before, signature);
      courted.add(before);
    }
    if (cluster === undefined) wished.delete(signature);
    else {
      wished.set(signature, cluster);
      put(suitors, cluster, signature);
      courted.add(cluster);
    }
  };

  /** Each group has one home, that of its first if no other group has it. */
  const house = (groups: readonly (readonly Signature[])[]): void => {
    const taken = new Set<Cluster>();
    for (const group of groups) {
      const [{ home, type }] = group as readonly [Signature];
      const cluster = home === null || taken.has(home) ? clusterOf(type) : home;
      taken.add(cluster);
      if (cluster.type !== type) changes.clusters.add(cluster);
      cluster.type = type;
      for (const signature of group) rehome(signature, cluster, changes);
    }
  };

  const settlePeople = (): void => {
    for (const key of unsettled.people) {
      const block = people.get(key);
      if (block === undefined) continue;
      house(joinPeople([...block].sort(canonically), apart));
      // Who is with whom has changed for all of them.
      block.forEach(concern);
    }
  };

  /** The homes of these people, each with its full names. */
  const bearers = (names: readonly Signature[]): ReadonlyMap<Cluster, readonly Signature[]> =>
    new Map(names.map(({ home }) => [home!, home!.signatures.filter((s) => s.named && !isLone(s))] as const));

  /** Bare names: whom each would join, then who may, if several that would join one person cannot be one; the rest are by themselves. */
  const settleWords = (): void => {
    const words = new Set<string>();
    for (const word of unsettled.words) {
      const block = [...(lone.get(word) ?? [])].sort(canonically);
      if (block.length === 0) continue;
      words.add(word);
      const surname = bearers(bySurname.get(word) ?? byPart.get(word) ?? []);
      const homes = joinLone(block, surname, bearers(byFirst.get(word) ?? []), apart);
      block.forEach((signature, i) => {
        wish(signature, homes[i]);
      });
    }
    for (const cluster of courted) {
      const joined: Signature[] = [];
      for (const signature of [...(suitors.get(cluster) ?? [])].sort(canonically)) {
        const isWelcome = joined.every((other) => mayMeet(signature, other, apart));
        if (isWelcome) joined.push(signature);
        if (isWelcome === accepted.has(signature) && signature.home === cluster) continue;
        words.add(wordOf(signature));
        if (isWelcome) accepted.add(signature);
        else leave(signature);
      }
    }
    for (const word of words) {
      const rest: Signature[] = [];
      for (const signature of [...lone.get(word)!].sort(canonically)) {
        const cluster = wished.get(signature);
        if (cluster === undefined) leave(signature);
        if (accepted.has(signature)) rehome(signature, cluster!, changes);
        else rest.push(signature);
      }
      house(joinRest(rest, apart));
    }
  };

  const leave = (signature: Signature): void => {
    if (accepted.delete(signature)) rehome(signature, null, changes);
  };

  const decidedBy = (id: string, type: ActorType): Cluster => {
    const known = decided.get(id);
    if (known !== undefined) return known;
    const cluster = clusterOf(type);
    decided.set(id, cluster);
    return cluster;
  };

  return {
    add(signature) {
      if (signature.decided !== undefined) {
        rehome(signature, decidedBy(signature.decided, signature.type), changes);
      } else if (signature.type !== 'person') {
        const key = bodyKey(signature);
        put(bodies, key, signature);
        unsettled.bodies.add(key);
      } else if (isLone(signature)) {
        put(lone, wordOf(signature), signature);
        unsettled.words.add(wordOf(signature));
      } else {
        put(people, surnameOf(signature), signature);
        unsettled.people.add(surnameOf(signature));
        for (const [index, partsOf] of indexes) for (const key of partsOf(signature)) put(index, key, signature);
      }
    },
    remove(signature) {
      if (signature.decided !== undefined) {
        const cluster = decided.get(signature.decided)!;
        if (cluster.signatures.length === 1) decided.delete(signature.decided);
      } else if (signature.type !== 'person') {
        const key = bodyKey(signature);
        take(bodies, key, signature);
        unsettled.bodies.add(key);
      } else if (isLone(signature)) {
        take(lone, wordOf(signature), signature);
        unsettled.words.add(wordOf(signature));
        wish(signature, undefined);
        accepted.delete(signature);
      } else {
        concern(signature);
        take(people, surnameOf(signature), signature);
        unsettled.people.add(surnameOf(signature));
        for (const [index, partsOf] of indexes) for (const key of partsOf(signature)) take(index, key, signature);
      }
      rehome(signature, null, changes);
    },
    touch(signature) {
      if (signature.home !== null) changes.clusters.add(signature.home);
      if (signature.decided === undefined && signature.type === 'person' && !isLone(signature)) concern(signature);
    },
    settle() {
      settlePeople();
      settleWords();
      for (const key of unsettled.bodies) {
        const block = bodies.get(key);
        if (block !== undefined) house(joinBodies([...block].sort(canonically), apart));
      }
      for (const keys of Object.values(unsettled)) keys.clear();
      courted.clear();
    },
  };
}

function put<K>(map: Map<K, readonly Signature[]>, key: K, signature: Signature): void {
  map.set(key, including(map.get(key) ?? NONE, signature));
}

/** Takes one out of the list at a key, and the list away with the last. */
function take<K>(map: Map<K, readonly Signature[]>, key: K, signature: Signature): void {
  const list = without(map.get(key)!, signature);
  if (list.length === 0) map.delete(key);
  else map.set(key, list);
}
