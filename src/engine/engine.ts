/**
 * What the hosts (editor, command line) ask of the engine. Every answer is plain data, so that the engine can live in a
 * worker. Questions are answered from the state after all earlier calls; nothing is pushed but `onChange`.
 */
import type {
  Annotation,
  AnnotationsFile,
  ClaimAnnotation,
  DocumentRecord,
  LinkRecord,
  TopicRecord,
} from '../core/contract';
import type { OriginGroup } from '../core/corpus/origins';
import type { TransmissionEdge } from '../core/corpus/transmission';
import type { DocumentId, Source, Span } from '../core/model';
import type { PlacedNote } from '../core/review/apply';
import type { Edit, ProjectEdit } from '../core/review/edit';
import type { DocumentLayers } from '../core/review/people';

/** The bytes of the weights in `media/`, as read by the host. */
export interface ModelBytes {
  readonly claims: Uint8Array;
  readonly names: Uint8Array;
}

/** One document with its marks as they stand: the machine's and people's together. */
export interface DocumentMarks {
  readonly record: DocumentRecord;
  /** Sorted by start, end, kind. */
  readonly annotations: readonly Annotation[];
  /** Decisions whose passage could not be found again. */
  readonly lost: readonly Edit[];
  readonly notices: readonly string[];
  readonly tags: readonly string[];
  /** Parts that are not the article, as people left them; sorted. */
  readonly boilerplate: readonly Span[];
  /** What people noted on marks and passages, oldest first; those that lost their passage are among `lost`. */
  readonly notes: readonly PlacedNote[];
}

/** A claim with all that a reader needs to judge it. */
export interface Statement {
  readonly claim: ClaimAnnotation;
  readonly document: DocumentRecord;
  /** The claim's own span; of an utterance that is interrupted, those of all its fragments, in order. */
  readonly parts: readonly Span[];
  /** The sentence or sentences around all of them, word for word. */
  readonly context: Span & { readonly text: string };
  /** Where the claim begins, both from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Names instead of ids; the speaker first, then who passed it on, the document's outlet last if known. */
  readonly chain: readonly string[];
}

export interface Related {
  readonly link: LinkRecord;
  readonly statement: Statement;
  /** Words that differ from the focus, as spans into the other document's text. */
  readonly differing: readonly Span[];
  /** Those of them that change the meaning. */
  readonly changing: readonly Span[];
  /** The words of the focus that this one lacks, as spans into the focus document's text. */
  readonly missing: readonly Span[];
  /** Those in whose place this one has a word that changes the meaning. */
  readonly answered: readonly Span[];
  /** Other documents that carry this statement as a copy of the same text ("3 articles, 1 origin"). */
  readonly copies: readonly DocumentId[];
}

/** What stands under the cursor, and what the other documents say on the same matter. */
export interface Focus {
  readonly document: DocumentId;
  readonly offset: number;
  /** All marks at the offset, the innermost first. */
  readonly marks: readonly Annotation[];
  /** The statement in focus: the innermost claim, else the one whose sentence holds the offset. */
  readonly statement: Statement | null;
  /** Discrepancies first, then by relation and certainty. Rejected links are left out. */
  readonly related: readonly Related[];
  readonly topics: readonly TopicRecord[];
  /** Documents that say nothing on a topic which most others cover. */
  readonly silent: readonly DocumentRecord[];
}

export interface TopicSummary {
  readonly topic: TopicRecord;
  readonly documents: number;
  /** Independent texts after copies are folded. */
  readonly origins: number;
  readonly discrepancies: number;
  readonly statements: readonly Statement[];
  readonly silent: readonly DocumentId[];
}

export interface ActorSummary {
  readonly id: string;
  readonly name: string;
  readonly type: 'person' | 'organization' | 'place' | 'group';
  readonly aliases: readonly string[];
  readonly mentions: number;
  readonly documents: number;
  /** Claims made. */
  readonly claims: number;
}

/** A place in a text that names, dates or states something. */
export interface Place extends Span {
  readonly document: DocumentId;
  readonly text: string;
  /** Where it begins, both from 1; the column in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The sentence around it. */
  readonly context: string;
}

export interface TimelineEntry {
  /** TIMEX3 value of a calendar date or time. */
  readonly value: string;
  /**
   * `published`: a text; `said`: a claim, on the day that its report names; `happened`: a date told of in a text; `ahead`: the same, later
   * than the text.
   */
  readonly kind: 'published' | 'said' | 'happened' | 'ahead';
  readonly places: readonly Place[];
}

/** The day on which a claim was made. */
export interface SaidOn {
  readonly claim: string;
  /** `2031-05-02`. */
  readonly day: string;
  /** The words that tell it. */
  readonly date: Span;
}

