/** What the Related panel shows, worked out from what the engine says of the cursor's place. Pure. */
import type { LinkRecord } from '../core/contract';
import type { Span } from '../core/model';
import type { Focus, Related, Statement } from '../engine/engine';
import type { CardView, GroupView, PanelView, PanelWords, Run, StateLine } from './protocol';
import { linkReason, markReason } from './words/reasons';
import type { Say } from './words/say';

/** How far the folder is: decides what the panel says while there is nothing to show. */
export type Stage =
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'asleep' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number; readonly name: string }
  /** A person stopped before all was compared. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'ready'; readonly documents: number; readonly inSource: boolean }
  | { readonly kind: 'failed'; readonly why: string };

export interface PanelInput {
  readonly revision: number;
  readonly stage: Stage;
  readonly focus: Focus | null;
  /** Names of the actors by id, for the line on the marks at the cursor. */
  readonly actorName: (id: string) => string;
  readonly pinned: boolean;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** The id of the card at the top: it stands for a statement, not for a link. */
export const FOCUS_CARD = 'focus';

export function panelView(input: PanelInput, say: Say): PanelView {
  const focus = input.focus;
  const statement = focus?.statement ?? null;
  const groups = focus === null ? [] : groupsOf(focus.related, say);
  return {
    revision: input.revision,
    state: stateLine(input.stage, focus, say),
    focus: statement === null ? null : focusCard(statement, focus?.related ?? [], say),
    marks: focus === null ? [] : markLines(focus, input.actorName, say),
    sum: focus === null ? '' : sumLine(focus, say),
    groups,
    silent: focus === null ? '' : silentLine(focus, say),
    pinned: input.pinned,
    canGoBack: input.canGoBack,
    canGoForward: input.canGoForward,
    words: panelWords(say),
  };
}

function stateLine(stage: Stage, focus: Focus | null, say: Say): StateLine | null {
  const line = (text: string, button: string | null = null, busy = false): StateLine => ({ text, button, busy });
  switch (stage.kind) {
    case 'no-folder':
      return line(say('No folder is open. Open the folder that holds your sources to compare them.'));
    case 'asleep':
      return line(say('Synoptic has not read this folder yet.'), say('Read this folder'));
    case 'failed':
      return line(stage.why, say('Read again'));
    case 'stopped':
      return line(say('You stopped before all was compared: no links are known.'), say('Read again'));
    case 'reading':
      return line(
        say('Reading {0} ({1} of {2}). This list still grows.', stage.name, stage.done, stage.total),
        null,
        true,
      );
    case 'ready':
      break;
  }
  if (stage.documents === 0) return line(say('No sources found here. Put .txt or .md files into the folder.'));
  if (focus?.statement == null) {
    return stage.inSource || focus !== null
      ? line(say('No statement here. Put the cursor into a sentence that says or quotes something.'))
      : line(say('Open one of the sources to see what the others say on the same matter.'));
  }
  if (focus.related.length > 0) return null;
  return line(
    stage.documents === 1
      ? say('This is the only source. Add others on the same matter to compare them.')
      : say('No other source says something on this.'),
  );
}

/** Discrepancies of fact come first; opposed positions stand apart from them. */
const GROUPS: readonly GroupView['id'][] = ['differs', 'stance', 'same-quote', 'same-fact', 'elaborates'];

function groupTitle(group: GroupView['id'], say: Say): string {
  switch (group) {
    case 'differs':
      return say('Differs');
    case 'stance':
      return say('Opposed');
    case 'same-quote':
      return say('Same words');
    case 'same-fact':
      return say('Same fact');
    case 'elaborates':
      return say('Adds detail');
  }
}

/** How a link joins two statements, in a word or two. */
export const relationWord = (link: LinkRecord, say: Say): string => groupTitle(groupOf(link), say);

function groupsOf(related: readonly Related[], say: Say): GroupView[] {
  return GROUPS.map((id) => ({
    id,
    title: groupTitle(id, say),
    cards: copiesLast(related.filter((item) => groupOf(item.link) === id)).map((item) => relatedCard(item, say)),
  })).filter((group) => group.cards.length > 0);
}

