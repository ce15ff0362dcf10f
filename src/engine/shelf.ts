/** Everything that is known at one moment, with the indexes that questions need; built once for each revision. */
import type { ActorRecord, Annotation, ClaimAnnotation, DocumentRecord, LinkRecord } from '../core/contract';
import { documentOf } from '../core/corpus/decisions';
import { type LinkedPair, linksOf } from '../core/corpus/linked';
import type { Linkage } from '../core/corpus/linker';
import type { DocumentId, Page, Span } from '../core/model';
import type { Edit } from '../core/review/edit';
import { pack, unpack } from '../core/text/packed';
import { recent } from '../core/text/recent';
import { firstEndingAfter } from '../core/text/span';
import type { Tally } from './brief';
import type { Place, Statement } from './engine';

/** One document on the shelf. Its page and annotations are made when they are asked for, and let go when others are. */
export interface Volume {
  readonly record: DocumentRecord;
  /** Actor ids of the page's entities. */
  readonly actors: readonly string[];
  readonly tally: Tally;
  /** Costs less than the page. */
  readonly text: string;
  readonly page: Page;
  readonly annotations: readonly Annotation[];
}

export interface Shelf {
  /** By document id, in the order of ids. */
  readonly volumes: ReadonlyMap<DocumentId, Volume>;
  /** By their ids. */
  readonly actors: readonly ActorRecord[];
  /** An actor's name; the id itself of one that is not known. */
  actorName(id: string): string;
  readonly linkage: Linkage;
  /** Decisions on links of which an end is gone, by the document that keeps them. */
  readonly lostLinks: ReadonlyMap<DocumentId, readonly Edit[]>;
  /** Claims that topics and links name, by id. */
  claim(id: string): ClaimAnnotation | undefined;
  /** Links from or to a claim, rejected ones left out. */
  linksOf(claim: string): readonly LinkRecord[];
  statement(claim: ClaimAnnotation): Statement;
  /** Many claims by their ids; each document is opened once, one for each step. */
  statements(claims: readonly string[]): Generator<void, ReadonlyMap<string, Statement>>;
  place(document: DocumentId, span: Span): Place;
}

/** All of a statement that its own document tells. */
type Setting = Pick<Statement, 'claim' | 'parts' | 'context' | 'line' | 'column'>;
/** Of the statements asked for last: flags name the same ones after every change. Enough for all that are shown at once. */
const SETTINGS = 4000;
/** `of`: the record of the volume, which has one of its own; a volume would keep its text. */
const settings = recent<string, { readonly of: DocumentRecord; readonly setting: Setting }>(
  SETTINGS,
  Number.POSITIVE_INFINITY,
);

/** Null where it is not known, or of a document that has changed. */
function knownSetting(volume: Volume, claim: string): Setting | null {
  const known = settings.get(claim);
  return known?.of === volume.record ? known.setting : null;
}

/** Discrepancies are links that flag a difference and that nobody rejected. */
export const isDiscrepancy = (link: LinkRecord): boolean => link.differs.length > 0 && link.status !== 'rejected';

