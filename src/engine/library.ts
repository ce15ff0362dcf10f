/**
 * The one stateful object: keeps the synopsis fresh while texts and decisions change. It lives on the engine's thread or in the
 * command line, does no I/O and knows no clock. A change re-reads one document and withdraws and adds its page; everything
 * that spans documents is settled when the next question needs it.
 */
import type { Annotation, Published } from '../core/contract';
import { createCast } from '../core/corpus/cast';
import type { Job } from '../core/corpus/comparer';
import { createLinker, type Linker } from '../core/corpus/linker';
import { publicationFromCorpus, type Telling, tellingOf } from '../core/corpus/publication';
import { digest } from '../core/corpus/saved';
import { provisionalId } from '../core/ids';
import { loadClaimsModel } from '../core/mark/claims';
import { partsOf } from '../core/mark/claims/wordTable';
import { loadNamesModel } from '../core/mark/names';
import { type Models, read } from '../core/mark/read';
import type { DocumentId, Mark, Page, Reading, Source } from '../core/model';
import { annotationsOf, pageOf, publishedOf } from '../core/page';
import { type Applied, applyEdits } from '../core/review/apply';
import type { Edit, ProjectEdit } from '../core/review/edit';
import { kindsOf } from '../core/review/kinds';
import { type Claims, type PlacedLink, type PlacedTopic, placeLinks, placeTopics } from '../core/review/links';
import { homeOf } from '../core/review/moved';
import { layersOf } from '../core/review/people';
import { refresh } from '../core/review/relink';
import { applyRules } from '../core/review/rules';
import { type Drawer, inMemory } from '../core/text/drawer';
import { pack, unpack } from '../core/text/packed';
import { recent } from '../core/text/recent';
import { type Described, describe, exported, headerOf, NOT_COMPARED, recordOf, summarise } from './accounts';
import * as answers from './answers';
import { citations } from './citations';
import type { DocumentMarks, Engine, ModelBytes } from './engine';
import { describedIn, drop, type Kept, keep, putAway, type Tally, tallyOf, textOf, unkept } from './kept';
import { pair } from './pairing';
import { packBasis, packRemembered, partOf, partsFor, together } from './remembered';
import { find } from './search';
import { createShelf, isClaim, type Shelf, type Volume } from './shelf';
import { type Alone, createStream, type Stream } from './stream';
import { NO_TEAM, type Team } from './team';
import { createTimes } from './times';

/** One document of the corpus. */
interface Entry {
  readonly kept: Kept;
  /** What dated documents suggest for one that tells no date. */
  readonly suggested: Published | null;
  readonly described: Described;
  /** People asked not to read it. */
  readonly skip: boolean;
  /** Decisions that found no place, and those on links. */
  readonly misfits: number;
  readonly tags: readonly string[];
  readonly links: Applied['links'];
  readonly tally: Tally;
  /** For finding out what tells of the same event; made when an undated text needs it. */
  telling: Telling | null;
  volume: Volume | null;
  /** Actors of the page's entities as the linker last heard them. */
  linked: readonly string[] | null;
}

/** A document that lies open: everything that can be made from what is kept of it. */
interface Opened {
  readonly applied: Applied;
  readonly page: Page;
  annotations: readonly Annotation[] | null;
}

/** Open at most: so many documents, and so many UTF-16 units of text together. */
const OPEN = 64;
const OPEN_UNITS = 4_000_000;

/** Documents compared between two pauses. */
const PART = 4;
/** So many new ones at once are worth further threads. */
const MANY = 24;

/** So many dated documents are looked at for an undated one while somebody waits for its marks; more, as documents are compared. */
const AT_ONCE = 200;

const isUndated = ({ described: { published } }: Entry): boolean =>
  published.basis === 'none' || published.basis === 'corpus';
const isDated = ({ described: { published } }: Entry): boolean =>
  published.value !== null && published.basis !== 'corpus';

/** What is known of all documents one by one, and people's word on links and topics. */
interface Standing {
  readonly volumes: ReadonlyMap<DocumentId, Volume>;
  readonly links: readonly PlacedLink[];
  readonly topics: readonly PlacedTopic[];
  /** Decisions on links of which an end is gone. */
  readonly lost: ReadonlyMap<DocumentId, readonly Edit[]>;
}

