/**
 * As much of WebAssembly's binary format as the tagger's kernel needs: instructions as functions that give bytes, operands first, so that a program
 * reads inside out like any expression. Opcodes: WebAssembly core specification 2.0, sections 5.4 (instructions) and 5.5 (modules).
 */

/** Bytes of instructions. */
export type Code = readonly number[];

/** Unsigned LEB128. */
function unsigned(n: number): number[] {
  const bytes: number[] = [];
  let rest = n;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Signed LEB128 of a 32-bit number. */
function signed(n: number): number[] {
  const bytes: number[] = [];
  let rest = n | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    if ((rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
}

const op =
  (code: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), code];

const simd =
  (code: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(code)];

/** Alignment is a hint; none is given. */
const memory =
  (...code: readonly number[]) =>
  (address: Code, offset = 0): Code => [...address, ...code, 0, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];

/** Goes on while `again` holds, once at least. */
export const loop = (body: readonly Code[], again: Code): Code => [0x03, 0x40, ...body.flat(), ...again, 0x0d, 0, 0x0b];

/** Does nothing where the condition is 0. */
export const when = (condition: Code, body: readonly Code[]): Code => [...condition, 0x04, 0x40, ...body.flat(), 0x0b];

export const i32 = {
  const: (n: number): Code => [0x41, ...signed(n)],
  load: memory(0x28),
  load8: memory(0x2d),
  lessUnsigned: op(0x49),
  trailingZeros: op(0x68),
  add: op(0x6a),
  sub: op(0x6b),
  mul: op(0x6c),
  shiftRight: op(0x76),
  /** The first if the condition is not 0, else the second. */
  select: op(0x1b),
};

export const v128 = {
  load: memory(0xfd, 0x00),
  /** One 16-bit number in all eight lanes. */
  loadSplat16: memory(0xfd, 0x08),
  /** One 32-bit number in all four lanes. */
  loadSplat: memory(0xfd, 0x09),
  /** Eight bytes into the lower half, the upper half is 0. */
  loadHalf: memory(0xfd, 0x5d),
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    0xfd,
    ...unsigned(0x0b),
    0,
    ...unsigned(offset),
  ],
  zero: [0xfd, 0x0c, ...new Array<number>(16).fill(0)] as Code,
  and: simd(0x4e),
  xor: simd(0x51),
};

/** Sixteen bytes of two vectors, the second's counted from 16. */
const shuffle = (a: Code, b: Code, bytes: readonly number[]): Code => [...a, ...b, 0xfd, 0x0d, ...bytes];
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, k) => from + k);

/** `bits` are the highest of each byte. */
export const i8x16 = { bits: simd(0x64) };

/** `max` takes the numbers as unsigned. */
export const i16x8 = {
  equal: simd(0x2d),
  add: simd(0x8e),
  max: simd(0x99),
  /** The last number of one vector, and behind it all but the last of another. */
  behind: (before: Code, value: Code): Code => shuffle(before, value, [14, 15, ...range(16, 30)]),
};

export const i32x4 = {
  splat: simd(0x11),
  add: simd(0xae),
  sub: simd(0xb1),
  max: simd(0xb8),
  mul: simd(0xb5),
  shiftLeft: simd(0xab),
  /** Keeps the sign. */
  shiftRight: simd(0xac),
  shiftRightUnsigned: simd(0xad),
  /** The lower or upper four of eight 16-bit numbers, widened. */
  low: simd(0xa7),
  high: simd(0xa8),
  /** Lanes in another order. */
  lanes: (value: Code, order: readonly number[]): Code =>
    shuffle(
      value,
      value,
      order.flatMap((lane) => range(4 * lane, 4 * lane + 4)),
    ),
  /** Two vectors of 32-bit numbers as one of 16-bit numbers. */
  narrow: simd(0x85),
};

/** Two vectors of 16-bit numbers as one of bytes. */
export const narrowToBytes = simd(0x65);

const I32 = 0x7f;
const V128 = 0x7b;

/** A function that gives nothing back; `vectors` of its locals, behind its `params` and `numbers`, are vectors. */
export interface Func {
  readonly name: string;
  readonly params: number;
  readonly numbers: number;
  readonly vectors: number;
  readonly body: readonly Code[];
}

const sized = (bytes: readonly number[]): number[] => [...unsigned(bytes.length), ...bytes];
const list = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const text = (s: string): number[] => sized(Array.from(s, (c) => c.charCodeAt(0)));
const section = (id: number, items: readonly (readonly number[])[]): number[] => [id, ...sized(list(items))];

/** The bytes of a module that takes a memory as `host.memory` and gives these functions. */
export function moduleOf(functions: readonly Func[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ params }) => [0x60, ...list(new Array(params).fill([I32])), 0]);
  const code = functions.map(({ numbers, vectors, body }) =>
    sized([
      ...list([
        [...unsigned(numbers), I32],
        [...unsigned(vectors), V128],
      ]),
      ...body.flat(),
      0x0b,
    ]),
  );
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, types),
    ...section(2, [[...text('host'), ...text('memory'), 0x02, 0x00, 0x00]]),
    ...section(
      3,
      functions.map((_, k) => unsigned(k)),
    ),
    ...section(
      7,
      functions.map(({ name }, k) => [...text(name), 0x00, ...unsigned(k)]),
    ),
    ...section(10, code),
  ]);
}
