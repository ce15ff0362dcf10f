/**
 * The words of the domain, as plain readonly data that can be sent to a worker or written to disk.
 * Offsets are UTF-16 units into the text after its BOM, from zero, end excluded.
 */
import type {
  ActorType,
  AnchorOutcome,
  DateType,
  MentionForm,
  Origin,
  Polarity,
  Published,
  QuoteKind,
  Region,
  Status,
} from './contract';

/** Path relative to the folder that was opened, with "/" separators. */
export type DocumentId = string;

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One text as it comes from outside, before anything is known of it. */
export interface Source {
  readonly id: DocumentId;
  /** Without its BOM. */
  readonly text: string;
  /** Of the bytes on disk, lower-case hex. */
  readonly sha256: string;
  /** From `<name>.meta.json` beside the text. */
  readonly meta?: SourceMeta;
  /** The publication date the user gave for all texts that tell none themselves. */
  readonly given?: string;
  /** Read from an editor buffer that is not saved. */
  readonly dirty?: boolean;
}

export interface SourceMeta {
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
}

/** What people have said of a mark. Absent: the machine's own, not looked at yet, exactly where it was found. */
export interface Review {
  readonly origin: Origin;
  readonly status: Status;
  readonly anchor: AnchorOutcome;
  /** Who decided last, and when (ISO 8601). */
  readonly author?: string;
  readonly at?: string;
  readonly note?: string;
}

/** Something found in a text: where, how sure (0 to 1), and why, in words for the reader. */
export interface Mark extends Span {
  readonly score: number;
  readonly why: string;
  readonly review?: Review;
}

/** A mention of an actor; `entity` is an index into the reading's entities. */
export interface Mention extends Mark {
  readonly type: ActorType;
  readonly form: MentionForm;
  readonly entity: number;
}

/** One actor as a single document knows it. */
export interface Entity {
  /** The fullest name in this document; for an entity known only by its role, the role. */
  readonly name: string;
  readonly type: ActorType;
  /** False while only roles or pronouns speak of it. */
  readonly named: boolean;
  /** Titles and functions told of it ("foreign minister", "Sen."), lower case: evidence for joining and for keeping apart. */
  readonly titles: readonly string[];
  readonly gender?: 'f' | 'm';
  /** An actor id that a person chose. */
  readonly decided?: string;
}

/** A date as the text states it. What it means is worked out against the publication date, by `resolveDates`. */
export interface DateMark extends Mark {
  readonly type: DateType;
  readonly meaning: DateMeaning;
  /** Index shared by the two ends of a range in this document. */
  readonly range: number | null;
  /** A value that a person set. */
  readonly decided?: string;
}

/**
 * What a date expression says before it is tied to a calendar: a rule and its arguments, readable and JSON-plain.
 * Only `mark/dates` makes and reads these.
 */
export interface DateMeaning {
  readonly rule: string;
  readonly args: readonly (string | number | null)[];
}

export interface ResolvedDate {
  readonly type: DateType;
  /** TIMEX3 value. */
  readonly value: string;
  readonly why: string;
}

/** A phrase that names a speaker, and whose it is: an index into the reading's entities, or null where unknown. */
export interface SpeakerRef extends Span {
  readonly entity: number | null;
}

export interface Claim extends Mark {
  readonly quote: QuoteKind;
  readonly speaker: SpeakerRef | null;
  readonly cue: Span | null;
  /** Entities that passed it on, outermost last. */
  readonly via: readonly number[];
  /** Index shared by the parts of one utterance in this document. */
  readonly group: number | null;
  readonly polarity: Polarity;
  readonly region: Region;
  /** Has a predicate, so that it can be compared with others; the rest are marked but stay out of topics and links. */
  readonly comparable: boolean;
}

/** A mark of a kind that the project itself defines. */
export interface OwnMark extends Mark {
  readonly kind: string;
}

export type Language = 'en' | 'other';

/** What the machine read in one document. Nothing here depends on another document. */
export interface Reading {
  readonly document: DocumentId;
  readonly length: number;
  readonly language: Language;
  readonly title: string | null;
  /** The outlet by name, where the text or its metadata tells it. */
  readonly outlet: string | null;
  /** The publication date this document itself gives; basis `none` where it gives none. */
  readonly published: Published;
  readonly sentences: readonly Span[];
  /** Parts that are not the article: comments, tags, credits, navigation. */
  readonly boilerplate: readonly Span[];
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly dates: readonly DateMark[];
  readonly claims: readonly Claim[];
  readonly own: readonly OwnMark[];
  /** What the reader should be told of this document ("tuned for English", "read in part"). */
  readonly notices: readonly string[];
}

/** A reading with people's decisions applied and its dates resolved: what the corpus works with. */
export interface Page {
  readonly source: Source;
  readonly reading: Reading;
  readonly published: Published;
  /** One for each of the reading's dates, in order. */
  readonly dates: readonly ResolvedDate[];
  /** Index of the outlet among the reading's entities, where it is known. */
  readonly outlet: number | null;
}
