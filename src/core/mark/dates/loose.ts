import { type Found, found } from './found';
import { isHyphenAt, isWordAt, P, type Pieces, textAt, wordAt } from './pieces';
import { C } from './words';

/** "now", "currently", "recently", "soon", "the future", "in the past", "these days", "once" as an adverb of the past. */
export function referenceAt(p: Pieces, i: number): Found | null {
  const w = wordAt(p, i);
  const next = textAt(p, i + 1);
  if (w.word === 'this' || w.word === 'that') return null;
  switch (w.word) {
    case 'now': {
      // "now and then", "every now and again"
      if (isHyphenAt(p, i + 1) || (next === 'and' && /^(then|again)$/.test(textAt(p, i + 2)))) return null;
      return found(
        textAt(p, i - 1).toLowerCase() === 'right' ? i - 1 : i,
        i + 1,
        'date',
        'value',
        ['PRESENT_REF'],
        0.85,
      );
    }
    case 'currently':
    case 'nowadays':
      return found(i, i + 1, 'date', 'value', ['PRESENT_REF'], 0.85);
    case 'current':
      if (textAt(p, i - 1) === 'then') return found(i - 1, i + 1, 'date', 'value', ['PAST_REF'], 0.6);
      return found(i, i + 1, 'date', 'value', ['PRESENT_REF'], 0.55);
    case 'recently':
    case 'lately':
      if (next === 'as') return null; // "as recently as 2021"
      return found(textAt(p, i - 1).toLowerCase() === 'more' ? i - 1 : i, i + 1, 'date', 'value', ['PAST_REF'], 0.85);
    case 'soon': {
      const before = textAt(p, i - 1).toLowerCase();
      if (next === 'after' || next === 'before' || before === 'too' || before === 'how') return null;
      if (before === 'as')
        return next === 'as' && textAt(p, i + 2) === 'possible'
          ? found(i - 1, i + 3, 'date', 'value', ['FUTURE_REF'], 0.6)
          : null;
      return found(i, i + 1, 'date', 'value', ['FUTURE_REF'], 0.6);
    }
    case 'future': {
      const before = wordAt(p, i - 1);
      // "the future size of the army", "the future of our peoples" are no times.
      const led = /^(in|into|for|about|from|to|on|toward)$/.test(wordAt(p, i - 2).word);
      if (before.word === 'the')
        return !led || next === 'of' ? null : found(i - 1, i + 1, 'date', 'value', ['FUTURE_REF'], 0.7);
      const adjective = textAt(p, i - 1);
      if (/^(near|immediate|distant|nearest)$/.test(adjective) && isWordAt(p, i - 2, 'the'))
        return found(i - 2, i + 1, 'date', 'value', ['FUTURE_REF'], 0.75);
      return null;
    }
    case 'past': {
      if (wordAt(p, i - 1).word !== 'the' || p.kind[i + 1] === P.Word) {
        const next = wordAt(p, i + 1);
        const led = isWordAt(p, i - 2, 'in') && !(next.cls & (C.Unit | C.Number));
        if (!(wordAt(p, i - 1).word === 'the' && (led || next.cls & (C.Preposition | C.Join)))) return null;
      }
      return found(i - 1, i + 1, 'date', 'value', ['PAST_REF'], 0.8);
    }
    default:
      return null;
  }
}
