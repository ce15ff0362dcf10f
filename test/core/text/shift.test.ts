import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/core/model';
import { describe as anchorOf, locate } from '../../../src/core/text/anchor';
import { joined, shift, type TextChange } from '../../../src/core/text/shift';

/** "ab[cd]ef" and edits of the text without brackets → where the brackets stand afterwards; "gone" where nothing is left. */
function typed(written: string, ...edits: readonly (readonly [at: number, removed: number, put: string])[]): string {
  const start = written.indexOf('[');
  const span = { start, end: written.indexOf(']') - 1 };
  let text = written.replace(/[[\]]/g, '');
  const moved = shift(
    span,
    edits.map(([at, removed, put]): TextChange => ({ start: at, end: at + removed, length: put.length })),
  );
  for (const [at, removed, put] of [...edits].sort((a, b) => b[0] - a[0])) {
    text = text.slice(0, at) + put + text.slice(at + removed);
  }
  if (moved === null) return 'gone';
  return `${text.slice(0, moved.start)}[${text.slice(moved.start, moved.end)}]${text.slice(moved.end)}`;
}

describe('a span while a text is typed in', () => {
  it('moves with what is put in or taken out before it', () => {
    assert.equal(typed('ab[cd]ef', [0, 0, 'xy']), 'xyab[cd]ef');
    assert.equal(typed('ab[cd]ef', [0, 1, '']), 'b[cd]ef');
    assert.equal(typed('ab[cd]ef', [5, 1, 'xyz']), 'ab[cd]exyz');
  });

  it('leaves outside what is typed at its ends and takes in what is typed inside', () => {
    assert.equal(typed('ab[cd]ef', [2, 0, 'x']), 'abx[cd]ef');
    assert.equal(typed('ab[cd]ef', [4, 0, 'x']), 'ab[cd]xef');
    assert.equal(typed('ab[cd]ef', [3, 0, 'x']), 'ab[cxd]ef');
  });

  it('keeps what is left of it when an edit crosses its end or start', () => {
    assert.equal(typed('ab[cd]ef', [1, 2, 'x']), 'ax[d]ef');
    assert.equal(typed('ab[cd]ef', [3, 2, 'x']), 'ab[c]xf');
    assert.equal(typed('ab[cd]ef', [2, 1, 'xyz']), 'ab[xyzd]ef');
    assert.equal(typed('ab[cd]ef', [3, 1, '']), 'ab[c]ef');
  });

  it('is gone when all of it was replaced, or the whole text', () => {
    assert.equal(typed('ab[cd]ef', [2, 2, 'xyz']), 'gone');
    assert.equal(typed('ab[cd]ef', [0, 6, 'abcdef']), 'gone');
    assert.equal(typed('ab[cd]ef', [2, 2, '']), 'gone');
  });

  it('follows several cursors at once, in whatever order they are told', () => {
    const edits = [
      [0, 0, 'x'],
      [3, 0, 'y'],
      [5, 1, 'z'],
    ] as const;
    assert.equal(typed('ab[cd]ef', ...edits), 'xab[cyd]ez');
    assert.equal(typed('ab[cd]ef', ...[...edits].reverse()), 'xab[cyd]ez');
  });

  it('comes back to where it was when an edit is undone, a hundred times', () => {
    let span = { start: 10, end: 20 };
    for (let i = 0; i < 100; i++) {
      const there = shift(span, [{ start: 3, end: 5, length: 7 }])!;
      span = shift(there, [{ start: 3, end: 10, length: 2 }])!;
    }
    assert.deepEqual(span, { start: 10, end: 20 });
  });

  it('moves alike with keys one after the other and with all of them at once', () => {
    const keys = fc.array(fc.tuple(fc.nat(12), fc.nat(2), fc.nat(2)), { maxLength: 6 });
    const runs = fc.array(fc.tuple(fc.nat(12), fc.constantFrom(-1, 0, 1), fc.integer({ min: 1, max: 5 })), {
      maxLength: 3,
    });
    const move = (span: Span, edits: readonly (readonly TextChange[])[]): Span | null =>
      edits.reduce<Span | null>((now, edit) => (now === null ? null : shift(now, edit)), span);
    fc.assert(
      fc.property(fc.nat(10), fc.integer({ min: 1, max: 6 }), keys, runs, (start, length, some, typing) => {
        const edits: TextChange[][] = some.map(([at, removed, put]) => [{ start: at, end: at + removed, length: put }]);
        for (const [at, step, times] of typing) {
          for (let i = 0; i < times; i++) {
            const place = at + i * step;
            if (step >= 0) edits.push([{ start: place, end: place, length: 1 }]);
            else if (place > 0) edits.push([{ start: place - 1, end: place, length: 0 }]);
          }
        }
        const span = { start, end: start + length };
        assert.deepEqual(move(span, joined(edits)), move(span, edits));
        assert.ok(joined(edits).length <= some.length + typing.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands where its anchor is found again, wherever that is certain', () => {
    const words = fc.array(fc.constantFrom('harbour', 'ferry', 'mayor', 'said', 'of', 'line'), { minLength: 60 });
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.string({ maxLength: 20 }), (list, place, at, put) => {
        const text = list.map((word, i) => `${word}${i}`).join(' ');
        const start = place % (text.length - 30);
        const span = { start, end: start + 30 };
        const edit = { start: at % text.length, end: at % text.length, length: put.length };
        const after = text.slice(0, edit.start) + put + text.slice(edit.end);
        const location = locate(after, anchorOf(text, span));
        if (location.outcome === 'exact' || location.outcome === 'moved') {
          assert.deepEqual(location.span, shift(span, [edit]));
        }
      }),
    );
  });
});