/** Days that cannot follow each other as the texts tell; `kind` as in core/corpus/orders. */
export interface ImpossibleOrder {
  readonly kind: 'said-after-publication' | 'reported-before-said' | 'told-before-happened';
  readonly later: DatedPlace;
  /** The earliest first. */
  readonly earlier: readonly DatedPlace[];
  readonly why: string;
}

export interface DatedPlace {
  /** `2031-05-02`. */
  readonly day: string;
  readonly place: Place;
}

export interface PartyRef {
  readonly kind: 'actor' | 'document';
  /** Actor id or document id. */
  readonly id: string;
}

/** Somebody who says or passes on. */
export interface Party extends PartyRef {
  /** The actor's name; a document's outlet, else its title, else its path. */
  readonly name: string;
}

/** One party on the other side of a citation, and the claims that show it. */
export interface Citation {
  readonly party: Party;
  readonly claims: readonly Statement[];
}

export interface Discrepancy {
  readonly link: LinkRecord;
  readonly from: Statement;
  readonly to: Statement;
}

/** How many other documents carry a claim alike, and how many differ from it. */
export interface Echo {
  readonly claim: string;
  readonly agree: number;
  readonly differ: number;
}

/** What two documents say, one beside the other; null where one of them does not say it. */
export interface Pair {
  readonly left: Statement | null;
  readonly right: Statement | null;
  readonly link: LinkRecord | null;
  /** Words of the right statement that differ from the left, and those of them that change the meaning: spans into its document. */
  readonly differing: readonly Span[];
  readonly changing: readonly Span[];
  /** Words of the left statement that the right lacks, and those that it changes: spans into the left document. */
  readonly missing: readonly Span[];
  readonly answered: readonly Span[];
}

/** A speaker, a go-between or a document on the way of a claim. */
export interface ChainNode {
  readonly kind: 'actor' | 'document';
  /** Actor id or document id. */
  readonly id: string;
  /** The actor's name; a document's outlet, else its title, else its path. */
  readonly name: string;
  /** Steps from where the claim began: each edge leads to a higher one. */
  readonly step: number;
  /** A document's day of publication, where it is known. */
  readonly published: string | null;
  /** The claim as this document tells it; null for an actor. */
  readonly statement: Statement | null;
}

/** Who said it → who reported it → who repeated it: a graph without rings, small enough to be drawn. */
export interface Chain {
  /** By step. */
  readonly nodes: readonly ChainNode[];
  /** Their ends are places among the nodes. */
  readonly edges: readonly TransmissionEdge[];
}

export interface Summary {
  /** Grows with every change. */
  readonly revision: number;
  readonly documents: number;
  readonly actors: number;
  readonly dates: number;
  readonly claims: number;
  readonly links: number;
  readonly topics: number;
  readonly discrepancies: number;
  readonly reviewed: Progress;
  /** Documents that a person asked not to read, sorted. */
  readonly leftOut: readonly DocumentId[];
  /** Decisions whose passage was lost, by document. */
  readonly lost: Readonly<Record<DocumentId, number>>;
  /** False where a person stopped the comparing: no links, topics and discrepancies are known then. */
  readonly compared: boolean;
}

/**
 * How far people have looked through the documents, in columns with a row for each: a summary goes to the host after every change, and ten
 * thousand objects took both threads longer than all else in it.
 */
export interface Progress {
  /** Sorted. */
  readonly documents: readonly DocumentId[];
  /** Marks of each: all of them, and those that nobody judged, that somebody disputes, that somebody rejected. */
  readonly marks: Uint32Array;
  readonly suggested: Uint32Array;
  readonly disputed: Uint32Array;
  readonly rejected: Uint32Array;
  /** What people called documents; of those that have tags alone. */
  readonly tags: Readonly<Record<DocumentId, readonly string[]>>;
}

export interface Query {
  /** Words that all must occur in a sentence, those in quotation marks together; empty for any. */
  readonly words?: string;
  /** Actor id: its mentions, and what it says. */
  readonly actor?: string;
  /** Actor id: what it says. */
  readonly speaker?: string;
  /** Letters of a document's path or title. */
  readonly document?: string;
  readonly kind?: string;
  /** A TIMEX3 value or its beginning: "2031-05". */
  readonly date?: string;
  readonly differsOnly?: boolean;
  readonly limit?: number;
}

export interface FoundPlace {
  readonly place: Place;
  readonly annotation: Annotation | null;
}

