/** A picture as plain data: what is drawn where, in which tone. Colours and fonts come later, from the theme or the file. */

/** What a colour stands for; the page takes it from the theme, a saved file carries the real one. */
export const TONES = ['ink', 'quiet', 'line', 'card', 'back', 'accent', 'differs'] as const;
export type Tone = (typeof TONES)[number];

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `kind` of a line: how it is dashed, so that it is told apart without colour. */
export type Dash = 'solid' | 'dashed' | 'dotted';

export type Shape =
  | (Frame & {
      readonly kind: 'box';
      readonly radius: number;
      readonly fill: Tone;
      readonly stroke: Tone;
      readonly weight: number;
    })
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly stroke: Tone;
      readonly weight: number;
      readonly dash: Dash;
      /** Filled with its own stroke: an arrow's head, a diamond. */
      readonly filled: boolean;
    }
  | (Frame & {
      readonly kind: 'text';
      readonly text: string;
      readonly size: number;
      readonly bold: boolean;
      readonly fill: Tone;
      /** Reads from right to left: begins at the right edge of its frame. */
      readonly rtl: boolean;
    });

/** One thing in the picture that can be focused and opened. */
export interface Item {
  readonly id: string;
  /** What a screen reader says: the content first. */
  readonly label: string;
  readonly frame: Frame;
  readonly shapes: readonly Shape[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Behind the items: lines, axes, headings. */
  readonly ground: readonly Shape[];
  readonly items: readonly Item[];
}

/** Width of a line of text in pixels. The page measures with its own font; without a page `estimate` does. */
export type Measure = (text: string, size: number, bold: boolean) => number;

/** Wide enough for the common sans-serif fonts. Cost: linear. */
export const estimate: Measure = (text, size, bold) => {
  let ems = 0;
  for (const letter of text) ems += emsOf(letter.codePointAt(0)!);
  return ems * size * (bold ? 1.1 : 1);
};

function emsOf(code: number): number {
  if (code >= 0x1100 && (code < 0x1200 || code >= 0x2e80)) return code >= 0xfb00 && code < 0xff00 ? 0.7 : 1.1;
  const letter = String.fromCharCode(code);
  if (/[ijl.,:;'|!]/.test(letter)) return 0.32;
  if (/[mwMW@%…—]/.test(letter)) return 1;
  return /[A-Z]/.test(letter) ? 0.74 : 0.58;
}

/** The first letter with a direction decides: Hebrew, Arabic and their neighbours read from right to left. */
export const readsFromRight = (text: string): boolean =>
  /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(text);

/**
 * Text broken into at most `lines` lines of at most `width` pixels, between words where there is room; what is left out is
 * told by "…". Words wider than a line are broken. Cost: linear in what is shown.
 */
export function wrap(
  text: string,
  width: number,
  lines: number,
  size: number,
  bold: boolean,
  measure: Measure,
): string[] {
  const fits = (candidate: string): boolean => measure(candidate, size, bold) <= width;
  // No more can be shown than this, however long the text.
  const words = text
    .slice(0, 400 * lines)
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  const out: string[] = [];
  let line = '';
  for (let at = 0; at < words.length; at++) {
    let left = words[at]!;
    for (;;) {
      const longer = line === '' ? left : `${line} ${left}`;
      if (fits(longer)) {
        line = longer;
        break;
      }
      // The last line takes what it can of all that is left.
      if (out.length === lines - 1) return [...out, shortened([line, left, ...words.slice(at + 1)], fits)];
      if (line === '') {
        const cut = longestPrefix(left, fits);
        out.push(left.slice(0, cut));
        left = left.slice(cut);
      } else {
        out.push(line);
        line = '';
      }
    }
  }
  if (line !== '') out.push(line);
  return text.length > 400 * lines ? [...out.slice(0, -1), shortened([out.at(-1) ?? ''], fits)] : out;
}

/** As much as fits, and a sign that more follows. Cost: logarithmic in the measurings. */
function shortened(words: readonly string[], fits: (candidate: string) => boolean): string {
  const letters = [...words.filter(Boolean).join(' ')];
  const cut = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`;
  let [kept, over] = [0, letters.length + 1];
  while (over - kept > 1) {
    const middle = (kept + over) >> 1;
    if (fits(cut(middle))) kept = middle;
    else over = middle;
  }
  return cut(kept);
}

/** How many units of a word fit on a line: never none, and never half a letter. */
function longestPrefix(word: string, fits: (candidate: string) => boolean): number {
  let cut = 0;
  for (const letter of word) {
    if (cut > 0 && !fits(word.slice(0, cut + letter.length))) break;
    cut += letter.length;
  }
  return cut;
}

/** Lines of one kind, stacked in a frame from its top. */
export interface Stack {
  readonly lines: readonly string[];
  readonly size: number;
  readonly bold: boolean;
  readonly fill: Tone;
}

export const lineHeight = (size: number): number => Math.round(size * 1.4);

export const heightOf = (stacks: readonly Stack[]): number =>
  stacks.reduce((sum, { lines, size }) => sum + lines.length * lineHeight(size), 0);

/** The lines of some stacks as shapes, one under the other. */
export function textShapes(stacks: readonly Stack[], x: number, y: number, width: number): Shape[] {
  const shapes: Shape[] = [];
  let top = y;
  for (const { lines, size, bold, fill } of stacks) {
    const rtl = readsFromRight(lines.join(' '));
    for (const text of lines) {
      shapes.push({ kind: 'text', x, y: top, width, height: lineHeight(size), text, size, bold, fill, rtl });
      top += lineHeight(size);
    }
  }
  return shapes;
}
