/**
 * Plain data as bytes and back: what a corpus keeps of each document takes a tenth of the room that objects take, crosses threads
 * without being copied field by field, and can be written to a disk as it is. Equal strings and equal sets of keys are told once.
 *
 * One byte says what follows; the smallest whole numbers, and the first keys and strings told before, are that byte.
 */

import { stringOf } from './units';

/** What can be packed: JSON, `undefined` as a value, and the two kinds of columns that index entries have. */
export type Plain =
  | null
  | undefined
  | boolean
  | number
  | string
  | Int32Array
  | Uint8Array
  | readonly Plain[]
  | { readonly [key: string]: Plain };

const SMALL = 0x80;
const Tag = {
  Null: 0x80,
  Undefined: 0x81,
  False: 0x82,
  True: 0x83,
  Natural: 0x84,
  Negative: 0x85,
  /** A number with four decimals at most. */
  Decimal: 0x86,
  Float: 0x87,
  Ascii: 0x88,
  Wide: 0x89,
  Told: 0x8a,
  Array: 0x8b,
  NewKeys: 0x8c,
  Keys: 0x8d,
  Int32: 0x8e,
  Uint8: 0x8f,
} as const;
const KEYS = 0x90;
const MOST_KEYS = 0x30;
const TOLD = 0xc0;
const MOST_TOLD = 0x40;
const DECIMALS = 10_000;
/** Larger whole numbers are written as floats. */
const LARGEST = 2 ** 31;

/** A list of keys, by way of those that begin it: its number once it was told, else below zero. */
interface Shape {
  readonly after: Map<string, Shape>;
  told: number;
}

