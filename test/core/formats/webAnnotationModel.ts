/**
 * What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) demands of a collection that carries its page, as far as the
 * export uses it: the properties that must be there, how many of each, and of which form. Each breach names the section.
 */
import * as z from 'zod/mini';

/** An absolute IRI, or one relative to where the file lies; neither holds spaces or quotes. */
const Iri = z.string().check(z.regex(/^[^\s"<>\\^`{|}]+$/));

// 3.3.5 Motivation and Purpose
const Motivation = z.enum([
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
]);

// 4.2.4 Text Quote Selector: exactly one `exact`; 4.2.5 Text Position Selector: non-negative integers, the end after the start.
const Selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.optional(z.string()),
    suffix: z.optional(z.string()),
  }),
  z
    .object({ type: z.literal('TextPositionSelector'), start: z.int().check(z.gte(0)), end: z.int() })
    .check(z.refine(({ start, end }) => end > start, 'ends before it starts')),
]);

// 4.1 Specific Resources: exactly one source. 3.2.4 Embedded Textual Body: exactly one value.
const SpecificResource = z.object({
  type: z.literal('SpecificResource'),
  source: Iri,
  selector: z.optional(z.array(Selector).check(z.minLength(1))),
  purpose: z.optional(Motivation),
});
const TextualBody = z.object({ type: z.literal('TextualBody'), value: z.string(), purpose: z.optional(Motivation) });
const Body = z.discriminatedUnion('type', [TextualBody, SpecificResource]);

// 3.1 Annotations: one id, the type, one target or more; the context stands at the top of the collection.
const Annotation = z.object({
  id: Iri,
  type: z.literal('Annotation'),
  motivation: Motivation,
  body: z.optional(z.union([Body, z.array(Body)])),
  target: SpecificResource,
});

// 5.1 Annotation Collection and 5.2 Annotation Page.
const Collection = z.object({
  '@context': z.array(z.unknown()),
  id: Iri,
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  total: z.int().check(z.gte(0)),
  first: z.object({
    id: Iri,
    type: z.literal('AnnotationPage'),
    partOf: Iri,
    startIndex: z.int().check(z.gte(0)),
    items: z.array(Annotation),
  }),
  last: Iri,
});

/** What breaks the model, as "path: why"; empty if nothing does. */
export function breaches(collection: unknown): string[] {
  const checked = Collection.safeParse(collection);
  if (!checked.success) return checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const { data } = checked;
  const ids = [data.id, data.first.id, ...data.first.items.map(({ id }) => id)];
  return [
    ...(data['@context'][0] === 'http://www.w3.org/ns/anno.jsonld' ? [] : ['@context: the model’s own must be there']),
    ...(new Set(ids).size === ids.length ? [] : ['id: two things of one name']),
    ...(data.total === data.first.items.length ? [] : ['total: not the number of items']),
    ...(data.first.partOf === data.id && data.last === data.first.id ? [] : ['partOf, last: name something else']),
  ];
}
