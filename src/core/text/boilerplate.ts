/**
 * The parts of a page that are not the article: reader comments, tags, credits, sharing and subscription lines, navigation,
 * disclaimers, notes of translation services. Found by shape and position, precision first: what is missed costs a little
 * noise, what is taken wrongly costs a claim. Cost: linear.
 */
import type { Span } from '../model';
import { folded, unitAt } from './characters';
import { ALONE, BUTTONS, CUES, ENDINGS, PLATFORMS, SECTIONS, SURE } from './furniture';
import type { Line } from './lines';
import type { TokenisedText } from './sentences';
import { Kind, Shape } from './tokenise';

/** The cues by their first code unit. */
const cuesBy = new Map<number, string[]>();
for (const cue of CUES) cuesBy.set(cue.charCodeAt(0), [...(cuesBy.get(cue.charCodeAt(0)) ?? []), cue]);

/** Spans of boilerplate, sorted and disjoint. */
export function findBoilerplate(t: TokenisedText, lines: readonly Line[]): readonly Span[] {
  const n = lines.length;
  if (n === 0) return [];
  const furniture = new Uint8Array(n);
  const prose = lines.map((line) => isProse(t, line));
  markTop(t, lines, prose, furniture);
  let read = 0;
  let tail = n;
  for (let k = 0; k < n; k++) {
    const line = lines[k]!;
    if (furniture[k] === 0) {
      const length = line.end - line.start;
      if (length <= 400 && (startsFurniture(t.text, line, prose[k]!) || isButtons(t.text, line))) furniture[k] = 1;
      else if (read > 0 && isEnding(t.text, line) && !articleFollows(t, lines, prose, k + 1)) {
        tail = k;
        break;
      } else if (read > 0 && commentsStart(t, lines, k)) {
        tail = k;
        break;
      } else if (isCredit(t.text, line, k, n)) furniture[k] = 1;
    }
    if (prose[k] && furniture[k] === 0) read++;
  }
  for (let k = tail; k < n; k++) furniture[k] = 1;
  markBottom(t, lines, prose, furniture);
  return joined(lines, furniture);
}

/** A line of running text: long, or ended like a sentence. */
function isProse(t: TokenisedText, line: Line): boolean {
  const words = line.to - line.from;
  if (words >= 25) return true;
  const last = t.text[line.end - 1]!;
  return words >= 8 && '.!?”"’)»…'.includes(last);
}

const lower = (text: string, line: Line, limit: number): string =>
  text.slice(line.start, Math.min(line.end, line.start + limit)).toLowerCase();

/** Units of a line in which a cue is sought. */
const HEAD = 60;

function startsFurniture(text: string, line: Line, prose: boolean): boolean {
  const stop = Math.min(line.end, line.start + HEAD);
  let at = line.start;
  while (at < stop && SIGNS.includes(text[at]!)) at++;
  const cues = at < stop ? cuesBy.get(folded(unitAt(text, at))) : undefined;
  if (cues === undefined) return false;
  for (const cue of cues) {
    if (!startsWith(text, at, stop, cue)) continue;
    const after = at + cue.length;
    const next = after < stop ? folded(unitAt(text, after)) : 0;
    const wordEnds = !(next >= 0x61 && next <= 0x7a);
    if (!wordEnds && /[a-z]$/.test(cue)) continue;
    // A sentence may begin with such words too: then only the cues that name the page itself count.
    if (prose && !SURE.has(cue)) continue;
    if (ALONE.has(cue) && text.slice(at, stop).trim().toLowerCase() !== cue) continue;
    return true;
  }
  return false;
}

/** Does the text from `at` begin with these letters, in whatever case? */
function startsWith(text: string, at: number, stop: number, letters: string): boolean {
  if (at + letters.length > stop) return false;
  for (let k = 0; k < letters.length; k++)
    if (folded(unitAt(text, at + k)) !== folded(unitAt(letters, k))) return false;
  return true;
}

const SEPARATORS = /[\s|·•,]+/;

/** "Facebook Twitter Copy link", "Follow Harbour Radio on Telegram". */
function isButtons(text: string, line: Line): boolean {
  if (line.end - line.start > 100) return false;
  const all = text.slice(line.start, line.end);
  const first = all.search(SEPARATORS);
  // "follow" is one of them too.
  if (!BUTTONS.has((first < 0 ? all : all.slice(0, first)).toLowerCase())) return false;
  const words = all.toLowerCase().split(SEPARATORS);
  if (words[0] === 'follow' && words.includes('on') && words.length <= 8)
    return PLATFORMS.has(words.at(-1)!.replace(/[.!:]$/, ''));
  return words.length <= 12 && words.every((word) => BUTTONS.has(word));
}

const SIGNS = '*_#>•·-–—|[ \t';

/** Without list signs and emphasis at the start. */
function bare(line: string): string {
  let at = 0;
  while (at < line.length && SIGNS.includes(line[at]!)) at++;
  return line.slice(at);
}

