import { kernelDecoder } from '../../src/core/mark/tagging/kernel';
import { PROBES, type TaggerModel } from '../../src/core/mark/tagging/model';
import { equal, ok } from './expect';

describe("the tagger's kernel", () => {
  it('may be made in this host, where a page’s policy could forbid programs made on the spot', () => {
    const model: TaggerModel = {
      labels: 2,
      edges: 1,
      bits: 1,
      unit: 1,
      transitions: Int32Array.from([0, 3, 0, 0]),
      fingerprints: new Uint16Array(2 + PROBES),
      weights: new Int8Array(2 * (2 + PROBES)),
    };
    const decoder = kernelDecoder(model);
    ok(decoder !== null, 'no kernel: reading would be slow here');
    const out = new Uint8Array(1);
    decoder.tag(0, 1, out, (_from, _to, _features, counts) => counts.fill(1, 0, 1), out);
    equal([...out], [1]);
  });
});
