/**
 * What a person may say: about a mark, a passage, a document, a link between two documents, or the whole project. Each is one
 * plain record with an id, an author and a time, and finds its passage by anchors, so that it outlives changes of the text and of
 * the machine. The schemas check what comes from outside; fields they do not know are left in place.
 */
import * as z from 'zod/mini';
import { ActorType, DateType, Difference, MentionForm, Polarity, QuoteKind, Region, Relation } from '../contract';
import { slug } from '../ids';

const shortText = z.string().check(z.minLength(1), z.maxLength(1000));
const offset = z.int().check(z.gte(0), z.lte(2 ** 31 - 1));
const context = z.string().check(z.maxLength(64));

export const AnchorRecord = z
  .object({
    start: offset,
    end: offset,
    quote: z.string().check(z.minLength(1)),
    before: context,
    after: context,
  })
  .check(z.refine((anchor) => anchor.end - anchor.start === anchor.quote.length, 'offsets do not fit the quotation'));

/** An actor as a person names it; with `id` where the project already knows it. */
export const Who = z.object({ name: shortText, type: ActorType, id: z.optional(shortText) });

/** `actor`, `date`, `claim` or a kind of the project's own. */
export const Kind = z.string().check(z.regex(/^[a-z][a-z0-9-]*$/), z.maxLength(100));
const OwnKind = z.string().check(z.regex(/^(?!(actor|date|claim)$)[a-z][a-z0-9-]*$/), z.maxLength(100));

const ActorMark = z.object({
  kind: z.literal('actor'),
  anchor: AnchorRecord,
  type: ActorType,
  form: MentionForm,
  who: Who,
});

/** A TIMEX3 value; not read here, only kept from being anything else. */
const Timex = z.string().check(z.regex(/^[\w:+.-]+$/), z.maxLength(60));

const DateMarkRecord = z.object({
  kind: z.literal('date'),
  anchor: AnchorRecord,
  type: DateType,
  value: Timex,
});

const Speaker = z.object({ anchor: AnchorRecord, who: z.nullable(Who) });

const ClaimMark = z.object({
  kind: z.literal('claim'),
  anchor: AnchorRecord,
  quote: QuoteKind,
  speaker: z.nullable(Speaker),
  cue: z.nullable(AnchorRecord),
  /** Who passed it on, outermost last. */
  via: z.readonly(z.array(Who)),
  /** Parts of one utterance share this name. */
  group: z.nullable(shortText),
  polarity: Polarity,
  region: Region,
});

const OwnMarkRecord = z.object({ kind: OwnKind, anchor: AnchorRecord });

/** A mark with all that is needed to set it into a text where no machine finds it. */
export const MarkRecord = z.union([ActorMark, DateMarkRecord, ClaimMark, OwnMarkRecord]);

const said = {
  id: z.string().check(z.regex(/^[\w.~-]+$/), z.maxLength(200)),
  by: z.string().check(z.maxLength(200)),
  /** In UTC. */
  at: z.string().check(z.regex(/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d{1,9})?Z$/)),
  /** Ids of the decisions of two people between which this one decides. */
  settles: z.optional(z.readonly(z.array(z.string()))),
};
const target = { kind: Kind, anchor: AnchorRecord };
const reason = z.optional(z.string());
// What the mark was, so that a decision outlives a machine that no longer finds it.
const mark = z.optional(MarkRecord);

const Accept = z.object({ does: z.literal('accept'), ...target, mark, ...said });
const Reject = z.object({ does: z.literal('reject'), ...target, reason, ...said });
const Dispute = z.object({ does: z.literal('dispute'), ...target, reason, ...said });
const Add = z.object({ does: z.literal('add'), mark: MarkRecord, ...said });

const Change = z.object({
  does: z.literal('change'),
  ...target,
  set: z.object({
    /** Another kind of mark: with `mark`, which says what kind needs. */
    kind: z.optional(Kind),
    extent: z.optional(AnchorRecord),
    /** Of an actor or a date. */
    type: z.optional(z.union([ActorType, DateType])),
    form: z.optional(MentionForm),
    who: z.optional(Who),
    /** `document`: every mention of the actor meant here, which the text calls `was`. */
    scope: z.optional(z.enum(['mention', 'document'])),
    was: z.optional(z.string()),
    value: z.optional(Timex),
    quote: z.optional(QuoteKind),
    speaker: z.optional(z.nullable(Speaker)),
    cue: z.optional(z.nullable(AnchorRecord)),
    via: z.optional(z.readonly(z.array(Who))),
    group: z.optional(z.nullable(shortText)),
    polarity: z.optional(Polarity),
    region: z.optional(Region),
  }),
  mark,
  ...said,
});

