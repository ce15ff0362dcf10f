/** Who is who inside one document: names joined, roles and speaking pronouns tied to them, each with its reason. */
import type { ActorType } from '../contract';
import type { Entity, Mention } from '../model';
import { foldName, personKey } from '../text/nameKey';
import type { TokenisedText } from '../text/sentences';
import { tokenAt } from '../text/tokenise';
import { resolveBodies } from './referring/bodies';
import { createCast, type Draft, type Named } from './referring/cast';
import { resolveRoles } from './referring/roles';
import { after, ahead, before, behindCopula, deed, type Told } from './referring/titles';
import type { FoundClaim, FoundName, Layout, ResolvedActors } from './stages';

/** Cost: linear in the text, most of it at names, role words and speakers. */
export function resolveActors(
  t: TokenisedText,
  names: readonly FoundName[],
  claims: readonly FoundClaim[],
  _layout: Layout,
): ResolvedActors {
  const keys = new Map<string, Keys>();
  const all = names.map((name) => lookAround(t, name, keys));
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

/** What a name's spelling alone tells; a text writes most of its names more than once. */
type Keys = Pick<Named, 'text' | 'key' | 'folded'>;

function keysOf(spelling: string): Keys {
  const text = spelling.replace(/\s+#?/g, ' ');
  return { text, key: personKey(text), folded: foldName(text) };
}

function lookAround(t: TokenisedText, name: FoundName, keys: Map<string, Keys>): Named {
  const { tokens, text } = t;
  const from = tokenAt(tokens, name.start);
  const to = tokenAt(tokens, name.end - 1) + 1;
  const spelling = text.slice(name.start, name.end);
  let known = keys.get(spelling);
  if (known === undefined) {
    known = keysOf(spelling);
    keys.set(spelling, known);
  }
  const told: Told[] = [];
  if (name.type === 'person') {
    for (const found of [before(t, from), after(t, to), deed(t, to), ahead(t, from), behindCopula(t, to)]) {
      if (found !== null) told.push(found);
    }
  }
  return {
    start: name.start,
    end: name.end,
    text: known.text,
    type: name.type,
    score: name.score,
    gender: name.gender,
    told,
    key: known.key,
    folded: known.folded,
  };
}

/** Both in reading order; a phrase that covers exactly a name already marked is left out. */
function merged(mentions: readonly Mention[], more: readonly Mention[]): readonly Mention[] {
  if (more.length === 0) return mentions;
  const spans = new Set(mentions.map((m) => `${m.start}-${m.end}`));
  return [...mentions, ...more.filter((m) => !spans.has(`${m.start}-${m.end}`))].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

/** "LONDON", which only a headline names, is London; a body's capitals may be its initials. */
function spoken(name: string, type: ActorType): string {
  if (type === 'organization' || name.length < 5 || name.startsWith('@') || name !== name.toUpperCase()) return name;
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
    return { ...mention, entity };
  });
  return { entities, mentions: told };
}
