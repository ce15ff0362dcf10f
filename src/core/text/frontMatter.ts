/** YAML front matter, read as far as a text's own title, outlet and date go. */
import type { Span } from '../model';

export interface FrontMatter {
  /** With both fences. */
  readonly span: Span;
  readonly title?: string;
  readonly outlet?: string;
  readonly date?: string;
}

const KEYS: Readonly<Record<string, 'title' | 'outlet' | 'date'>> = {
  title: 'title',
  outlet: 'outlet',
  publication: 'outlet',
  publisher: 'outlet',
  date: 'date',
  published: 'date',
  'date-published': 'date',
};

/** Front matter runs from a first line `---` to the next line `---` or `...`; without that line there is none. */
export function readFrontMatter(text: string): FrontMatter | null {
  if (!text.startsWith('---')) return null;
  const found: Partial<Record<'title' | 'outlet' | 'date', string>> = {};
  let at = lineEnd(text, 0);
  if (text.slice(3, at).trim() !== '') return null;
  while (at < text.length) {
    const start = at + 1;
    at = lineEnd(text, start);
    const line = text.slice(start, Math.min(at, start + 2000)).trimEnd();
    if (line === '---' || line === '...') return { span: { start: 0, end: Math.min(at, text.length) }, ...found };
    const colon = line.indexOf(':');
    const key = colon < 0 ? undefined : KEYS[line.slice(0, colon).toLowerCase()];
    if (key !== undefined && found[key] === undefined) {
      const value = unquoted(line.slice(colon + 1).trim());
      if (value !== '') found[key] = value;
    }
  }
  return null;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function unquoted(value: string): string {
  const first = value[0];
  if ((first === '"' || first === "'") && value.endsWith(first) && value.length > 1) return value.slice(1, -1).trim();
  return value;
}
