/** The bench on which decisions are brought to marks: what the machine read, taken apart so that it can be found and changed. */
import type { AnchorOutcome, Status } from '../contract';
import { slug } from '../ids';
import type { Claim, DateMark, Entity, Mark, Mention, OwnMark, Reading, Source, Span, SpeakerRef } from '../model';
import { type Location, locateAll } from '../text/anchor';
import type { AnchorRecord, Edit, MarkRecord, Who } from './edit';

/** A mark while decisions are brought to it. */
export interface Item {
  kind: string;
  mark: Mention | DateMark | Claim | OwnMark;
  origin: 'machine' | 'human';
  verdict: { readonly status: Status; readonly edit: Edit; readonly outcome: AnchorOutcome } | null;
  note: { readonly edit: Edit; readonly text: string } | null;
  /** A person said of this very claim whether it belongs to the article. */
  regionDecided: boolean;
}

export interface Bench {
  readonly source: Source;
  readonly at: ReadonlyMap<AnchorRecord, Location>;
  readonly items: Set<Item>;
  /** By kind and span: as the machine found them, and as people left them. */
  readonly byPlace: Map<string, Item>;
  /** By kind and start, by kind and end. */
  readonly byEdge: Map<string, Item[]>;
  /** The machine's claims by their speaker's entity; some may have another speaker by now. */
  readonly speaking: Map<number, Item[]>;
  readonly entities: Entity[];
  readonly byName: Map<string, number>;
  /** Which entities to keep though nothing mentions them: those the machine itself left so. */
  readonly idle: ReadonlySet<number>;
  /** Speakers of whom nobody said who they are: whoever is mentioned there, once all is decided. */
  readonly openSpeakers: Set<SpeakerRef>;
  /** Speakers of whom a person said who they are. */
  readonly settledSpeakers: Set<SpeakerRef>;
  readonly groups: Map<string, number>;
  nextGroup: number;
  readonly lost: Set<Edit>;
}

export function prepare(source: Source, reading: Reading, ordered: readonly Edit[]): Bench {
  const anchors = ordered.flatMap(anchorsOf);
  const locations = locateAll(source.text, anchors);
  const items = new Set<Item>();
  const byPlace = new Map<string, Item>();
  const byEdge = new Map<string, Item[]>();
  const speaking = new Map<number, Item[]>();
  const put = (kind: string, mark: Item['mark']): void => {
    const item: Item = { kind, mark, origin: mark.review?.origin ?? 'machine', ...UNDECIDED };
    items.add(item);
    byPlace.set(placeKey(kind, mark), item);
    enter(byEdge, item);
    if (kind === 'claim') speaks(speaking, (mark as Claim).speaker?.entity ?? null, item);
  };
  for (const mark of reading.mentions) put('actor', mark);
  for (const mark of reading.dates) put('date', mark);
  for (const mark of reading.claims) put('claim', mark);
  for (const mark of reading.own) put(mark.kind, mark);
  const mentioned = entitiesUsed(reading.mentions, reading.claims);
  return {
    source,
    at: new Map(anchors.map((anchor, i) => [anchor, locations[i]!])),
    items,
    byPlace,
    byEdge,
    speaking,
    entities: [...reading.entities],
    byName: named(reading.entities),
    idle: new Set([...reading.entities.keys()].filter((i) => !mentioned.has(i))),
    openSpeakers: new Set(),
    settledSpeakers: new Set(),
    groups: new Map(),
    nextGroup: reading.claims.reduce((next, claim) => Math.max(next, (claim.group ?? -1) + 1), 0),
    lost: new Set(),
  };
}

const UNDECIDED = { verdict: null, note: null, regionDecided: false };

const edges = (kind: string, span: Span): readonly string[] => [`${kind}[${span.start}`, `${kind}]${span.end}`];

export function enter(byEdge: Map<string, Item[]>, item: Item): void {
  for (const edge of edges(item.kind, item.mark)) {
    const held = byEdge.get(edge);
    if (held === undefined) byEdge.set(edge, [item]);
    else if (!held.includes(item)) held.push(item);
  }
}

