/** What people changed about marks: extent, kind, actor, date, speaker and the rest. */
import { ActorType, DateType } from '../contract';
import { slug } from '../ids';
import type { Claim, DateMark, Mention } from '../model';
import { contains } from '../text/span';
import {
  type Bench,
  enter,
  entityOf,
  groupOf,
  type Item,
  markAt,
  markFrom,
  placeKey,
  set,
  settled,
  spanOf,
  speakerFrom,
  speaks,
  worse,
} from './bench';
import type { Edit, EditOf } from './edit';

/** In order of time; what speaks of a mark that only another change brings into being waits for it. */
export function changeAll(bench: Bench, ordered: readonly Edit[]): void {
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
          : { speaker: settled(bench, claim.speaker, wanted.who) }),
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
  for (const item of [...(bench.speaking.get(old) ?? [])]) {
    const claim = item.mark as Claim;
    const { speaker } = claim;
    if (item.kind !== 'claim' || speaker === null || speaker.entity !== old || bench.settledSpeakers.has(speaker))
      continue;
    if (!everywhere && !contains(speaker, mention)) continue;
    item.mark = { ...claim, speaker: { ...speaker, entity } };
    speaks(bench.speaking, entity, item);
  }
  if (!everywhere) return;
  for (const item of bench.items) {
    if (item.kind === 'actor' && (item.mark as Mention).entity === old) {
      item.mark = { ...(item.mark as Mention), entity };
    } else if (item.kind === 'claim' && (item.mark as Claim).via.includes(old)) {
      const { via } = item.mark as Claim;
      item.mark = { ...(item.mark as Claim), via: via.map((v) => (v === old ? entity : v)) };
    }
  }
}
