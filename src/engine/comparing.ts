/**
 * Keeps documents compared: tells the linker of what changed, has its jobs done here and by helpers, and keeps what came of it for another
 * day. Everything that spans documents is settled when the next question needs it; whatever comes in between is heard first.
 */
import type { ActorRecord } from '../core/contract';
import type { Job } from '../core/corpus/comparer';
import type { PartsOfSpeech } from '../core/corpus/lexicon';
import { createLinker, type Linker } from '../core/corpus/linker';
import { digest } from '../core/corpus/saved';
import type { DocumentId } from '../core/model';
import { heard } from '../core/page';
import type { Bytes, Drawer } from '../core/text/drawer';
import { NOT_COMPARED } from './accounts';
import type { Documents } from './documents';
import type { Engine } from './engine';
import {
  createHearing,
  idsOfPart,
  packBasis,
  packRemembered,
  partOf,
  partsFor,
  sealedPart,
  unsealedPart,
} from './remembered';
import { createShelf, type Shelf, type Volume } from './shelf';
import type { Team } from './team';

/** Documents compared between two pauses. */
const PART = 4;
/** Jobs between which what is not run meanwhile is kept warm: a hundredth of their time. */
const WARM_EACH = 8;
/** Documents told for another day between which the same is kept warm. */
const TOLD_EACH = 512;
/** So many new ones at once are worth further threads. */
const MANY = 24;

export interface ComparingOptions {
  readonly documents: Documents;
  readonly wordParts: PartsOfSpeech;
  readonly drawer: Drawer;
  readonly team: Team;
  readonly pause: () => Promise<void>;
  /** Keeps warm what is not run while documents are compared. Cost: some milliseconds, of a job's fifty. */
  readonly stayWarm?: () => void;
}

export interface Comparing {
  /** All documents compared, unless a person stopped that. Cost: what has changed since the last time. */
  settled(): Promise<Shelf>;
  /** The answer to a short question. Whatever has come before it is heard first. */
  asked<Answer>(answer: (shelf: Shelf) => Answer): Promise<Answer>;
  /** The answer to a question that looks through all documents. Whatever comes in between is heard; if it changes something, it begins anew. */
  inSteps<Answer>(answer: (shelf: Shelf) => Generator<void, Answer>): Promise<Answer>;
  /** What is known by now of a document and those that it is linked with, at once; null where it is not read. It is compared before all others. */
  glance(document: DocumentId): Shelf | null;
  rest(isResting: boolean): void;
  readonly isResting: boolean;
  remember: Engine['remember'];
  recall: Engine['recall'];
  /** Pairs of statements compared so far. */
  readonly compared: number;
  dispose(): void;
}

/** A telling of all links for another day, until its last part is asked for. */
interface Telling {
  /** The revision that is told. */
  readonly at: number;
  readonly parts: number;
  /** Made piece by piece, and heard in between; null where it came to its end meanwhile. */
  part(index: number): Promise<Uint8Array | null>;
  /** Gives back its room in the drawer. */
  end(): void;
}

/** What is told of one document. */
interface Told {
  readonly by: Linker;
  readonly state: number;
  readonly key: string;
  readonly packed: Bytes;
}

const NOTHING = (): void => undefined;

