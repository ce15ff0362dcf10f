/**
 * What the linker keeps of each document and of each pair of documents, packed: statements and links are made again when somebody
 * asks for them, and the last few stay at hand. As objects they would take ten times the room.
 */
import type { LinkRecord } from '../contract';
import { annotationId } from '../ids';
import type { DocumentId, Span } from '../model';
import { pack, packToString, unpack, unpackFromString } from '../text/packed';
import { type Recent, recent } from '../text/recent';
import type { IndexEntry, Statement } from './statements';

/** Links between two documents, the smaller id first. */
export interface LinkedPair {
  readonly a: DocumentId;
  readonly b: DocumentId;
  /** Equal for links of equal places, relations and scores. Strings, for a corpus has very many of these: bytes would each cost as much again. */
  readonly ties: string;
  readonly tellings: string;
  readonly count: number;
  /** Links that nobody rejected, and those of them that flag a difference. */
  readonly standing: number;
  readonly flagged: number;
  /** Links that people made or confirmed. */
  readonly accepted: number;
}

/** Where the two claims stand, and how sure it is. */
type Row = readonly [
  fromStart: number,
  fromEnd: number,
  toStart: number,
  toEnd: number,
  LinkRecord['relation'],
  LinkRecord['score'],
  LinkRecord['status'],
];
/** What the reader is told of it: most of the bytes, and events ask for none of them. */
type Telling = readonly [LinkRecord['differs'], LinkRecord['why'], LinkRecord['origin']];

/** Cost: linear in the links. */
export function pairOf(a: DocumentId, b: DocumentId, links: readonly LinkRecord[]): LinkedPair {
  const ties = links.map(
    ({ from, to, relation, score, status }): Row => [...spanOf(from), ...spanOf(to), relation, score, status],
  );
  const tellings = links.map(({ differs, why, origin }): Telling => [differs, why, origin]);
  const standing = links.filter(({ status }) => status !== 'rejected');
  const flagged = standing.filter(({ differs }) => differs.length > 0);
  return {
    a,
    b,
    ties: packToString(ties),
    tellings: packToString(tellings),
    count: links.length,
    standing: standing.length,
    flagged: flagged.length,
    accepted: links.filter(({ status }) => status === 'accepted').length,
  };
}

/** Links of so many pairs, and statements of so many documents, are at hand. */
const PAIRS = 512;
const DOCUMENTS = 512;
const atHand = recent<LinkedPair, readonly LinkRecord[]>(PAIRS, Number.POSITIVE_INFINITY);

/** Cost: linear in the links, if they are not at hand. */
export function linksOf(pair: LinkedPair): readonly LinkRecord[] {
  const known = atHand.get(pair);
  if (known !== undefined) return known;
  const rows = unpackFromString(pair.ties) as unknown as readonly Row[];
  const tellings = unpackFromString(pair.tellings) as unknown as readonly Telling[];
  const links = rows.map((row, k) => linkOf(pair, row, tellings[k]!));
  atHand.set(pair, links, 1);
  return links;
}

function linkOf(
  { a, b }: LinkedPair,
  [fromStart, fromEnd, toStart, toEnd, relation, score, status]: Row,
  [differs, why, origin]: Telling,
): LinkRecord {
  const from = annotationId(a, 'claim', { start: fromStart, end: fromEnd });
  const to = annotationId(b, 'claim', { start: toStart, end: toEnd });
  return { id: `${from}~${to}`, from, to, relation, differs, why, score, origin, status };
}

/** What holds an event together of one link: where its two claims stand, and how sure it is. */
export interface Tie {
  /** By `spotOf`. */
  readonly from: number;
  readonly to: number;
  readonly relation: LinkRecord['relation'];
  readonly score: LinkRecord['score'];
  readonly status: LinkRecord['status'];
}

/** A claim's place in its document as one number. */
export const spotOf = ({ start, end }: Span): number => start * 2 ** 26 + end;

/** The links of a pair, without the strings that make them records. Cost: linear. */
export function tiesOf({ ties }: LinkedPair): Tie[] {
  const rows = unpackFromString(ties) as unknown as readonly Row[];
  return rows.map(([fromStart, fromEnd, toStart, toEnd, relation, score, status]) => ({
    from: spotOf({ start: fromStart, end: fromEnd }),
    to: spotOf({ start: toStart, end: toEnd }),
    relation,
    score,
    status,
  }));
}

/** The offsets at the end of a claim's id. */
function spanOf(claim: string): [start: number, end: number] {
  const dash = claim.lastIndexOf('-');
  return [Number(claim.slice(claim.lastIndexOf(':', dash) + 1, dash)), Number(claim.slice(dash + 1))];
}

/** Statements at hand, for one linker. */
export type StatementsAtHand = Recent<object, readonly Statement[]>;

export const statementsAtHand = (): StatementsAtHand => recent(DOCUMENTS, Number.POSITIVE_INFINITY);

/** The same entry, its statements packed. Cost: linear; of asking for the statements too, if they are not at hand. */
export function compactEntry({ statements, ...columns }: IndexEntry, atHand: StatementsAtHand): IndexEntry {
  const packed = pack(statements.map(({ id: _, ...rest }) => rest));
  // Topics name statements by their ids, and shall share them.
  const ids = statements.map(({ id }) => id);
  return {
    ...columns,
    get statements() {
      const known = atHand.get(packed);
      if (known !== undefined) return known;
      const made = (unpack(packed) as unknown as Omit<Statement, 'id'>[]).map(
        (rest, i): Statement => ({ id: ids[i]!, ...rest }),
      );
      atHand.set(packed, made, 1);
      return made;
    },
  };
}