export interface LibraryOptions {
  /** Documents that lie open at once; for tests. */
  readonly open?: number;
  /** Dated documents that are looked at for an undated one while somebody waits for its marks; for tests. */
  readonly atOnce?: number;
  /** Called between the parts of a long work: a thread hears then what else is asked of it. */
  readonly pause?: () => Promise<void>;
  /** Threads that compare for it. */
  readonly team?: Team;
  /** Where documents lie while nobody looks at them. */
  readonly drawer?: Drawer;
}

/** The engine at home, which can do what does not cross to another thread. */
export interface Library extends Engine {
  /** The export of the documents of this order while they are read. Decisions are to be known before, and nothing told may change. */
  stream(order: readonly DocumentId[]): Stream;
  /** How many documents lie open. */
  readonly lying: number;
  /** Pairs of statements compared so far. */
  readonly compared: number;
}

const GO_ON = Promise.resolve();

export function createLibrary(
  bytes: ModelBytes,
  { open = OPEN, atOnce = AT_ONCE, pause = () => GO_ON, team = NO_TEAM, drawer = inMemory }: LibraryOptions = {},
): Library {
  const models: Models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
  const entries = new Map<DocumentId, Entry>();
  /** Of these, in the order of ids; null after one came or went. */
  let ids: readonly DocumentId[] | null = null;
  const undatedIds = new Set<DocumentId>();
  const datedIds = new Set<DocumentId>();
  /** Documents that the linker may have to hear anew. */
  const unheard = new Set<DocumentId>();
  const decisions = new Map<DocumentId, readonly Edit[]>();
  let project: readonly ProjectEdit[] = [];
  const cast = createCast();
  const wordParts = (hash: number): number => partsOf(models.claims.words, hash);
  let linker = createLinker(wordParts, undefined, drawer);
  /** Revision whose links were told for another day, or taken up. */
  let toldAt = -1;
  const times = createTimes();
  const lying = recent<DocumentId, Opened>(open, OPEN_UNITS);
  let revision = 0;
  /** Of this revision; null until somebody asks. */
  let known: Standing | null = null;
  let shelf: Shelf | null = null;
  let comparing: Promise<Shelf> | null = null;
  /** A person stopped the comparing. What little comes after all was compared is compared all the same. */
  let resting = false;
  let behind = true;

  const layOpen = (source: Source, reading: Reading, suggested: Published | null): Opened => {
    const applied = applyEdits(source, reading, decisions.get(source.id) ?? []);
    const ruled = applyRules(applied.reading, source.text, project);
    const page = pageOf(source, ruled, publishedOf(source, ruled, suggested));
    const opened = { applied, page, annotations: null };
    lying.set(source.id, opened, source.text.length);
    return opened;
  };

  const opened = (id: DocumentId): Opened => {
    const known = lying.get(id);
    if (known !== undefined) return known;
    const { kept, suggested } = entries.get(id)!;
    const { source, reading } = unkept(kept, drawer);
    return layOpen(source, reading, suggested);
  };

  /** Brings one document into the corpus again, after its text or what people say of it changed. */
  const place = (kept: Kept, source: Source, reading: Reading, suggested: Published | null = null): void => {
    const { id } = source;
    const { applied, page } = layOpen(source, reading, suggested);
    if (applied.skip) {
      cast.withdraw(id);
      linker.withdraw(id);
    } else cast.add(heard(page));
    enter(id, {
      kept,
      suggested,
      described: describe(page),
      skip: applied.skip,
      misfits: applied.lost.length,
      tags: applied.tags,
      links: applied.links,
      tally: tallyOf(page),
      telling: null,
      volume: null,
      linked: null,
    });
    changed();
  };

  const enter = (id: DocumentId, entry: Entry): void => {
    if (!entries.has(id)) ids = null;
    entries.set(id, entry);
    unheard.add(id);
    if (isUndated(entry)) undatedIds.add(id);
    else undatedIds.delete(id);
    if (isDated(entry)) datedIds.add(id);
    else datedIds.delete(id);
  };

  const placeAgain = (kept: Kept, suggested: Published | null = null): void => {
    const { source, reading } = unkept(kept, drawer);
    place(kept, source, reading, suggested);
  };

  const changed = (): void => {
    revision++;
    known = null;
    shelf = null;
  };

  const tell = (id: DocumentId, entry: Entry): Telling => {
    entry.telling ??= tellingOf(opened(id).page);
    return entry.telling;
  };
  let dated: readonly Telling[] = [];
  /** Dates for those of these texts that tell none, from dated ones on the same event; not yet, where too much is still to be found out for it. */
  const dateUndated = (texts: Iterable<DocumentId>): void => {
    const undated = [...texts].filter((id) => undatedIds.has(id));
    if (undated.length === 0) return;
    const others = Array.from(datedIds, (id) => [id, entries.get(id)!] as const);
    if (others.filter(([, { telling }]) => telling === null).length > atOnce) return;
    const telling = others.map(([id, entry]) => tell(id, entry));
    // While the dated ones stay the same, how rare their words are need not be worked out again.
    if (!sameItems(telling, dated)) dated = telling;
    for (const id of undated) {
      const entry = entries.get(id)!;
      const suggested = publicationFromCorpus(tell(id, entry), dated);
      if (suggested?.value === entry.suggested?.value) continue;
      placeAgain(entry.kept, suggested);
      // What it tells by itself, its dates not moved by the one found for it: else that could be lost again for what it changed.
      entries.get(id)!.telling = entry.telling;
    }
  };

  /** Finds out what undated texts need of dated ones, in parts. */
  const tellDated = async (): Promise<void> => {
    if (undatedIds.size === 0) return;
    for (const id of [...datedIds]) {
      const entry = entries.get(id);
      if (entry === undefined || !isDated(entry) || entry.telling !== null) continue;
      tell(id, entry);
      known = null;
      await pause();
    }
  };

  const volumeOf = (id: DocumentId, { kept, tally, described }: Entry, actors: readonly string[]): Volume => {
    return {
      record: recordOf(described, actors),
      actors,
      tally,
      get text() {
        return lying.get(id)?.page.source.text ?? textOf(kept, drawer);
      },
      get page() {
        return opened(id).page;
      },
      get annotations() {
        const lies = opened(id);
        lies.annotations ??= annotationsOf(lies.page, actors);
        return lies.annotations;
      },
    };
  };

  /** A document before the others are known. */
  const alone = (id: DocumentId): Alone | null => {
    const entry = entries.get(id);
    if (entry === undefined || entry.skip) return null;
    const { page } = opened(id);
    const actors = page.reading.entities.map((_, i) => provisionalId(id, i));
    return { record: recordOf(entry.described, actors), annotations: annotationsOf(page, actors), actors };
  };

  /** All that the links of a document are worked out from, in short. */
  const keyOf = (
    id: DocumentId,
    { kept, described: { published } }: Entry,
    actors: readonly string[],
    projectSaid: string,
  ): string => {
    const { sha256, meta } = describedIn(kept, drawer);
    const said = JSON.stringify([sha256, kept.text.length, meta, published, decisions.get(id) ?? []]);
    return digest([said, projectSaid, ...actors]);
  };
  const saidOnReading = (): string => JSON.stringify(project.filter(onReading));

  /** One document as it stands among the others, with nothing compared; undefined for one that is not there or not read. */
  const volumeAt = (id: DocumentId): Volume | undefined => {
    const entry = entries.get(id);
    if (entry === undefined || entry.skip) return undefined;
    const actors = cast.actorsOf(id);
    if (entry.volume === null || !sameItems(entry.volume.actors, actors)) {
      const lies = lying.get(id);
      if (lies !== undefined) lies.annotations = null;
      entry.volume = volumeOf(id, entry, actors);
    }
    return entry.volume;
  };

  /** What is known without comparing documents. */
  const standing = (): Standing => {
    if (known !== null) return known;
    dateUndated(undatedIds);
    ids ??= [...entries.keys()].sort();
    const volumes = new Map<DocumentId, Volume>();
    for (const id of ids) {
      const volume = volumeAt(id);
      if (volume !== undefined) volumes.set(id, volume);
    }
    const links = placeLinks(new Map(Array.from(entries, ([id, entry]) => [id, entry.links])), claims);
    const topics = project.filter((edit) => edit.does === 'topic');
    known = { volumes, ...links, topics: placeTopics(topics, claims) };
    return known;
  };

  /** For people's word on links and topics: it is brought to the claims that stand there now. */
  const claims: Claims = {
    textOf: (id) => (entries.has(id) ? textOf(entries.get(id)!.kept, drawer) : null),
    claimsOf: (id) => volumeAt(id)?.annotations.filter(isClaim) ?? [],
  };

  /** Tells the linker of what it does not know yet, as long as it may go on after so many; how many documents that were. */
  const hear = async (goesOn: (fresh: number) => boolean): Promise<number> => {
    let fresh = 0;
    for (const id of cast.moved()) unheard.add(id);
    for (const id of [...unheard]) {
      if (!goesOn(fresh)) break;
      unheard.delete(id);
      const entry = entries.get(id);
      const volume = volumeAt(id);
      if (entry === undefined || volume === undefined) continue;
      const { actors, page } = volume;
      if (entry.linked !== null && sameItems(entry.linked, actors)) continue;
      entry.linked = actors;
      linker.add(heard(page), actors);
      fresh++;
      await pause();
    }
    return fresh;
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
  };

  /** Compares by parts; whatever comes in between is heard first. */
  const compare = async (): Promise<Shelf> => {
    let fresh = 0;
    const rests = (more = 0): boolean => resting && (behind || fresh + more >= MANY);
    while (shelf === null) {
      if (!rests()) await tellDated();
      dateUndated(undatedIds);
      const at = revision;
      fresh += await hear((more) => revision === at && !rests(more));
      if (revision !== at) continue;
      const { volumes, links, topics, lost } = standing();
      if (linker.due >= MANY) team.wake();
      linker.decide(links, topics);
      while (revision === at && !rests()) {
        team.share(linker, PART);
        const job = linker.take(PART);
        if (job !== null) await workOff(job, () => revision === at && !rests());
        else if (linker.out > 0) await team.next();
        else break;
      }
      if (revision !== at) continue;
      // Asked for once more, it goes on where it was.
      if (rests()) {
        behind = true;
        return createShelf(volumes, cast.actors(), NOT_COMPARED, lost);
      }
      behind = false;
      shelf = createShelf(volumes, cast.actors(), linker.settle(), lost);
    }
    return shelf;
  };

  let heardParts: Uint8Array[] = [];
  const recall = (part: Uint8Array | null): void => {
    if (part !== null) return void heardParts.push(part);
    const known = together(heardParts);
    heardParts = [];
    const { volumes } = standing();
    const linked = [...entries.values()].filter((entry) => entry.linked !== null).length;
    // Whoever has compared most already knows better.
    if (known === null || linked * 2 > volumes.size) return;
    const said = saidOnReading();
    linker.dispose();
    linker = createLinker(wordParts, known.saved, drawer);
    let same = known.keys.size === volumes.size;
    for (const [id, entry] of entries) {
      const actors = volumes.get(id)?.actors;
      const isKnown = actors !== undefined && known.keys.get(id) === keyOf(id, entry, actors, said);
      entry.linked = isKnown ? actors : null;
      unheard.add(id);
      same &&= isKnown;
    }
    for (const id of known.keys.keys()) if (!volumes.has(id)) linker.withdraw(id);
    changed();
    if (same) toldAt = revision;
  };

  /** What is being told for another day, until its last part is asked for. */
  let telling: { readonly at: number; readonly parts: number; part(index: number): Uint8Array } | null = null;

  /**
   * Null where nothing has changed since the last time, or a person stopped the comparing. What changes meanwhile is compared first; then what
   * it touched is told anew, and the rest goes on.
   */
  const beginTelling = async (): Promise<typeof telling> => {
    const told = new Map<
      DocumentId,
      { readonly by: Linker; readonly state: number; readonly key: string; readonly packed: Uint8Array }
    >();
    for (;;) {
      const { volumes } = await settled();
      if (toldAt === revision || shelf === null) return null;
      const [at, by, said] = [revision, linker, saidOnReading()];
      for (const [id, { actors }] of volumes) {
        const [known, state] = [told.get(id), by.state(id)];
        if (known?.by === by && known.state === state) continue;
        const key = keyOf(id, entries.get(id)!, actors, said);
        told.set(id, { by, state, key, packed: packRemembered({ key, document: by.save(id) }) });
        await pause();
        if (revision !== at) break;
      }
      if (revision !== at) continue;
      // From here on it is of no matter what changes.
      const ids = [...volumes.keys()];
      const name = digest(ids.flatMap((id) => [id, told.get(id)!.key]));
      const basis = packBasis(by.basis());
      const parts = partsFor(ids.length);
      return { at, parts, part: (index) => partOf(index, parts, ids, name, basis, (id) => told.get(id)!.packed) };
    }
  };

  const remember = async (part: number): Promise<Uint8Array | null> => {
    if (part === 0) telling = await beginTelling();
    if (telling === null || part >= telling.parts) return null;
    const { at, parts } = telling;
    const packed = telling.part(part);
    if (part === parts - 1) {
      telling = null;
      toldAt = at;
    }
    return packed;
  };

  const settled = (): Promise<Shelf> => {
    comparing ??= compare().finally(() => {
      comparing = null;
    });
    return comparing;
  };

  /** The answer to a question that looks through all documents. Whatever comes in between is heard; if it changes something, it begins anew. */
  const inSteps = async <Answer>(answer: (shelf: Shelf) => Generator<void, Answer>): Promise<Answer> => {
    for (;;) {
      const steps = answer(await settled());
      const at = revision;
      for (let step = steps.next(); revision === at; step = steps.next()) {
        if (step.done === true) return step.value;
        await pause();
      }
    }
  };

  return {
    async rest(isResting) {
      resting = isResting;
      // Nobody waits for what is still compared elsewhere.
      if (isResting) team.dispose();
    },
    async put(sources, readings) {
      sources.forEach((source, i) => {
        const known = entries.get(source.id);
        if (known !== undefined && sameSource(unkept(known.kept, drawer).source, source)) return;
        const packed = readings?.[i];
        const given = packed === undefined ? null : readingOf(packed, source);
        const kept = given === null ? keep(source, read(source, models)) : keep(source, given, packed);
        if (known !== undefined) drop(known.kept, drawer);
        // What was read holds pieces of the text, and each piece would hold all of it.
        place(putAway(kept, drawer), source, given ?? unkept(kept, drawer).reading);
      });
    },
    read: async (sources) => sources.map((source) => pack(read(source, models))),
    async withdraw(documents) {
      for (const id of documents) {
        const known = entries.get(id);
        if (known === undefined) continue;
        drop(known.kept, drawer);
        entries.delete(id);
        for (const set of [undatedIds, datedIds, unheard]) set.delete(id);
        ids = null;
        lying.delete(id);
        cast.withdraw(id);
        linker.withdraw(id);
        changed();
      }
    },
    async decide(document, edits) {
      decisions.set(document, edits);
      const entry = entries.get(document);
      if (entry !== undefined) placeAgain(entry.kept);
    },
    async decideProject(edits) {
      // The same said again costs nothing: a folder is read again with all its decisions.
      const [before, now] = [project, edits].map((all) => JSON.stringify(all.filter(onReading)));
      project = edits;
      if (before === now) return;
      cast.decide(edits);
      for (const { kept } of [...entries.values()]) placeAgain(kept);
    },
    async marks(document): Promise<DocumentMarks | null> {
      dateUndated([document]);
      const volume = volumeAt(document);
      if (volume === undefined) return null;
      const { record, annotations } = volume;
      const { applied, page } = opened(document);
      const lostLinks = placeLinks(new Map([[document, applied.links]]), claims).lost;
      const lost = [...applied.lost, ...(lostLinks.get(document) ?? [])];
      const { tags, notes } = applied;
      const { notices, boilerplate } = page.reading;
      return { record, annotations, lost, notices, tags, boilerplate, notes };
    },
    focus: async (document, offset) => answers.focus(await settled(), document, offset),
    summary: async () => summarise(await settled(), revision, entries),
    documents: async () => [...standing().volumes.values()].map(({ record }) => record),
    topics: () => inSteps(answers.topics),
    origins: async () => (await settled()).linkage.origins,
    actors: async () => answers.actors(await settled()),
    mentions: async (actor) => answers.mentions(await settled(), actor),
    timeline: () => {
      const rows = new Map();
      return inSteps((shelf) => times.timeline(shelf, rows));
    },
    orders: () => inSteps(times.orders),
    citations: async (party) => citations(await settled(), party),
    chain: async (claim) => answers.chain(await settled(), claim),
    saidOn: async (document) => times.saidOn(await settled(), document),
    echoes: async (document) => answers.echoes(await settled(), document),
    pair: async (left, right) => pair(await settled(), left, right),
    discrepancies: (document) => inSteps((shelf) => answers.discrepancies(shelf, document)),
    find: async (query) => find(await settled(), query),
    async layers() {
      const all = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
      return all.flatMap(([id, { kept }]) => {
        const said = decisions.get(id) ?? [];
        if (said.length === 0) return [];
        const { source, reading } = unkept(kept, drawer);
        const layers = layersOf(source, reading, said);
        return layers.layers.length === 0 ? [] : [layers];
      });
    },
    async homeOf(edits) {
      const free = [...entries].filter(([id]) => (decisions.get(id)?.length ?? 0) === 0);
      return homeOf(
        edits,
        (function* texts(): Iterable<readonly [DocumentId, string]> {
          for (const [id, { kept }] of free) yield [id, textOf(kept, drawer)];
        })(),
      );
    },
    async worn(document) {
      const kept = entries.get(document)?.kept;
      const said = decisions.get(document) ?? [];
      if (kept === undefined || said.length === 0) return [];
      const fresh = refresh(textOf(kept, drawer), said);
      return said.flatMap((edit, i): [Edit, Edit][] => (fresh[i] === edit ? [] : [[edit, fresh[i]!]]));
    },
    recall: async (part) => recall(part),
    remember,
    export: async () => exported(await settled(), kindsOf([], project)),
    stream: (order) =>
      createStream(order, {
        header: headerOf(kindsOf([], project)),
        alone,
        awaitsDate: (id) => entries.has(id) && isUndated(entries.get(id)!),
        async cast() {
          await tellDated();
          standing();
          return { actors: cast.actors(), actorsOf: cast.actorsOf };
        },
        linkage: async () => (await settled()).linkage,
      }),
    get lying() {
      return lying.size;
    },
    get compared() {
      return linker.compared;
    },
    dispose() {
      team.dispose();
      for (const { kept } of entries.values()) drop(kept, drawer);
      linker.dispose();
      entries.clear();
      lying.clear();
    },
  };
}

