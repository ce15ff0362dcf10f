import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Edit, type ProjectEdit, withId } from '../../../src/core/review/edit';
import { mergeSidecars } from '../../../src/core/review/merge';
import { parseSidecar, printProject, printSidecar } from '../../../src/core/review/sidecar';
import { describe as anchorOf } from '../../../src/core/text/anchor';

const TEXT = 'Mara Ilves said the ferry line would close on Friday. The council denied it, and so did the port.';
const on = (words: string): ReturnType<typeof anchorOf> => {
  const start = TEXT.indexOf(words);
  return anchorOf(TEXT, { start, end: start + words.length });
};
const ann = { by: 'Ann', at: '2031-05-06T08:00:00.000Z' };
const ben = { by: 'Ben', at: '2031-05-06T09:00:00.000Z' };

const accept = (words: string, who = ann): Edit => withId({ does: 'accept', kind: 'actor', anchor: on(words), ...who });
const reject = (words: string, who = ann): Edit => withId({ does: 'reject', kind: 'actor', anchor: on(words), ...who });
const change = (words: string, set: object, who = ann): Edit =>
  withId({ does: 'change', kind: 'claim', anchor: on(words), set, ...who });

function merge(base: readonly Edit[], ours: readonly Edit[], theirs: readonly Edit[]) {
  const merged = mergeSidecars(printSidecar(base), printSidecar(ours), printSidecar(theirs));
  const mirrored = mergeSidecars(printSidecar(base), printSidecar(theirs), printSidecar(ours));
  assert.equal(merged.conflicts, mirrored.conflicts);
  if (merged.conflicts === 0) assert.equal(merged.text, mirrored.text);
  return { ...merged, edits: parseSidecar(merged.text).edits };
}

const ids = (edits: readonly Edit[]): string[] => edits.map((edit) => edit.id).sort();

describe('merging two versions of a sidecar', () => {
  const base = [accept('Mara Ilves'), accept('The council')];

  it('joins what each side added', () => {
    const [one, two] = [accept('the port'), accept('Friday', ben)];
    const { conflicts, edits } = merge(base, [...base, one], [...base, two]);
    assert.equal(conflicts, 0);
    assert.deepEqual(ids(edits), ids([...base, one, two]));
  });

  it('takes out what one side took out, but nothing that the other side has just changed', () => {
    assert.deepEqual(ids(merge(base, [base[0]!], base).edits), ids([base[0]!]));
    const noted: Edit = { ...withId({ does: 'note', kind: null, anchor: on('Friday'), text: 'old', ...ann }) } as Edit;
    const changed = { ...noted, text: 'new' } as Edit;
    assert.deepEqual(merge([noted], [], [changed]).edits, [changed]);
  });

  it('sees no conflict where both say the same, or speak of different fields', () => {
    assert.equal(merge(base, [...base, accept('the port')], [...base, accept('the port', ben)]).conflicts, 0);
    const [one, two] = [change('it', { polarity: 'denied' }), change('it', { quote: 'mixed' }, ben)];
    assert.equal(merge(base, [...base, one], [...base, two]).conflicts, 0);
  });

  it('leaves a conflict where both decided differently on one mark, and both can still be read', () => {
    const [one, two] = [reject('the port'), accept('the port', ben)];
    const merged = merge(base, [...base, one], [...base, two]);
    assert.equal(merged.conflicts, 1);
    assert.deepEqual(
      merged.text.split('\n').filter((line) => /^[<=>]{7}/.test(line)),
      ['<<<<<<< ours', '=======', '>>>>>>> theirs'],
    );
    assert.deepEqual(ids(merged.edits), ids([...base, one, two]));
    const [three, four] = [change('it', { polarity: 'denied' }), change('it', { polarity: 'asserted' }, ben)];
    assert.equal(merge(base, [...base, three], [...base, four]).conflicts, 1);
  });

  it('keeps lines that nobody understands', () => {
    const odd = '{"does":"sing"}';
    const { text } = mergeSidecars(
      printSidecar(base),
      printSidecar(base, [odd]),
      printSidecar([...base, accept('the port')]),
    );
    assert.deepEqual(parseSidecar(text).quarantined, [odd]);
  });

  it('does not touch what a newer version wrote', () => {
    const newer = printSidecar([...base, accept('the port')]).replace('decisions/1', 'decisions/2');
    const { conflicts, text } = mergeSidecars(printSidecar(base), newer, printSidecar([]));
    assert.equal(conflicts, 1);
    assert.ok(text.includes(newer));
    assert.equal(parseSidecar(text).readOnly, true);
  });

  it('merges the decisions of a project too', () => {
    const kind = (label: string, who = ann): ProjectEdit =>
      withId({ does: 'kind', kind: 'risk', label, colour: '#aa3300', ...who });
    const glob: ProjectEdit = withId({ does: 'exclude', glob: 'drafts/**', ...ben });
    assert.equal(mergeSidecars('', printProject([kind('Risk')]), printProject([glob])).conflicts, 0);
    assert.equal(mergeSidecars('', printProject([kind('Risk')]), printProject([kind('Danger', ben)])).conflicts, 1);
  });

  it('loses nothing that either side has', () => {
    const words = ['Mara Ilves', 'the ferry line', 'Friday', 'The council', 'the port'];
    const pool: Edit[] = words.flatMap((w) => [accept(w), reject(w), accept(w, ben), reject(w, ben)]);
    const some = fc.subarray(pool);
    fc.assert(
      fc.property(some, some, some, (b, o, t) => {
        const kept = new Set(ids(merge(b, o, t).edits));
        for (const edit of pool) {
          const [inBase, inOurs, inTheirs] = [b.includes(edit), o.includes(edit), t.includes(edit)];
          const wanted = inBase ? inOurs && inTheirs : inOurs || inTheirs;
          assert.equal(kept.has(edit.id), wanted);
        }
      }),
    );
  });
});
