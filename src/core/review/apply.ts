/**
 * Reading + edits → the reading as people left it. Pure; independent of the order in which the edits come; the newest decision on a
 * matter holds. What finds no place any more is `lost`: told, never dropped.
 */
import { ActorType, type AnchorOutcome, DateType, type Difference, type Relation, type Status } from '../contract';
import { slug } from '../ids';
import type { Claim, DateMark, DocumentId, Entity, Mark, Mention, OwnMark, Reading, Source, Span } from '../model';
import { type Anchor, type Location, locateAll } from '../text/anchor';
import { bySpan, contains } from '../text/span';
import { type AnchorRecord, byTime, type Edit, type EditOf, type MarkRecord, type Who } from './edit';
import { subtract, unite } from './spans';

export interface Applied {
  readonly reading: Reading;
  /** Edits of which at least a part found no place in the text or no mark to speak of. */
  readonly lost: readonly Edit[];
  /** Oldest first. */
  readonly notes: readonly PlacedNote[];
  /** Sorted, each once. */
  readonly tags: readonly string[];
  /** A person asked not to read this file. */
  readonly skip: boolean;
  /** The newest word on each link from this document, oldest first. */
  readonly links: readonly LinkDecision[];
}

export interface PlacedNote extends Span {
  readonly edit: EditOf<'note'>;
  readonly anchor: AnchorOutcome;
}

/** What a person said of a link: this side found; the other is to be found in the other text. */
export interface LinkDecision {
  readonly edit: EditOf<'link'>;
  readonly from: Span;
  readonly to: { readonly document: DocumentId; readonly anchor: Anchor };
  readonly verdict: EditOf<'link'>['verdict'];
  readonly relation?: Relation;
  readonly differs?: readonly Difference[];
}

/** A mark while decisions are brought to it. */
interface Item {
  kind: string;
  mark: Mention | DateMark | Claim | OwnMark;
  origin: 'machine' | 'human';
  verdict: { readonly status: Status; readonly edit: Edit; readonly outcome: AnchorOutcome } | null;
  note: { readonly edit: Edit; readonly text: string } | null;
  /** A person said of this very claim whether it belongs to the article. */
  regionDecided: boolean;
}

interface Bench {
  readonly source: Source;
  readonly at: ReadonlyMap<AnchorRecord, Location>;
  readonly items: Set<Item>;
  /** By kind and span: as the machine found them, and as people left them. */
  readonly byPlace: Map<string, Item>;
  /** By kind and start, by kind and end. */
  readonly byEdge: Map<string, Item[]>;
  readonly entities: Entity[];
  /** Which entities to keep though nothing mentions them: those the machine itself left so. */
  readonly idle: ReadonlySet<number>;
  readonly groups: Map<string, number>;
  nextGroup: number;
  readonly lost: Set<Edit>;
}

/**
 * Applies what people decided to what the machine read in the same text. Rejected marks stay, with their status. Applying the
 * same edits to the result changes nothing more. Cost: that of `locateAll`, plus linear in marks and edits.
 */
export function applyEdits(source: Source, reading: Reading, edits: readonly Edit[]): Applied {
  const ordered = [...edits].sort(byTime);
  const bench = prepare(source, reading, ordered);
  const phase = (does: readonly Edit['does'][], act: (edit: never) => void): void => {
    for (const edit of ordered) if (does.includes(edit.does)) act(edit as never);
  };
  phase(['add'], (edit: EditOf<'add'>) => add(bench, edit));
  changeAll(bench, ordered);
  phase(['accept', 'reject', 'dispute'], (edit: Verdict) => judge(bench, edit));
  const notes: PlacedNote[] = [];
  phase(['note'], (edit: EditOf<'note'>) => note(bench, edit, notes));
  const links = new Map<string, LinkDecision>();
  phase(['link'], (edit: EditOf<'link'>) => link(bench, edit, links));
  return {
    reading: finish(bench, reading, ordered),
    lost: ordered.filter((edit) => bench.lost.has(edit)),
    notes,
    tags: [...new Set(ordered.flatMap((edit) => (edit.does === 'tag' ? [edit.tag] : [])))].sort(),
    skip: newest(ordered, 'skip')?.value ?? false,
    links: [...links.values()],
  };
}

type Verdict = EditOf<'accept'> | EditOf<'reject'> | EditOf<'dispute'>;

