/** Text of any direction inside lines of ours. */

/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Marks that turn the direction of all that follows. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A piece of source text that leaves the words beside it where they are: “نور · 3 sources” with the figure on its own side. Signs that
 * turn the direction are taken out; they could make a label say something else than the text.
 */
export function isolated(text: string): string {
  const plain = text.replace(TURNS, '');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
