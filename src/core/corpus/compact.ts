/**
 * What the linker keeps of each document, packed: an entry is made again when documents are compared, and those of the last ones stay at
 * hand. As objects they would take ten times the room.
 */
import { annotationId } from '../ids';
import type { DocumentId } from '../model';
import type { Bytes, Drawer } from '../text/drawer';
import { pack, unpack } from '../text/packed';
import { recent } from '../text/recent';
import { holdersOf } from './columns';
import type { Lexicon } from './lexicon';
import { noNotes } from './notes';
import type { IndexEntry, Statement } from './statements';

/** An index entry while nobody compares it. */
export interface PackedEntry {
  readonly document: DocumentId;
  /** Looked up whenever a document comes that has one of these terms. */
  readonly vocabulary: Int32Array;
  /** `Columns` and `Statements`. Of most documents that are compared only the columns are asked for. */
  readonly columns: Bytes;
  readonly statements: Bytes;
}

/** An entry with its bytes, as it crosses to other threads and to another day. */
export interface WholeEntry extends PackedEntry {
  readonly columns: Uint8Array;
  readonly statements: Uint8Array;
}

// Written out: what is taken apart with "..." has a shape of its own each, of 0.2 kB.

/** Its bytes are put into the drawer. */
export const closed = ({ document, vocabulary, columns, statements }: WholeEntry, { put }: Drawer): PackedEntry => ({
  document,
  vocabulary,
  columns: put(columns),
  statements: put(statements),
});

/** As it was before it was closed. */
export const whole = ({ document, vocabulary, columns, statements }: PackedEntry, { take }: Drawer): WholeEntry => ({
  document,
  vocabulary,
  columns: take(columns),
  statements: take(statements),
});

/** Entries that lie open. */
export interface EntriesAtHand {
  /** The entry that was packed. Cost: linear, if it is not at hand. */
  open(entry: PackedEntry): IndexEntry;
  /** Lets go of one that nobody will ask for again. */
  close(entry: PackedEntry): void;
}

/** More than the neighbours of two documents; each with all that is worked out about it takes 0.2 MB. */
const OPEN = 192;

/** `drawer`: the one in which entries lie. */
export function entriesAtHand(lexicon: Lexicon, drawer: Drawer): EntriesAtHand {
  const atHand = recent<PackedEntry, IndexEntry>(OPEN, Number.POSITIVE_INFINITY);
  return {
    open(entry) {
      const known = atHand.get(entry);
      if (known !== undefined) return known;
      const made = unpackEntry(entry, lexicon, drawer);
      atHand.set(entry, made, 1);
      return made;
    },
    close: atHand.delete,
  };
}

/** What is asked of an entry whenever its document is compared; what follows from it is left out. */
interface Columns extends Pick<IndexEntry, 'published' | 'sentences'> {
  readonly hashes: Uint8Array;
  readonly limit: number;
  /** Terms of each statement as places in the vocabulary, and how many there are. */
  readonly terms: Int32Array;
  readonly termCounts: Int32Array;
  /** Places of the vocabulary that are names. */
  readonly names: Int32Array;
  readonly sentenceOf: Int32Array;
}

type Column = 'words' | 'shapes' | 'breaks' | 'meant' | 'source';

/** What many statements have nothing of. */
type Further = Omit<
  Statement,
  'id' | 'span' | 'sentence' | 'quote' | 'polarity' | 'speakerNamed' | 'speakerPronoun' | 'notes' | Column
>;

const NOTHING: Further = {
  speaker: null,
  speakerNames: [],
  figures: [],
  dates: [],
  appeared: null,
  places: [],
  hedge: '',
  past: null,
};

/** The statements; their columns are joined. */
interface Statements {
  /** Start and length of each. */
  readonly spans: Int32Array;
  readonly sentences: Int32Array;
  /** The quotation in the lowest bits, then what else is yes or no. */
  readonly kinds: Uint8Array;
  /** 0 for nothing. */
  readonly further: readonly (Further | 0)[];
  readonly words: Int32Array;
  readonly wordCounts: Int32Array;
  readonly shapes: Uint8Array;
  readonly breaks: Uint8Array;
  readonly meant: Int32Array;
  readonly meantCounts: Int32Array;
  readonly source: Int32Array;
  readonly sourceCounts: Int32Array;
}

/** Cost: linear. */
export function packEntry(entry: IndexEntry): WholeEntry {
  const { document, published, sentences, vocabulary, terms, names, sketch } = entry;
  const columns: Columns = {
    published,
    sentences,
    hashes: new Uint8Array(sketch.hashes.buffer, sketch.hashes.byteOffset, sketch.hashes.byteLength),
    limit: sketch.limit,
    terms: terms.place,
    termCounts: terms.start.subarray(1).map((end, i) => end - terms.start[i]!),
    names: Int32Array.from(vocabulary.keys()).filter((k) => names[k] === 1),
    sentenceOf: Int32Array.from(entry.sentenceOf),
  };
  return { document, vocabulary, columns: pack(columns), statements: packStatements(entry.statements) };
}

