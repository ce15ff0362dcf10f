/** Keeps the links between the statements of a corpus fresh while documents come, change and go. No I/O; same pages, same linkage. */
import type { LinkRecord, TopicRecord } from '../contract';
import type { DocumentId, Page } from '../model';
import { type Bytes, type Drawer, inMemory } from '../text/drawer';
import { closed, type PackedEntry, packEntry, type WholeEntry, whole } from './compact';
import { createComparer, type Done, type Job, type PairFound, type PairTask, wholeOf } from './comparer';
import { createConcordance } from './concordance';
import { decidePairs, decideTopics, documentOf, type LinkDecision, type TopicDecision } from './decisions';
import { createEvents, type EventTask } from './events';
import { familiarity } from './familiarity';
import { createLexicon, type HeardWords, type PartsOfSpeech } from './lexicon';
import { createPhrases, type LinkedPair, letGo, linksOf, type Phrases, putAway } from './linked';
import { type Copy, groupOrigins, type OriginGroup } from './origins';
import { type PackedTopics, unpackTopics } from './packedTopics';
import { createPairs } from './pairs';
import { stepOf } from './profile';
import { linkedIn, type Saved, type SavedBasis, type SavedDocument, savedPair } from './saved';
import type { Silence } from './silence';
import { indexPage } from './statements';

/** What is known of how documents hang together. Sorted by ids. */
export interface Linkage {
  /** All of them, made when they are asked for. */
  readonly topics: readonly TopicRecord[];
  /** The same, one after the other: not all of them need lie in memory. */
  eachTopic(): Iterable<TopicRecord>;
  readonly topicCount: number;
  /** Those that have statements of this document; perhaps some others too. */
  topicsNear(document: DocumentId): readonly TopicRecord[];
  /** Links by pairs of documents: those of a large corpus are too many to lie about. */
  readonly pairs: readonly LinkedPair[];
  /** All of them, made when they are asked for. */
  readonly links: readonly LinkRecord[];
  readonly origins: readonly OriginGroup[];
  readonly silences: readonly Silence[];
}

export interface Linker {
  /** Adds a page or replaces it. `actors`: the actor id of each of the reading's entities. The page itself is not kept. */
  add(page: Page, actors: readonly (string | null)[]): void;
  withdraw(document: DocumentId): void;
  /** What people said of links and topics; replaces what they said before. */
  decide(links: readonly LinkDecision[], topics?: readonly TopicDecision[]): void;
  /**
   * The linkage of the pages added. The same as if they had been added at once to a new linker. Not to be asked for while jobs are out. What
   * was told before is void from then on.
   * Cost: the pairs of documents that the changes since the last time touch, and a walk over all links.
   */
  settle(): Linkage;
  /**
   * Does a part of what `settle` would do, about `most` documents' worth; true when nothing is left of it. So a thread can listen in
   * between.
   */
  advance(most: number): boolean;
  /**
   * Hands out such a part, to be done wherever the same words are known; it may be empty. Null if there is nothing to hand out: nothing is
   * left, or what is left must wait for jobs that are out. `near`: a document that was compared lately, whose neighbours come first.
   */
  take(most: number, near?: DocumentId): Job | null;
  /** What links a document with others as far as it has been compared, with people's word on it. Its pairs are handed out next, if they are due. */
  glance(document: DocumentId): readonly LinkedPair[];
  /** Once all pairs are compared: finds out step by step which events `take` hands out next. If something changes in between, it ends. */
  ready(): Generator<void>;
  /**
   * Takes in what came of a job; each is to be brought once. What has been overtaken by a change, or was not done (null), is handed out
   * again.
   */
  bring(job: Job, done: Done | null): void;
  /** Documents whose pairs are to be compared, as far as is known yet. */
  readonly due: number;
  /** Jobs that are out. */
  readonly out: number;
  /** Does a job here, task by task: the answer is told last. */
  work(job: Job): Generator<void, Done>;
  /** The words that jobs are told in, from the id `first` on. */
  words(first: number): HeardWords;
  /** The phrases that links are told in; what was done elsewhere is told in them before it is brought. */
  readonly phrases: Phrases;
  /** What is known of a document, for another day. To be asked after `settle`, and before anything else changes. */
  save(document: DocumentId): SavedDocument;
  /** Another number whenever what `save` tells of a document may be other than before. */
  state(document: DocumentId): number;
  /** What all that is saved stands on: it grows, and what was saved before holds with it too. */
  basis(): SavedBasis;
  /** Work done so far: pairs of statements compared. */
  readonly compared: number;
  /** An entry of its jobs with its bytes. */
  whole(entry: PackedEntry): WholeEntry;
  /** Gives back its room in the drawer, once no job is out any more. */
  dispose(): void;
}