/** Each text that stands by itself, then those that print one of them again: fifty copies hide nobody's own words. */
function copiesLast(related: readonly Related[]): readonly Related[] {
  const seen = new Set<string>();
  const copies = new Set<Related>();
  for (const item of related) {
    if (seen.has(item.statement.document.id)) copies.add(item);
    for (const copy of item.copies) seen.add(copy);
  }
  return [...related.filter((item) => !copies.has(item)), ...copies];
}

/** How many sources say the same, how many differ and how many say nothing. Opposed positions are no difference of fact. */
function sumLine(focus: Focus, say: Say): string {
  if (focus.related.length === 0) return '';
  const ids = (items: readonly Related[]): Set<string> => new Set(items.map(({ statement }) => statement.document.id));
  const differ = ids(focus.related.filter(({ link }) => groupOf(link) === 'differs'));
  const agree = [...ids(focus.related.filter(({ link }) => link.differs.length === 0))].filter((id) => !differ.has(id));
  const parts: string[] = [];
  if (agree.length > 0)
    parts.push(agree.length === 1 ? say('1 source agrees') : say('{0} sources agree', agree.length));
  if (differ.size > 0) parts.push(differ.size === 1 ? say('1 differs') : say('{0} differ', differ.size));
  if (focus.silent.length > 0)
    parts.push(focus.silent.length === 1 ? say('1 silent') : say('{0} silent', focus.silent.length));
  return parts.join(' · ');
}

export function groupOf(link: LinkRecord): GroupView['id'] {
  if (link.differs.some((difference) => difference !== 'stance')) return 'differs';
  if (link.differs.length > 0 || link.relation === 'conflicts') return link.differs.length > 0 ? 'stance' : 'differs';
  return link.relation;
}

function relatedCard(item: Related, say: Say): CardView {
  const { statement, link } = item;
  const chips = link.differs.map((difference) => differenceWord(difference, say));
  return {
    ...card(
      statement,
      [
        ...toned(quietly(item.differing, statement.claim), 'differs'),
        ...toned(item.changing, link.differs.length > 0 ? 'changes' : 'differs'),
      ],
      say,
    ),
    id: link.id,
    chips,
    copies: copiesLine(item.copies.length, say),
    why: linkReason(link.why, say),
    status: link.status === 'accepted' || link.status === 'disputed' ? link.status : 'suggested',
    label: spoken(statement, [...chips.map((chip) => say('differs in {0}', chip)), linkReason(link.why, say)], say),
    judged: true,
  };
}

/** Where most of the words are others, marking each would hide those that matter. */
export function quietly(words: readonly Span[], whole: Span): readonly Span[] {
  const length = words.reduce((sum, { start, end }) => sum + end - start, 0);
  return length > 0.6 * (whole.end - whole.start) ? [] : words;
}

function focusCard(statement: Statement, related: readonly Related[], say: Say): CardView {
  const differing = related.filter((item) => groupOf(item.link) === 'differs');
  const words = [
    ...differing.flatMap((item) => toned(quietly(item.missing, statement.claim), 'lacks')),
    ...differing.flatMap((item) => toned(item.answered, 'changes')),
  ];
  return {
    ...card(statement, words, say),
    id: FOCUS_CARD,
    chips: [],
    copies: '',
    why: markReason(statement.claim.why, say),
    status:
      statement.claim.status === 'accepted' || statement.claim.status === 'disputed'
        ? statement.claim.status
        : 'suggested',
    label: spoken(statement, [], say),
    judged: false,
  };
}

function card(statement: Statement, words: readonly Toned[], say: Say) {
  return {
    source: statement.document.title ?? statement.document.path,
    place: placeLine(statement, say),
    chain: chainLine(statement, say),
    runs: runsOf(statement, words),
  };
}

export function placeLine(statement: Statement, say: Say): string {
  const published = statement.document.published.value;
  const line = say('line {0}', statement.line);
  const path = statement.document.title === null ? [] : [statement.document.path];
  return [...path, published ?? say('no date'), line].join(' · ');
}

export function chainLine(statement: Statement, say: Say): string {
  const { claim, chain } = statement;
  if (claim.quote === 'none') return say('in its own voice');
  const who = chain.length > 0 ? chain.join(' → ') : (claim.speaker?.text ?? say('speaker not named'));
  return claim.polarity === 'denied' ? say('{0} (denied)', who) : who;
}

