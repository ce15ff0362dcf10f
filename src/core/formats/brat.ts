/**
 * brat standoff: a `.txt` and an `.ann` for each document and one `annotation.conf`. Offsets count code points; a span across a line end
 * is written as fragments, for brat cannot draw it otherwise. What has no place of its own (values, actors, status) stands in notes.
 */
import type { Annotation, AnnotationsFile, ClaimAnnotation } from '../contract';
import { slug } from '../ids';
import type { DocumentId, Span } from '../model';
import { type MarkRecord, MarkRecord as MarkSchema } from '../review/edit';
import { describe } from '../text/anchor';
import type { Refused } from './annotations';
import { type CodePoints, codePoints } from './positions';
import type { ReadMark } from './receipt';

export interface BratFile {
  /** Relative, with "/" separators. */
  readonly name: string;
  readonly content: string;
}

/** What standoff has no room for: for the receipt. */
export const BRAT_LEAVES_OUT = ['topics', 'links between documents'];

const TYPES = { person: 'Person', organization: 'Organization', place: 'Place', group: 'Group' } as const;

/** The files of an export. Cost: linear. */
export function toBrat(file: AnnotationsFile, texts: ReadonlyMap<DocumentId, string>): BratFile[] {
  const names = new Map(file.actors.map((actor) => [actor.id, actor.name]));
  const byDocument = new Map<DocumentId, Annotation[]>(file.documents.map(({ id }) => [id, []]));
  for (const annotation of file.annotations) byDocument.get(annotation.document)?.push(annotation);
  const files = file.documents.flatMap(({ id }): BratFile[] => {
    const text = texts.get(id) ?? '';
    const base = bratName(id);
    return [
      { name: `${base}.txt`, content: text },
      { name: `${base}.ann`, content: annOf(text, byDocument.get(id)!, names) },
    ];
  });
  const own = new Set(file.annotations.flatMap(({ kind }) => (isOwn(kind) ? [kind] : [])));
  return [...files, { name: 'annotation.conf', content: configuration([...own].sort()) }];
}

/** `a.txt` → `a`; any other name keeps its ending, so that `a.md` and `a.txt` stay two. */
export const bratName = (document: DocumentId): string =>
  document.endsWith('.txt') ? document.slice(0, -4) : document;

const isOwn = (kind: string): boolean => kind !== 'actor' && kind !== 'date' && kind !== 'claim';

function configuration(own: readonly string[]): string {
  return [
    '[entities]',
    ...Object.values(TYPES),
    'Date',
    'Claim',
    'SpeakerPhrase',
    'Cue',
    ...own,
    '[relations]',
    'Speaker\tArg1:Claim, Arg2:SpeakerPhrase',
    'CueOf\tArg1:Claim, Arg2:Cue',
    'SameUtterance\tArg1:Claim, Arg2:Claim',
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    'Denied\tArg:Claim',
    'Boilerplate\tArg:Claim',
    '',
  ].join('\n');
}

