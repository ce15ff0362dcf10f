import assert from 'node:assert/strict';
import { createLibrary } from '../../src/engine/library';
import { shippedModels } from './models';

const source = (id: string, text: string) => ({ id, text, sha256: `of ${text}`, meta: { published: '2031-05-06' } });

const QUAY = source(
  'quay.txt',
  '“The ferry will sail again on Friday,” said Ada Corvin, the mayor of Lund Bay.\n\nShe told reporters that 12 people had been hurt.\n\nCorvin said the pier was old and rotten.\n',
);
const POST = source(
  'post.txt',
  'Lars Holm said herring was cheap this spring.\n\nMayor Ada Corvin said on Tuesday that 15 people had been hurt.\n\n“The ferry will sail again on Friday,” Corvin said.\n',
);

describe('two documents side by side', () => {
  it('are aligned in the order of the left one, with what only one of them says in its place', async () => {
    const engine = createLibrary(shippedModels());
    await engine.put([QUAY, POST]);
    const rows = await engine.pair('quay.txt', 'post.txt');
    const words = (text: string | undefined) => text?.split(' ').slice(0, 3).join(' ') ?? '–';
    assert.deepEqual(
      rows.map(
        ({ left, right, link }) =>
          `${words(left?.claim.text)} | ${words(right?.claim.text)} | ${link?.differs.join() ?? 'alone'}`,
      ),
      [
        '– | herring was cheap | alone',
        'The ferry will | The ferry will | ',
        '12 people had | 15 people had | figure',
        'the pier was | – | alone',
      ],
    );
    const [, , hurt] = rows;
    const at = (text: string, span: { start: number; end: number } | undefined) => text.slice(span?.start, span?.end);
    assert.equal(at(POST.text, hurt!.changing[0]), '15');
    assert.equal(at(QUAY.text, hurt!.answered[0]), '12');
  });

  it('hold every statement of both, whichever is left', async () => {
    const engine = createLibrary(shippedModels());
    await engine.put([QUAY, POST]);
    const [there, back] = [await engine.pair('quay.txt', 'post.txt'), await engine.pair('post.txt', 'quay.txt')];
    const ids = (rows: typeof there) =>
      rows.flatMap(({ left, right }) => [left, right].flatMap((one) => one?.claim.id ?? [])).sort();
    assert.deepEqual(ids(there), ids(back));
    assert.equal(ids(there).length, 6);
    assert.deepEqual(
      await engine.pair('quay.txt', 'gone.txt'),
      there
        .filter(({ left }) => left !== null)
        .map(({ left }) => ({ left, right: null, link: null, differing: [], changing: [], missing: [], answered: [] })),
    );
  });
});
