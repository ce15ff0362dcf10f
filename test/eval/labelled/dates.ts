/**
 * Dates against TIMEX3, as TempEval-3 counts: strict (same words), relaxed (any overlap, one to one), value (relaxed and an equal
 * value, over all predicted and all gold).
 */
import type { DateAnnotation } from '../../../src/core/contract';
import { type Counter, counter } from '../tally';
import { pairUp, same, touched, wordsOf } from '../words';
import type { LabelledText } from './gold';

export interface DateText {
  readonly gold: LabelledText;
  readonly dates: readonly Pick<DateAnnotation, 'start' | 'end' | 'type' | 'value'>[];
}

const folded = (value: string | undefined): string => (value ?? '').trim().toUpperCase();

export function scoreDates(texts: readonly DateText[]): Counter {
  const counts = counter();
  for (const { gold: text, dates } of texts) {
    const words = wordsOf(text.text);
    const counted = <T extends { start: number; end: number }>(marks: readonly T[]) =>
      marks.map((mark) => ({ mark, words: touched(words, [mark]) })).filter((one) => one.words.size > 0);
    const gold = counted(text.labels.filter(({ kind }) => kind === 'date'));
    const predicted = counted(dates);
    const pairs = pairUp<{ words: ReadonlySet<number> }>(predicted, gold);
    const hits = (right: (p: number, g: number) => boolean): number => pairs.filter(([p, g]) => right(p, g)).length;
    const record = (name: string, found: number): void => counts.hit(name, found, predicted.length, gold.length);
    record(
      'strict',
      hits((p, g) => same(predicted[p]!.words, gold[g]!.words)),
    );
    record('relaxed', pairs.length);
    record(
      'value',
      hits((p, g) => folded(predicted[p]!.mark.value) === folded(gold[g]!.mark.value)),
    );
    record(
      'type',
      hits((p, g) => predicted[p]!.mark.type === gold[g]!.mark.type),
    );
  }
  return counts;
}
