/**
 * What the linker keeps of each document, packed: statements are made again when somebody asks for them, and those of the last few
 * documents stay at hand. As objects they would take ten times the room.
 */
import { pack, unpack } from '../text/packed';
import { type Recent, recent } from '../text/recent';
import type { IndexEntry, Statement } from './statements';

/** Statements of so many documents are at hand. */
const DOCUMENTS = 512;

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
