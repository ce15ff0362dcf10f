/**
 * The parts of a page, found by shape and position before anything is marked: front matter, title, publication date,
 * and what is not the article (comments, tags, credits, navigation). Cost: linear.
 */
import type { Published } from '../contract';
import type { DocumentId, Language, SourceMeta, Span } from '../model';
import { findBoilerplate } from './boilerplate';
import { readFrontMatter } from './frontMatter';
import { languageOf } from './language';
import { type Line, linesOf } from './lines';
import { publicationOf } from './publication';
import type { TokenisedText } from './sentences';
import { Kind } from './tokenise';

/** The parts of a page, found before anything is marked. */
export interface Layout {
  readonly language: Language;
  readonly title: string | null;
  readonly outlet: string | null;
  /** What the document itself tells of its publication; basis `none` where it tells nothing. */
  readonly published: Published;
  /** No mark lies inside. */
  readonly frontMatter: Span | null;
  /** Comments, tags, credits, navigation: marked, but with `region: boilerplate`. Sorted, disjoint. */
  readonly boilerplate: readonly Span[];
}

/** Lays out any text; never throws. */
export function layOut(t: TokenisedText, id: DocumentId, meta: SourceMeta | undefined): Layout {
  const matter = readFrontMatter(t.text);
  const lines = linesOf(t, matter === null ? 0 : matter.span.end);
  const boilerplate = findBoilerplate(t, lines);
  const { published, agency } = publicationOf(t, outside(lines, boilerplate), id, matter, meta);
  return {
    language: languageOf(t.tokens),
    title: told(matter?.title) ?? told(meta?.title) ?? titleLine(t, lines, boilerplate),
    outlet: told(matter?.outlet) ?? told(meta?.outlet) ?? agency,
    published,
    frontMatter: matter === null ? null : matter.span,
    boilerplate,
  };
}

const told = (value: string | undefined): string | undefined => (value?.trim() ? value.trim() : undefined);

/** The lines that no boilerplate holds: a photo's date is not the article's. Cost: linear. */
function outside(lines: readonly Line[], boilerplate: readonly Span[]): readonly Line[] {
  let k = 0;
  return lines.filter((line) => {
    while (k < boilerplate.length && boilerplate[k]!.end <= line.start) k++;
    return k === boilerplate.length || boilerplate[k]!.start >= line.end;
  });
}

/** The first line of the article itself, if it reads like a headline: short, and no sentence with its full stop. */
function titleLine(t: TokenisedText, lines: readonly Line[], boilerplate: readonly Span[]): string | null {
  const first = lines.find(
    (line) => line.to > line.from && !boilerplate.some((b) => b.start < line.end && line.start < b.end),
  );
  if (first === undefined || first.end - first.start > 250 || lines.length < 2) return null;
  const last = t.text[first.end - 1]!;
  if ('.,;:'.includes(last) && !t.text.startsWith('#', first.start)) return null;
  let from = first.from;
  while (from < first.to && t.tokens.kind[from] === Kind.Mark && '#*_=>'.includes(t.text[t.tokens.start[from]!]!))
    from++;
  return from < first.to ? t.text.slice(t.tokens.start[from], first.end).replace(/[*_#\s]+$/, '') : null;
}