const Note = z.object({
  does: z.literal('note'),
  /** Null: on the passage, not on a mark. */
  kind: z.nullable(Kind),
  anchor: AnchorRecord,
  text: z.string(),
  /** Id of the note that this one answers. */
  reply: z.optional(z.string()),
  ...said,
});

const PublishedOn = z.object({
  does: z.literal('published'),
  /** A day, month or year; null: not known, whatever the text seems to say. */
  value: z.nullable(z.string().check(z.regex(/^\d{4}(-[01]\d(-[0-3]\d)?)?$/))),
  ...said,
});
const Outlet = z.object({ does: z.literal('outlet'), name: z.nullable(shortText), ...said });
const Title = z.object({ does: z.literal('title'), title: z.nullable(z.string()), ...said });
const Tag = z.object({ does: z.literal('tag'), tag: shortText, ...said });
/** "Don't read this file", or do after all. */
const Skip = z.object({ does: z.literal('skip'), value: z.boolean(), ...said });
const Part = z.object({ does: z.literal('region'), anchor: AnchorRecord, region: Region, ...said });

const Link = z.object({
  does: z.literal('link'),
  /** The claim in this document. */
  anchor: AnchorRecord,
  to: z.object({ document: shortText, anchor: AnchorRecord }),
  /** relate: a link by hand; dismiss: linked rightly, but the difference is none that matters. */
  verdict: z.enum(['confirm', 'reject', 'dispute', 'relate', 'dismiss']),
  relation: z.optional(Relation),
  differs: z.optional(z.readonly(z.array(Difference))),
  reason,
  ...said,
});

/** All that is said about one document; each is a line of its sidecar. */
export const Edit = z.discriminatedUnion('does', [
  Accept,
  Reject,
  Dispute,
  Add,
  Change,
  Note,
  PublishedOn,
  Outlet,
  Title,
  Tag,
  Skip,
  Part,
  Link,
]);

const pair = z.readonly(z.array(shortText).check(z.minLength(2)));

/** All that is said about the project; each is a line of `.synoptic/project.json`. Actors are named by their ids. */
export const ProjectEdit = z.discriminatedUnion('does', [
  /** One and the same. */
  z.object({ does: z.literal('join'), actors: pair, ...said }),
  /** Never the same. */
  z.object({ does: z.literal('split'), actors: pair, ...said }),
  z.object({ does: z.literal('rename'), actor: shortText, name: shortText, type: z.optional(ActorType), ...said }),
  /** "In this project ‘the President’ is …"; in all documents, or in those named. */
  z.object({
    does: z.literal('alias'),
    alias: shortText,
    who: Who,
    documents: z.optional(z.readonly(z.array(shortText))),
    ...said,
  }),
  /** Words that are never marked as this kind. */
  z.object({ does: z.literal('never'), kind: Kind, quote: shortText, ...said }),
  z.object({
    does: z.literal('kind'),
    kind: OwnKind,
    label: shortText,
    /** Absent: the theme's. */
    colour: z.optional(z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/))),
    key: z.optional(z.string().check(z.maxLength(1))),
    ...said,
  }),
  /** merge: these statements, and the topics they are in, are one topic; split: they are a topic of their own. */
  z.object({
    does: z.literal('topic'),
    verdict: z.enum(['merge', 'split']),
    statements: z.readonly(
      z.array(z.object({ document: shortText, anchor: AnchorRecord })).check(z.minLength(1), z.maxLength(1000)),
    ),
    label: z.optional(shortText),
    ...said,
  }),
  z.object({ does: z.literal('include'), glob: shortText, ...said }),
  z.object({ does: z.literal('exclude'), glob: shortText, ...said }),
]);

export type AnchorRecord = z.infer<typeof AnchorRecord>;
export type Who = z.infer<typeof Who>;
export type MarkRecord = z.infer<typeof MarkRecord>;
export type Edit = z.infer<typeof Edit>;
export type ProjectEdit = z.infer<typeof ProjectEdit>;
export type EditOf<Does extends Edit['does']> = Extract<Edit, { does: Does }>;
export type ProjectEditOf<Does extends ProjectEdit['does']> = Extract<ProjectEdit, { does: Does }>;

