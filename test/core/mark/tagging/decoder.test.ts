import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kernelDecoder } from '../../../../src/core/mark/tagging/kernel';
import {
  type Decoder,
  decodeTagger,
  type Extract,
  eachToken,
  encodeTagger,
  FORBIDDEN,
  feature,
  fingerprintOf,
  hashOf,
  LONGEST,
  MAX_FEATURES,
  PROBES,
  slotOf,
  type TaggerModel,
} from '../../../../src/core/mark/tagging/model';
import { plainDecoder } from '../../../../src/core/mark/tagging/plain';
import { createCorpus, generator, trainTagger } from '../../../../src/train/crf';

// A toy language: 1 opens, 2 closes; all between is inside, and only the order tells so.
const LABELS = 3; // outside, begin, inside
const features = (words: Uint8Array): Extract =>
  eachToken((i, out, at) => {
    out[at] = feature(1, words[i]!);
    out[at + 1] = feature(2, i > 0 ? words[i - 1]! : 99);
    return at + 2;
  });

function toy(seed: number): { words: Uint8Array; gold: Uint8Array; edges: Uint8Array } {
  const random = generator(seed);
  const words = new Uint8Array(12);
  const gold = new Uint8Array(12);
  let inside = false;
  for (let i = 0; i < 12; i++) {
    const open = !inside && random() < 0.2;
    const close = inside && random() < 0.3;
    words[i] = open ? 1 : close ? 2 : 3 + Math.floor(random() * 3);
    gold[i] = open ? 1 : inside ? 2 : 0;
    if (open) inside = true;
    if (close) inside = false;
  }
  return { words, gold, edges: new Uint8Array(12) };
}

function train(): TaggerModel {
  const corpus = createCorpus(LABELS, 1);
  for (let s = 0; s < 300; s++) {
    const { words, gold, edges } = toy(s);
    corpus.add(0, words.length, edges, gold, features(words));
  }
  return trainTagger(corpus, { bits: 8, epochs: 6, minCount: 1, forbidden: (a, b) => b === 2 && a === 0 });
}

/** The kernel, which every engine that runs these tests must be able to make. */
function kernel(model: TaggerModel): Decoder {
  const decoder = kernelDecoder(model);
  assert.ok(decoder !== null);
  return decoder;
}

/** What a decoder says of a run: its labels, and its margins without the lanes that no label has. */
function said(decoder: Decoder, from: number, to: number, edges: Uint8Array, extract: Extract): readonly number[][] {
  const out = new Uint8Array(to);
  decoder.tag(from, to, edges, extract, out);
  const margins = decoder.margins();
  const { lanes, model } = decoder;
  return Array.from(out.subarray(from), (label, i) => [
    label,
    ...margins.subarray(i * lanes, i * lanes + model.labels),
  ]);
}

