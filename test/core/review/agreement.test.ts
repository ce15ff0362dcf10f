import assert from 'node:assert/strict';
import { cohenKappa, krippendorffAlpha, spanF1, unitisedAlpha } from '../../../src/core/review/agreement';

const near = (actual: number, expected: number, within: number): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`);

const repeat = (count: number, a: string, b: string): [string, string][] => Array.from({ length: count }, () => [a, b]);

describe('agreement', () => {
  // Fifty grant proposals read by two readers: 20 both yes, 15 both no, 5 and 10 apart (Wikipedia, "Cohen's kappa", Simple example).
  it("gives Cohen's kappa of the published example", () => {
    const pairs = [...repeat(20, 'y', 'y'), ...repeat(5, 'y', 'n'), ...repeat(10, 'n', 'y'), ...repeat(15, 'n', 'n')];
    near(
      cohenKappa(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      ),
      0.4,
      1e-12,
    );
  });

  // Two tables of 100 units with equal observed agreement and other margins (Wikipedia, "Cohen's kappa", Same percentages but
  // different numbers): 0.1304 and 0.2593.
  it("gives Cohen's kappa where the margins differ", () => {
    const kappa = (yy: number, yn: number, ny: number, nn: number): number => {
      const pairs = [
        ...repeat(yy, 'y', 'y'),
        ...repeat(yn, 'y', 'n'),
        ...repeat(ny, 'n', 'y'),
        ...repeat(nn, 'n', 'n'),
      ];
      return cohenKappa(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
      );
    };
    near(kappa(45, 15, 25, 15), 0.1304, 5e-5);
    near(kappa(25, 35, 5, 35), 0.2593, 5e-5);
  });

  // Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", part C: 4 observers, 12 units, values missing; 0.743.
  it("gives Krippendorff's alpha of the published example with missing values", () => {
    const columns = '11*1 2232 3333 3333 2222 1234 4444 1121 2222 *555 **11 **3*'
      .split(' ')
      .map((unit) => [...unit].map((value) => (value === '*' ? null : value)));
    near(krippendorffAlpha(columns), 0.743, 5e-4);
  });

  // Krippendorff (2011), part A: two observers, ten binary units, 0.095.
  it("gives Krippendorff's alpha of the published binary example", () => {
    const [meg, owen] = ['0100000100', '1110010000'];
    near(krippendorffAlpha([...meg!].map((value, i) => [value, owen![i]!])), 0.095, 5e-4);
  });

  // Krippendorff (2011), part B: two observers, twelve units, five values, 0.692.
  it("gives Krippendorff's alpha of the published nominal example", () => {
    const [ben, gerry] = ['aabbdcccedda', 'babbbccceddd'];
    near(krippendorffAlpha([...ben!].map((value, i) => [value, gerry![i]!])), 0.692, 5e-4);
  });

  // Krippendorff (2004), "Measuring the Reliability of Qualitative Text Analysis Data", two observers of a text from 150 to 450:
  // 1 − 0.0144 / 0.0532 = 0.7286 with figures rounded to four places.
  it('gives alpha for unitising of the published example', () => {
    const from = (start: number, length: number) => ({ start: start - 150, end: start - 150 + length });
    const i = [from(225, 70), from(370, 30)];
    const j = [from(220, 80), from(355, 20), from(400, 20)];
    near(unitisedAlpha([i, j], 300), 0.7286, 2e-4);
    near(unitisedAlpha([i, i], 300), 1, 1e-12);
  });

  // The example in the README of seqeval, the scorer of CoNLL's shared tasks: one MISC begun a word too early, one PER alike; 0.50 over
  // both, 0.00 for MISC, 1.00 for PER. Here in words.
  it('gives F1 of spans, by kind and over all, of the published example', () => {
    const gold = [
      { kind: 'MISC', start: 3, end: 6 },
      { kind: 'PER', start: 7, end: 9 },
    ];
    const predicted = [
      { kind: 'MISC', start: 2, end: 6 },
      { kind: 'PER', start: 7, end: 9 },
    ];
    const scores = spanF1(gold, predicted);
    assert.deepEqual(
      scores.map(({ kind, f1 }) => [kind, f1]),
      [
        ['MISC', 0],
        ['PER', 1],
      ],
    );
    const sum = (of: 'both' | 'onlyA' | 'onlyB'): number => scores.reduce((all, score) => all + score[of], 0);
    near((2 * sum('both')) / (2 * sum('both') + sum('onlyA') + sum('onlyB')), 0.5, 1e-12);
  });

  it('counts spans by kind', () => {
    const claim = (start: number, end: number) => ({ kind: 'claim', start, end });
    const date = { kind: 'date', start: 0, end: 4 };
    assert.deepEqual(spanF1([claim(0, 9), claim(10, 20), date], [claim(0, 9), claim(10, 21), claim(30, 40)]), [
      { kind: 'claim', both: 1, onlyA: 1, onlyB: 2, f1: 0.4 },
      { kind: 'date', both: 0, onlyA: 1, onlyB: 0, f1: 0 },
    ]);
    assert.deepEqual(spanF1([], []), []);
  });

  it('is 1 for the same and NaN where nothing could differ', () => {
    assert.equal(cohenKappa(['a', 'b'], ['a', 'b']), 1);
    assert.ok(Number.isNaN(cohenKappa(['a', 'a'], ['a', 'a'])));
    assert.ok(Number.isNaN(krippendorffAlpha([['a', 'a']])));
    assert.ok(Number.isNaN(unitisedAlpha([[], []], 100)));
  });
});