/** Cost: linear. The same value gives the same bytes. */
export function pack(value: unknown): Uint8Array {
  let bytes = new Uint8Array(1024);
  let at = 0;
  const float = new DataView(new ArrayBuffer(8));
  const told = new Map<string, number>();
  const shapes: Shape = { after: new Map(), told: -1 };
  let shapesTold = 0;

  const room = (more: number): void => {
    if (at + more <= bytes.length) return;
    const wider = new Uint8Array(Math.max(bytes.length * 2, at + more));
    wider.set(bytes.subarray(0, at));
    bytes = wider;
  };
  const natural = (n: number): void => {
    room(5);
    for (; n >= 0x80; n = Math.floor(n / 0x80)) bytes[at++] = (n % 0x80) | 0x80;
    bytes[at++] = n;
  };
  const tag = (one: number): void => {
    room(1);
    bytes[at++] = one;
  };
  const number = (n: number): void => {
    if (Number.isInteger(n) && Math.abs(n) < LARGEST && !Object.is(n, -0)) {
      if (n >= 0 && n < SMALL) tag(n);
      else {
        tag(n < 0 ? Tag.Negative : Tag.Natural);
        natural(Math.abs(n));
      }
      return;
    }
    const scaled = Math.round(n * DECIMALS);
    if (scaled > 0 && scaled < LARGEST && scaled / DECIMALS === n) {
      tag(Tag.Decimal);
      natural(scaled);
    } else {
      tag(Tag.Float);
      room(8);
      float.setFloat64(0, n);
      for (let i = 0; i < 8; i++) bytes[at++] = float.getUint8(i);
    }
  };
  const string = (text: string): void => {
    const known = told.get(text);
    if (known === undefined) {
      told.set(text, told.size);
      newString(text);
    } else if (known < MOST_TOLD) tag(TOLD + known);
    else {
      tag(Tag.Told);
      natural(known);
    }
  };
  const newString = (text: string): void => {
    let wide = false;
    for (let i = 0; i < text.length && !wide; i++) wide = text.charCodeAt(i) >= 0x80;
    tag(wide ? Tag.Wide : Tag.Ascii);
    natural(text.length);
    room(text.length * 3);
    for (let i = 0; i < text.length; i++) {
      // As UTF-8, but unit by unit: half a surrogate pair is kept like any other.
      const unit = text.charCodeAt(i);
      if (unit < 0x80) bytes[at++] = unit;
      else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
  };
  const object = (record: { readonly [key: string]: unknown }): void => {
    const keys = Object.keys(record);
    let shape = shapes;
    for (const key of keys) {
      let next = shape.after.get(key);
      if (next === undefined) {
        next = { after: new Map(), told: -1 };
        shape.after.set(key, next);
      }
      shape = next;
    }
    if (shape.told < 0) {
      shape.told = shapesTold++;
      tag(Tag.NewKeys);
      natural(keys.length);
      for (const key of keys) string(key);
    } else if (shape.told < MOST_KEYS) tag(KEYS + shape.told);
    else {
      tag(Tag.Keys);
      natural(shape.told);
    }
    for (const key of keys) write(record[key]);
  };
  const write = (one: unknown): void => {
    if (one === null) tag(Tag.Null);
    else if (one === undefined) tag(Tag.Undefined);
    else if (typeof one === 'boolean') tag(one ? Tag.True : Tag.False);
    else if (typeof one === 'number') number(one);
    else if (typeof one === 'string') string(one);
    else if (Array.isArray(one)) {
      tag(Tag.Array);
      natural(one.length);
      for (const item of one) write(item);
    } else if (one instanceof Int32Array) {
      tag(Tag.Int32);
      natural(one.length);
      for (const n of one) natural(n < 0 ? -n * 2 - 1 : n * 2);
    } else if (one instanceof Uint8Array) {
      tag(Tag.Uint8);
      natural(one.length);
      room(one.length);
      bytes.set(one, at);
      at += one.length;
    } else object(one as { readonly [key: string]: unknown });
  };
  write(value);
  return bytes.slice(0, at);
}

/**
 * What was packed. Cost: linear. `views`: columns of bytes are no copies, and hold all of `bytes`.
 * @throws RangeError for bytes that `pack` did not write; what is damaged may also come back as another value.
 */
export function unpack(bytes: Uint8Array, views = false): Plain {
  let at = 0;
  const float = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const told: string[] = [];
  const shapes: (readonly string[])[] = [];

  const natural = (): number => {
    let n = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined || scale > 2 ** 42) throw new RangeError('packed data ends too early');
      n += (byte & 0x7f) * scale;
      if (byte < 0x80) return n;
    }
  };
  const length = (): number => {
    const n = natural();
    if (n > bytes.length - at) throw new RangeError('packed data ends too early');
    return n;
  };
  const ascii = (units: number): string => {
    at += units;
    return stringOf(bytes, at - units, at);
  };
  const wide = (units: number): string => {
    const all = new Uint16Array(units);
    for (let i = 0; i < units; i++) {
      const first = bytes[at++]!;
      if (first < 0x80) all[i] = first;
      else if (first < 0xe0) all[i] = ((first & 0x1f) << 6) | (bytes[at++]! & 0x3f);
      else all[i] = ((first & 0x0f) << 12) | ((bytes[at++]! & 0x3f) << 6) | (bytes[at++]! & 0x3f);
    }
    return stringOf(all);
  };
  const tell = (text: string): string => {
    told.push(text);
    return text;
  };
  const keysAt = (shape: number): readonly string[] => {
    const keys = shapes[shape];
    if (keys === undefined) throw new RangeError('packed data names keys that it never told');
    return keys;
  };
  const object = (keys: readonly string[]): Plain => {
    const record: { [key: string]: Plain } = {};
    for (const key of keys) {
      // A key that means something to the language becomes a plain one.
      if (key === '__proto__')
        Object.defineProperty(record, key, { value: read(), enumerable: true, writable: true, configurable: true });
      else record[key] = read();
    }
    return record;
  };
  const read = (): Plain => {
    const tag = bytes[at++];
    if (tag === undefined) throw new RangeError('packed data ends too early');
    if (tag < SMALL) return tag;
    if (tag >= TOLD) return stringAt(tag - TOLD);
    if (tag >= KEYS) return object(keysAt(tag - KEYS));
    switch (tag) {
      case Tag.Null:
        return null;
      case Tag.Undefined:
        return undefined;
      case Tag.False:
        return false;
      case Tag.True:
        return true;
      case Tag.Natural:
        return natural();
      case Tag.Negative:
        return -natural();
      case Tag.Decimal:
        return natural() / DECIMALS;
      case Tag.Float: {
        at += 8;
        return float.getFloat64(at - 8);
      }
      case Tag.Ascii:
        return tell(ascii(length()));
      case Tag.Wide:
        return tell(wide(length()));
      case Tag.Told:
        return stringAt(natural());
      case Tag.Array: {
        const items: Plain[] = new Array(length());
        for (let i = 0; i < items.length; i++) items[i] = read();
        return items;
      }
      case Tag.NewKeys: {
        const keys = Array.from({ length: length() }, () => String(read()));
        shapes.push(keys);
        return object(keys);
      }
      case Tag.Keys:
        return object(keysAt(natural()));
      case Tag.Int32: {
        const column = new Int32Array(length());
        for (let i = 0; i < column.length; i++) {
          const n = natural();
          column[i] = n % 2 === 1 ? -(n + 1) / 2 : n / 2;
        }
        return column;
      }
      default: {
        const count = length();
        at += count;
        return views ? bytes.subarray(at - count, at) : bytes.slice(at - count, at);
      }
    }
  };
  const stringAt = (k: number): string => {
    const text = told[k];
    if (text === undefined) throw new RangeError('packed data names a string that it never told');
    return text;
  };
  return read();
}
