import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineTable, offsetAt, placeAt, placeBehind } from '../../src/vscode/lineTable';

describe('a line table', () => {
  it('knows CRLF, LF and CR as line ends, and nothing else', () => {
    const text = 'one\r\ntwo\nthree\rfour\u2028still four';
    const table = lineTable(text);
    assert.equal(table.starts.length, 4);
    assert.deepEqual(placeAt(table, text.indexOf('three')), { line: 2, character: 0 });
    assert.deepEqual(placeAt(table, text.indexOf('still')), { line: 3, character: 5 });
  });

  it('finds the same word in a text and in its buffer, whose line ends differ', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 8 }), fc.constantFrom('\r\n', '\n', '\r'))), (lines) => {
        const clean = lines.map(([line, end]) => [`-${line.replace(/[\r\n]/g, '')}`, end] as const);
        const disk = lineTable(clean.map(([line, end]) => line + end).join(''));
        const buffer = lineTable(clean.map(([line]) => `${line}\n`).join(''));
        clean.forEach(([line], number) => {
          const place = { line: number, character: line.length };
          assert.deepEqual(placeAt(disk, offsetAt(disk, place)), place);
          assert.deepEqual(placeAt(buffer, offsetAt(buffer, place)), place);
        });
      }),
    );
  });

  it('tells by the words of a passage alone where it ends', () => {
    const letters = fc.array(fc.constantFrom('a', ' ', '\r\n', '\n', '\r', 'é'), { maxLength: 12 });
    fc.assert(
      fc.property(letters, letters, letters, (before, within, after) => {
        const start = before.join('').length + 1;
        const text = `${before.join('')}-${within.join('')}-${after.join('')}`;
        const end = start + within.join('').length + 1;
        const table = lineTable(text);
        assert.deepEqual(placeBehind(placeAt(table, start), text.slice(start, end)), placeAt(table, end));
      }),
    );
  });

  it('brings what lies outside to the nearest place inside', () => {
    const table = lineTable('ab\ncd');
    assert.equal(offsetAt(table, { line: 9, character: 9 }), 5);
    assert.equal(offsetAt(table, { line: 0, character: 9 }), 2);
    assert.deepEqual(placeAt(table, 99), { line: 1, character: 2 });
  });
});