export interface Engine {
  /**
   * Stops comparing documents, and what `read` has in hand, or takes the comparing up where it was. While it rests every question is answered at
   * once: of links and all that is made of them nothing is known, unless all was compared already.
   */
  rest(isResting: boolean): Promise<void>;
  /** Reads (again) each source, if its reading is not given, and brings it into the corpus. A source with the hash of the known one costs nothing. */
  put(sources: readonly Source[], readings?: readonly Uint8Array[]): Promise<void>;
  /** Reads without bringing in: what `put` may be given, by another thread or from an earlier day. Rejects when it is to rest: nobody waits any more. */
  read(sources: readonly Source[]): Promise<readonly Uint8Array[]>;
  withdraw(documents: readonly DocumentId[]): Promise<void>;
  /** Replaces what people decided about one document. */
  decide(document: DocumentId, edits: readonly Edit[]): Promise<void>;
  /** Replaces what people decided about the whole project. */
  decideProject(edits: readonly ProjectEdit[]): Promise<void>;

  marks(document: DocumentId): Promise<DocumentMarks | null>;
  focus(document: DocumentId, offset: number): Promise<Focus | null>;
  /**
   * The same by what is known so far, at once: while a folder is read and compared, of its links only those found by then. Null for a document
   * that is not read yet. This one is compared before the others.
   */
  glance(document: DocumentId, offset: number): Promise<Focus | null>;
  summary(): Promise<Summary>;
  documents(): Promise<readonly DocumentRecord[]>;
  topics(): Promise<readonly TopicSummary[]>;
  /** Documents that carry one text, with the evidence; those that stand alone are left out. */
  origins(): Promise<readonly OriginGroup[]>;
  actors(): Promise<readonly ActorSummary[]>;
  /** Every mention of an actor, in all documents. */
  mentions(actor: string): Promise<readonly Place[]>;
  timeline(): Promise<readonly TimelineEntry[]>;
  orders(): Promise<readonly ImpossibleOrder[]>;
  /** By whom somebody is cited, and whom they cite, over all documents. */
  citations(party: PartyRef): Promise<{ readonly citedBy: readonly Citation[]; readonly cites: readonly Citation[] }>;
  /** The claims of a document whose report tells on which day they were made. */
  saidOn(document: DocumentId): Promise<readonly SaidOn[]>;
  /** The claims of a document that others carry too. */
  echoes(document: DocumentId): Promise<readonly Echo[]>;
  /** How a claim and those that tell the same came to the readers; null for an unknown claim. */
  chain(claim: string): Promise<Chain | null>;
  /** What two documents say, aligned, in the order of the left one. */
  pair(left: DocumentId, right: DocumentId): Promise<readonly Pair[]>;
  /** Links with at least one flag, not rejected; of one document or all. */
  discrepancies(document?: DocumentId): Promise<readonly Discrepancy[]>;
  find(query: Query): Promise<readonly FoundPlace[]>;
  /** What each person decided on marks, of the documents on which anybody did. */
  layers(): Promise<readonly DocumentLayers[]>;
  /** The document in which all passages stand that decisions on another, which is gone, speak of; none on which anybody decided. */
  homeOf(edits: readonly Edit[]): Promise<DocumentId | null>;
  /** The decisions on a document whose surroundings have changed much, each as it is and described anew; nothing is changed by asking. */
  worn(document: DocumentId): Promise<readonly (readonly [Edit, Edit])[]>;
  /**
   * Hears what `remember` told, part by part; null: that was all. Then it is taken up: what has not changed since is not compared again: for when
   * all documents are in. Parts may come before, one after the other. Those that are damaged or of another `stamp` pass by.
   */
  recall(part: Uint8Array | null, stamp: string): Promise<void>;
  /**
   * All that linking has worked out, for another day, sealed: `stamp` tells of which code and weights. The parts are asked for one after the
   * other, from 0: each is large. Null after the last, and at once if all is the same as last time. Texts may change while part 0 is made: then
   * only what they touch is made again.
   */
  remember(part: number, stamp: string): Promise<Uint8Array | null>;
  /**
   * All parts of `recall` but the last, from a folder of the machine's disk, and all of `remember` into it: the engine's thread opens the files
   * itself, so that nothing of them passes through the host. Not in a browser.
   */
  recallFrom(folder: string, stamp: string): Promise<void>;
  rememberIn(folder: string, stamp: string): Promise<void>;
  /**
   * Reads some texts again and throws the readings away, while nobody asks for anything: code that was not run for a while, or never on this
   * thread because others read, is slow, and the next text that somebody opens is read three to five times as fast.
   */
  warm(): Promise<void>;
  /** The whole synopsis in the shape of the contract. */
  export(): Promise<AnnotationsFile>;
  dispose(): void;
}
