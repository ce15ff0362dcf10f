/**
 * The one stateful object: keeps the synopsis fresh while texts and decisions change. It lives on the engine's thread or in the
 * command line, does no I/O and knows no clock. A change re-reads one document and withdraws and adds its page; everything
 * that spans documents is settled when the next question needs it.
 */

import { version } from '../../package.json';
import type { AnnotationsFile, DocumentRecord, Published } from '../core/contract';
import { SCHEMA } from '../core/contract';
import { createCast } from '../core/corpus/cast';
import { createLinker } from '../core/corpus/linker';
import { publicationFromCorpus } from '../core/corpus/publication';
import { loadClaimsModel } from '../core/mark/claims';
import { loadNamesModel } from '../core/mark/names';
import { type Models, read } from '../core/mark/read';
import type { DocumentId, Mark, Page, Reading, Source } from '../core/model';
import { annotationsOf, pageOf, publishedOf } from '../core/page';
import { type Applied, applyEdits } from '../core/review/apply';
import type { Edit, ProjectEdit } from '../core/review/edit';
import { placeLinks, placeTopics } from '../core/review/links';
import { layersOf } from '../core/review/people';
import { applyRules } from '../core/review/rules';
import * as answers from './answers';
import type { DocumentMarks, Engine, ModelBytes, Summary } from './engine';
import { createShelf, isClaim, isDiscrepancy, type Shelf, type Volume } from './shelf';

interface Entry {
  readonly source: Source;
  /** The machine's. */
  readonly reading: Reading;
  readonly applied: Applied;
  readonly page: Page;
  /** Actor id of each of the page's entities, as the linker last heard them; null before it did. */
  actors: readonly string[] | null;
  volume: Volume | null;
}

