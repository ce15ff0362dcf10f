/**
 * What is known of the documents one by one: texts, readings, what people decided of them, who is who, and dates. A change re-reads one
 * document and places it anew; nothing is compared here.
 */
import type { Annotation, Published } from '../core/contract';
import { type Cast, createCast } from '../core/corpus/cast';
import { createWitnesses, type Telling, tellingOf } from '../core/corpus/publication';
import { digest } from '../core/corpus/saved';
import { provisionalId } from '../core/ids';
import { type Models, read } from '../core/mark/read';
import type { DocumentId, Page, Reading, Source } from '../core/model';
import { annotationsOf, pageOf, publishedOf } from '../core/page';
import { type Applied, applyEdits } from '../core/review/apply';
import type { Edit, ProjectEdit } from '../core/review/edit';
import { type Claims, type PlacedLink, type PlacedTopic, placeLinks, placeTopics } from '../core/review/links';
import { applyRules } from '../core/review/rules';
import type { Drawer } from '../core/text/drawer';
import { ownCopy } from '../core/text/own';
import { pack, unpack } from '../core/text/packed';
import { recent } from '../core/text/recent';
import { type Described, describe, type Reviewed, recordOf } from './accounts';
import { type Brief, briefOf, readOf, type Tally } from './brief';
import type { DocumentMarks } from './engine';
import { drop, type Kept, keep, putAway, sameSource, textOf, unkept } from './kept';
import { isClaim, type Volume } from './shelf';
import type { Alone } from './stream';

/** One document of the corpus. */
interface Entry {
  readonly kept: Kept;
  /** Tells its text and metadata from others. */
  readonly print: string;
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
}

/** A document that lies open: everything that can be made from what is kept of it. */
interface Opened {
  readonly applied: Applied;
  readonly page: Page;
  annotations: readonly Annotation[] | null;
}

/** What people said of a document, beside what they changed in it. */
type Said = Pick<Applied, 'skip' | 'lost' | 'tags' | 'links'>;
const NOTHING_SAID: Said = { skip: false, lost: [], tags: [], links: [] };

/** Open at most: so many documents, and so many UTF-16 units of text together. */
const OPEN = 64;
const OPEN_UNITS = 4_000_000;

/** Documents looked at in one step. */
const STEP = 256;

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

/** Opens documents. */
interface Opening {
  textOf(document: DocumentId): string;
  pageOf(document: DocumentId): Page;
  annotationsOf(document: DocumentId, actors: readonly string[]): readonly Annotation[];
}

/** A class: getters of each volume's own take 0.8 kB, and there are as many volumes as documents. */
class ClosedVolume implements Volume {
  constructor(
    readonly record: Volume['record'],
    readonly actors: readonly string[],
    readonly tally: Tally,
    private readonly library: Opening,
  ) {}
  get text(): string {
    return this.library.textOf(this.record.id);
  }
  get page(): Page {
    return this.library.pageOf(this.record.id);
  }
  get annotations(): readonly Annotation[] {
    return this.library.annotationsOf(this.record.id, this.actors);
  }
}

export interface DocumentsOptions {
  readonly models: Models;
  readonly drawer: Drawer;
  readonly pause: () => Promise<void>;
  /** Documents that lie open at once. */
  readonly open?: number | undefined;
  /** Dated documents that are looked at for an undated one while somebody waits for its marks. */
  readonly atOnce?: number | undefined;
}

/** A text with what people say of it. */
export interface SaidOf {
  readonly id: DocumentId;
  readonly said: readonly Edit[];
  readonly source: Source;
  readonly reading: Reading;
}

