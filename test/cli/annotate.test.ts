import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { AnnotationsFile } from '../../src/core/contract';
import { withId } from '../../src/core/review/edit';
import { printProject, printSidecar } from '../../src/core/review/sidecar';
import { articles } from '../bench/corpus';
import { fromLines } from '../core/formats/lines';

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function synoptic(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, err: stderr };
}

const annotate = (...args: string[]): Run => synoptic(['annotate', ...args]);
const parse = (run: Run): AnnotationsFile => AnnotationsFile.parse(JSON.parse(run.out));

describe('synoptic annotate', function () {
  this.timeout(60_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'synoptic-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };

  it('prints an export of the contract on standard output alone', () => {
    put('a.txt', 'OSLAND, 6 May 2031 - “We will rebuild,” said Ada Corvin on Monday.');
    const run = annotate(folder);
    assert.equal(run.code, 0, run.err);
    const file = parse(run);
    assert.deepEqual(
      file.documents.map(({ id, path: name, published }) => [id, name, published.value, published.basis]),
      [['a.txt', 'a.txt', '2031-05-06', 'dateline']],
    );
    assert.equal(
      file.documents[0]!.sha256,
      createHash('sha256')
        .update(readFileSync(path.join(folder, 'a.txt')))
        .digest('hex'),
    );
    assert.deepEqual([...new Set(file.annotations.map(({ kind }) => kind))].sort(), ['actor', 'claim', 'date']);
  });

  it('gives the same bytes again, in another time zone and language', () => {
    cpSync('fixtures/bell', folder, { recursive: true });
    const one = annotate(folder);
    const two = synoptic(['annotate', folder], {
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    const three = synoptic(['annotate', folder], { TZ: 'America/Los_Angeles', LANG: 'C' });
    assert.equal(one.code, 0, one.err);
    assert.ok(one.out.length > 10_000);
    assert.equal(two.out, one.out);
    assert.equal(three.out, one.out);
  });

  it('names what it could not read, does the rest, and exits with 1', () => {
    put('good.txt', 'Ada Corvin said the bridge was closed.');
    put('bad.txt', Uint8Array.of(0x50, 0x4b, 0, 0, 1, 2));
    put('photo.jpg', 'x');
    const missing = path.join(folder, 'missing.txt');
    const run = annotate(folder, missing);
    assert.equal(run.code, 1);
    assert.match(run.err, /bad\.txt: it is a binary file/);
    assert.match(run.err, /missing\.txt: there is no such file/);
    assert.match(run.err, /photo\.jpg: only \.txt and \.md files are read/);
    assert.deepEqual(
      parse(run).documents.map(({ id }) => id),
      ['good.txt'],
    );
  });

  it('refuses options that are wrong, and says which are right', () => {
    put('a.txt', 'Text.');
    for (const [args, message] of [
      [['--format', 'xml'], /--format xml: known are json, jsonl, web-annotation/],
      [['--published', '2031-02-30'], /--published 2031-02-30: expected a day/],
      [['--colour'], /--colour/],
    ] as const) {
      const run = annotate(folder, ...args);
      assert.equal(run.code, 1);
      assert.match(run.err, message);
      assert.equal(run.out, '');
    }
    assert.match(annotate().err, /name at least one file or folder/);
    assert.match(synoptic(['anotate']).err, /unknown command “anotate”/);
  });

  it('ends quietly when its reader stops early', function () {
    if (process.platform === 'win32') this.skip();
    for (let i = 0; i < 30; i++) put(`${i}.txt`, 'Ada Corvin said on Friday that the bridge was closed. '.repeat(40));
    for (const format of ['json', 'jsonl']) {
      const command = `"${process.execPath}" --import tsx src/cli/main.ts annotate "${folder}" --format ${format}`;
      const { stderr } = spawnSync('sh', ['-c', `(${command}; echo "exit $?" >&2) | head -c 10`], { encoding: 'utf8' });
      assert.equal(stderr, 'exit 0\n');
    }
  });

  it('says so when nothing can be written', function () {
    if (!existsSync('/dev/full')) this.skip();
    put('a.txt', 'Ada Corvin said so.');
    const full = annotate(folder, '--format', 'jsonl', '--out', '/dev/full');
    assert.deepEqual([full.code, full.err.split(':')[1]], [1, ' /dev/full']);
    const command = `"${process.execPath}" --import tsx src/cli/main.ts annotate "${folder}" --format jsonl >/dev/full`;
    const { stderr, status } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    assert.equal(status, 1);
    assert.match(stderr, /^synoptic: standard output can't be written: /);
  });

  it('never writes over a source', () => {
    const file = put('a.txt', 'Ada Corvin said so.');
    const run = annotate(folder, '--out', file);
    assert.equal(run.code, 1);
    assert.match(run.err, /would write over the source/);
    assert.equal(readFileSync(file, 'utf8'), 'Ada Corvin said so.');
  });

  it('takes the date given for texts that tell none', () => {
    put('a.txt', 'Ada Corvin said so on Friday.');
    const { documents, annotations } = parse(annotate(folder, '--published', '2031-05-06'));
    assert.deepEqual([documents[0]!.published.value, documents[0]!.published.basis], ['2031-05-06', 'given']);
    assert.ok(annotations.some((mark) => 'value' in mark && mark.value === '2031-05-02'));
  });

  it('puts the input’s own name in front where two inputs hold the same name', () => {
    put('left/a.txt', 'Ada Corvin said so.');
    put('right/a.txt', 'Ada Corvin denied it.');
    put('right/b.txt', 'Nothing more.');
    const run = annotate(path.join(folder, 'left'), path.join(folder, 'right'));
    assert.deepEqual(
      parse(run).documents.map(({ id }) => id),
      ['b.txt', 'left/a.txt', 'right/a.txt'],
    );
  });

  it('applies what people decided, unless told not to', () => {
    put('a.txt', 'Ada Corvin said so on Friday.');
    put(
      '.synoptic/a.txt.json',
      '{"schema":"synoptic.decisions/1","decisions":[\n{"does":"published","value":"2031-06-03","by":"Ann","at":"2031-06-04T08:00:00.000Z","id":"x"},\nnull]}\n',
    );
    assert.equal(parse(annotate(folder)).documents[0]!.published.value, '2031-06-03');
    assert.equal(parse(annotate(folder, '--no-decisions')).documents[0]!.published.value, null);
  });

  it('prints the same for many texts, whether other threads read and compare or none', () => {
    for (const { id, text } of articles(70)) put(id, text.slice(0, 700));
    // From sources there is no bundle that a thread could run.
    const alone = annotate(folder, '--format', 'jsonl');
    assert.equal(alone.code, 0, alone.err);
    const bundles = path.resolve('out/cli');
    buildSync({
      entryPoints: { cli: 'src/cli/main.ts', worker: 'src/engine/worker.ts' },
      outdir: bundles,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    const args = [path.join(bundles, 'cli.js'), 'annotate', folder, '--format', 'jsonl'];
    const together = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(together.status, 0, together.stderr);
    assert.match(together.stdout, /"record":"link"/);
    assert.equal(together.stdout, alone.out);
    assert.deepEqual(fromLines(alone.out), parse(annotate(folder)));
  });

  it('reads what people decided before it writes the first line', () => {
    put('a.txt', 'Ada Corvin said on Friday that the quay was closed.');
    put('b.txt', 'OSLAND, 6 May 2031 - Bo Karst said on Friday that the quay was open.');
    const said = { by: 'Ann', at: '2031-05-07T08:00:00.000Z' };
    const project = [
      withId({ does: 'never', kind: 'date', quote: 'Friday', ...said }),
      withId({ does: 'kind', kind: 'risk', label: 'Risk', ...said }),
      withId({ does: 'join', actors: ['ada-corvin', 'bo-karst'], ...said }),
    ];
    put('.synoptic/project.json', printProject(project));
    put('.synoptic/b.txt.json', printSidecar([withId({ does: 'published', value: '2031-05-08', ...said })]));
    const lines = annotate(folder, '--format', 'jsonl');
    assert.equal(lines.code, 0, lines.err);
    const file = fromLines(lines.out);
    assert.deepEqual(file, parse(annotate(folder)));
    assert.equal(file.documents[1]!.published.value, '2031-05-08');
    assert.deepEqual(
      file.annotations.flatMap(({ kind, status }) => (kind === 'date' && status === 'rejected' ? [kind] : [])),
      ['date', 'date'],
    );
  });

  it('writes one record a line as jsonl', () => {
    put('a.txt', '“We will rebuild,” said Ada Corvin.');
    const out = path.join(folder, 'out.jsonl');
    assert.equal(annotate(folder, '--format', 'jsonl', '--out', out).code, 0);
    const records = readFileSync(out, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { record: string }).record);
    assert.deepEqual([...new Set(records)], ['header', 'document', 'annotation', 'actor']);
    assert.ok(existsSync(out));
  });

  it('reads any texts: empty ones, one line of a megabyte, lone surrogates, right-to-left', () => {
    put('empty.txt', '');
    put('line.txt', 'He said that it rains and that “it pours. '.repeat(25_000));
    put('odd.txt', 'Ada \ud800 said “אמת” and مرحبا 👩‍👩‍👧 on 6 May.\u2028\x0c');
    const run = annotate(folder, '--published', '2031-05-06');
    assert.equal(run.code, 0, run.err);
    assert.equal(parse(run).documents.length, 3);
  });
});
