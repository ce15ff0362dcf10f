/** Texts with their expected marks inside: "[Mara Ilves|person] spoke". */
import type { FoundClaim } from '../../../src/core/mark/stages';
import type { Layout } from '../../../src/core/text/layout';

export const NO_LAYOUT: Layout = {
  language: 'en',
  title: null,
  outlet: null,
  published: { value: null, basis: 'none', why: '' },
  frontMatter: null,
  boilerplate: [],
};

interface Label {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** The bare text and its labels; marks do not nest. */
export function parse(marked: string): { readonly text: string; readonly labels: readonly Label[] } {
  let text = '';
  const labels: Label[] = [];
  for (const part of marked.split(/(\[[^\]|]+\|[^\]]+\])/)) {
    const found = /^\[([^\]|]+)\|([^\]]+)\]$/.exec(part);
    if (found === null) text += part;
    else {
      labels.push({ start: text.length, end: text.length + found[1]!.length, label: found[2]! });
      text += found[1]!;
    }
  }
  return { text, labels };
}

/** The text with these marks written into it, as `parse` reads them. */
export function write(text: string, labels: readonly Label[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, label } of labels) {
    if (start < at) continue;
    out += `${text.slice(at, start)}[${text.slice(start, end)}|${label}]`;
    at = end;
  }
  return out + text.slice(at);
}

/** A claim that only has a speaker. */
export function spokenBy(start: number, end: number): FoundClaim {
  return {
    start: end,
    end: end + 1,
    score: 1,
    why: '',
    quote: 'indirect',
    speaker: { start, end },
    cue: null,
    via: [],
    group: null,
    polarity: 'asserted',
    comparable: true,
  };
}
