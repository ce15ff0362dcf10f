/**
 * "The same for all alike", and corrections that repeat: what was said of one mark, offered for those like it; and, once it was said
 * often enough, a rule that the project keeps, readable and editable like any other decision.
 */
import type { Annotation } from '../contract';
import { slug } from '../ids';
import type { DocumentId, Mark, Reading, Span } from '../model';
import { describe } from '../text/anchor';
import type { Edit, EditOf, ProjectEdit, ProjectEditOf, Who } from './edit';

/** One document with its marks, as the engine tells them. */
export interface Marked {
  readonly document: DocumentId;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

type Draft<T> = T extends unknown ? Omit<T, 'id' | 'by' | 'at'> : never;
type Said = EditOf<'accept'> | EditOf<'reject'> | EditOf<'dispute'> | EditOf<'change'>;
export type SaidDraft = Draft<Said>;

/** One mark like the one that was decided, and what would be said of it. */
export interface Alike extends Span {
  readonly document: DocumentId;
  readonly text: string;
  readonly draft: SaidDraft;
}

/**
 * The same for all alike: marks of the same kind and words, and, of actors, that mean the same actor; those that people already
 * decided are left alone, and so is the mark itself. In reading order; for a preview, and then for one step. What cannot be
 * true of another mark (its speaker, its cue, its group) is not passed on; a date's value only within the document. Cost: linear.
 */
export function sameForAll(said: SaidDraft, mark: Annotation, documents: readonly Marked[]): Alike[] {
  const words = slug(mark.text);
  return documents.flatMap(({ document, text, annotations }) =>
    annotations.flatMap((other): Alike[] => {
      if (other.kind !== mark.kind || other.status !== 'suggested' || other.id === mark.id) return [];
      if (slug(other.text) !== words) return [];
      if ('actor' in mark && 'actor' in other && mark.actor !== other.actor) return [];
      const draft = passedOn(said, mark, other, text);
      return draft === null ? [] : [{ document, start: other.start, end: other.end, text: other.text, draft }];
    }),
  );
}

function passedOn(said: SaidDraft, mark: Annotation, other: Annotation, text: string): SaidDraft | null {
  const target = { kind: other.kind, anchor: describe(text, other) };
  if (said.does !== 'change') {
    const { does } = said;
    if (does === 'accept') return { does, ...target };
    return { does, ...target, ...(said.reason === undefined ? {} : { reason: said.reason }) };
  }
  const { type, form, who, region, value, extent } = said.set;
  const set: EditOf<'change'>['set'] = {
    ...(type === undefined ? {} : { type }),
    ...(form === undefined ? {} : { form }),
    ...(who === undefined ? {} : { who }),
    ...(region === undefined ? {} : { region }),
    ...(value === undefined || mark.document !== other.document ? {} : { value }),
  };
  if (extent !== undefined && mark.text === other.text) {
    // The same words more or less at either end; what lies outside has to be the same words there too.
    const shift = other.start - mark.start;
    const moved = { start: extent.start + shift, end: extent.end + shift };
    if (text.slice(moved.start, moved.end) === extent.quote) set.extent = describe(text, moved);
  }
  return Object.keys(set).length === 0 ? null : { does: 'change', ...target, set };
}

/** A rule that corrections suggest, with those that do. */
export interface Suggestion {
  readonly rule: Draft<ProjectEditOf<'alias'>> | Draft<ProjectEditOf<'never'>>;
  readonly because: readonly { readonly document: DocumentId; readonly edit: Edit }[];
}

// As often as this in at least two places must a thing be said before it looks like a rule.
const OFTEN = 3;

/**
 * Rules that repeated corrections suggest: the same words are always somebody else, or never a mark of their kind. Nothing is
 * suggested that the project already has or that anybody's decision speaks against. Sorted by how often it was said. Cost: linear.
 */
export function suggestRules(
  decisions: ReadonlyMap<DocumentId, readonly Edit[]>,
  project: readonly ProjectEdit[],
): Suggestion[] {
  const cases = new Map<string, { rule: Suggestion['rule']; because: { document: DocumentId; edit: Edit }[] }>();
  const against = new Set<string>();
  const meant = new Map<string, Set<string>>();
  const add = (key: string, rule: Suggestion['rule'], document: DocumentId, edit: Edit): void => {
    const known = cases.get(key);
    if (known === undefined) cases.set(key, { rule, because: [{ document, edit }] });
    else known.because.push({ document, edit });
  };
  for (const [document, edits] of decisions) {
    for (const edit of edits) {
      if (edit.does === 'reject') {
        const { quote } = edit.anchor;
        add(neverKey(edit.kind, quote), { does: 'never', kind: edit.kind, quote }, document, edit);
      } else if (edit.does === 'accept' || edit.does === 'dispute') {
        against.add(neverKey(edit.kind, edit.anchor.quote));
      } else if (edit.does === 'add') {
        against.add(neverKey(edit.mark.kind, edit.mark.anchor.quote));
      } else if (edit.does === 'change' && edit.kind === 'actor') {
        against.add(neverKey(edit.kind, edit.anchor.quote));
        const { who } = edit.set;
        if (who === undefined) continue;
        const words = slug(edit.anchor.quote);
        meant.set(words, (meant.get(words) ?? new Set()).add(whoKey(who)));
        add(`alias ${words} ${whoKey(who)}`, { does: 'alias', alias: edit.anchor.quote, who }, document, edit);
      }
    }
  }
  const known = new Set(
    project.flatMap((edit) =>
      edit.does === 'never'
        ? [neverKey(edit.kind, edit.quote)]
        : edit.does === 'alias'
          ? [`alias ${slug(edit.alias)} ${whoKey(edit.who)}`]
          : [],
    ),
  );
  return [...cases]
    .filter(([key, { rule, because }]) => {
      if (because.length < OFTEN || known.has(key)) return false;
      // A claim is rejected for what it says there, not for its words.
      if (rule.does === 'never') return !against.has(key) && rule.kind !== 'claim';
      return meant.get(slug(rule.alias))!.size === 1;
    })
    .sort(([a, one], [b, two]) => two.because.length - one.because.length || (a < b ? -1 : 1))
    .map(([, suggestion]) => suggestion);
}

const neverKey = (kind: string, quote: string): string => `never ${kind} ${slug(quote)}`;

const whoKey = (who: Who): string => who.id ?? slug(who.name);

/**
 * The reading under the project's rules: marks whose words are never marked as their kind are rejected, unless a person decided on that very
 * mark. Give it what `applyEdits` returned. Cost: linear.
 */
export function applyRules(reading: Reading, text: string, project: readonly ProjectEdit[]): Reading {
  const never = new Set(project.flatMap((edit) => (edit.does === 'never' ? [neverKey(edit.kind, edit.quote)] : [])));
  if (never.size === 0) return reading;
  const ruled = <T extends Mark>(kind: string, mark: T): T => {
    if (mark.review !== undefined || !never.has(neverKey(kind, text.slice(mark.start, mark.end)))) return mark;
    return {
      ...mark,
      review: { origin: 'machine', status: 'rejected', anchor: 'exact', note: 'by a rule of this project' },
    };
  };
  return {
    ...reading,
    mentions: reading.mentions.map((mark) => ruled('actor', mark)),
    dates: reading.dates.map((mark) => ruled('date', mark)),
    claims: reading.claims.map((mark) => ruled('claim', mark)),
  };
}