function annOf(text: string, annotations: readonly Annotation[], names: ReadonlyMap<string, string>): string {
  const points = codePoints(text);
  const lines: string[] = [];
  const count = { T: 0, R: 0, A: 0, '#': 0 };
  const mark = (type: string, span: Span): string => {
    const id = `T${++count.T}`;
    lines.push(`${id}\t${type} ${fragments(text, span, points)}\t${words(text, span)}`);
    return id;
  };
  const note = (id: string, content: string): void => {
    lines.push(`#${++count['#']}\tAnnotatorNotes ${id}\t${content.replace(/\s+/g, ' ')}`);
  };
  const relate = (name: string, from: string, to: string): void => {
    lines.push(`R${++count.R}\t${name} Arg1:${from} Arg2:${to}`);
  };
  const lastOfGroup = new Map<string, string>();
  for (const annotation of annotations) {
    const id = mark(typeOf(annotation), annotation);
    note(id, [`${annotation.origin} ${annotation.status}`, ...details(annotation, names), annotation.why].join(' | '));
    if (!('speaker' in annotation)) continue;
    const { speaker, cue, group, polarity, region } = annotation;
    if (polarity === 'denied') lines.push(`A${++count.A}\tDenied ${id}`);
    if (region === 'boilerplate') lines.push(`A${++count.A}\tBoilerplate ${id}`);
    if (speaker !== null) relate('Speaker', id, mark('SpeakerPhrase', speaker));
    if (cue !== null) relate('CueOf', id, mark('Cue', cue));
    if (group === null) continue;
    const before = lastOfGroup.get(group);
    if (before !== undefined) relate('SameUtterance', before, id);
    lastOfGroup.set(group, id);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function typeOf(annotation: Annotation): string {
  if ('actor' in annotation) return TYPES[annotation.type];
  return annotation.kind === 'date' ? 'Date' : annotation.kind === 'claim' ? 'Claim' : annotation.kind;
}

function details(annotation: Annotation, names: ReadonlyMap<string, string>): string[] {
  const named = (id: string): string => names.get(id) ?? id;
  if ('actor' in annotation) return [`actor ${named(annotation.actor)}`, annotation.form];
  if ('value' in annotation) return [`value ${annotation.value}`, annotation.type];
  if (!('speaker' in annotation)) return [];
  const claim: ClaimAnnotation = annotation;
  return [
    `quote ${claim.quote}`,
    ...(claim.speaker === null || claim.speaker.actor === null ? [] : [`speaker ${named(claim.speaker.actor)}`]),
    ...(claim.via.length === 0 ? [] : [`via ${claim.via.map(named).join(', ')}`]),
  ];
}

const LINE_END = /[\n\r\v\f\u0085\u2028\u2029]/;

/** The parts of a span between line ends. */
function parts(text: string, { start, end }: Span): Span[] {
  if (!LINE_END.test(text.slice(start, end))) return [{ start, end }];
  const found: Span[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !LINE_END.test(text[i]!)) continue;
    if (i > from) found.push({ start: from, end: i });
    from = i + 1;
  }
  return found.length === 0 ? [{ start, end }] : found;
}

const fragments = (text: string, span: Span, points: CodePoints): string =>
  parts(text, span)
    .map((part) => `${points.fromUnits(part.start)} ${points.fromUnits(part.end)}`)
    .join(';');

const words = (text: string, span: Span): string =>
  parts(text, span)
    .map((part) => text.slice(part.start, part.end))
    .join(' ');

// ── and back ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface ReadBrat {
  /** As edits can add them. */
  readonly marks: readonly MarkRecord[];
  readonly refused: readonly Refused[];
}

interface Standoff extends Span {
  readonly type: string;
}

interface Lines {
  readonly spans: ReadonlyMap<string, Standoff>;
  /** From the first argument's id. */
  readonly relations: readonly { readonly name: string; readonly from: string; readonly to: string }[];
  readonly denied: ReadonlySet<string>;
  readonly boilerplate: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, string>;
  readonly refused: Refused[];
}

/**
 * Reads an `.ann` against its text; each line that does not fit is refused by itself. Types that are no kind of ours become
 * kinds of the project's own. Fragments become the one span around them. Cost: linear.
 */
export function fromBrat(ann: string, text: string): ReadBrat {
  const lines = readLines(ann, text);
  const claims = new Map<string, { speaker: string | null; cue: string | null; group: string | null }>();
  const claim = (id: string) => {
    const known = claims.get(id) ?? { speaker: null, cue: null, group: null };
    claims.set(id, known);
    return known;
  };
  const parts = new Set<string>();
  for (const { name, from, to } of lines.relations) {
    if (name === 'Speaker') claim(from).speaker = to;
    else if (name === 'CueOf') claim(from).cue = to;
    else if (name === 'SameUtterance') {
      const group = claim(from).group ?? from;
      claim(from).group = group;
      claim(to).group = group;
      continue;
    } else continue;
    parts.add(to);
  }
  const marks: MarkRecord[] = [];
  for (const [id, span] of lines.spans) {
    if (parts.has(id)) continue;
    const mark = markOf(id, span, text, lines, claims.get(id));
    const checked = MarkSchema.safeParse(mark);
    if (checked.success) marks.push(checked.data);
    else lines.refused.push({ record: id, why: `${span.type}: no kind of mark, or its notes do not fit the kind` });
  }
  return { marks, refused: lines.refused };
}