function newest<Does extends Edit['does']>(ordered: readonly Edit[], does: Does): EditOf<Does> | undefined {
  return ordered.findLast((edit): edit is EditOf<Does> => edit.does === does);
}

function prepare(source: Source, reading: Reading, ordered: readonly Edit[]): Bench {
  const anchors = ordered.flatMap(anchorsOf);
  const locations = locateAll(source.text, anchors);
  const items = new Set<Item>();
  const byPlace = new Map<string, Item>();
  const byEdge = new Map<string, Item[]>();
  const put = (kind: string, mark: Item['mark']): void => {
    const item: Item = { kind, mark, origin: mark.review?.origin ?? 'machine', ...UNDECIDED };
    items.add(item);
    byPlace.set(placeKey(kind, mark), item);
    enter(byEdge, item);
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
    entities: [...reading.entities],
    idle: new Set([...reading.entities.keys()].filter((i) => !mentioned.has(i))),
    groups: new Map(),
    nextGroup: reading.claims.reduce((next, claim) => Math.max(next, (claim.group ?? -1) + 1), 0),
    lost: new Set(),
  };
}

const UNDECIDED = { verdict: null, note: null, regionDecided: false };

const edges = (kind: string, span: Span): readonly string[] => [`${kind}[${span.start}`, `${kind}]${span.end}`];

