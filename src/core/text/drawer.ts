/** Where packed data lies that is seldom looked at: in memory, or wherever whoever starts the engine has more room. */

/** A place outside memory. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** Bytes, or where they lie. */
export type Bytes = Uint8Array | Place;

export interface Drawer {
  /** What it has no place for it gives back as it is. */
  put(bytes: Uint8Array): Bytes;
  /** What was put. @throws Error where the place was lost */
  take(bytes: Bytes): Uint8Array;
  /** Nobody will ask for it again. */
  drop(bytes: Bytes): void;
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
