import { deepEqual, equal, ok } from 'node:assert/strict';
import { compatible, type Figure, findFigures } from '../../../src/core/corpus/figures';
import { daysOf, maybeOneDate } from '../../../src/core/corpus/setting';
import { tokenise } from '../../../src/core/text/tokenise';

function figures(text: string): Figure[] {
  const tokens = tokenise(text);
  return findFigures(tokens, 0, tokens.count, () => false);
}

function agree(a: string, b: string): boolean {
  const [one, two] = [figures(a)[0], figures(b)[0]];
  ok(one !== undefined && two !== undefined, `${a} | ${b}`);
  return one.unit === two.unit && compatible(one, two);
}

describe('figures', () => {
  const same: readonly (readonly [string, string])[] = [
    ['at least 7 people', '9 people'],
    ['at least seven people', '7 people'],
    ['more than 1,000 homes', '1,200 homes'],
    ['a dozen ships', 'twelve vessels'],
    ['four dozen captives', '48 prisoners'],
    ['three-hour talks', 'talks of three hours'],
    ['about 1,200 people', '1,187 people'],
    ['1,500 tonnes of wheat', '1,487 tonnes of wheat'],
    ['30 kilometres', 'about 19 miles'],
    ['1.1 tonnes', '1,100 kilograms'],
    ['71 percent', 'seven in ten voters'],
    ['about three weeks', 'some 20 days'],
    ['nearly 300 dockers', '290 dockers'],
    ['5.2 billion crowns', '5,200 million crowns'],
    ['$3 million', '3m dollars'],
    ['up to 40 boats', '33 boats'],
  ];
  for (const [a, b] of same) it(`takes “${a}” and “${b}” for one`, () => equal(agree(a, b), true));

  const apart: readonly (readonly [string, string])[] = [
    ['at least 7 people', '5 people'],
    ['7 people', '9 people'],
    ['eighteen wagons', 'twenty-eight wagons'],
    ['8 million marks', '18 million marks'],
    ['more than 1,000 homes', '800 homes'],
    ['fewer than 30 boats', '41 boats'],
    ['113 people', '131 people'],
    ['11 percent', '3 percent'],
    ['2.4 billion crowns', '3.1 billion crowns'],
  ];
  for (const [a, b] of apart) it(`parts “${a}” and “${b}”`, () => equal(agree(a, b), false));

  it('counts nothing in years, ordinals, times of day and ages', () => {
    for (const text of [
      'in 2029',
      'the 3rd floor',
      'at 3 a.m. sharp',
      'at 6:15',
      'a 40-year-old',
      'he is 40 years old',
    ]) {
      deepEqual(figures(text), [], text);
    }
  });

  it('are quoted as they are written', () => {
    const texts = (text: string): string[] => figures(text).map((figure) => figure.text);
    deepEqual(texts('More than 26 Tarrow\ndivers were hurt'), ['More than 26 Tarrow divers']);
    deepEqual(texts('They offered $160 million'), ['$160 million']);
  });
  it('end before a date', () => {
    const tokens = tokenise('A keeper wounded two men Monday');
    const monday = tokens.count - 1;
    const [figure] = findFigures(tokens, 0, tokens.count, (token) => token === monday);
    deepEqual([figure?.text, figure?.noun], ['two men', ['man']]);
  });

  it('tells what is counted, what befell it, and a part from the whole', () => {
    const [dead, hurt] = figures('killed 12 civilians and wounded 90 more');
    deepEqual([dead?.role, dead?.value, hurt?.role, hurt?.value], ['die', 12, 'hurt', 90]);
    const [part] = figures('Six of the nine villages');
    deepEqual([part?.value, part?.outOf], [6, 9]);
  });
});

describe('stated dates', () => {
  it('cover their days', () => {
    const days = (value: string): number => {
      const range = daysOf(value);
      ok(range !== null, value);
      return range[1] - range[0] + 1;
    };
    deepEqual(
      ['2032-02-29', '2032-02', '2031', '2031-W18', '2031-W18-WE', '2031-Q1'].map(days),
      [1, 29, 365, 7, 2, 90],
    );
    equal(daysOf('PAST_REF'), null);
    // 3 May 2031 is a Saturday, in the eighteenth week.
    const [monday, sunday] = daysOf('2031-W18')!;
    const [saturday] = daysOf('2031-05-03')!;
    deepEqual([saturday - monday, sunday - saturday], [5, 1]);
  });

  const date = (value: string, text: string) => ({ value, text });
  it('may be one where one holds the other, or a text leaves the week or year open', () => {
    ok(maybeOneDate(date('2033-SP', 'the spring'), date('2033-04', 'April')));
    ok(maybeOneDate(date('2033-H2', 'the second half of the year'), date('2034-09', 'September')));
    ok(maybeOneDate(date('2032-03-04', 'Thursday'), date('2032-03-11', '11 March')));
    ok(maybeOneDate(date('2033-07-03', 'Sunday'), date('2033-W26-WE', 'the weekend')));
  });

  it('are two where the calendar says so', () => {
    ok(!maybeOneDate(date('2033-04-14', 'Thursday'), date('2033-04-13', 'Wednesday')));
    ok(!maybeOneDate(date('2032-05-14', '14 May'), date('2032-04-14', '14 April')));
    ok(!maybeOneDate(date('2024', '2024'), date('2025-09', 'September 2025')));
  });
});