export interface Documents {
  /** Changes so far. */
  readonly revision: number;
  readonly cast: Pick<Cast, 'actors' | 'actorsOf'>;
  /** What people decided for all of them. */
  readonly project: readonly ProjectEdit[];
  /** How many lie open. */
  readonly lying: number;
  /** Adds a text or replaces it; one that is known already costs nothing. `packed`: a reading of it from elsewhere. Cost: reading it. */
  put(source: Source, packed?: Uint8Array): void;
  withdraw(document: DocumentId): void;
  decide(document: DocumentId, edits: readonly Edit[]): void;
  decideProject(edits: readonly ProjectEdit[]): void;
  /** One document as it stands among the others; undefined for one that is not there or not read. */
  volume(document: DocumentId): Volume | undefined;
  /** A document before the others are known; null for one that is not read. */
  alone(document: DocumentId): Alone | null;
  /** All documents, and people's word on links and topics. Cost of the first question after a change: that of what is not `ready`. */
  standing(): Standing;
  /** Makes ready what `standing` and the cast's `actors` tell, some of it for each step; whatever changes in between is made when it is asked for. */
  ready(): Generator<void>;
  marks(document: DocumentId): DocumentMarks | null;
  /** Finds out what undated texts need of dated ones, in parts. */
  tellDated(): Promise<void>;
  /** Dates undated texts from dated ones on the same event, as far as `tellDated` went. */
  dateUndated(): void;
  /** Whether other documents may yet tell when it was published. */
  awaitsDate(document: DocumentId): boolean;
  /** Documents that came, changed or went, or have other actors, since this was last asked; perhaps some others too. */
  moved(): readonly DocumentId[];
  /** A change that came from elsewhere. */
  touch(): void;
  /** Names all that the links of a document are worked out from. Asked of many documents at once, it tells what people decided for all of them once. */
  keys(): (document: DocumentId, actors: readonly string[]) => string;
  /** What people made of each. */
  reviewed(): ReadonlyMap<DocumentId, Reviewed>;
  /** Texts that people said something of, by id; each is opened when it is asked for. */
  said(): Iterable<SaidOf>;
  saidOf(document: DocumentId): readonly Edit[];
  /** Null for a document that is not there. */
  textOf(document: DocumentId): string | null;
  /** Those that nobody said anything of, each opened when it is asked for; none of more than so many bytes. */
  free(longest?: number): Iterable<readonly [DocumentId, string]>;
  dispose(): void;
}

