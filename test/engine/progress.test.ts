import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../src/core/contract';
import { withId } from '../../src/core/review/edit';
import { describe as anchorOf } from '../../src/core/text/anchor';
import { createLibrary } from '../../src/engine/library';
import { blankProgress, rowOf } from '../../src/engine/progress';
import { articles } from '../bench/corpus';
import { shippedModels } from './models';

describe('how far people have looked through the documents', () => {
  it('has a row for each document, with its marks as they stand', async () => {
    const library = createLibrary(shippedModels());
    const [first, second, third] = articles(3) as [...ReturnType<typeof articles>];
    await library.put([third!, first!, second!]);
    const said = { by: 'Ada', at: '2031-03-04T05:06:07Z' };
    const marksOf = async (id: string): Promise<readonly Annotation[]> => (await library.marks(id))!.annotations;
    const [one, other] = (await marksOf(second!.id)) as [Annotation, Annotation];
    const judged = (does: 'accept' | 'reject', mark: Annotation) =>
      withId({ does, kind: mark.kind, anchor: anchorOf(second!.text, mark), ...said });
    await library.decide(second!.id, [
      judged('accept', one),
      judged('reject', other),
      withId({ does: 'tag', tag: 'harbour', ...said }),
    ]);
    const { reviewed } = await library.summary();
    const ids = [first!.id, second!.id, third!.id];
    deepEqual(reviewed.documents, ids);
    deepEqual(reviewed.tags, { [second!.id]: ['harbour'] });
    for (const [row, id] of ids.entries()) {
      equal(rowOf(reviewed, id), row);
      const marks = await marksOf(id);
      const count = (status: string): number => marks.filter((mark) => mark.status === status).length;
      equal(reviewed.marks[row], marks.length, id);
      equal(reviewed.suggested[row], count('suggested'), id);
      equal(reviewed.rejected[row], count('rejected'), id);
      equal(reviewed.disputed[row], 0, id);
    }
    equal(reviewed.rejected[1], 1);
  });

  it('is found by a document’s id', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (ids, other) => {
        const sorted = [...ids].sort();
        const progress = blankProgress(sorted);
        for (const id of [...sorted, other]) equal(rowOf(progress, id), sorted.indexOf(id));
      }),
    );
  });
});
