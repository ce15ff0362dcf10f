/**
 * Reading + edits → the reading as people left it. Pure; independent of the order in which the edits come; the newest decision on a
 * matter holds. What finds no place any more is `lost`: told, never dropped.
 */
import type { AnchorOutcome, Difference, Relation } from '../contract';
import type { Claim, DateMark, DocumentId, Mark, Mention, OwnMark, Reading, Source, Span } from '../model';
import type { Anchor } from '../text/anchor';
import { bySpan, contains } from '../text/span';
import { type Bench, entitiesUsed, type Item, markAt, outcomeOf, placeKey, prepare, set, spanOf, worse } from './bench';
import { changeAll } from './change';
import { byTime, type Edit, type EditOf } from './edit';
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

/**
 * Applies what people decided to what the machine read in the same text. Rejected marks stay, with their status. Applying the
 * same edits to the result changes nothing more. Cost: that of `locateAll`, plus linear in marks and edits.
 */
export function applyEdits(source: Source, reading: Reading, edits: readonly Edit[]): Applied {
  // Of most documents nobody has said anything, and they are opened again and again.
  if (edits.length === 0) return { reading, lost: [], notes: [], tags: [], skip: false, links: [] };
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

function add(bench: Bench, edit: EditOf<'add'>): void {
  const item = set(bench, edit.mark, edit);
  if (item === null) return;
  item.origin = 'human';
  item.verdict = { status: 'accepted', edit, outcome: outcomeOf(bench, edit.mark.anchor) };
}

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

function finish(bench: Bench, reading: Reading, ordered: readonly Edit[]): Reading {
  for (const item of bench.items) if (item.kind === 'claim') item.mark = withSpeaker(bench, item.mark as Claim);
  const boilerplate = regions(bench, reading, ordered);
  const marks = [...bench.items].map((item) => ({ kind: item.kind, mark: boilerplate.of(item, reviewed(item)) }));
  const of = <T extends Mark>(is: (kind: string) => boolean): T[] =>
    marks.flatMap(({ kind, mark }) => (is(kind) ? [mark as Mark as T] : [])).sort(bySpan);
  const mentions = of<Mention>((kind) => kind === 'actor');
  const claims = regrouped(
    bench,
    of<Claim>((kind) => kind === 'claim'),
  );
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

/** Where people tied utterances together, their numbers follow the order of the text, whatever the order of the decisions. */
function regrouped(bench: Bench, claims: readonly Claim[]): readonly Claim[] {
  if (bench.groups.size === 0) return claims;
  const numbers = new Map<number, number>();
  return claims.map((claim) => {
    if (claim.group === null) return claim;
    const group = numbers.get(claim.group) ?? numbers.size;
    numbers.set(claim.group, group);
    return { ...claim, group };
  });
}

/** A speaker of whom nobody said who it is, is whom the mention there means. */
function withSpeaker(bench: Bench, claim: Claim): Claim {
  const { speaker } = claim;
  if (speaker === null || !bench.openSpeakers.has(speaker)) return claim;
  const mention = bench.byPlace.get(placeKey('actor', speaker))?.mark as Mention | undefined;
  return { ...claim, speaker: { ...speaker, entity: mention?.entity ?? null } };
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