/** What all edits share. */
export interface Said {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** The oldest first; of one moment, by id. The same on every machine. */
export function byTime(a: Said, b: Said): number {
  const [one, two] = [moment(a.at), moment(b.at)];
  return one < two ? -1 : one > two ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

// "…:07Z" and "…:07.5Z" in one order.
const moment = (at: string): string => `${at.slice(0, -1)}${at.includes('.') ? '' : '.'}`.padEnd(29, '0');

/**
 * The edit with an id made from all that it says: the same words at the same moment give the same id anywhere. Throws an Error for what
 * is no edit, for once written it could not be read again.
 */
export function withId<T extends Omit<Edit | ProjectEdit, 'id'>>(draft: T): T & { readonly id: string } {
  const edit = { ...draft, id: fingerprint(canonical(draft)) };
  if (!Edit.safeParse(edit).success && !ProjectEdit.safeParse(edit).success) {
    throw new Error(`This is no decision: ${canonical(draft).slice(0, 200)}`);
  }
  return edit;
}

/** 64 bits of a text, as 16 hex digits. No secret: it only tells texts apart. */
export function fingerprint(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ (unit + i), 0x85ebca6b);
    b ^= b >>> 13;
  }
  return hex(a ^ (b >>> 7)) + hex(Math.imul(b ^ (a >>> 15), 0xc2b2ae35));
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

/** JSON with the keys of every object in one order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  entries.sort(([a], [b]) => keyRank(a) - keyRank(b) || (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join(',')}}`;
}

// The order in which a line reads best: what is done to what, then details, then who and when.
const KEYS = ['does', 'kind', 'anchor', 'start', 'end', 'quote', 'before', 'after'];
const LAST_KEYS = ['by', 'at', 'id'];

function keyRank(key: string): number {
  const first = KEYS.indexOf(key);
  return first >= 0 ? first : 100 + LAST_KEYS.indexOf(key);
}

/** Where an edit speaks of: the main anchor, or null where it speaks of the whole document. */
export function placeOf(edit: Edit | ProjectEdit): AnchorRecord | null {
  if (edit.does === 'add') return edit.mark.anchor;
  return 'anchor' in edit ? edit.anchor : null;
}

/**
 * What an edit decides, as a key: two edits with one key contradict each other unless they say the same; the newer one holds.
 * Null for what only ever adds (notes, tags).
 */
export function decides(edit: Edit | ProjectEdit): string | null {
  switch (edit.does) {
    case 'accept':
    case 'reject':
    case 'dispute':
      return `verdict ${place(edit.kind, edit.anchor)}`;
    case 'add':
      return `add ${place(edit.mark.kind, edit.mark.anchor)}`;
    case 'change':
      return `change ${place(edit.kind, edit.anchor)} ${Object.keys(edit.set).sort().join(' ')}`;
    case 'region':
      return `region ${place('', edit.anchor)}`;
    case 'link':
      return `link ${place('claim', edit.anchor)} ${edit.to.document} ${place('claim', edit.to.anchor)}`;
    case 'note':
    case 'tag':
      return null;
    case 'published':
    case 'outlet':
    case 'title':
    case 'skip':
      return edit.does;
    case 'join':
    case 'split':
      return `same ${[...edit.actors].sort().join(' ')}`;
    case 'rename':
      return `rename ${edit.actor}`;
    case 'alias':
      return `alias ${slug(edit.alias)} ${(edit.documents ?? []).join(' ')}`;
    case 'never':
      return `never ${edit.kind} ${slug(edit.quote)}`;
    case 'kind':
      return `kind ${edit.kind}`;
    case 'topic':
      return `topic ${edit.statements.map(({ document, anchor }) => `${document} ${place('claim', anchor)}`).join(' ')}`;
    case 'include':
    case 'exclude':
      return `glob ${edit.glob}`;
  }
}

const place = (kind: string, anchor: AnchorRecord): string => `${kind}:${anchor.start}-${anchor.end} ${anchor.quote}`;

/** What an edit says without who, when and why: two edits of one key with equal contents agree. */
export function contentOf(edit: Edit | ProjectEdit): string {
  const {
    id: _id,
    by: _by,
    at: _at,
    reason: _reason,
    settles: _settles,
    mark,
    ...rest
  } = edit as Edit & { reason?: string; mark?: unknown };
  return canonical(edit.does === 'add' ? { ...rest, mark } : rest);
}

/** Do two edits say different things of one matter? Two changes of one mark do so only where they set the same field differently. */
export function contradict(a: Edit | ProjectEdit, b: Edit | ProjectEdit): boolean {
  if (a.does === 'change' && b.does === 'change') {
    if (place(a.kind, a.anchor) !== place(b.kind, b.anchor)) return false;
    const [one, two] = [a.set as Record<string, unknown>, b.set as Record<string, unknown>];
    return Object.keys(one).some((field) => field in two && canonical(one[field]) !== canonical(two[field]));
  }
  const matter = decides(a);
  return matter !== null && matter === decides(b) && contentOf(a) !== contentOf(b);
}

/**
 * The edits with one more, in place of what the same person said before on the same matter. Who decides between two people keeps what
 * they said at first, also where it was their own word.
 */
export function decide<T extends Edit | ProjectEdit>(edits: readonly T[], edit: T): readonly T[] {
  const matter = decides(edit);
  const replaced = (old: T): boolean =>
    matter !== null &&
    old.by === edit.by &&
    (edit.settles === undefined || old.settles !== undefined) &&
    decides(old) === matter;
  return [...edits.filter((old) => old.id !== edit.id && !replaced(old)), edit];
}
