import assert from 'node:assert/strict';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { toPalette } from '../e2e/palette';

/** A PNG of rows that are stored with the filters given, each row's bytes as they stand in the file. */
function png(width: number, rows: readonly (readonly number[])[]): Buffer {
  const head = Buffer.from([0, 0, 0, width, 0, 0, rows.length >> 8, rows.length & 255, 8, 2, 0, 0, 0]);
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.from(rows.flat()));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The colours of a PNG with a palette, as hexadecimal. */
function colours(file: Buffer): readonly (readonly string[])[] {
  const at = (type: string) => file.indexOf(type) + 4;
  const data = (type: string) => file.subarray(at(type), at(type) + file.readUInt32BE(at(type) - 8));
  const width = file.readUInt32BE(16);
  const rows = inflateSync(data('IDAT'));
  const row = (y: number) => [...rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1))];
  const hex = (index: number) => data('PLTE').toString('hex', index * 3, index * 3 + 3);
  return Array.from({ length: rows.length / (width + 1) }, (_, y) => row(y).map(hex));
}

describe('a screenshot with a palette', () => {
  it('keeps the colours of a picture that has few, however its rows are stored', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 10, 20, 30, 30, 30, 30],
      [2, 0, 0, 0, 0, 0, 0],
      [3, 5, 10, 15, 15, 15, 15],
      [4, 0, 0, 0, 0, 0, 0],
    ];
    const line = ['0a141e', '28323c'];
    assert.deepEqual(colours(toPalette(png(2, rows))), [line, line, line, line, line]);
  });

  it('takes the nearest of the most frequent where there are more than 256', () => {
    const frequent = Array.from({ length: 100 }, () => [0, 200, 0, 0, 200, 0, 0]);
    const rare = Array.from({ length: 250 }, (_, i) => [0, 0, 0, i, 0, i, 0]);
    const first = colours(toPalette(png(2, [...frequent, ...rare, [0, 201, 0, 0, 255, 255, 255]])));
    assert.deepEqual(first[0], ['c80000', 'c80000']);
    assert.equal(new Set(first.flat()).size, 256);
  });

  it('is not made of something else', () => assert.throws(() => toPalette(Buffer.from('GIF89a')), /no PNG/));
});