export function createComparing({
  documents,
  wordParts,
  drawer,
  team,
  pause,
  stayWarm = NOTHING,
}: ComparingOptions): Comparing {
  let linker = createLinker(wordParts, undefined, drawer);
  /** Documents that the linker may have to hear anew, and all that it has heard. */
  const unheard = new Set<DocumentId>();
  const linked = new Map<DocumentId, Volume>();
  /** Of the revision `shelvedAt`. */
  let shelf: Shelf | null = null;
  let shelvedAt = -1;
  /** What is known without comparing, while a person has stopped that: of the revision `uncomparedAt`. */
  let uncompared: Shelf | null = null;
  let uncomparedAt = -1;
  let comparing: Promise<Shelf> | null = null;
  /** A person stopped the comparing. What little comes after all was compared is compared all the same. */
  let resting = false;
  let behind = true;
  /** Revision whose links were told for another day, or taken up. */
  let toldAt = -1;
  let telling: Telling | null = null;
  let hearing = createHearing(drawer, pause);
  let jobs = 0;
  let toldPieces = 0;

  const shelved = (): Shelf | null => (shelvedAt === documents.revision ? shelf : null);

  /** Tells the linker of what it does not know yet, as long as it may go on after so many; how many documents that were. */
  const hear = async (goesOn: (fresh: number) => boolean): Promise<number> => {
    let fresh = 0;
    for (const id of documents.moved()) unheard.add(id);
    for (const id of [...unheard]) {
      if (!goesOn(fresh)) break;
      unheard.delete(id);
      const volume = documents.volume(id);
      if (volume === undefined) {
        if (linked.delete(id)) linker.withdraw(id);
      } else if (linked.get(id) !== volume) {
        linked.set(id, volume);
        linker.add(heard(volume.page), volume.actors);
        fresh++;
        await pause();
      }
    }
    return fresh;
  };

  /** Works on until it is done or of no use any more; whatever comes in between is heard. */
  const inParts = async (work: Generator<void>, isIdle: () => boolean): Promise<void> => {
    while (work.next().done !== true) {
      await pause();
      if (isIdle()) return;
    }
    await pause();
  };

  /** Does a job, as far as it goes on being of use; whatever comes in between two tasks is heard first. */
  const workOff = async (job: Job, goesOn: () => boolean): Promise<void> => {
    const own = linker;
    const work = own.work(job);
    let step = work.next();
    while (step.done !== true) {
      await pause();
      if (!goesOn()) return own.bring(job, null);
      step = work.next();
    }
    own.bring(job, step.value);
    await pause();
    if (++jobs % WARM_EACH === 0) stayWarm();
  };

  /** Compares by parts. */
  const compare = async (): Promise<Shelf> => {
    let fresh = 0;
    const rests = (more = 0): boolean => resting && (behind || fresh + more >= MANY);
    for (;;) {
      const done = shelved();
      if (done !== null) return done;
      if (uncompared !== null && uncomparedAt === documents.revision && rests()) return uncompared;
      if (!rests()) await documents.tellDated();
      documents.dateUndated();
      const at = documents.revision;
      const isOvertaken = (): boolean => documents.revision !== at;
      await pause();
      if (isOvertaken()) continue;
      // Whoever stops the comparing waits for nothing that could be there.
      await inParts(documents.ready(), isOvertaken);
      if (isOvertaken()) continue;
      fresh += await hear((more) => !isOvertaken() && !rests(more));
      await pause();
      if (isOvertaken()) continue;
      const { volumes, links, topics, lost } = documents.standing();
      if (linker.due >= MANY && !rests()) team.wake();
      linker.decide(links, topics);
      while (!isOvertaken() && !rests()) {
        await inParts(linker.ready(), () => isOvertaken() || rests());
        if (isOvertaken() || rests()) break;
        team.share(linker, PART);
        const job = linker.take(PART);
        if (job !== null) await workOff(job, () => !isOvertaken() && !rests());
        else if (linker.out > 0) await team.next();
        else break;
      }
      // What would be compared here would be compared at once.
      if (isOvertaken()) continue;
      behind = rests();
      // Asked for once more, it goes on where it was.
      if (behind) {
        uncompared = createShelf(volumes, documents.cast.actors(), NOT_COMPARED, lost);
        uncomparedAt = at;
        return uncompared;
      }
      uncompared = null;
      shelf = createShelf(volumes, documents.cast.actors(), linker.settle(), lost);
      shelvedAt = at;
    }
  };

  const settled = (): Promise<Shelf> => {
    comparing ??= compare().finally(() => {
      comparing = null;
    });
    return comparing;
  };

  /** Between two pieces of what is told: whoever opens a text waits for one of them at most, and finds the reading fast. */
  const pieceTold = async (): Promise<void> => {
    if (++toldPieces % TOLD_EACH === 0) stayWarm();
    await pause();
  };

  /**
   * Null where nothing has changed since the last time, or a person stopped the comparing. What changes meanwhile is compared first; then what
   * it touched is told anew, and the rest goes on.
   */
  const beginTelling = async (): Promise<Telling | null> => {
    const told = new Map<DocumentId, Told>();
    for (;;) {
      const { volumes } = await settled();
      if (toldAt === documents.revision || shelved() === null) {
        for (const { packed } of told.values()) drawer.drop(packed);
        return null;
      }
      const [at, by, keyOf] = [documents.revision, linker, documents.keys()];
      for (const [id, { actors }] of volumes) {
        const [known, state] = [told.get(id), by.state(id)];
        if (known?.by === by && known.state === state) continue;
        if (known !== undefined) drawer.drop(known.packed);
        const key = keyOf(id, actors);
        told.set(id, { by, state, key, packed: drawer.put(packRemembered({ key, document: by.save(id) })) });
        await pieceTold();
        if (documents.revision !== at) break;
      }
      if (documents.revision !== at) continue;
      // From here on it is of no matter what changes.
      const ids = [...volumes.keys()];
      const name = digest(ids.flatMap((id) => [id, told.get(id)!.key]));
      const basis = packBasis(by.basis());
      const parts = partsFor(ids.length);
      let isOver = false;
      return {
        at,
        parts,
        async part(index) {
          const pieces: Uint8Array[] = [];
          for (const id of idsOfPart(index, parts, ids)) {
            if (isOver) return null;
            pieces.push(drawer.take(told.get(id)!.packed));
            await pieceTold();
          }
          return partOf(name, basis, pieces);
        },
        end() {
          isOver = true;
          for (const { packed } of told.values()) drawer.drop(packed);
        },
      };
    }
  };

  const inSteps: Comparing['inSteps'] = async (answer) => {
    for (;;) {
      const steps = answer(await settled());
      const at = documents.revision;
      // Once something has changed, the old shelf is not to be looked at: links that lie outside memory may be gone.
      while (documents.revision === at) {
        const step = steps.next();
        if (step.done === true) return step.value;
        await pause();
      }
    }
  };

  return {
    settled,
    inSteps,
    asked: (answer) =>
      inSteps(function* (shelf) {
        yield;
        return answer(shelf);
      }),
    glance(document) {
      const done = shelved();
      if (done !== null) return done;
      const pairs = linker.glance(document);
      const volumes = new Map<DocumentId, Volume>();
      for (const id of new Set([document, ...pairs.flatMap(({ a, b }) => [a, b])])) {
        const volume = documents.volume(id);
        if (volume !== undefined) volumes.set(id, volume);
      }
      if (!volumes.has(document)) return null;
      const there = pairs.filter(({ a, b }) => volumes.has(a) && volumes.has(b));
      return createShelf(volumes, actorsIn(volumes.values()), { ...NOT_COMPARED, pairs: there }, new Map());
    },
    get isResting() {
      return resting;
    },
    rest(isResting) {
      resting = isResting;
      // Nobody waits for what is still compared elsewhere.
      if (!isResting) return;
      team.dispose();
      // What was told so far is told again with all else.
      hearing.drop();
      hearing = createHearing(drawer, pause);
    },
    async remember(part, stamp) {
      if (part === 0) {
        telling?.end();
        telling = null;
        telling = await beginTelling();
      }
      const own = telling;
      if (own === null || part >= own.parts) return null;
      const packed = await own.part(part);
      if (packed === null) return null;
      if (part === own.parts - 1 && telling === own) {
        toldAt = own.at;
        own.end();
        telling = null;
      }
      return sealedPart(packed, stamp);
    },
    async recall(part, stamp) {
      const heard = hearing;
      if (part !== null) {
        if (resting) return;
        const whole = await unsealedPart(part, stamp);
        return whole === null ? undefined : heard.hear(whole);
      }
      hearing = createHearing(drawer, pause);
      const known = heard.together();
      const { volumes } = documents.standing();
      // Whoever has compared most already knows better.
      if (known === null || linked.size * 2 > volumes.size) return heard.drop();
      const keyOf = documents.keys();
      linker.dispose();
      linker = createLinker(wordParts, known.saved, drawer);
      linked.clear();
      let same = known.keys.size === volumes.size;
      for (const [id, volume] of volumes) {
        if (known.keys.get(id) === keyOf(id, volume.actors)) linked.set(id, volume);
        else same = false;
        unheard.add(id);
      }
      for (const id of known.keys.keys()) if (!volumes.has(id)) linker.withdraw(id);
      documents.touch();
      if (same) toldAt = documents.revision;
    },
    get compared() {
      return linker.compared;
    },
    dispose() {
      team.dispose();
      telling?.end();
      hearing.drop();
      linker.dispose();
    },
  };
}

/** By the names that their own documents give them, the first of these before the others: what they are called everywhere costs a look at all. */
function actorsIn(volumes: Iterable<Volume>): readonly ActorRecord[] {
  const found = new Map<string, ActorRecord>();
  for (const { actors, page } of volumes) {
    for (const [i, { name, type }] of page.reading.entities.entries()) {
      const id = actors[i]!;
      if (!found.has(id)) found.set(id, { id, name, type, aliases: [] });
    }
  }
  return [...found.values()];
}