export function createDocuments({ models, drawer, pause, open = OPEN, atOnce = AT_ONCE }: DocumentsOptions): Documents {
  const entries = new Map<DocumentId, Entry>();
  /** Of these, in the order of ids; null after one came or went. */
  let ids: readonly DocumentId[] | null = null;
  const undatedIds = new Set<DocumentId>();
  const datedIds = new Set<DocumentId>();
  /** Placed or gone since somebody asked. */
  const placed = new Set<DocumentId>();
  const decisions = new Map<DocumentId, readonly Edit[]>();
  let project: readonly ProjectEdit[] = [];
  const cast = createCast();
  const lying = recent<DocumentId, Opened>(open, OPEN_UNITS);
  let revision = 0;
  /** Of this revision; null until somebody asks. */
  let known: Standing | null = null;

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
    const { applied, page } = layOpen(source, reading, suggested);
    bring(kept, source, briefOf(page), applied, suggested);
  };

  /** The same by its brief. */
  const bring = (kept: Kept, source: Source, brief: Brief, said: Said, suggested: Published | null = null): void => {
    const { id, sha256, text, meta } = source;
    if (said.skip) cast.withdraw(id);
    else cast.hear(id, brief.told);
    enter(id, {
      kept,
      print: ownCopy(digest([sha256, String(text.length), JSON.stringify(meta ?? null)])),
      suggested,
      described: describe(source, brief, publishedOf(source, brief, suggested)),
      skip: said.skip,
      misfits: said.lost.length,
      tags: said.tags,
      links: said.links,
      tally: brief.tally,
      telling: null,
      volume: null,
    });
    changed(id);
  };

  const enter = (id: DocumentId, entry: Entry): void => {
    if (!entries.has(id)) ids = null;
    entries.set(id, entry);
    witnesses.withdraw(id);
    if (isUndated(entry)) undatedIds.add(id);
    else undatedIds.delete(id);
    if (isDated(entry)) datedIds.add(id);
    else datedIds.delete(id);
  };

  const placeAgain = (kept: Kept, suggested: Published | null = null): void => {
    const { source, reading } = unkept(kept, drawer);
    place(kept, source, reading, suggested);
  };

  const touch = (): void => {
    revision++;
    known = null;
  };
  const changed = (id: DocumentId): void => {
    placed.add(id);
    touch();
  };
  const idsInOrder = (): readonly DocumentId[] => {
    ids ??= [...entries.keys()].sort();
    return ids;
  };
  const saidOf = (id: DocumentId): readonly Edit[] => decisions.get(id) ?? [];
  /** What it tells is what the machine read. */
  const isUntouched = (id: DocumentId): boolean =>
    saidOf(id).length === 0 && !project.some(({ does }) => does === 'never');
  const textAt = (id: DocumentId): string | null => (entries.has(id) ? textOf(entries.get(id)!.kept, drawer) : null);

  const tell = (id: DocumentId, entry: Entry): Telling => {
    entry.telling ??= tellingOf(opened(id).page);
    return entry.telling;
  };
  /** Those of the dated texts that were looked at. */
  const witnesses = createWitnesses();
  const witness = (id: DocumentId): void => {
    if (!witnesses.has(id)) witnesses.add(tell(id, entries.get(id)!));
  };
  /** Dates for those of these texts that tell none, from dated ones on the same event; not yet, where too much is still to be found out for it. */
  const dateUndated = (texts: Iterable<DocumentId>): void => {
    const undated = [...texts].filter((id) => undatedIds.has(id));
    if (undated.length === 0 || datedIds.size - witnesses.size > atOnce) return;
    if (witnesses.size < datedIds.size) datedIds.forEach(witness);
    for (const id of undated) {
      const entry = entries.get(id)!;
      const suggested = witnesses.dateOf(tell(id, entry));
      if (suggested?.value === entry.suggested?.value) continue;
      placeAgain(entry.kept, suggested);
      // What it tells by itself, its dates not moved by the one found for it: else that could be lost again for what it changed.
      entries.get(id)!.telling = entry.telling;
    }
  };

  /** Finds out what undated texts need of dated ones, in parts. */
  const tellDated = async (): Promise<void> => {
    if (undatedIds.size === 0) return;
    if (witnesses.size === datedIds.size) return;
    for (const id of [...datedIds]) {
      if (!datedIds.has(id) || witnesses.has(id)) continue;
      witness(id);
      known = null;
      await pause();
    }
  };

  const library: Opening = {
    textOf: (id) => lying.get(id)?.page.source.text ?? textOf(entries.get(id)!.kept, drawer),
    pageOf: (id) => opened(id).page,
    annotationsOf(id, actors) {
      const lies = opened(id);
      lies.annotations ??= annotationsOf(lies.page, actors);
      return lies.annotations;
    },
  };

  /** A document before the others are known. */
  const alone = (id: DocumentId): Alone | null => {
    const entry = entries.get(id);
    if (entry === undefined || entry.skip) return null;
    const { page } = opened(id);
    const actors = page.reading.entities.map((_, i) => provisionalId(id, i));
    return { record: recordOf(entry.described, actors), annotations: annotationsOf(page, actors), actors };
  };

  /** One document as it stands among the others, with nothing compared; undefined for one that is not there or not read. */
  const volumeAt = (id: DocumentId): Volume | undefined => {
    const entry = entries.get(id);
    if (entry === undefined || entry.skip) return undefined;
    const actors = cast.actorsOf(id);
    if (entry.volume === null || !sameItems(entry.volume.actors, actors)) {
      const lies = lying.get(id);
      if (lies !== undefined) lies.annotations = null;
      entry.volume = new ClosedVolume(recordOf(entry.described, actors), actors, entry.tally, library);
    }
    return entry.volume;
  };

  /** What is known without comparing documents. */
  const standing = (): Standing => {
    if (known !== null) return known;
    dateUndated(undatedIds);
    const volumes = new Map<DocumentId, Volume>();
    for (const id of idsInOrder()) {
      const volume = volumeAt(id);
      if (volume !== undefined) volumes.set(id, volume);
    }
    const links = placeLinks(new Map(Array.from(entries, ([id, entry]) => [id, entry.links])), claims);
    const topics = project.filter((edit) => edit.does === 'topic');
    known = { volumes, ...links, topics: placeTopics(topics, claims) };
    return known;
  };

  function* ready(): Generator<void> {
    if (known === null) {
      let looked = 0;
      for (const id of idsInOrder()) {
        if (entries.has(id)) volumeAt(id);
        if (++looked % STEP === 0) yield;
      }
    }
    yield* cast.ready();
    cast.actors();
    yield;
    standing();
  }

  /** For people's word on links and topics: it is brought to the claims that stand there now. */
  const claims: Claims = {
    textOf: textAt,
    claimsOf: (id) => volumeAt(id)?.annotations.filter(isClaim) ?? [],
  };

  return {
    get revision() {
      return revision;
    },
    cast,
    get project() {
      return project;
    },
    get lying() {
      return lying.size;
    },
    put(source, packed) {
      const known = entries.get(source.id);
      if (known !== undefined && sameSource(unkept(known.kept, drawer).source, source)) return;
      const given = packed === undefined ? null : readOf(packed, source);
      const reading = given?.reading ?? pack(read(source, models));
      if (known !== undefined) drop(known.kept, drawer);
      lying.delete(source.id);
      const kept = putAway(keep(source, reading), drawer);
      if (given !== null && isUntouched(source.id)) bring(kept, source, given.brief, NOTHING_SAID);
      // What was read holds pieces of the text, and each piece would hold all of it: so it is made anew from what was packed.
      else place(kept, source, unpack(reading) as unknown as Reading);
    },
    withdraw(id) {
      const known = entries.get(id);
      if (known === undefined) return;
      drop(known.kept, drawer);
      entries.delete(id);
      for (const set of [undatedIds, datedIds]) set.delete(id);
      witnesses.withdraw(id);
      ids = null;
      lying.delete(id);
      cast.withdraw(id);
      changed(id);
    },
    decide(id, edits) {
      decisions.set(id, edits);
      const entry = entries.get(id);
      if (entry !== undefined) placeAgain(entry.kept);
    },
    decideProject(edits) {
      // The same said again costs nothing: a folder is read again with all its decisions.
      const [before, now] = [project, edits].map((all) => JSON.stringify(all.filter(onReading)));
      project = edits;
      if (before === now) return;
      cast.decide(edits);
      for (const { kept } of [...entries.values()]) placeAgain(kept);
    },
    volume: volumeAt,
    alone,
    standing,
    ready,
    marks(id) {
      dateUndated([id]);
      const volume = volumeAt(id);
      if (volume === undefined) return null;
      const { record, annotations } = volume;
      const { applied, page } = opened(id);
      const lostLinks = placeLinks(new Map([[id, applied.links]]), claims).lost;
      const lost = [...applied.lost, ...(lostLinks.get(id) ?? [])];
      const { tags, notes } = applied;
      const { notices, boilerplate } = page.reading;
      return { record, annotations, lost, notices, tags, boilerplate, notes };
    },
    tellDated,
    dateUndated: () => dateUndated(undatedIds),
    awaitsDate: (id) => entries.has(id) && isUndated(entries.get(id)!),
    moved() {
      for (const id of cast.moved()) placed.add(id);
      const all = [...placed];
      placed.clear();
      return all;
    },
    touch,
    keys() {
      const forAll = JSON.stringify(project.filter(onReading));
      return (id, actors) => {
        const { print, described } = entries.get(id)!;
        return digest([print, JSON.stringify([described.published, saidOf(id)]), forAll, ...actors]);
      };
    },
    reviewed: () => entries,
    *said() {
      for (const id of idsInOrder()) {
        const said = saidOf(id);
        if (said.length > 0) yield { id, said, ...unkept(entries.get(id)!.kept, drawer) };
      }
    },
    saidOf,
    textOf: textAt,
    *free(longest = Number.POSITIVE_INFINITY) {
      for (const [id, { kept }] of entries) {
        if (kept.text.length <= longest && saidOf(id).length === 0) yield [id, textOf(kept, drawer)];
      }
    },
    dispose() {
      for (const { kept } of entries.values()) drop(kept, drawer);
      entries.clear();
      lying.clear();
    },
  };
}

/** What changes marks, actors or links; the rest says how they are shown and which files are read. */
const onReading = ({ does }: ProjectEdit): boolean => does !== 'kind' && does !== 'include' && does !== 'exclude';

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
