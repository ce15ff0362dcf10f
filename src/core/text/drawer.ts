/** Where packed data lies that is seldom looked at: in memory, or wherever whoever starts the engine has more room. */

/** A place outside memory. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Bytes, or where they lie. */
export type Bytes = Uint8Array | Place;

export interface Drawer {
  /** What it has no place for it gives back as it is. A string is put as the bytes that its units are, all of them below 256. */
  put<In extends Uint8Array | string>(bytes: In): In | Place;
  /** What was put. @throws Error where the place was lost */
  take(bytes: Bytes): Uint8Array;
  /** Nobody will ask for it again. */
  drop(bytes: Bytes | string): void;
}

/** Has no place but memory. */
export const inMemory: Drawer = {
  put: (bytes) => bytes,
  take(bytes) {
    if (bytes instanceof Uint8Array) return bytes;
    throw new RangeError('it lies in another drawer');
  },
  drop: () => undefined,
};