/** A reading that was packed elsewhere; null if it is not of this text. */
function readingOf(packed: Uint8Array, source: Source): Reading | null {
  try {
    const reading = unpack(packed) as unknown as Reading;
    return reading.document === source.id && reading.length === source.text.length ? reading : null;
  } catch {
    return null;
  }
}

/** The page without the marks that people rejected: what may be joined and linked. */
function heard(page: Page): Page {
  const stands = ({ review }: Mark): boolean => review?.status !== 'rejected';
  const { mentions, claims } = page.reading;
  if (mentions.every(stands) && claims.every(stands)) return page;
  return { ...page, reading: { ...page.reading, mentions: mentions.filter(stands), claims: claims.filter(stands) } };
}

/** What changes marks, actors or links; the rest says how they are shown and which files are read. */
const onReading = ({ does }: ProjectEdit): boolean => does !== 'kind' && does !== 'include' && does !== 'exclude';

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));

/** Same bytes and same circumstances: nothing to read again. */
function sameSource(a: Source, b: Source): boolean {
  return (
    a.sha256 === b.sha256 &&
    a.text === b.text &&
    a.given === b.given &&
    a.dirty === b.dirty &&
    a.meta?.published === b.meta?.published &&
    a.meta?.outlet === b.meta?.outlet &&
    a.meta?.title === b.meta?.title
  );
}