export function speaks(speaking: Map<number, Item[]>, entity: number | null, item: Item): void {
  if (entity === null) return;
  const held = speaking.get(entity);
  if (held === undefined) speaking.set(entity, [item]);
  else held.push(item);
}

function anchorsOf(edit: Edit): AnchorRecord[] {
  switch (edit.does) {
    case 'add':
      return anchorsOfMark(edit.mark);
    case 'change':
      return [
        edit.anchor,
        ...(edit.set.extent === undefined ? [] : [edit.set.extent]),
        ...(edit.set.speaker ? [edit.set.speaker.anchor] : []),
        ...(edit.set.cue ? [edit.set.cue] : []),
        ...(edit.mark === undefined ? [] : anchorsOfMark(edit.mark)),
      ];
    case 'accept':
      return [edit.anchor, ...(edit.mark === undefined ? [] : anchorsOfMark(edit.mark))];
    case 'reject':
    case 'dispute':
    case 'note':
    case 'region':
    case 'link':
      return [edit.anchor];
    default:
      return [];
  }
}

function anchorsOfMark(mark: MarkRecord): AnchorRecord[] {
  if (!isClaim(mark)) return [mark.anchor];
  return [
    mark.anchor,
    ...(mark.speaker === null ? [] : [mark.speaker.anchor]),
    ...(mark.cue === null ? [] : [mark.cue]),
  ];
}

const isClaim = (mark: MarkRecord): mark is Extract<MarkRecord, { kind: 'claim' }> => mark.kind === 'claim';

export const placeKey = (kind: string, span: Span): string => `${kind}:${span.start}-${span.end}`;

/** Where the anchor stands now, or null with the edit told as lost. */
export function spanOf(bench: Bench, anchor: AnchorRecord, edit: Edit): Span | null {
  const location = bench.at.get(anchor)!;
  if (location.outcome !== 'lost') return location.span;
  bench.lost.add(edit);
  return null;
}

export const outcomeOf = (bench: Bench, anchor: AnchorRecord): AnchorOutcome => bench.at.get(anchor)!.outcome;

/** The mark as an item of the bench: a new one, or the one of that kind which stands there already, made to say the same. */
export function set(bench: Bench, record: MarkRecord, edit: Edit): Item | null {
  const span = spanOf(bench, record.anchor, edit);
  if (span === null) return null;
  const known = bench.byPlace.get(placeKey(record.kind, span));
  const mark = markFrom(bench, record, span, edit, known?.mark);
  if (known !== undefined) {
    known.mark = mark;
    return known;
  }
  const item: Item = { kind: record.kind, mark, origin: 'human', ...UNDECIDED };
  bench.items.add(item);
  enter(bench.byEdge, item);
  bench.byPlace.set(placeKey(record.kind, span), item);
  return item;
}

export function markFrom(bench: Bench, record: MarkRecord, span: Span, edit: Edit, known?: Item['mark']): Item['mark'] {
  const base: Mark = { ...span, score: 1, why: edit.by === '' ? 'marked by hand' : `marked by ${edit.by}` };
  switch (record.kind) {
    case 'actor': {
      const actor = record as Extract<MarkRecord, { kind: 'actor' }>;
      return { ...base, type: actor.type, form: actor.form, entity: entityOf(bench, actor.who) };
    }
    case 'date': {
      const date = record as Extract<MarkRecord, { kind: 'date' }>;
      return { ...base, type: date.type, meaning: DECIDED, range: null, decided: date.value };
    }
    case 'claim': {
      const claim = record as Extract<MarkRecord, { kind: 'claim' }>;
      return {
        ...base,
        quote: claim.quote,
        speaker: speakerFrom(bench, claim.speaker, edit),
        cue: claim.cue === null ? null : spanOf(bench, claim.cue, edit),
        via: claim.via.map((who) => entityOf(bench, who)),
        group: groupOf(bench, claim.group, known),
        polarity: claim.polarity,
        region: claim.region,
        comparable: true,
      };
    }
    default:
      return { ...base, kind: record.kind };
  }
}

