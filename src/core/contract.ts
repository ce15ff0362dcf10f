/**
 * The export contract `synoptic.annotations/1`: the single source of truth for what leaves Synoptic as JSON.
 * Types are inferred from these schemas; the JSON Schema file that ships is generated from them.
 * Fields may be added, never renamed or dropped.
 */
import * as z from 'zod/mini';

export const SCHEMA = 'synoptic.annotations/1';

const offset = z.int().check(z.nonnegative());
const spanFields = { start: offset, end: offset, text: z.string() };

export const ActorType = z.enum(['person', 'organization', 'place', 'group']);
export const MentionForm = z.enum(['name', 'role', 'pronoun']);
export const DateType = z.enum(['date', 'time', 'duration', 'set']);
export const QuoteKind = z.enum(['direct', 'indirect', 'mixed', 'none']);
export const Polarity = z.enum(['asserted', 'denied']);
export const Region = z.enum(['body', 'boilerplate']);
export const Relation = z.enum(['same-quote', 'same-fact', 'elaborates', 'conflicts']);
export const Difference = z.enum(['figure', 'date', 'place', 'speaker', 'certainty', 'wording', 'scope', 'stance']);
export const Origin = z.enum(['machine', 'human']);
export const Status = z.enum(['suggested', 'accepted', 'rejected', 'disputed']);
export const AnchorOutcome = z.enum(['exact', 'moved', 'fuzzy', 'lost']);
export const PublicationBasis = z.enum([
  'decided',
  'front-matter',
  'meta',
  'dateline',
  'text',
  'file-name',
  'given',
  'corpus',
  'none',
]);

/** When the document was published, how that is known, and why it is believed. `value` is null with basis `none`. */
export const Published = z.object({
  value: z.nullable(z.string()),
  basis: PublicationBasis,
  why: z.string(),
});

export const DocumentRecord = z.object({
  id: z.string(),
  path: z.string(),
  /** Of the bytes on disk, lower-case hex. */
  sha256: z.string(),
  /** In UTF-16 units, after a BOM if any. */
  length: offset,
  title: z.nullable(z.string()),
  /** Actor id of the outlet. */
  outlet: z.nullable(z.string()),
  published: Published,
  /** Read from an editor buffer that is not saved. */
  dirty: z.optional(z.boolean()),
});

export const ActorRecord = z.object({
  id: z.string(),
  name: z.string(),
  type: ActorType,
  aliases: z.array(z.string()),
});

const markFields = {
  id: z.string(),
  document: z.string(),
  ...spanFields,
  origin: Origin,
  status: Status,
  anchor: AnchorOutcome,
  /** Certainty between 0 and 1. */
  score: z.number(),
  why: z.string(),
};

export const ActorAnnotation = z.object({
  kind: z.literal('actor'),
  ...markFields,
  actor: z.string(),
  type: ActorType,
  form: MentionForm,
});

export const DateAnnotation = z.object({
  kind: z.literal('date'),
  ...markFields,
  type: DateType,
  /** A TIMEX3 value. */
  value: z.string(),
  /** Shared by the two ends of a range. */
  range: z.nullable(z.string()),
});

export const ClaimAnnotation = z.object({
  kind: z.literal('claim'),
  ...markFields,
  quote: QuoteKind,
  speaker: z.nullable(z.object({ ...spanFields, actor: z.nullable(z.string()) })),
  cue: z.nullable(z.object(spanFields)),
  /** Actor ids of those who passed it on, outermost last. */
  via: z.array(z.string()),
  /** Shared by the parts of one interrupted utterance. */
  group: z.nullable(z.string()),
  polarity: Polarity,
  region: Region,
});

/** A mark of a kind that the project itself defines. */
export const OwnAnnotation = z.object({
  kind: z.string().check(z.regex(/^(?!(actor|date|claim)$)[a-z][a-z0-9-]*$/)),
  ...markFields,
});

export const Annotation = z.union([ActorAnnotation, DateAnnotation, ClaimAnnotation, OwnAnnotation]);

export const TopicRecord = z.object({
  id: z.string(),
  label: z.string(),
  /** Claim ids. */
  statements: z.array(z.string()),
});

export const LinkRecord = z.object({
  id: z.string(),
  /** Claim ids, always in two different documents. */
  from: z.string(),
  to: z.string(),
  relation: Relation,
  differs: z.array(Difference),
  score: z.number(),
  why: z.string(),
  origin: Origin,
  status: Status,
});

export const AnnotationsFile = z.object({
  schema: z.literal(SCHEMA),
  generator: z.object({ name: z.string(), version: z.string() }),
  offsets: z.literal('utf-16'),
  documents: z.array(DocumentRecord),
  actors: z.array(ActorRecord),
  annotations: z.array(Annotation),
  topics: z.array(TopicRecord),
  links: z.array(LinkRecord),
  /** The project's own kinds of mark, where it has any; `colour` is `#rrggbb`. */
  kinds: z.optional(z.array(z.object({ id: z.string(), label: z.string(), colour: z.nullable(z.string()) }))),
});

export type ActorType = z.infer<typeof ActorType>;
export type MentionForm = z.infer<typeof MentionForm>;
export type DateType = z.infer<typeof DateType>;
export type QuoteKind = z.infer<typeof QuoteKind>;
export type Polarity = z.infer<typeof Polarity>;
export type Region = z.infer<typeof Region>;
export type Relation = z.infer<typeof Relation>;
export type Difference = z.infer<typeof Difference>;
export type Origin = z.infer<typeof Origin>;
export type Status = z.infer<typeof Status>;
export type AnchorOutcome = z.infer<typeof AnchorOutcome>;
export type PublicationBasis = z.infer<typeof PublicationBasis>;
export type Published = z.infer<typeof Published>;
export type DocumentRecord = z.infer<typeof DocumentRecord>;
export type ActorRecord = z.infer<typeof ActorRecord>;
export type ActorAnnotation = z.infer<typeof ActorAnnotation>;
export type DateAnnotation = z.infer<typeof DateAnnotation>;
export type ClaimAnnotation = z.infer<typeof ClaimAnnotation>;
export type OwnAnnotation = z.infer<typeof OwnAnnotation>;
export type Annotation = z.infer<typeof Annotation>;
export type TopicRecord = z.infer<typeof TopicRecord>;
export type LinkRecord = z.infer<typeof LinkRecord>;
export type AnnotationsFile = z.infer<typeof AnnotationsFile>;
