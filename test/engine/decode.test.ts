import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../src/engine/decode';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decoding', () => {
  it('reads UTF-8 and takes its BOM off', () => {
    assert.deepEqual(decode(utf8('Zoë')), { text: 'Zoë', encoding: 'utf-8' });
    assert.deepEqual(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), { text: 'a', encoding: 'utf-8' });
  });

  it('reads UTF-16 of either byte order by its BOM', () => {
    assert.deepEqual(decode(Uint8Array.of(0xff, 0xfe, 0x61, 0x00)), { text: 'a', encoding: 'utf-16le' });
    assert.deepEqual(decode(Uint8Array.of(0xfe, 0xff, 0x00, 0x61)), { text: 'a', encoding: 'utf-16be' });
  });

  it('reads what is not UTF-8 as Windows-1252, and says so', () => {
    assert.deepEqual(decode(Uint8Array.of(0x93, 0x61, 0x94)), { text: '“a”', encoding: 'windows-1252' });
  });

  it('refuses binary files with a reason', () => {
    assert.deepEqual(decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x00)), {
      refused: 'it is a binary file, not a text',
    });
    assert.ok('refused' in decode(new Uint8Array(100).fill(1)));
  });

  it('gives back any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\x00-\x08\x0e-\x1f\ufeff]/.test(text));
        assert.deepEqual(decode(utf8(text)), { text, encoding: 'utf-8' });
      }),
    );
  });
});
