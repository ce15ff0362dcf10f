import assert from 'node:assert/strict';
import { type LabelledDates, learnTense, parted, trainTense } from '../../src/train/dates';

/** Twenty reports of 6 May 2031, every other one of what is to come. */
const REPORTS: readonly LabelledDates[] = Array.from({ length: 20 }, (_, i) => {
  const ahead = i % 2 === 0;
  const text = `Report ${i}: the harbour of Narva ${ahead ? 'will reopen' : 'reopened'} on Friday.`;
  const start = text.indexOf('Friday');
  return {
    text,
    published: '2031-05-06',
    dates: [{ start, end: start + 6, value: ahead ? '2031-05-09' : '2031-05-02' }],
  };
});

describe('learning the tense of dates', () => {
  it('learns from dates with a known value, the same bytes each time', () => {
    const once = learnTense(REPORTS);
    assert.equal(once.report, 'tense: 20 dates, right 100.0 % by five folds; always past: 50.0 %');
    assert.equal(learnTense(REPORTS).code, once.code);
    assert.match(once.code, /export const TENSE_BIAS = -?\d/);
  });

  it('learns nothing from texts without a publication day', () => {
    const undated = REPORTS.map((report) => ({ ...report, published: null }));
    assert.deepEqual(trainTense(undated), trainTense([]));
  });

  it('parts texts into folds, and a text that stands twice never into two', () => {
    const twice = [...REPORTS, ...REPORTS];
    let unseen = 0;
    for (let fold = 0; fold < 5; fold++) {
      const [others, own] = parted(twice, fold);
      assert.equal(others.length + own.length, twice.length);
      for (const { text } of own) assert.ok(!others.some((other) => other.text === text));
      unseen += own.length;
    }
    assert.equal(unseen, twice.length);
  });
});
