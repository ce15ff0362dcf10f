/**
 * What is worked out of a statement when somebody first asks, noted on the statement itself and gone with it. Statements come and go by the
 * million while documents are compared: WeakMaps of them stay as large as they once were, and V8 looks through them at each sweep.
 */

/** A place for each function that notes; null until it has worked something out. */
export type Notes = unknown[];

interface Noted {
  readonly notes: Notes;
}

/** A place for each call of `noted`. */
export const noNotes = (): Notes => [null, null, null, null];

const places = noNotes().length;
let taken = 0;

/** The same function, which works its answer out once for each statement: the other arguments must always be the same for one statement. */
export function noted<Of extends Noted, One, Answer extends object, Two = void>(
  workOut: (of: Of, one: One, two: Two) => Answer,
): (of: Of, one: One, two: Two) => Answer {
  const place = taken++;
  if (place >= places) throw new RangeError('notes have no place left');
  return (of, one, two) => {
    of.notes[place] ??= workOut(of, one, two);
    return of.notes[place] as Answer;
  };
}
