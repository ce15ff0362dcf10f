import assert from 'node:assert/strict';
import {
  createWorkspace,
  decodeTagger,
  type Extract,
  encodeTagger,
  FORBIDDEN,
  feature,
  margins,
  PROBES,
  pairsOf,
  scoreLabels,
  type TaggerModel,
  tag,
} from '../../../src/core/mark/tagger';
import { createCorpus, generator, trainTagger } from '../../../src/train/crf';

// A toy language: 1 opens, 2 closes; all between is inside, and only the order tells so.
const LABELS = 3; // outside, begin, inside
const features =
  (words: Uint8Array): Extract =>
  (i, out) => {
    out[0] = feature(1, words[i]!);
    out[1] = feature(2, i > 0 ? words[i - 1]! : 99);
    return 2;
  };

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

describe('tagger', () => {
  const model = train();

  it('learns what only the order of the words tells', () => {
    const space = createWorkspace();
    for (let s = 1000; s < 1020; s++) {
      const { words, gold, edges } = toy(s);
      const out = new Uint8Array(words.length);
      tag(model, 0, words.length, edges, features(words), out, space);
      assert.deepEqual([...out], [...gold]);
    }
  });

  it('trains to the same bytes, and reads them back', () => {
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

  it('never takes a forbidden step', () => {
    assert.equal(model.transitions[0 * LABELS + 2], FORBIDDEN);
    const space = createWorkspace();
    const words = Uint8Array.from([2, 2, 2, 5, 5]);
    const out = new Uint8Array(5);
    tag(model, 0, 5, new Uint8Array(5), features(words), out, space);
    assert.notEqual(out[0], 2);
  });

  it('gives margins of 0 on the best path and below it elsewhere', () => {
    const space = createWorkspace();
    const { words, edges } = toy(7);
    const n = words.length;
    const out = new Uint8Array(n);
    tag(model, 0, n, edges, features(words), out, space);
    const margin = margins(model, 0, n, edges, space);
    for (let i = 0; i < n; i++) {
      assert.equal(margin[i * LABELS + out[i]!], 0);
      for (let l = 0; l < LABELS; l++) assert.ok(margin[i * LABELS + l]! <= 0);
    }
  });

  it('finds a feature in its own slot or one behind it, but not behind an empty one', () => {
    const fingerprints = new Uint16Array(2 + PROBES);
    fingerprints.set([7, 8, 9, 0, 5]);
    const weights = Int8Array.from([1, 2, 3, 0, 5, 0].flatMap((w) => [w, -w]));
    const tiny = { ...model, labels: 2, bits: 1, fingerprints, pairs: pairsOf(weights, 2) };
    const scoreOf = (hash: number): readonly number[] => {
      const scores = new Int32Array(2);
      scoreLabels(
        tiny,
        0,
        1,
        (_, out) => {
          out[0] = hash;
          return 1;
        },
        scores,
      );
      return [...scores];
    };
    assert.deepEqual(scoreOf(7), [16, -16]);
    assert.deepEqual(scoreOf(9), [48, -48]);
    assert.deepEqual(scoreOf(5), [0, 0]);
    assert.deepEqual(scoreOf(0x8000_0000 | 8), [32, -32]);
    assert.deepEqual(scoreOf(0x8000_0000 | 7), [0, 0]);
  });

  it('costs no more per token on a sequence of a million tokens', () => {
    const space = createWorkspace();
    const words = new Uint8Array(1_000_000).fill(4);
    const out = new Uint8Array(words.length);
    tag(model, 0, words.length, new Uint8Array(words.length), features(words), out, space);
    assert.ok(out.every((label) => label === 0));
  });
});
