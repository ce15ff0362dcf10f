/**
 * What the linker keeps of each document, packed: an entry is made again when documents are compared, and those of the last ones stay at
 * hand. As objects they would take ten times the room.
 */
import { annotationId } from '../ids';
import type { DocumentId } from '../model';
import { pack, unpack } from '../text/packed';
import { recent } from '../text/recent';
import type { Lexicon } from './lexicon';
import { holdersOf, type IndexEntry, type Statement, sentencesOf } from './statements';

/** An index entry while nobody compares it. */
export interface PackedEntry {
  readonly document: DocumentId;
  /** Looked up whenever a document comes that has one of these terms. */
  readonly vocabulary: Int32Array;
  readonly rest: Uint8Array;
}

/** Entries that lie open. */
export interface EntriesAtHand {
  /** The entry that was packed. Cost: linear, if it is not at hand. */
  open(entry: PackedEntry): IndexEntry;
  /** Lets go of one that nobody will ask for again. */
  close(entry: PackedEntry): void;
}

/** More than the neighbours of two documents; each with all that is worked out about it takes 0.2 MB. */
const OPEN = 192;

export function entriesAtHand(lexicon: Lexicon): EntriesAtHand {
  const atHand = recent<PackedEntry, IndexEntry>(OPEN, Number.POSITIVE_INFINITY);
  return {
    open(entry) {
      const known = atHand.get(entry);
      if (known !== undefined) return known;
      const made = unpackEntry(entry, lexicon);
      atHand.set(entry, made, 1);
      return made;
    },
    close: atHand.delete,
  };
}

type Column = 'words' | 'shapes' | 'breaks' | 'meant' | 'source';

/** What `rest` holds. What follows from the terms of the statements is left out; columns of statements are joined. */
interface Rest extends Pick<IndexEntry, 'published' | 'sentences'> {
  readonly statements: readonly Omit<Statement, 'id' | Column>[];
  readonly hashes: Uint8Array;
  readonly limit: number;
  /** Terms of each statement as places in the vocabulary, and how many there are. */
  readonly terms: Int32Array;
  readonly termCounts: Int32Array;
  /** Places of the vocabulary that are names. */
  readonly names: Int32Array;
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
export function packEntry(entry: IndexEntry): PackedEntry {
  const { document, published, sentences, vocabulary, terms, names, sketch } = entry;
  const place = new Map<number, number>();
  vocabulary.forEach((term, k) => {
    place.set(term, k);
  });
  const { start } = terms;
  const joined = (column: 'words' | 'meant' | 'source'): Int32Array =>
    Int32Array.from(entry.statements.flatMap((statement) => [...statement[column]]));
  const bytes = (column: 'shapes' | 'breaks'): Uint8Array =>
    Uint8Array.from(entry.statements.flatMap((statement) => [...statement[column]]));
  const counts = (column: Column): Int32Array => Int32Array.from(entry.statements, (own) => own[column].length);
  const rest: Rest = {
    published,
    sentences,
    statements: entry.statements.map(({ id: _, words, shapes, breaks, meant, source, ...own }) => own),
    hashes: new Uint8Array(sketch.hashes.buffer, sketch.hashes.byteOffset, sketch.hashes.byteLength),
    limit: sketch.limit,
    terms: terms.term.map((term) => place.get(term)!),
    termCounts: start.subarray(1).map((end, i) => end - start[i]!),
    names: Int32Array.from(vocabulary.keys()).filter((k) => names[k] === 1),
    words: joined('words'),
    wordCounts: counts('words'),
    shapes: bytes('shapes'),
    breaks: bytes('breaks'),
    meant: joined('meant'),
    meantCounts: counts('meant'),
    source: joined('source'),
    sourceCounts: counts('source'),
  };
  return { document, vocabulary, rest: pack(rest) };
}

function unpackEntry({ document, vocabulary, rest }: PackedEntry, lexicon: Lexicon): IndexEntry {
  const known = unpack(rest) as unknown as Rest;
  const { published, sentences, hashes, limit, words, shapes, breaks, meant, source } = known;
  const [word, ofMeant, ofSource] = [known.wordCounts, known.meantCounts, known.sourceCounts].map(startsOf);
  const statements = known.statements.map((own, i): Statement => {
    const [from, to] = [word![i]!, word![i + 1]!];
    return {
      id: annotationId(document, 'claim', own.span),
      ...own,
      words: words.subarray(from, to),
      shapes: shapes.subarray(from, to),
      breaks: breaks.subarray(from, to),
      meant: meant.subarray(ofMeant![i], ofMeant![i + 1]),
      source: source.subarray(ofSource![i], ofSource![i + 1]),
    };
  });
  const names = new Uint8Array(vocabulary.length);
  for (const k of known.names) names[k] = 1;
  const terms = { start: startsOf(known.termCounts), term: known.terms.map((k) => vocabulary[k]!) };
  return {
    document,
    published,
    sentences,
    statements,
    sentenceOf: sentencesOf(statements),
    sketch: { hashes: new Uint32Array(hashes.slice().buffer), limit },
    terms,
    vocabulary,
    names,
    ...holdersOf(vocabulary, terms, lexicon),
  };
}

/** Where each of many lists starts in a column that joins them, and where the last ends. */
function startsOf(counts: Int32Array): Int32Array {
  const start = new Int32Array(counts.length + 1);
  counts.forEach((count, i) => {
    start[i + 1] = start[i]! + count;
  });
  return start;
}