/** All events as the pairs stand now. */
interface Plan {
  readonly pairs: readonly LinkedPair[];
  readonly copies: readonly Copy[];
  /** Those that are to be worked out and not handed out yet, the next one last. */
  readonly waiting: EventTask<PackedEntry>[];
  /** They are many. */
  readonly passing: boolean;
}

/** More documents than one change touches, as a rule. */
const MANY = 96;
/** Documents whose links are gathered in one step. */
const ROWS = 256;

const NOTHING_SAVED: Saved = {
  basis: { words: { hashes: new Int32Array(0), words: [] }, phrases: [] },
  documents: [],
};

/**
 * `partsOf`: what parts of speech words may be, for the names of topics; left out, it is guessed from their endings. `saved`: what it knows
 * from the start, as a linker of the same code said it; where documents are missing, what hung together with them is worked out again.
 * `drawer`: where entries and links lie while nobody looks at them.
 */
export function createLinker(partsOf?: PartsOfSpeech, saved: Saved = NOTHING_SAVED, drawer: Drawer = inMemory): Linker {
  const lexicon = createLexicon(familiarity, partsOf, saved.basis.words);
  const concordance = createConcordance<PackedEntry>(
    lexicon,
    undefined,
    saved.documents.map(({ neighbours, pairs: _, event: __, ...entry }) => [entry, neighbours]),
  );
  const phrases = createPhrases(saved.basis.phrases);
  const comparer = createComparer(lexicon, phrases, drawer);
  const events = createEvents(concordance.entry, drawer);
  /** Documents whose pairs may be other than before. */
  const pending = new Set<DocumentId>();
  /** Those of them whose pairs are done since documents last came, changed or went. */
  const done = new Set<DocumentId>();
  let linkDecisions: readonly LinkDecision[] = [];
  let topicDecisions: readonly TopicDecision[] = [];
  let compared = 0;
  /** Null while pairs are to be compared. */
  let plan: Plan | null = null;
  /** Plans that were given up. */
  let unplanned = 0;
  const giveUpPlan = (): void => {
    plan = null;
    unplanned++;
  };
  /** Changes so far: a job of an earlier one may have been overtaken. */
  let version = 0;
  /** Jobs that are out, each with the version that it was handed out at. */
  const out = new Map<Job, number>();
  const states = new Map<DocumentId, number>();
  let lastState = 0;
  /** What `save` tells of it may be other now. */
  const touch = (document: DocumentId): void => void states.set(document, ++lastState);
  /** Links that the next linkage has no more; the last one may still be asked for them, and for its topics. */
  const oldLinks: LinkedPair[] = [];
  const pairs = createPairs(touch, (linked) => void oldLinks.push(linked));

  const sweepLinks = (): void => {
    for (const linked of oldLinks.splice(0)) letGo(linked);
    events.sweep();
  };

  let ended = false;
  /** Entries that nobody will ask for again, but for the jobs that are out. */
  const unused: PackedEntry[] = [];
  const sweep = (): void => {
    if (out.size > 0) return;
    for (const { columns, statements } of unused.splice(0)) {
      drawer.drop(columns);
      drawer.drop(statements);
    }
    if (ended) sweepLinks();
  };

  const forget = (document: DocumentId): void => {
    touch(document);
    const entry = concordance.entry(document);
    if (entry !== undefined) {
      comparer.close(entry);
      unused.push(entry);
      sweep();
    }
    pairs.withdraw(document);
  };

  /** The task of comparing two documents again, if it must be done. */
  const duePair = (one: DocumentId, two: DocumentId): PairTask | null => {
    if (!concordance.isNear(one, two) && !concordance.isNear(two, one)) {
      pairs.delete(one, two);
      return null;
    }
    const profiles = concordance.profiles(one, two);
    if (pairs.get(one, two)?.step === stepOf(profiles)) return null;
    return { a: concordance.entry(one)!, b: concordance.entry(two)!, profiles };
  };

  const bringPair = ({ a, b, profiles }: PairTask, { linked, copied, compared: more }: PairFound): void => {
    compared += more;
    pairs.set(a.document, b.document, {
      step: stepOf(profiles),
      linked: linked === null ? null : putAway(linked, drawer),
      copied,
    });
  };

  const isStatement = (claim: string): boolean => {
    const entry = concordance.entry(documentOf(claim));
    return entry !== undefined && comparer.open(entry).statements.some(({ id }) => id === claim);
  };

  /** Neighbours one after the other: what is at hand of the last documents serves for the next. */
  const nextOf = (document: DocumentId | null): DocumentId | undefined => {
    if (document !== null) {
      for (const near of concordance.neighbours(document)) if (pending.has(near)) return near;
    }
    return pending.values().next().value;
  };

  /** Where `take` goes on that is not told where, and what somebody looks at. */
  let lastTaken: DocumentId | null = null;
  let lookedAt: DocumentId | null = null;
  const firstOf = (near: DocumentId | null): DocumentId | undefined =>
    lookedAt !== null && pending.has(lookedAt) ? lookedAt : nextOf(near ?? lastTaken);
  /** Pairs to be compared for about `most` documents; none are left if it is empty and neighbours are fresh. */
  const takePairs = (most: number, near: DocumentId | null): PairTask[] => {
    const moved = concordance.refresh(most, touch);
    if (moved.size > 0) done.clear();
    for (const document of moved) pending.add(document);
    const tasks: PairTask[] = [];
    if (!concordance.isFresh()) return tasks;
    let left = most;
    for (let at = firstOf(near); at !== undefined && left > 0; at = nextOf(at)) {
      left--;
      if (near === null) lastTaken = at;
      pending.delete(at);
      const document = at;
      const others = new Set(pairs.othersOf(document));
      for (const neighbour of concordance.neighbours(document)) others.add(neighbour);
      for (const other of others) {
        // Done from the other side, if that one has this among its neighbours too.
        if (done.has(other) && concordance.isNear(other, document)) continue;
        const task = document < other ? duePair(document, other) : duePair(other, document);
        if (task !== null) tasks.push(task);
      }
      done.add(document);
    }
    return tasks;
  };

  function* planned(): Generator<void, Plan> {
    const linked: LinkedPair[] = [];
    const copies: Copy[] = [];
    let rows = 0;
    for (const document of concordance.documents()) {
      if (++rows % ROWS === 0) yield;
      const row = pairs.rowOf(document);
      for (const pair of row.linked) linked.push(pair);
      for (const copy of row.copies) copies.push(copy);
    }
    const decided = decidePairs(linked, linkDecisions, isStatement);
    yield;
    const waiting = [...(yield* events.plan(decided))].reverse();
    for (const { pairs } of waiting) touch(pairs[0]!.a);
    const passing = waiting.reduce((sum, { entries }) => sum + entries.length, 0) > MANY;
    return { pairs: decided, copies, waiting, passing };
  }

  const handedOut = (job: Job): Job => {
    out.set(job, version);
    return job;
  };

  const take = (most: number, near: DocumentId | null = null): Job | null => {
    if (pending.size > 0 || !concordance.isFresh()) {
      giveUpPlan();
      return handedOut({ pairs: takePairs(most, near), events: [], passing: false });
    }
    if (plan === null) {
      // The last pairs are still compared somewhere.
      if (out.size > 0) return null;
      plan = wholeOf(planned());
    }
    const tasks: EventTask<PackedEntry>[] = [];
    for (let left = most; left > 0 && plan.waiting.length > 0; left -= tasks.at(-1)!.entries.length) {
      tasks.push(plan.waiting.pop()!);
    }
    return tasks.length === 0 ? null : handedOut({ pairs: [], events: tasks, passing: plan.passing });
  };

  const bring = (job: Job, found: Done | null): void => {
    const overtaken = out.get(job) !== version;
    out.delete(job);
    sweep();
    if (found === null) giveUpPlan();
    else for (const [k, task] of job.events.entries()) events.bring(task, found.events[k]!);
    job.pairs.forEach((task, k) => {
      if (!overtaken && found !== null) bringPair(task, found.pairs[k]!);
      else
        for (const { document } of [task.a, task.b])
          if (concordance.entry(document) !== undefined) pending.add(document);
    });
  };

  const advance = (most: number): boolean => {
    const job = take(most);
    if (job !== null) bring(job, wholeOf(comparer.work(job)));
    return job === null;
  };

  const changed = (): void => {
    done.clear();
    giveUpPlan();
    version++;
  };

  // What is known from the start is taken up here and in no function of its own, which would keep all of it.
  const recalled: LinkedPair[] = [];
  for (const { document, pairs: own } of saved.documents) {
    for (const pair of own) {
      const [other, step, copied] = pair;
      const entry = concordance.entry(other);
      if (entry === undefined) continue;
      // Its name is told by each of its neighbours, and kept once.
      const linked = linkedIn(document, entry.document, pair, phrases, drawer);
      pairs.set(document, entry.document, { step, copied, linked });
    }
  }
  for (const document of concordance.documents()) recalled.push(...pairs.rowOf(document).linked);
  events.recall(
    recalled,
    new Map(saved.documents.flatMap(({ document, event }) => (event === null ? [] : [[document, event]]))),
  );

  return {
    add(page, actors) {
      forget(page.reading.document);
      changed();
      concordance.add(closed(packEntry(indexPage(page, actors, lexicon)), drawer));
      pending.add(page.reading.document);
    },
    withdraw(document) {
      forget(document);
      concordance.withdraw(document);
      pending.delete(document);
      states.delete(document);
      changed();
    },
    decide(links, topics = []) {
      linkDecisions = links;
      topicDecisions = topics;
      giveUpPlan();
    },
    take,
    glance(document) {
      lookedAt = document;
      const linked = pairs.othersOf(document).flatMap((other) => {
        const pair = document < other ? pairs.get(document, other) : pairs.get(other, document);
        return pair?.linked ?? [];
      });
      const own = linkDecisions.filter(({ from, to }) => documentOf(from) === document || documentOf(to) === document);
      return decidePairs(linked, own, isStatement);
    },
    *ready() {
      if (plan !== null || pending.size > 0 || !concordance.isFresh() || out.size > 0) return;
      const [at, steps] = [unplanned, planned()];
      for (let step = steps.next(); unplanned === at; step = steps.next()) {
        if (step.done === true) {
          plan = step.value;
          return;
        }
        yield;
      }
    },
    bring,
    work: comparer.work,
    words: lexicon.since,
    phrases,
    get due() {
      return pending.size;
    },
    get out() {
      return out.size;
    },
    advance,
    save(document) {
      const own = pairs
        .after(document)
        .map(([other, { step, copied, linked }]) => savedPair(other, step, copied, linked));
      const [neighbours, event] = [
        concordance.save(document),
        events.save(document, (pair) => pairs.get(pair.a, pair.b)?.linked === pair),
      ];
      return { ...whole(concordance.entry(document)!, drawer), neighbours, pairs: own, event };
    },
    state: (document) => states.get(document) ?? 0,
    basis: () => ({ words: lexicon.save(), phrases: phrases.texts }),
    get compared() {
      return compared;
    },
    settle() {
      while (!advance(Number.POSITIVE_INFINITY));
      const { pairs: decided, copies } = plan!;
      sweepLinks();
      const found = events.all();
      // Topics are called after a document, so those that follow each other are mostly of one event, which is unpacked once.
      function* all(): Generator<TopicRecord> {
        const places = found.flatMap(({ topics }) =>
          unpackTopics(topics, drawer).map(({ id }, i) => ({ id, topics, i })),
        );
        places.sort((p, q) => (p.id < q.id ? -1 : 1));
        for (const { topics, i } of places) yield unpackTopics(topics, drawer)[i]!;
      }
      const said = topicDecisions.length === 0 ? null : decideTopics([...all()], topicDecisions, isStatement);
      const byDocument = new Map<DocumentId, PackedTopics<Bytes>>();
      for (const { topics } of found) for (const document of topics.documents) byDocument.set(document, topics);
      return {
        get topics() {
          return said ?? [...all()];
        },
        eachTopic: () => said ?? all(),
        topicCount: said?.length ?? found.reduce((sum, { topics }) => sum + topics.count, 0),
        topicsNear(document) {
          const near = byDocument.get(document);
          return said ?? (near === undefined ? [] : unpackTopics(near, drawer));
        },
        pairs: decided,
        get links() {
          return decided.flatMap(linksOf);
        },
        origins: groupOrigins(copies),
        silences: found.flatMap((event) => event.silences),
      };
    },
    whole: (entry) => whole(entry, drawer),
    dispose() {
      for (const document of concordance.documents()) {
        unused.push(concordance.entry(document)!);
        oldLinks.push(...pairs.rowOf(document).linked);
      }
      events.forget();
      ended = true;
      sweep();
    },
  };
}