function isEnding(text: string, line: Line): boolean {
  if (line.end - line.start > 60) return false;
  let heading = '';
  for (const c of bare(lower(text, line, 60))) {
    if ((c >= 'a' && c <= 'z') || c > '\u007f') heading += c === '’' ? '' : c;
    else if (c === ' ' && heading !== '' && !heading.endsWith(' ')) heading += ' ';
  }
  return ENDINGS.has(heading.trim());
}

/** After a heading such as "Related": does running text go on for two paragraphs that no avatar, name or link introduces? */
function articleFollows(t: TokenisedText, lines: readonly Line[], prose: readonly boolean[], from: number): boolean {
  if (
    /comment|reply|discussion|conversation/.test(
      t.text.slice(lines[from - 1]!.start, lines[from - 1]!.end).toLowerCase(),
    )
  )
    return false;
  let run = 0;
  for (let k = from; k < Math.min(lines.length, from + 12); k++) {
    run = prose[k] ? run + 1 : 0;
    if (run >= 3) return true;
  }
  return false;
}

/** Two comments in a row by shape: an initial alone on its line, then a short line with a name that begins with it. */
function commentsStart(t: TokenisedText, lines: readonly Line[], k: number): boolean {
  if (!isAvatar(t, lines, k)) return false;
  for (let j = k + 2; j < Math.min(lines.length, k + 8); j++) if (isAvatar(t, lines, j)) return true;
  return false;
}

function isAvatar(t: TokenisedText, lines: readonly Line[], k: number): boolean {
  const line = lines[k]!;
  const next = lines[k + 1];
  if (next === undefined || line.end - line.start > 2 || next.end - next.start > 40 || next.to - next.from > 6)
    return false;
  const initial = t.text[line.start]!;
  return initial !== initial.toLowerCase() && t.text[next.start] === initial;
}

/** "(Reporting by …)" and its like at the end of an agency report, where the line is one bracket. */
function isCredit(text: string, line: Line, k: number, n: number): boolean {
  if (k < n - 6 || text[line.start] !== '(' || text[line.end - 1] !== ')') return false;
  const inside = lower(text, line, 400);
  return /^\((reporting|additional reporting|writing|editing|with inputs|compiled|photo|by )/.test(inside);
}

/** Crumbs and menus before the article: list items, "Home > News > World", section names alone on a line. */
function markTop(t: TokenisedText, lines: readonly Line[], prose: readonly boolean[], furniture: Uint8Array): void {
  let first = prose.indexOf(true);
  if (first < 0) first = Math.min(lines.length, 10);
  let list = 0;
  while (list < Math.min(lines.length, 12) && isListItem(t.text, lines[list]!)) list++;
  // A list of crumbs ends in the title, said again below, or holds short items only.
  if (list >= 2 && list < lines.length) {
    const last = bare(t.text.slice(lines[list - 1]!.start, lines[list - 1]!.end));
    const next = t.text.slice(lines[list]!.start, lines[list]!.end);
    const short = lines.slice(0, list).every((line) => line.to - line.from <= 5);
    if (short || last === next) for (let k = 0; k < list; k++) furniture[k] = 1;
  }
  for (let k = 0; k < Math.min(first, 12); k++) {
    const line = lines[k]!;
    if (line.end - line.start > 120) continue;
    const text = lower(t.text, line, 120);
    const crumbs = text.split(/ [>›»/|] |[›»]/).map((part) => part.trim());
    if (crumbs.length >= 2 && SECTIONS.has(crumbs[0]!) && crumbs.every((part) => part.length <= 40)) furniture[k] = 1;
    else if (k < lines.length - 1 && SECTIONS.has(bare(text).trim())) furniture[k] = 1;
  }
}

function isListItem(text: string, line: Line): boolean {
  const unit = text[line.start]!;
  return '-*•·>'.includes(unit) && text[line.start + 1] === ' ';
}

/** Scraps after the last paragraph: a lone mark, a word or two of a button, never a sentence. */
function markBottom(t: TokenisedText, lines: readonly Line[], prose: readonly boolean[], furniture: Uint8Array): void {
  if (!prose.includes(true)) return;
  for (let k = lines.length - 1; k > 0 && furniture[k] === 0 && !prose[k]; k--) {
    const line = lines[k]!;
    let words = 0;
    let lowered = 0;
    for (let i = line.from; i < line.to; i++) {
      if (t.tokens.kind[i] === Kind.Mark) continue;
      words++;
      if (t.tokens.shape[i] === Shape.Lower) lowered++;
    }
    const ended = '.!?'.includes(t.text[line.end - 1]!);
    if (words === 0 || (words <= 2 && lowered === words && !ended)) furniture[k] = 1;
    else break;
  }
}

/** The marked lines as spans, neighbours joined. */
function joined(lines: readonly Line[], furniture: Uint8Array): readonly Span[] {
  const spans: Span[] = [];
  for (let k = 0; k < lines.length; k++) {
    if (furniture[k] === 0) continue;
    const start = lines[k]!.start;
    while (k + 1 < lines.length && furniture[k + 1] === 1) k++;
    spans.push({ start, end: lines[k]!.end });
  }
  return spans;
}