function packStatements(all: readonly Statement[]): Uint8Array {
  const join = <Joined extends Int32Array | Uint8Array>(column: Column, into: (length: number) => Joined): Joined => {
    const out = into(all.reduce((sum, own) => sum + own[column].length, 0));
    let at = 0;
    for (const own of all) {
      out.set(own[column], at);
      at += own[column].length;
    }
    return out;
  };
  const joined = (column: 'words' | 'meant' | 'source') => join(column, (length) => new Int32Array(length));
  const bytes = (column: 'shapes' | 'breaks') => join(column, (length) => new Uint8Array(length));
  const counts = (column: Column): Int32Array => {
    const out = new Int32Array(all.length);
    for (let i = 0; i < all.length; i++) out[i] = all[i]![column].length;
    return out;
  };
  const statements: Statements = {
    spans: Int32Array.from(all.flatMap(({ span: { start, end } }) => [start, end - start])),
    sentences: Int32Array.from(all, ({ sentence }) => sentence),
    kinds: Uint8Array.from(all, kindOf),
    further: all.map(furtherOf),
    words: joined('words'),
    wordCounts: counts('words'),
    shapes: bytes('shapes'),
    breaks: bytes('breaks'),
    meant: joined('meant'),
    meantCounts: counts('meant'),
    source: joined('source'),
    sourceCounts: counts('source'),
  };
  return pack(statements);
}

const QUOTES: readonly Statement['quote'][] = ['none', 'direct', 'indirect', 'mixed'];
/** Beyond the place among these. */
const DENIED = 8;
const NAMED = 16;
const PRONOUN = 32;

const kindOf = ({ quote, polarity, speakerNamed, speakerPronoun }: Statement): number =>
  QUOTES.indexOf(quote) +
  (polarity === 'denied' ? DENIED : 0) +
  (speakerNamed ? NAMED : 0) +
  (speakerPronoun ? PRONOUN : 0);

function furtherOf({ speaker, speakerNames, figures, dates, appeared, places, hedge, past }: Statement): Further | 0 {
  const lists = speakerNames.length + figures.length + dates.length + places.length;
  const is = speaker !== null || appeared !== null || hedge !== '' || past !== null || lists > 0;
  return is ? { speaker, speakerNames, figures, dates, appeared, places, hedge, past } : 0;
}

function unpackEntry(
  { document, vocabulary, columns, statements }: PackedEntry,
  lexicon: Lexicon,
  { take }: Drawer,
): IndexEntry {
  const known = unpack(take(columns)) as unknown as Columns;
  const names = new Uint8Array(vocabulary.length);
  for (const k of known.names) names[k] = 1;
  const terms = { start: startsOf(known.termCounts), place: known.terms };
  let unpacked: readonly Statement[] | null = null;
  return {
    document,
    published: known.published,
    sentences: known.sentences,
    get statements() {
      unpacked ??= unpackStatements(document, take(statements));
      return unpacked;
    },
    sentenceOf: Uint16Array.from(known.sentenceOf),
    sketch: { hashes: new Uint32Array(known.hashes.slice().buffer), limit: known.limit },
    terms,
    vocabulary,
    names,
    ...holdersOf(vocabulary, terms, lexicon),
  };
}

function unpackStatements(document: DocumentId, packed: Uint8Array): Statement[] {
  const known = unpack(packed) as unknown as Statements;
  const { spans, kinds, words, shapes, breaks, meant, source } = known;
  const [word, ofMeant, ofSource] = [known.wordCounts, known.meantCounts, known.sourceCounts].map(startsOf);
  return known.further.map((further, i): Statement => {
    const [from, to] = [word![i]!, word![i + 1]!];
    const start = spans[2 * i]!;
    const span = { start, end: start + spans[2 * i + 1]! };
    const kind = kinds[i]!;
    const { speaker, speakerNames, figures, dates, appeared, places, hedge, past } = further === 0 ? NOTHING : further;
    return {
      id: annotationId(document, 'claim', span),
      span,
      quote: QUOTES[kind & (DENIED - 1)]!,
      polarity: (kind & DENIED) === 0 ? 'asserted' : 'denied',
      speaker,
      speakerNamed: (kind & NAMED) !== 0,
      speakerPronoun: (kind & PRONOUN) !== 0,
      speakerNames,
      sentence: known.sentences[i]!,
      figures,
      dates,
      appeared,
      places,
      hedge,
      past,
      words: words.subarray(from, to),
      shapes: shapes.subarray(from, to),
      breaks: breaks.subarray(from, to),
      meant: meant.subarray(ofMeant![i], ofMeant![i + 1]),
      source: source.subarray(ofSource![i], ofSource![i + 1]),
      notes: noNotes(),
    };
  });
}

/** Where each of many lists starts in a column that joins them, and where the last ends. */
function startsOf(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    start[i + 1] = start[i]! + count;
  });
  return start;
}