function markOf(
  id: string,
  span: Standoff,
  text: string,
  lines: Lines,
  tied: { speaker: string | null; cue: string | null; group: string | null } | undefined,
): object {
  const anchor = describe(text, span);
  const noted = (lines.notes.get(id) ?? '').split(' | ');
  const told = (key: string): string | undefined =>
    noted.find((part) => part.startsWith(`${key} `))?.slice(key.length + 1);
  const type = span.type.toLowerCase();
  if (Object.hasOwn(TYPES, type)) {
    const form = noted.find((part) => part === 'role' || part === 'pronoun') ?? 'name';
    return { kind: 'actor', anchor, type, form, who: { name: told('actor') ?? anchor.quote, type } };
  }
  if (type === 'date') {
    const dateType = noted.find((part) => part === 'time' || part === 'duration' || part === 'set') ?? 'date';
    return { kind: 'date', anchor, type: dateType, value: told('value') ?? '' };
  }
  if (type !== 'claim') return { kind: slug(span.type), anchor };
  const speaker = tied?.speaker == null ? undefined : lines.spans.get(tied.speaker);
  const cue = tied?.cue == null ? undefined : lines.spans.get(tied.cue);
  return {
    kind: 'claim',
    anchor,
    quote: told('quote') ?? 'none',
    speaker: speaker === undefined ? null : { anchor: describe(text, speaker), who: null },
    cue: cue === undefined ? null : describe(text, cue),
    via: [],
    group: tied?.group ?? null,
    polarity: lines.denied.has(id) ? 'denied' : 'asserted',
    region: lines.boilerplate.has(id) ? 'boilerplate' : 'body',
  };
}

function readLines(ann: string, text: string): Lines {
  const points = codePoints(text);
  const length = points.fromUnits(text.length);
  const spans = new Map<string, Standoff>();
  const relations: { name: string; from: string; to: string }[] = [];
  const attributes = { Denied: new Set<string>(), Boilerplate: new Set<string>() };
  const notes = new Map<string, string>();
  const refused: Refused[] = [];
  const numbered = ann.split('\n').map((line, n) => ({ n, line: line.replace(/\r$/, '') }));
  // Spans first, for others speak of them.
  const spansFirst = [
    ...numbered.filter(({ line }) => line[0] === 'T'),
    ...numbered.filter(({ line }) => line[0] !== 'T'),
  ];
  for (const { n, line } of spansFirst) {
    const [id = '', body = '', ...rest] = line.split('\t');
    if (id === '') continue;
    const refuse = (why: string): void => void refused.push({ record: `line ${n + 1}`, why });
    const [name = '', ...given] = body.split(' ');
    if (id.startsWith('T')) {
      const span = spanOf(given.join(' '), length);
      if (typeof span === 'string') refuse(span);
      else if (spans.has(id)) refuse(`${id} stands twice`);
      else {
        const [start, end] = [points.toUnits(span.start), points.toUnits(span.end)];
        const said = rest.join('\t');
        if (said !== '' && squeezed(text.slice(start, end)) !== squeezed(said))
          refuse('the words are not those of the text');
        else spans.set(id, { start, end, type: name });
      }
    } else if (id.startsWith('R')) {
      const [from, to] = given.map((argument) => argument.slice(argument.indexOf(':') + 1));
      if (from === undefined || to === undefined || !spans.has(from) || !spans.has(to))
        refuse('ties what is not there');
      else relations.push({ name, from, to });
    } else if (id.startsWith('A') || id.startsWith('M')) {
      if (name === 'Denied' || name === 'Boilerplate') attributes[name].add(given[0] ?? '');
    } else if (id.startsWith('#')) {
      if (given[0] !== undefined) notes.set(given[0], rest.join('\t'));
    } else if (!/^[ENS*]/.test(id)) refuse('is no line of brat standoff');
    else refuse('events and normalisations are not taken in');
  }
  return { spans, relations, denied: attributes.Denied, boilerplate: attributes.Boilerplate, notes, refused };
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The span around the fragments, in code points; or why it is none. */
function spanOf(written: string, length: number): Span | string {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const fragment of written.split(';')) {
    if (!/^\d{1,10} \d{1,10}$/.test(fragment)) return 'the offsets are not numbers';
    const [from, to] = fragment.split(' ').map(Number) as [number, number];
    if (to <= from) return 'the end does not lie behind the start';
    if (to > length) return 'the end lies behind the end of the text';
    start = Math.min(start, from);
    end = Math.max(end, to);
  }
  return { start, end };
}

/** The marks of an `.ann` of ours, for its receipt. */
export function readBratMarks(ann: string, text: string, document: DocumentId): ReadMark[] {
  const { spans } = readLines(ann, text);
  return [...spans.values()].flatMap(({ type, start, end }) => {
    if (type === 'SpeakerPhrase' || type === 'Cue') return [];
    const kind =
      type === 'Date' ? 'date' : type === 'Claim' ? 'claim' : Object.hasOwn(TYPES, type.toLowerCase()) ? 'actor' : type;
    return [{ document, kind, start, end, text: text.slice(start, end) }];
  });
}