const DECIDED = { rule: 'decided', args: [] } as const;

export function speakerFrom(
  bench: Bench,
  speaker: { readonly anchor: AnchorRecord; readonly who: Who | null } | null,
  edit: Edit,
): Claim['speaker'] {
  if (speaker === null) return null;
  const span = spanOf(bench, speaker.anchor, edit);
  if (span === null) return null;
  if (speaker.who !== null) return settled(bench, span, speaker.who);
  const open = { ...span, entity: null };
  bench.openSpeakers.add(open);
  return open;
}

/** A speaker of whom a person said who it is: no decision on the mention there moves it. */
export function settled(bench: Bench, { start, end }: Span, who: Who): SpeakerRef {
  const speaker = { start, end, entity: entityOf(bench, who) };
  bench.settledSpeakers.add(speaker);
  return speaker;
}

export function groupOf(bench: Bench, name: string | null, known?: Item['mark']): number | null {
  if (name === null) return null;
  let group = bench.groups.get(name);
  if (group === undefined) {
    const kept = known !== undefined && 'group' in known ? known.group : null;
    group = kept ?? bench.nextGroup++;
    bench.groups.set(name, group);
  }
  return group;
}

/** The index of the actor a person names: by id where one is given, else by name; appended where the document has none such. */
export function entityOf(bench: Bench, who: Who): number {
  const key = who.id === undefined ? nameKey(who) : idKey(who.id);
  const found = bench.byName.get(key);
  if (found !== undefined) return found;
  bench.entities.push({
    name: who.name,
    type: who.type,
    named: true,
    titles: [],
    ...(who.id === undefined ? {} : { decided: who.id }),
  });
  bench.byName.set(key, bench.entities.length - 1);
  return bench.entities.length - 1;
}

const idKey = (id: string): string => `id ${id}`;
const nameKey = ({ name, type }: { readonly name: string; readonly type: string }): string => `${type} ${slug(name)}`;

/** The first entity of each id that a person chose, and of each name that none did. */
function named(entities: readonly Entity[]): Map<string, number> {
  const byName = new Map<string, number>();
  for (const [i, entity] of entities.entries()) {
    const key = entity.decided !== undefined ? idKey(entity.decided) : entity.named ? nameKey(entity) : null;
    if (key !== null && !byName.has(key)) byName.set(key, i);
  }
  return byName;
}

/**
 * The mark of that kind at that span; or the one that nearly covers it and shares one of its ends, as when a newer version of the
 * machine cuts a mark a little differently. Two that come equally near: none.
 */
export function markAt(bench: Bench, kind: string, span: Span): { item: Item; near: boolean } | null {
  const item = bench.byPlace.get(placeKey(kind, span));
  if (item !== undefined) return { item, near: false };
  let best: Item | null = null;
  let cover = 0.7;
  let tied = false;
  const near = new Set(edges(kind, span).flatMap((edge) => bench.byEdge.get(edge) ?? []));
  for (const other of near) {
    if (other.kind !== kind || !bench.items.has(other)) continue;
    if (other.mark.start !== span.start && other.mark.end !== span.end) continue;
    const shorter = Math.min(other.mark.end - other.mark.start, span.end - span.start);
    const share = shorter / Math.max(other.mark.end - other.mark.start, span.end - span.start);
    if (share < cover) continue;
    tied = share === cover && best !== null;
    best = other;
    cover = share;
  }
  return best === null || tied ? null : { item: best, near: true };
}

const OUTCOMES: readonly AnchorOutcome[] = ['exact', 'moved', 'fuzzy', 'lost'];
export const worse = (a: AnchorOutcome, b: AnchorOutcome): AnchorOutcome =>
  OUTCOMES.indexOf(a) > OUTCOMES.indexOf(b) ? a : b;

export function entitiesUsed(mentions: readonly Mention[], claims: readonly Claim[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const mention of mentions) used.add(mention.entity);
  for (const claim of claims) {
    for (const v of claim.via) used.add(v);
    if (claim.speaker !== null && claim.speaker.entity !== null) used.add(claim.speaker.entity);
  }
  return used;
}