/** What a screen reader says of a statement: its words first, then who, where and when. */
function spoken(statement: Statement, more: readonly string[], say: Say): string {
  const source = statement.document.title ?? statement.document.path;
  return [statement.claim.text, chainLine(statement, say), source, placeLine(statement, say), ...more]
    .filter((part) => part !== '')
    .join('. ');
}

/** A span of words with the tone it is shown in. */
export interface Toned extends Span {
  readonly tone: Run['tone'];
}

/** What is shown where several tones meet: the strongest. */
const STRENGTH: readonly Run['tone'][] = ['plain', 'claim', 'lacks', 'differs', 'changes'];

/**
 * The context of a statement, cut where the claim or one of the words begins or ends. `words` are spans into the document; what
 * lies outside the context is left out. Cost: runs times words, both few.
 */
export function runsOf(statement: Statement, words: readonly Toned[]): Run[] {
  const { context, parts } = statement;
  const toned: readonly Toned[] = [
    ...parts.map(({ start, end }) => ({ start, end, tone: 'claim' as const })),
    ...words,
  ];
  const cuts = new Set([context.start, context.end]);
  for (const span of toned) {
    if (span.start > context.start && span.start < context.end) cuts.add(span.start);
    if (span.end > context.start && span.end < context.end) cuts.add(span.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let at = 0; at + 1 < places.length; at++) {
    const [start, end] = [places[at]!, places[at + 1]!];
    let tone: Run['tone'] = 'plain';
    for (const span of toned) {
      if (span.start <= start && end <= span.end && STRENGTH.indexOf(span.tone) > STRENGTH.indexOf(tone))
        tone = span.tone;
    }
    const text = context.text.slice(start - context.start, end - context.start);
    const last = runs.at(-1);
    if (last !== undefined && last.tone === tone) runs[runs.length - 1] = { text: last.text + text, tone };
    else runs.push({ text, tone });
  }
  return runs;
}

export const toned = (spans: readonly Span[], tone: Run['tone']): Toned[] =>
  spans.map(({ start, end }) => ({ start, end, tone }));

function copiesLine(count: number, say: Say): string {
  if (count === 0) return '';
  return count === 1 ? say('+ 1 copy of this text') : say('+ {0} copies of this text', count);
}

function silentLine(focus: Focus, say: Say): string {
  if (focus.silent.length === 0) return '';
  return say('Silent: {0}', focus.silent.map((document) => document.title ?? document.path).join(', '));
}

/** One line for each mark at the cursor that is no claim: the claim is the card. */
function markLines(focus: Focus, actorName: (id: string) => string, say: Say): string[] {
  const lines: string[] = [];
  for (const mark of focus.marks) {
    if (mark.kind === 'actor' && 'actor' in mark) lines.push(say('Actor · {0}', actorName(mark.actor)));
    else if (mark.kind === 'date' && 'value' in mark)
      lines.push(say('Date · {0} · {1}', mark.value, markReason(mark.why, say)));
    else if (mark.kind !== 'claim') lines.push(`${mark.kind} · ${mark.text}`);
  }
  return lines;
}

export function differenceWord(difference: LinkRecord['differs'][number], say: Say): string {
  switch (difference) {
    case 'figure':
      return say('figure');
    case 'date':
      return say('date');
    case 'place':
      return say('place');
    case 'speaker':
      return say('speaker');
    case 'certainty':
      return say('certainty');
    case 'wording':
      return say('wording');
    case 'scope':
      return say('scope');
    case 'stance':
      return say('stance');
  }
}

function panelWords(say: Say): PanelWords {
  return {
    jump: say('Jump'),
    beside: say('Open beside'),
    confirm: say('Confirm'),
    reject: say('Reject'),
    cite: say('Copy citation'),
    pin: say('Pin'),
    unpin: say('Unpin'),
    back: say('Back'),
    forward: say('Forward'),
    confirmed: say('confirmed'),
    disputed: say('disputed'),
    chain: say('Chain of transmission'),
    timeline: say('Timeline'),
    more: say('{0} more', '{0}'),
    fewer: say('Show fewer'),
    keys: say('Arrows move, Enter jumps, Space opens beside, C confirms, X rejects, P pins.'),
    related: say('Related statements'),
  };
}