export function createShelf(
  volumes: ReadonlyMap<DocumentId, Volume>,
  actors: readonly ActorRecord[],
  linkage: Linkage,
  lostLinks: ReadonlyMap<DocumentId, readonly Edit[]>,
): Shelf {
  /** Made when the first name is asked for. */
  let names: ReadonlyMap<string, string> | undefined;
  const lines = recent<DocumentId, readonly number[]>(64, 4_000_000);
  const links = recent<DocumentId, ReadonlyMap<string, readonly LinkRecord[]>>(64, Number.POSITIVE_INFINITY);
  let pairs: ReadonlyMap<DocumentId, readonly LinkedPair[]> | undefined;

  /** Both from 1. */
  const lineAndColumnOf = (document: DocumentId, offset: number): { line: number; column: number } => {
    let starts = lines.get(document);
    if (starts === undefined) {
      starts = lineStarts(volumes.get(document)!.text);
      lines.set(document, starts, starts.length);
    }
    const line = lastAtOrBefore(starts, offset);
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
  const contextOf = (document: DocumentId, span: Span): Span & { text: string } => {
    const { source, reading } = volumes.get(document)!.page;
    const { sentences } = reading;
    const first = firstEndingAfter(sentences, span.start);
    let last = first;
    while (last + 1 < sentences.length && sentences[last + 1]!.start < span.end) last++;
    const start = Math.min(sentences[first]?.start ?? span.start, span.start);
    const end = Math.max(sentences[last]?.end ?? span.end, span.end);
    return { start, end, text: source.text.slice(start, end) };
  };
  const pairsOf = (document: DocumentId): readonly LinkedPair[] => {
    pairs ??= pairsByDocument(linkage.pairs);
    return pairs.get(document) ?? [];
  };
  const actorName = (id: string): string => {
    names ??= new Map(actors.map((actor) => [actor.id, actor.name]));
    return names.get(id) ?? id;
  };
  const nameOf = (actor: string | null): string[] => (actor === null ? [] : [actorName(actor)]);

  /** An utterance that is interrupted stands in several claims; the others open no document anew. */
  const partsOf = (claim: ClaimAnnotation): readonly Span[] => {
    const { group, start, end } = claim;
    if (group === null) return [{ start, end }];
    return volumes
      .get(claim.document)!
      .annotations.filter(isClaim)
      .filter((other) => other.id === claim.id || (other.group === group && other.status !== 'rejected'))
      .map((other) => ({ start: other.start, end: other.end }));
  };

  const settingOf = (volume: Volume, claim: ClaimAnnotation): Setting => {
    const known = knownSetting(volume, claim.id);
    if (known !== null) return known;
    const parts = partsOf(claim);
    const context = contextOf(claim.document, {
      start: parts[0]!.start,
      end: Math.max(...parts.map(({ end }) => end)),
    });
    const setting = { claim, parts, context, ...lineAndColumnOf(claim.document, claim.start) };
    // In strings of its own: slices would keep the whole text.
    settings.set(claim.id, { of: volume.record, setting: unpack(pack(setting)) as unknown as Setting }, 1);
    return setting;
  };

  const statement = (claim: ClaimAnnotation): Statement => {
    const volume = volumes.get(claim.document)!;
    const { record } = volume;
    const speaker =
      claim.speaker === null ? [] : claim.speaker.actor === null ? [claim.speaker.text] : nameOf(claim.speaker.actor);
    return {
      ...settingOf(volume, claim),
      document: record,
      chain: [...speaker, ...claim.via.flatMap(nameOf), ...nameOf(record.outlet)],
    };
  };

  return {
    volumes,
    actors,
    actorName,
    linkage,
    lostLinks,
    claim(id) {
      return volumes
        .get(documentOf(id))
        ?.annotations.filter(isClaim)
        .find((mark) => mark.id === id);
    },
    linksOf(claim) {
      const document = documentOf(claim);
      let known = links.get(document);
      if (known === undefined) {
        known = linksByClaim(document, pairsOf(document));
        links.set(document, known, 1);
      }
      return known.get(claim) ?? [];
    },
    statement,
    *statements(claims) {
      const wanted = new Map<DocumentId, Set<string>>();
      for (const id of claims) {
        const document = documentOf(id);
        const known = wanted.get(document);
        if (known === undefined) wanted.set(document, new Set([id]));
        else known.add(id);
      }
      const found = new Map<string, Statement>();
      for (const [document, ids] of wanted) {
        const volume = volumes.get(document);
        if (volume === undefined) continue;
        yield;
        const known = [...ids].flatMap((id) => knownSetting(volume, id) ?? []);
        if (known.length === ids.size) {
          for (const { claim } of known) found.set(claim.id, statement(claim));
          continue;
        }
        for (const mark of volume.annotations) {
          if (isClaim(mark) && ids.has(mark.id)) found.set(mark.id, statement(mark));
        }
      }
      return found;
    },
    place(document, span) {
      const { text } = volumes.get(document)!.page.source;
      return {
        document,
        start: span.start,
        end: span.end,
        text: text.slice(span.start, span.end),
        ...lineAndColumnOf(document, span.start),
        context: contextOf(document, span).text,
      };
    },
  };
}

function pairsByDocument(all: readonly LinkedPair[]): ReadonlyMap<DocumentId, readonly LinkedPair[]> {
  const pairs = new Map<DocumentId, LinkedPair[]>();
  for (const pair of all) {
    for (const document of [pair.a, pair.b]) {
      const known = pairs.get(document);
      if (known === undefined) pairs.set(document, [pair]);
      else known.push(pair);
    }
  }
  return pairs;
}

/** Rejected links left out. */
function linksByClaim(document: DocumentId, pairs: readonly LinkedPair[]): ReadonlyMap<string, readonly LinkRecord[]> {
  const found = new Map<string, LinkRecord[]>();
  for (const pair of pairs) {
    for (const link of linksOf(pair)) {
      if (link.status === 'rejected') continue;
      const end = pair.a === document ? link.from : link.to;
      const known = found.get(end);
      if (known === undefined) found.set(end, [link]);
      else known.push(link);
    }
  }
  return found;
}

export const isClaim = (mark: Annotation): mark is ClaimAnnotation => mark.kind === 'claim';

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
