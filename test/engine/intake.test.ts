import assert from 'node:assert/strict';
import { LARGEST_SOURCE, survey, take } from '../../src/engine/intake';
import { memoryFolder } from './memoryFolder';

describe('taking in a folder', () => {
  it('lists texts in the order of their paths and names files of other kinds', async () => {
    const folder = memoryFolder({ 'b.txt': '', 'a/c.md': '', 'photo.jpg': '', 'b.meta.json': '{}' });
    const { sources, problems } = await survey(folder);
    assert.deepEqual(
      sources.map(({ path }) => path),
      ['a/c.md', 'b.txt'],
    );
    assert.deepEqual(problems, [{ path: 'photo.jpg', reason: 'only .txt and .md files are read', kind: 'skipped' }]);
  });

  it('leaves out, without a word, what the settings leave out', async () => {
    const folder = memoryFolder({ 'a.txt': '', 'drafts/b.txt': '', 'drafts/c.pdf': '' });
    const intake = await survey(folder, { wanted: (path) => !path.startsWith('drafts/') });
    assert.deepEqual([intake.sources.map(({ path }) => path), intake.problems], [['a.txt'], []]);
  });

  it('refuses a text that is too large, with its size', async () => {
    const folder = memoryFolder({ 'a.txt': new Uint8Array(LARGEST_SOURCE + 1).fill(97) });
    const { problems } = await survey(folder);
    assert.match(problems[0]!.reason, /21 MB/);
  });

  it('reads a text with its hash and the metadata beside it', async () => {
    const folder = memoryFolder({
      'a.txt': 'abc',
      'a.meta.json': '{"published":"2031-05-06","outlet":"The Quay","pages":3}',
    });
    assert.deepEqual(await take(folder, 'a.txt'), {
      source: {
        id: 'a.txt',
        text: 'abc',
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        meta: { published: '2031-05-06', outlet: 'The Quay' },
      },
      notices: [],
    });
  });

  it('reads the text all the same when its metadata is no JSON or no object of texts', async () => {
    for (const meta of ['{', '[]', '{"published":2031}', 'null']) {
      const taken = await take(memoryFolder({ 'a.txt': 'abc', 'a.meta.json': meta }), 'a.txt');
      assert.ok('source' in taken);
      assert.equal(taken.source.meta, undefined);
      assert.match(taken.notices[0]!, /a\.meta\.json/);
    }
  });

  it('says why a text could not be read', async () => {
    const folder = memoryFolder({ 'a.txt': new Error('permission to read it was denied'), 'b.txt': '\0\0' });
    assert.deepEqual(await take(folder, 'a.txt'), {
      problem: { path: 'a.txt', reason: 'permission to read it was denied', kind: 'failed' },
    });
    assert.deepEqual(await take(folder, 'b.txt'), {
      problem: { path: 'b.txt', reason: 'it is a binary file, not a text', kind: 'failed' },
    });
  });

  it('does not take its own reports for sources', async () => {
    const folder = memoryFolder({
      'a.md': '---\nsynoptic: report\n---\nText',
      'b.md': '---\ntitle: x\n---\nsynoptic: report',
    });
    assert.deepEqual(await take(folder, 'a.md'), {
      problem: { path: 'a.md', reason: 'it is a report that Synoptic wrote', kind: 'skipped' },
    });
    assert.ok('source' in (await take(folder, 'b.md')));
  });
});
