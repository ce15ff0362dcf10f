/** Reading + decisions + publication date → Page; Page + actor ids → the annotations of the contract. */
import type { ActorAnnotation, Annotation, ClaimAnnotation, DateAnnotation, Published } from './contract';
import { annotationId } from './ids';
import { resolveDates } from './mark/dates';
import type { Entity, Mark, Page, Reading, Source, Span } from './model';

/** The strongest publication date known, as the contract orders them; `corpus` is what other documents suggest. */
export function publishedOf(source: Source, reading: Pick<Reading, 'published'>, corpus: Published | null): Published {
  if (reading.published.basis !== 'none') return reading.published;
  if (source.given !== undefined) {
    return { value: source.given, basis: 'given', why: 'given for all texts that tell no date' };
  }
  return corpus ?? reading.published;
}

/** The reading as the corpus works with it: dates resolved, the outlet as the last of its entities. */
export function pageOf(source: Source, reading: Reading, published: Published): Page {
  const outlet: Entity[] =
    reading.outlet === null ? [] : [{ name: reading.outlet, type: 'organization', named: true, titles: [] }];
  return {
    source,
    reading: { ...reading, entities: [...reading.entities, ...outlet] },
    published,
    dates: resolveDates(reading.dates, published, source.text),
    outlet: outlet.length === 0 ? null : reading.entities.length,
  };
}

/**
 * All marks of a page in the contract's shape, sorted by start, end, kind.
 * `actors` holds an actor id for each of the page's entities; null for one that stands for nobody.
 */
export function annotationsOf(page: Page, actors: readonly (string | null)[]): Annotation[] {
  const { id: document, text } = page.source;
  const ids = new Set<string>();
  const fields = (kind: string, mark: Mark): AnnotationFields => {
    let id = annotationId(document, kind, mark);
    for (let n = 2; ids.has(id); n++) id = `${annotationId(document, kind, mark)}-${n}`;
    ids.add(id);
    const { origin, status, anchor } = mark.review ?? SUGGESTED;
    return {
      id,
      document,
      ...located(text, mark),
      origin,
      status,
      anchor,
      score: Math.round(mark.score * 1000) / 1000,
      why: mark.why,
    };
  };
  const { mentions, dates, claims, own } = page.reading;
  const all: Annotation[] = [];
  for (const mention of mentions) {
    const actor = actors[mention.entity];
    if (actor === null || actor === undefined) continue;
    const { type, form } = mention;
    all.push({ kind: 'actor', ...fields('actor', mention), actor, type, form } satisfies ActorAnnotation);
  }
  dates.forEach((date, i) => {
    const { type, value, why } = page.dates[i]!;
    const range = date.range === null ? null : `${document}#range:${date.range}`;
    all.push({ kind: 'date', ...fields('date', date), type, value, range, why } satisfies DateAnnotation);
  });
  for (const claim of claims) {
    const { quote, speaker, cue, via, group, polarity, region } = claim;
    const speaking = speaker === null || speaker.entity === null ? null : (actors[speaker.entity] ?? null);
    all.push({
      kind: 'claim',
      ...fields('claim', claim),
      quote,
      speaker: speaker === null ? null : { ...located(text, speaker), actor: speaking },
      cue: cue === null ? null : located(text, cue),
      via: via.flatMap((entity) => actors[entity] ?? []),
      group: group === null ? null : `${document}#group:${group}`,
      polarity,
      region,
    } satisfies ClaimAnnotation);
  }
  for (const mark of own) all.push({ kind: mark.kind, ...fields(mark.kind, mark) });
  return all.sort(inReadingOrder);
}

type AnnotationFields = Pick<
  ActorAnnotation,
  'id' | 'document' | 'start' | 'end' | 'text' | 'origin' | 'status' | 'anchor' | 'score' | 'why'
>;

const SUGGESTED = { origin: 'machine', status: 'suggested', anchor: 'exact' } as const;

const located = (text: string, { start, end }: Span): { start: number; end: number; text: string } => ({
  start,
  end,
  text: text.slice(start, end),
});

const inReadingOrder = (a: Annotation, b: Annotation): number =>
  a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);

/** The page without the marks that people rejected: what may be joined and linked. */
export function heard(page: Page): Page {
  const stands = ({ review }: Mark): boolean => review?.status !== 'rejected';
  const { mentions, claims } = page.reading;
  if (mentions.every(stands) && claims.every(stands)) return page;
  return { ...page, reading: { ...page.reading, mentions: mentions.filter(stands), claims: claims.filter(stands) } };
}