function enter(byEdge: Map<string, Item[]>, item: Item): void {
  for (const edge of edges(item.kind, item.mark)) {
    const held = byEdge.get(edge);
    if (held === undefined) byEdge.set(edge, [item]);
    else if (!held.includes(item)) held.push(item);
  }
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

const placeKey = (kind: string, span: Span): string => `${kind}:${span.start}-${span.end}`;

/** Where the anchor stands now, or null with the edit told as lost. */
function spanOf(bench: Bench, anchor: AnchorRecord, edit: Edit): Span | null {
  const location = bench.at.get(anchor)!;
  if (location.outcome !== 'lost') return location.span;
  bench.lost.add(edit);
  return null;
}

const outcomeOf = (bench: Bench, anchor: AnchorRecord): AnchorOutcome => bench.at.get(anchor)!.outcome;

// ── marks added ────────────────────────────────────────────────────────────────────────────────────────────────────────

function add(bench: Bench, edit: EditOf<'add'>): void {
  const item = set(bench, edit.mark, edit);
  if (item === null) return;
  item.origin = 'human';
  item.verdict = { status: 'accepted', edit, outcome: outcomeOf(bench, edit.mark.anchor) };
}

/** The mark as an item of the bench: a new one, or the one of that kind which stands there already, made to say the same. */
function set(bench: Bench, record: MarkRecord, edit: Edit): Item | null {
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

function markFrom(bench: Bench, record: MarkRecord, span: Span, edit: Edit, known?: Item['mark']): Item['mark'] {
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

function speakerFrom(
  bench: Bench,
  speaker: { readonly anchor: AnchorRecord; readonly who: Who | null } | null,
  edit: Edit,
): Claim['speaker'] {
  if (speaker === null) return null;
  const span = spanOf(bench, speaker.anchor, edit);
  if (span === null) return null;
  const said = bench.byPlace.get(placeKey('actor', span))?.mark as Mention | undefined;
  return { ...span, entity: speaker.who === null ? (said?.entity ?? null) : entityOf(bench, speaker.who) };
}

function groupOf(bench: Bench, name: string | null, known?: Item['mark']): number | null {
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
function entityOf(bench: Bench, who: Who): number {
  const name = slug(who.name);
  const found = bench.entities.findIndex((entity) =>
    who.id !== undefined
      ? entity.decided === who.id
      : entity.named && entity.decided === undefined && entity.type === who.type && slug(entity.name) === name,
  );
  if (found >= 0) return found;
  bench.entities.push({
    name: who.name,
    type: who.type,
    named: true,
    titles: [],
    ...(who.id === undefined ? {} : { decided: who.id }),
  });
  return bench.entities.length - 1;
}

// ── marks changed ──────────────────────────────────────────────────────────────────────────────────────────────────────

/** In order of time; what speaks of a mark that only another change brings into being waits for it. */
function changeAll(bench: Bench, ordered: readonly Edit[]): void {
  let waiting = ordered.filter((edit) => edit.does === 'change');
  for (let left = -1; waiting.length > 0 && waiting.length !== left; ) {
    left = waiting.length;
    waiting = waiting.filter((edit) => !change(bench, edit));
  }
  for (const edit of waiting) {
    const { mark } = edit;
    if (mark === undefined || set(bench, mark, edit) === null || !change(bench, edit)) bench.lost.add(edit);
  }
}

/** False where no mark is found that it speaks of. */
function change(bench: Bench, edit: EditOf<'change'>): boolean {
  const { set: wanted } = edit;
  const kind = wanted.kind ?? edit.kind;
  const location = bench.at.get(edit.anchor)!;
  const extent = wanted.extent === undefined ? null : bench.at.get(wanted.extent)!;
  const extentSpan = extent === null || extent.outcome === 'lost' ? null : extent.span;
  const found = location.outcome === 'lost' ? null : markAt(bench, edit.kind, location.span);
  const span = extentSpan ?? (location.outcome === 'lost' ? null : location.span);
  const item = found?.item ?? (span === null ? undefined : bench.byPlace.get(placeKey(kind, span)));
  if (item === undefined) return false;
  if (wanted.extent !== undefined && extentSpan === null) bench.lost.add(edit);
  const place = extentSpan ?? item.mark;
  if (kind !== item.kind) {
    if (edit.mark === undefined || edit.mark.kind !== kind) {
      bench.lost.add(edit);
      return true;
    }
    item.mark = markFrom(bench, edit.mark, { start: place.start, end: place.end }, edit, item.mark);
    item.kind = kind;
    item.origin = 'human';
  } else if (extentSpan !== null) {
    item.mark = { ...item.mark, start: place.start, end: place.end };
    item.origin = 'human';
  }
  claimPlace(bench, item);
  item.mark = changed(bench, item, edit);
  item.regionDecided ||= wanted.region !== undefined;
  item.verdict = {
    status: 'accepted',
    edit,
    outcome: worse(extent?.outcome ?? location.outcome, found?.near === true ? 'fuzzy' : 'exact'),
  };
  return true;
}

/** The item stands where its mark says; another one of its kind that stood there gives way, for it says the same. */
function claimPlace(bench: Bench, item: Item): void {
  const key = placeKey(item.kind, item.mark);
  const other = bench.byPlace.get(key);
  if (other !== undefined && other !== item) {
    bench.items.delete(other);
    for (const [place, held] of bench.byPlace) if (held === other) bench.byPlace.set(place, item);
  }
  bench.byPlace.set(key, item);
  enter(bench.byEdge, item);
}

type Given<K extends keyof EditOf<'change'>['set']> = { [Key in K]?: NonNullable<EditOf<'change'>['set'][Key]> };

function changed(bench: Bench, item: Item, edit: EditOf<'change'>): Item['mark'] {
  const { set: wanted } = edit;
  const given = <K extends 'form' | 'quote' | 'polarity' | 'region'>(...keys: readonly K[]): Given<K> =>
    Object.fromEntries(keys.flatMap((key) => (wanted[key] === undefined ? [] : [[key, wanted[key]]]))) as Given<K>;
  switch (item.kind) {
    case 'actor': {
      const mention = item.mark as Mention;
      const entity = wanted.who === undefined ? mention.entity : entityOf(bench, wanted.who);
      if (entity !== mention.entity) moveSpeakers(bench, mention, entity, wanted);
      const type = ActorType.safeParse(wanted.type);
      return { ...mention, ...given('form'), ...(type.success ? { type: type.data } : {}), entity };
    }
    case 'date': {
      const date = item.mark as DateMark;
      const type = DateType.safeParse(wanted.type);
      return {
        ...date,
        ...(type.success ? { type: type.data } : {}),
        ...(wanted.value === undefined ? {} : { decided: wanted.value }),
      };
    }
    case 'claim': {
      const claim = item.mark as Claim;
      return {
        ...claim,
        ...given('quote', 'polarity', 'region'),
        ...(wanted.speaker === undefined ? {} : { speaker: speakerFrom(bench, wanted.speaker, edit) }),
        ...(wanted.cue === undefined ? {} : { cue: wanted.cue === null ? null : spanOf(bench, wanted.cue, edit) }),
        ...(wanted.via === undefined ? {} : { via: wanted.via.map((who) => entityOf(bench, who)) }),
        ...(wanted.group === undefined ? {} : { group: groupOf(bench, wanted.group, claim) }),
        ...(wanted.who === undefined || claim.speaker === null || wanted.speaker !== undefined
          ? {}
          : { speaker: { ...claim.speaker, entity: entityOf(bench, wanted.who) } }),
      };
    }
    default:
      return item.mark;
  }
}

/** Who is meant by a mention is also who speaks where that mention names the speaker; in the whole document if so asked. */
function moveSpeakers(bench: Bench, mention: Mention, entity: number, wanted: EditOf<'change'>['set']): void {
  const old = mention.entity;
  const everywhere =
    wanted.scope === 'document' && (wanted.was === undefined || slug(bench.entities[old]!.name) === slug(wanted.was));
  for (const other of bench.items) {
    if (other.kind === 'actor' && everywhere && (other.mark as Mention).entity === old) {
      other.mark = { ...(other.mark as Mention), entity };
    } else if (other.kind === 'claim') {
      const claim = other.mark as Claim;
      const { speaker } = claim;
      const named = speaker !== null && speaker.entity === old && (everywhere || contains(speaker, mention));
      const via = everywhere && claim.via.includes(old) ? claim.via.map((v) => (v === old ? entity : v)) : claim.via;
      if (named || via !== claim.via) other.mark = { ...claim, via, speaker: named ? { ...speaker, entity } : speaker };
    }
  }
}

/**
 * The mark of that kind at that span; or the one that nearly covers it and shares one of its ends, as when a newer version of the
 * machine cuts a mark a little differently. Two that come equally near: none.
 */
function markAt(bench: Bench, kind: string, span: Span): { item: Item; near: boolean } | null {
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
const worse = (a: AnchorOutcome, b: AnchorOutcome): AnchorOutcome =>
  OUTCOMES.indexOf(a) > OUTCOMES.indexOf(b) ? a : b;

// ── verdicts, notes, links ─────────────────────────────────────────────────────────────────────────────────────────────

const STATUS = { accept: 'accepted', reject: 'rejected', dispute: 'disputed' } as const;

function judge(bench: Bench, edit: Verdict): void {
  const span = spanOf(bench, edit.anchor, edit);
  if (span === null) return;
  const found = markAt(bench, edit.kind, span);
  let item = found?.item ?? null;
  if (item === null && edit.does === 'accept' && edit.mark !== undefined) {
    item = set(bench, edit.mark, edit);
    if (item !== null) item.origin = 'machine';
  }
  if (item === null) {
    // What nobody marks any more need not be rejected.
    if (edit.does !== 'reject') bench.lost.add(edit);
    return;
  }
  const outcome = worse(outcomeOf(bench, edit.anchor), found?.near === true ? 'fuzzy' : 'exact');
  if (item.verdict === null || byTime(item.verdict.edit, edit) < 0) {
    item.verdict = { status: STATUS[edit.does], edit, outcome };
    if (edit.does !== 'accept' && edit.reason !== undefined) item.note = { edit, text: edit.reason };
  }
}

function note(bench: Bench, edit: EditOf<'note'>, notes: PlacedNote[]): void {
  const span = spanOf(bench, edit.anchor, edit);
  if (span === null) return;
  const found = edit.kind === null ? null : markAt(bench, edit.kind, span);
  if (found !== null && (found.item.note === null || byTime(found.item.note.edit, edit) < 0)) {
    found.item.note = { edit, text: edit.text };
  }
  notes.push({ start: span.start, end: span.end, edit, anchor: outcomeOf(bench, edit.anchor) });
}

function link(bench: Bench, edit: EditOf<'link'>, links: Map<string, LinkDecision>): void {
  const from = spanOf(bench, edit.anchor, edit);
  if (from === null) return;
  const { document, anchor } = edit.to;
  // By what the far side quotes: it is looked up in the other text, by whoever has it.
  const key = `${placeKey('', from)} ${document} ${anchor.start} ${anchor.quote}`;
  links.delete(key);
  links.set(key, {
    edit,
    from,
    to: edit.to,
    verdict: edit.verdict,
    ...(edit.relation === undefined ? {} : { relation: edit.relation }),
    ...(edit.differs === undefined ? {} : { differs: edit.differs }),
  });
}

// ── the reading put together again ─────────────────────────────────────────────────────────────────────────────────────

function finish(bench: Bench, reading: Reading, ordered: readonly Edit[]): Reading {
  const boilerplate = regions(bench, reading, ordered);
  const marks = [...bench.items].map((item) => ({ kind: item.kind, mark: boilerplate.of(item, reviewed(item)) }));
  const of = <T extends Mark>(is: (kind: string) => boolean): T[] =>
    marks.flatMap(({ kind, mark }) => (is(kind) ? [mark as Mark as T] : [])).sort(bySpan);
  const mentions = of<Mention>((kind) => kind === 'actor');
  const claims = of<Claim>((kind) => kind === 'claim');
  const own = of<OwnMark>((kind) => kind !== 'actor' && kind !== 'date' && kind !== 'claim');
  own.sort((a, b) => bySpan(a, b) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  const published = newest(ordered, 'published');
  const title = newest(ordered, 'title');
  const outlet = newest(ordered, 'outlet');
  return {
    ...reading,
    ...kept(bench, mentions, claims),
    dates: of<DateMark>((kind) => kind === 'date'),
    own,
    boilerplate: boilerplate.spans,
    ...(title === undefined ? {} : { title: title.title }),
    ...(outlet === undefined ? {} : { outlet: outlet.name }),
    ...(published === undefined
      ? {}
      : { published: { value: published.value, basis: 'decided' as const, why: decidedBy(published) } }),
  };
}

const decidedBy = (edit: Edit): string => (edit.by === '' ? 'set by hand' : `set by ${edit.by}`);

function reviewed(item: Item): Item['mark'] {
  const { verdict, note: remark, mark, origin } = item;
  if (verdict === null && remark === null) return mark;
  const { edit, status, outcome } = verdict ?? {
    edit: null,
    status: mark.review?.status ?? 'suggested',
    outcome: 'exact',
  };
  return {
    ...mark,
    review: {
      origin,
      status,
      anchor: outcome,
      ...(edit === null || edit.by === '' ? {} : { author: edit.by }),
      ...(edit === null ? {} : { at: edit.at }),
      ...(remark === null ? {} : { note: remark.text }),
    },
  };
}

/** Entities that lost their last mention to another are dropped, and the rest counted anew. */
function kept(
  bench: Bench,
  mentions: readonly Mention[],
  claims: readonly Claim[],
): Pick<Reading, 'entities' | 'mentions' | 'claims'> {
  const used = entitiesUsed(mentions, claims);
  const stays = bench.entities.map((_, i) => used.has(i) || bench.idle.has(i));
  if (stays.every((stay) => stay)) return { entities: bench.entities, mentions, claims };
  let next = 0;
  const renumbered = stays.map((stay) => (stay ? next++ : -1));
  return {
    entities: bench.entities.filter((_, i) => stays[i]),
    mentions: mentions.map((mention) => ({ ...mention, entity: renumbered[mention.entity]! })),
    claims: claims.map((claim) => ({
      ...claim,
      via: claim.via.map((v) => renumbered[v]!),
      speaker:
        claim.speaker === null || claim.speaker.entity === null
          ? claim.speaker
          : { ...claim.speaker, entity: renumbered[claim.speaker.entity]! },
    })),
  };
}

function entitiesUsed(mentions: readonly Mention[], claims: readonly Claim[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const mention of mentions) used.add(mention.entity);
  for (const claim of claims) {
    for (const v of claim.via) used.add(v);
    if (claim.speaker !== null && claim.speaker.entity !== null) used.add(claim.speaker.entity);
  }
  return used;
}

/** The parts that are no article, as people corrected them, and what that makes of the claims inside. */
function regions(
  bench: Bench,
  reading: Reading,
  ordered: readonly Edit[],
): { spans: readonly Span[]; of: (item: Item, mark: Item['mark']) => Item['mark'] } {
  let spans = reading.boilerplate;
  let decided: readonly Span[] = [];
  for (const edit of ordered) {
    if (edit.does !== 'region') continue;
    const span = spanOf(bench, edit.anchor, edit);
    if (span === null) continue;
    spans = edit.region === 'boilerplate' ? unite(spans, span) : subtract(spans, span);
    decided = unite(decided, span);
  }
  const within = (list: readonly Span[], mark: Span): boolean => list.some((span) => contains(span, mark));
  return {
    spans,
    of: (item, mark) =>
      item.kind !== 'claim' || item.regionDecided || !within(decided, mark)
        ? mark
        : { ...(mark as Claim), region: within(spans, mark) ? 'boilerplate' : 'body' },
  };
}
