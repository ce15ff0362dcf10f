/** Who is who inside one document: names joined, roles and speaking pronouns tied to them, each with its reason. */
import type { ActorType } from '../contract';
import type { Entity, Mention } from '../model';
import { isCapitals } from '../text/nameKey';
import type { TokenisedText } from '../text/sentences';
import { tokenAt } from '../text/tokenise';
import { resolveBodies } from './referring/bodies';
import { createCast, type Draft, type Named } from './referring/cast';
import { resolveRoles } from './referring/roles';
import { spellingOf } from './referring/spelling';
import { after, ahead, before, behindCopula, deed, type Told } from './referring/titles';
import type { FoundClaim, FoundName, Layout, ResolvedActors } from './stages';

/** Cost: linear in the text, most of it at names, role words and speakers. */
export function resolveActors(
  t: TokenisedText,
  names: readonly FoundName[],
  claims: readonly FoundClaim[],
  _layout: Layout,
): ResolvedActors {
  const all = names.map((name) => lookAround(t, name));
  const cast = createCast(all);
  const mentions: Mention[] = [];
  for (let i = 0; i < all.length; i++) {
    const named = all[i]!;
    const { draft, why } = cast.join(named);
    mentions.push({
      start: named.start,
      end: named.end,
      score: named.score,
      why: why === '' ? names[i]!.why : why,
      type: draft.type,
      form: 'name',
      entity: draft.index,
    });
  }
  const roles = resolveRoles(t, all, mentions, claims, cast);
  const bodies = resolveBodies(t, mentions, claims, cast.drafts);
  return compact(cast.drafts, merged(mentions, [...roles, ...bodies]));
}

function lookAround(t: TokenisedText, { start, end, type, score, gender }: FoundName): Named {
  const spelling = spellingOf(t.text.slice(start, end));
  return { start, end, spelling, type, score, gender, told: type === 'person' ? toldAround(t, start, end) : NOTHING };
}

const NOTHING: readonly Told[] = [];

/** What stands around a person's name and tells who that is. */
function toldAround(t: TokenisedText, start: number, end: number): readonly Told[] {
  const from = tokenAt(t.tokens, start);
  const to = tokenAt(t.tokens, end - 1) + 1;
  let told: Told[] | null = null;
  const note = (one: Told | null): void => {
    if (one === null) return;
    told ??= [];
    told.push(one);
  };
  note(before(t, from));
  note(after(t, to));
  note(deed(t, to));
  note(ahead(t, from));
  note(behindCopula(t, to));
  return told ?? NOTHING;
}

/** Both in reading order; a phrase that covers exactly a name already marked is left out. */
function merged(names: readonly Mention[], more: readonly Mention[]): readonly Mention[] {
  if (more.length === 0) return names;
  // Of marks that cover the same the name comes first.
  const all = [...names, ...more].sort((a, b) => a.start - b.start || b.end - a.end);
  let name: Mention | undefined;
  return all.filter((mention) => {
    if (mention.form === 'name') name = mention;
    return mention.form === 'name' || name?.start !== mention.start || name.end !== mention.end;
  });
}

/** "LONDON", which only a headline names, is London; a body's capitals may be its initials. */
function spoken(name: string, type: ActorType): string {
  if (type === 'organization' || name.length < 5 || name.charCodeAt(0) === 0x40 || !isCapitals(name)) return name;
  return name.replace(/(?<=\p{L})\p{L}+/gu, (rest) => rest.toLowerCase());
}

/** Entities in order of first mention, those never mentioned left out. */
function compact(drafts: readonly Draft[], mentions: readonly Mention[]): ResolvedActors {
  const index = new Map<number, number>();
  const entities: Entity[] = [];
  const told = mentions.map((mention) => {
    let entity = index.get(mention.entity);
    if (entity === undefined) {
      entity = entities.length;
      index.set(mention.entity, entity);
      const { name, type, named, titles, gender } = drafts[mention.entity]!;
      entities.push({
        name: spoken(name, type),
        type,
        named,
        titles: [...titles].sort(),
        ...(gender === undefined ? {} : { gender }),
      });
    }
    const { start, end, score, why, type, form } = mention;
    return { start, end, score, why, type, form, entity };
  });
  return { entities, mentions: told };
}
