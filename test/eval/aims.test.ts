import assert from 'node:assert/strict';
import { ACTOR_FOLDS, ACTORS_SEEN, aimsTable, CLAIMS_UNSEEN } from './labelled/aims';

const measure = (name: string, right: number, predicted: number, gold: number) => ({
  name,
  right,
  predicted,
  found: right,
  gold,
});

describe('the table of aims', () => {
  it('sets unseen texts beside those that were learned from, and leaves out what was not measured', () => {
    const rows = aimsTable(
      new Map([
        [ACTOR_FOLDS, [measure('strict', 8, 10, 10)]],
        [ACTORS_SEEN, [measure('strict', 9, 10, 10)]],
        [CLAIMS_UNSEEN, [measure('content exact', 5, 10, 10), measure('indirect', 7, 0, 10)]],
      ]),
    ).split('\n');
    const row = (what: string): string => rows.find((line) => line.startsWith(what))?.replace(/ {2,}/g, ' | ') ?? '';
    assert.equal(row('actors: strict'), 'actors: strict | 68.1 | 78.0 | 86.0 | 80.0 | 90.0 | 10.0');
    assert.equal(row('claims: content, exact'), 'claims: content, exact | 33.3 | 50.0 | 62.0 | 50.0');
    assert.equal(row('claims: indirect, recall'), 'claims: indirect, recall | 47.3 | 72.0 | 83.0 | 70.0');
    assert.equal(row('dates: strict'), 'dates: strict | 70.5 | 80.0 | 86.0');
  });
});
