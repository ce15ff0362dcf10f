/** Two people's decisions, side by side, as plain data. Pure. */
import { type Matter, type Stance, spanIn } from '../../core/review/adjudicate';
import { fingerprint } from '../../core/review/edit';
import type { Say } from '../words/say';
import type { AdjudicateView, MatterView, StanceView } from './protocol';

/** The matters of one document, and its text. */
export interface Disagreements {
  readonly text: string;
  readonly matters: readonly Matter[];
}

/** How a matter is called on the page. */
export const matterId = ({ document, id }: Matter): string => fingerprint(`${document}\n${id}`);

/** Cost: linear. */
export function adjudicateView(
  revision: number,
  a: string,
  b: string,
  documents: readonly Disagreements[],
  say: Say,
): AdjudicateView {
  const matters = documents.flatMap(({ text, matters: found }) => found.map((matter) => matterView(matter, text, say)));
  const settled = matters.filter((matter) => matter.settled !== '').length;
  const [one, other] = [named(a, say), named(b, say)];
  return {
    revision,
    a: one,
    b: other,
    matters,
    words: {
      title: say('Where {0} and {1} differ', one, other),
      progress: say('{0} of {1} settled', settled, matters.length),
      keys: say('Arrows move · 1 takes {0} · 2 takes {1} · 0 neither · Enter shows the passage · U undoes', one, other),
      takeA: say('Take {0}', one),
      takeB: say('Take {0}', other),
      neither: say('Neither'),
      show: say('Show'),
      empty: say('{0} and {1} agree wherever both decided.', one, other),
    },
  };
}

const named = (by: string, say: Say): string => (by === '' ? say('without a name') : by);

const BEFORE = 90;
const AFTER = 120;

function matterView(matter: Matter, text: string, say: Say): MatterView {
  const { start, end } = spanIn(matter);
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - BEFORE);
  const next = text.indexOf('\n', end);
  const to = Math.min(next < 0 ? text.length : next, end + AFTER);
  const line = text.slice(0, start).split('\n').length;
  const { settled } = matter;
  return {
    id: matterId(matter),
    place: say('{0}, line {1}', matter.document, line),
    kind: matter.kind,
    before: text.slice(from, start),
    text: text.slice(start, end),
    after: text.slice(end, to),
    a: stanceView(matter.a, matter.b, text, say),
    b: stanceView(matter.b, matter.a, text, say),
    settled: settled === null ? '' : say('settled by {0}, {1}', named(settled.by, say), settled.at.slice(0, 10)),
  };
}

function stanceView(stance: Stance | null, other: Stance | null, text: string, say: Say): StanceView {
  if (stance === null) return { verdict: say('no mark'), details: [], at: '', reason: '' };
  const words = {
    accept: stance.added !== null ? say('marked') : marksChanged(stance) ? say('changed') : say('accepted'),
    reject: say('rejected'),
    dispute: say('disputed'),
  };
  const { start, end } = stance.span;
  const otherEnds = other !== null && (other.span.start !== start || other.span.end !== end);
  return {
    verdict: words[stance.verdict],
    details: [...(otherEnds ? [`“${text.slice(start, end)}”`] : []), ...details(stance, say)],
    at: stance.at.slice(0, 10),
    reason: stance.reason ?? '',
  };
}

const marksChanged = ({ set }: Stance): boolean => Object.keys(set).length > 0;

function details({ added, set }: Stance, say: Say): string[] {
  const all = { ...added, ...set } as Stance['set'];
  return [
    all.who?.name,
    all.value,
    all.type,
    all.quote,
    all.polarity === 'denied' ? say('denied') : undefined,
    all.region === 'boilerplate' ? say('not part of the article') : undefined,
    all.speaker ? say('speaker: {0}', all.speaker.who?.name ?? all.speaker.anchor.quote) : undefined,
    all.cue ? say('cue: {0}', all.cue.quote) : undefined,
  ].filter((detail) => detail !== undefined);
}