export function createLibrary(bytes: ModelBytes): Engine {
  const models: Models = { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
  const entries = new Map<DocumentId, Entry>();
  const decisions = new Map<DocumentId, readonly Edit[]>();
  let project: readonly ProjectEdit[] = [];
  const cast = createCast();
  const linker = createLinker();
  let revision = 0;
  let shelf: Shelf | null = null;

  /** Brings one document into the corpus again, after its text or what people say of it changed. */
  const place = (source: Source, reading: Reading, corpus: Published | null = null): void => {
    const { id } = source;
    const known = entries.get(id);
    if (known !== undefined) cast.withdraw(id);
    const applied = applyEdits(source, reading, decisions.get(id) ?? []);
    const ruled = applyRules(applied.reading, source.text, project);
    const page = pageOf(source, ruled, publishedOf(source, ruled, corpus));
    if (applied.skip) linker.withdraw(id);
    else cast.add(heard(page));
    entries.set(id, { source, reading, applied, page, actors: null, volume: null });
    changed();
  };

  const changed = (): void => {
    revision++;
    shelf = null;
  };

  /** Dates for texts that tell none, from dated ones on the same event. */
  const dateUndated = (): void => {
    const undated = [...entries.values()].filter(
      ({ page }) => page.published.basis === 'none' || page.published.basis === 'corpus',
    );
    if (undated.length === 0) return;
    const dated = [...entries.values()].flatMap(({ page }) =>
      page.published.value !== null && page.published.basis !== 'corpus' ? [page] : [],
    );
    for (const { source, reading, page } of undated) {
      const suggested = publicationFromCorpus(page, dated);
      if ((suggested?.value ?? null) !== page.published.value) place(source, reading, suggested);
    }
  };

  const settled = (): Shelf => {
    if (shelf !== null) return shelf;
    dateUndated();
    const volumes = new Map<DocumentId, Volume>();
    for (const [id, entry] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (entry.applied.skip) continue;
      const actors = entry.page.reading.entities.map((_, i) => cast.actorOf(id, i));
      if (entry.actors === null || actors.some((actor, i) => actor !== entry.actors![i])) {
        entry.actors = actors;
        entry.volume = null;
        linker.add(heard(entry.page), actors);
      }
      entry.volume ??= {
        page: entry.page,
        record: recordOf(entry.page, actors),
        annotations: annotationsOf(entry.page, actors),
      };
      volumes.set(id, entry.volume);
    }
    const lost = decideLinks(volumes);
    shelf = createShelf(volumes, cast.actors(), linker.settle(), lost);
    return shelf;
  };

  /** Brings people's word on links and topics to the claims that stand there now. Returns the decisions that found none. */
  const decideLinks = (volumes: ReadonlyMap<DocumentId, Volume>): ReadonlyMap<DocumentId, readonly Edit[]> => {
    const claims = {
      textOf: (id: DocumentId) => entries.get(id)?.source.text ?? null,
      claimsOf: (id: DocumentId) => volumes.get(id)?.annotations.filter(isClaim) ?? [],
    };
    const said = [...entries].flatMap(([id, { applied }]) =>
      applied.links.length === 0 ? [] : [[id, applied.links] as const],
    );
    const { links, lost } = placeLinks(new Map(said), claims);
    linker.decide(
      links,
      placeTopics(
        project.filter((edit) => edit.does === 'topic'),
        claims,
      ),
    );
    return lost;
  };

  return {
    async put(sources) {
      for (const source of sources) {
        const known = entries.get(source.id)?.source;
        if (known !== undefined && sameSource(known, source)) continue;
        place(source, read(source, models));
      }
    },
    async withdraw(documents) {
      for (const id of documents) {
        if (!entries.delete(id)) continue;
        cast.withdraw(id);
        linker.withdraw(id);
        changed();
      }
    },
    async decide(document, edits) {
      decisions.set(document, edits);
      const entry = entries.get(document);
      if (entry !== undefined) place(entry.source, entry.reading);
    },
    async decideProject(edits) {
      project = edits;
      cast.decide(edits);
      for (const { source, reading } of [...entries.values()]) place(source, reading);
    },
    async marks(document): Promise<DocumentMarks | null> {
      const entry = entries.get(document);
      const { volumes, lostLinks } = settled();
      const volume = volumes.get(document);
      if (entry === undefined || volume === undefined) return null;
      const { record, annotations } = volume;
      const lost = [...entry.applied.lost, ...(lostLinks.get(document) ?? [])];
      const { tags, notes } = entry.applied;
      return { record, annotations, lost, notices: entry.page.reading.notices, tags, notes };
    },
    focus: async (document, offset) => answers.focus(settled(), document, offset),
    summary: async () => summarise(settled(), revision, entries),
    documents: async () => [...settled().volumes.values()].map(({ record }) => record),
    topics: async () => answers.topics(settled()),
    origins: async () => settled().linkage.origins,
    actors: async () => answers.actors(settled()),
    mentions: async (actor) => answers.mentions(settled(), actor),
    timeline: async () => answers.timeline(settled()),
    chain: async (claim) => answers.chain(settled(), claim),
    echoes: async (document) => answers.echoes(settled(), document),
    discrepancies: async (document) => answers.discrepancies(settled(), document),
    find: async (query) => answers.find(settled(), query),
    async layers() {
      const all = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
      return all
        .map(([id, { source, reading }]) => layersOf(source, reading, decisions.get(id) ?? []))
        .filter(({ layers }) => layers.length > 0);
    },
    export: async () => exported(settled()),
    dispose() {
      entries.clear();
    },
  };
}

/** The page without the marks that people rejected: what may be joined and linked. */
function heard(page: Page): Page {
  const stands = ({ review }: Mark): boolean => review?.status !== 'rejected';
  const { mentions, claims } = page.reading;
  if (mentions.every(stands) && claims.every(stands)) return page;
  return { ...page, reading: { ...page.reading, mentions: mentions.filter(stands), claims: claims.filter(stands) } };
}

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

function recordOf({ source, reading, published, outlet }: Page, actors: readonly string[]): DocumentRecord {
  return {
    id: source.id,
    path: source.id,
    sha256: source.sha256,
    length: source.text.length,
    title: reading.title,
    outlet: outlet === null ? null : actors[outlet]!,
    published,
    ...(source.dirty === true ? { dirty: true } : {}),
  };
}

function summarise(shelf: Shelf, revision: number, entries: ReadonlyMap<DocumentId, Entry>): Summary {
  const unreviewed: Record<DocumentId, number> = {};
  const lost: Record<DocumentId, number> = {};
  let dates = 0;
  let claims = 0;
  for (const [id, { annotations }] of shelf.volumes) {
    for (const { kind, status } of annotations) {
      if (status === 'rejected') continue;
      if (kind === 'date') dates++;
      if (kind === 'claim') claims++;
      if (status === 'suggested') unreviewed[id] = (unreviewed[id] ?? 0) + 1;
    }
    const misfits = entries.get(id)!.applied.lost.length + (shelf.lostLinks.get(id)?.length ?? 0);
    if (misfits > 0) lost[id] = misfits;
  }
  const { links, topics } = shelf.linkage;
  return {
    revision,
    documents: shelf.volumes.size,
    actors: shelf.actors.size,
    dates,
    claims,
    links: links.length,
    topics: topics.length,
    discrepancies: links.filter(isDiscrepancy).length,
    unreviewed,
    lost,
  };
}

function exported({ volumes, actors, linkage }: Shelf): AnnotationsFile {
  return {
    schema: SCHEMA,
    generator: { name: 'synoptic', version },
    offsets: 'utf-16',
    documents: [...volumes.values()].map(({ record }) => record),
    actors: [...actors.values()],
    annotations: [...volumes.values()].flatMap(({ annotations }) => annotations),
    topics: [...linkage.topics],
    links: [...linkage.links],
  };
}
