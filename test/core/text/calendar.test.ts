import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  civilDay,
  dayNumber,
  daysInMonth,
  easterSunday,
  isoDay,
  isoWeekOf,
  isRealDay,
  parseIsoDay,
  weekdayOf,
} from '../../../src/core/text/calendar';

describe('calendar', () => {
  it('counts days from 1970-01-01 and back, over four thousand years', () => {
    assert.equal(dayNumber(1970, 1, 1), 0);
    assert.equal(dayNumber(2000, 3, 1), 11017);
    fc.assert(
      fc.property(fc.integer({ min: -2000 * 366, max: 2000 * 366 }), (day) => {
        const { year, month, day: d } = civilDay(day);
        assert.ok(isRealDay(year, month, d));
        assert.equal(dayNumber(year, month, d), day);
      }),
      { seed: 1 },
    );
  });

  it('agrees with the platform where both know the answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -140_000, max: 100_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        assert.equal(isoDay(day), date.toISOString().slice(0, 10));
        assert.equal(weekdayOf(day) % 7, date.getUTCDay());
      }),
      { seed: 1 },
    );
  });

  it('knows leap years', () => {
    assert.deepEqual(
      [1900, 2000, 2023, 2024].map((year) => daysInMonth(year, 2)),
      [28, 29, 28, 29],
    );
    assert.ok(!isRealDay(2023, 2, 29) && !isRealDay(2024, 13, 1) && !isRealDay(2024, 4, 31) && !isRealDay(2024, 4, 0));
  });

  it('numbers weeks as ISO 8601 does, also at the turn of the year', () => {
    const week = (value: string): string => isoWeekOf(parseIsoDay(value)!);
    assert.equal(week('2025-01-01'), '2025-W01');
    assert.equal(week('2027-01-03'), '2026-W53');
    assert.equal(week('2024-12-30'), '2025-W01');
    assert.equal(week('2031-05-06'), '2031-W19');
  });

  it('computes Easter', () => {
    for (const day of ['2000-04-23', '2024-03-31', '2025-04-20', '2038-04-25'])
      assert.equal(isoDay(easterSunday(Number(day.slice(0, 4)))), day);
  });

  it('reads ISO days and nothing else', () => {
    assert.equal(parseIsoDay('2031-05-06T23:59:00+02:00'), parseIsoDay('2031-05-06'));
    for (const no of [
      '',
      '2031-02-30',
      '2031-13-01',
      '2031-05-061',
      '06-05-2031',
      '2031/05/06',
      '0000-01-01',
      'yesterday',
    ])
      assert.equal(parseIsoDay(no), null, no);
  });
});
