/** A name on its way from the tagger's labels to a mark. */
import type { ActorType } from '../../contract';

/** Tokens `from` to `to` as a name; `sure` between 0 and 1. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly type: ActorType;
  readonly sure: number;
}

/** Makes all pieces, so that an engine lays them out alike and finds their fields without looking. */
export const pieceOf = (from: number, to: number, type: ActorType, sure: number): Piece => ({ from, to, type, sure });

/** The piece with another type; itself if that is its type already. */
export const typed = (piece: Piece, type: ActorType): Piece =>
  piece.type === type ? piece : pieceOf(piece.from, piece.to, type, piece.sure);

/** The piece with other ends; itself if they are its own. */
export const between = (piece: Piece, from: number, to: number): Piece =>
  piece.from === from && piece.to === to ? piece : pieceOf(from, to, piece.type, piece.sure);

export const meet = (a: Piece, b: Piece): boolean => a.from < b.to && b.from < a.to;