describe('tagging', () => {
  const model = train();

  it('learns to the same bytes, and reads them back', () => {
    const bytes = encodeTagger(model);
    assert.deepEqual(encodeTagger(train()), bytes);
    const padded = new Uint8Array(bytes.length + 3);
    padded.set(bytes, 3);
    const read = decodeTagger(padded, 3);
    assert.equal(read.end, padded.length);
    assert.deepEqual(read.model, model);
    assert.throws(() => decodeTagger(bytes.subarray(0, bytes.length - 1)), RangeError);
    assert.throws(() => decodeTagger(bytes.subarray(1)), /not a tagger model/);
  });

  for (const [name, create] of [
    ['the kernel', kernel],
    ['plain decoding', plainDecoder],
  ] as const) {
    describe(name, () => {
      const decoder = create(model);

      it('labels what only the order of the words tells', () => {
        for (let s = 1000; s < 1020; s++) {
          const { words, gold, edges } = toy(s);
          const out = new Uint8Array(words.length);
          decoder.tag(0, words.length, edges, features(words), out);
          assert.deepEqual([...out], [...gold]);
        }
      });

      it('never takes a forbidden step', () => {
        assert.equal(model.transitions[0 * LABELS + 2], FORBIDDEN);
        const words = Uint8Array.from([2, 2, 2, 5, 5]);
        const out = new Uint8Array(5);
        decoder.tag(0, 5, new Uint8Array(5), features(words), out);
        assert.notEqual(out[0], 2);
      });

      it('gives margins of 0 on the best path and none above it', () => {
        const { words, edges } = toy(7);
        for (const [label, ...margins] of said(decoder, 0, words.length, edges, features(words))) {
          assert.equal(margins[label!], 0);
          assert.ok(margins.every((margin) => margin <= 0));
        }
      });

      it('finds a feature in its own slot or in one of the three behind it', () => {
        const sought = 42;
        const put = eachToken((_, out, at) => {
          out[at] = sought;
          return at + 1;
        });
        const marginAt = (distance: number): number => {
          const slots = 16 + PROBES;
          const fingerprints = new Uint16Array(slots);
          const weights = Int8Array.from({ length: 2 * slots }, (_, k) => (k % 2) * (1 + (k >> 1)));
          const slot = slotOf(hashOf(sought), 4) + distance;
          fingerprints[slot] = fingerprintOf(hashOf(sought));
          const tiny = create({
            ...model,
            labels: 2,
            edges: 1,
            bits: 4,
            transitions: new Int32Array(4),
            fingerprints,
            weights,
          });
          return slot + 1 + said(tiny, 0, 1, new Uint8Array(1), put)[0]![1]!;
        };
        assert.deepEqual([0, 1, 2, 3].map(marginAt), [0, 0, 0, 0]);
        assert.notEqual(marginAt(PROBES), 0);
      });
    });
  }

  it('gives the same labels and margins by the kernel as plainly, for any model', () => {
    const shape = fc.record({
      seed: fc.integer(),
      labels: fc.integer({ min: 1, max: 16 }),
      edges: fc.integer({ min: 1, max: 3 }),
      from: fc.nat({ max: 5 }),
      tokens: fc.integer({ min: 1, max: 200 }),
      perToken: fc.integer({ min: 1, max: MAX_FEATURES }),
    });
    fc.assert(
      fc.property(shape, ({ seed, labels, edges, from, tokens, perToken }) => {
        const random = generator(seed);
        const whole = (most: number): number => Math.floor(random() * most);
        const made: TaggerModel = {
          labels,
          edges,
          bits: 6,
          unit: 50,
          transitions: Int32Array.from({ length: edges * labels * labels }, (_, k) =>
            k % labels > 0 && random() < 0.2 ? FORBIDDEN : whole(400) - 200,
          ),
          fingerprints: Uint16Array.from({ length: 64 + PROBES }, () => fingerprintOf(hashOf(whole(40)))),
          weights: Int8Array.from({ length: (64 + PROBES) * labels }, () => whole(255) - 127),
        };
        const known = Int32Array.from({ length: 100 * perToken }, () => whole(40));
        const entered = Uint8Array.from({ length: from + tokens }, () => whole(edges));
        const extract = eachToken((i, out, at) => {
          const count = 1 + (i % perToken);
          for (let f = 0; f < count; f++) out[at + f] = known[(i * perToken + f) % known.length]!;
          return at + count;
        });
        const run = [from, from + tokens, entered, extract] as const;
        assert.deepEqual(said(kernel(made), ...run), said(plainDecoder(made), ...run));
      }),
      { numRuns: 300 },
    );
  });

  it('adds the largest sums there can be without overflow', () => {
    const big: TaggerModel = {
      ...model,
      labels: 2,
      edges: 1,
      bits: 1,
      transitions: Int32Array.from([32000, -32000, -32000, 32000]),
      fingerprints: new Uint16Array(2 + PROBES).fill(fingerprintOf(hashOf(7))),
      weights: Int8Array.from({ length: 2 * (2 + PROBES) }, (_, k) => (k % 2 === 0 ? 127 : -127)),
    };
    const extract = eachToken((_, out, at) => {
      out.fill(7, at, at + MAX_FEATURES);
      return at + MAX_FEATURES;
    });
    const run = [0, LONGEST, new Uint8Array(LONGEST), extract] as const;
    assert.deepEqual(said(kernel(big), ...run), said(plainDecoder(big), ...run));
  });

  it('refuses a run that is too long for its columns', () => {
    const n = LONGEST + 1;
    const run = [0, n, new Uint8Array(n), features(new Uint8Array(n)), new Uint8Array(n)] as const;
    assert.throws(() => kernel(model).tag(...run), RangeError);
  });
});
