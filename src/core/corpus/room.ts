/** Room for numbers that is used again: to make arrays anew for each of many thousands of pairs of documents costs more than to fill them. */

/** Arrays of at least `length` items that hold what was left in them; zeros at first. Each is the same until a longer one is asked for. */
export type Room<Numbers> = (length: number) => Numbers;

function roomOf<Numbers extends Float64Array | Int32Array>(make: (length: number) => Numbers): Room<Numbers> {
  let own = make(1024);
  return (length) => {
    if (length > own.length) own = make(Math.max(length, 2 * own.length));
    return own;
  };
}

export const roomOfFloats = (): Room<Float64Array> => roomOf((length) => new Float64Array(length));
export const roomOfWholes = (): Room<Int32Array> => roomOf((length) => new Int32Array(length));
