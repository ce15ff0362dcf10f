import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { learnTense } from '../../src/train/dates';

describe('learning the tense of dates', () => {
  it('learns from dates with a known value, the same bytes each time', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tense-'));
    try {
      for (let i = 0; i < 20; i++) {
        const ahead = i % 2 === 0;
        const text = ahead
          ? `Report ${i}: the harbour of Narva will reopen on Friday.`
          : `Report ${i}: the harbour of Narva reopened on Friday.`;
        const start = text.indexOf('Friday');
        const date = {
          kind: 'date',
          start,
          end: start + 6,
          text: 'Friday',
          value: ahead ? '2031-05-09' : '2031-05-02',
        };
        writeFileSync(join(folder, `${i}.txt`), text);
        writeFileSync(join(folder, `${i}.json`), JSON.stringify({ annotations: [date] }));
        writeFileSync(join(folder, `${i}.meta.json`), '{"published":"2031-05-06"}');
      }
      const once = learnTense([folder]);
      assert.equal(once.report, 'tense: 20 dates, right 100.0 % by five folds; always past: 50.0 %');
      assert.equal(learnTense([folder]).code, once.code);
      assert.match(once.code, /export const TENSE_BIAS = -?\d/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
