import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { SAMPLE, SAMPLE_FILES } from '../src/vscode/sampleTexts';
import { packagedFiles } from './host/stage';

/**
 * In kB, minified: an extension that is heavy is slow to start and slow to fetch. Grown on purpose, or not at all: the last 10 of the extension's
 * for reading files from the disk itself.
 */
const budgets: Readonly<Record<string, number>> = {
  'dist/extension.js': 270,
  'dist/browser/extension.js': 270,
  'dist/worker.js': 600,
  'dist/browser/worker.js': 600,
  'dist/panel.js': 30,
  'dist/compare.js': 30,
  'dist/picture.js': 30,
  'dist/adjudicate.js': 30,
  'dist/cli.js': 700,
};

describe('the package', () => {
  let files: readonly string[];
  before(async function () {
    // The packer looks through the whole tree: slow on a busy machine.
    this.timeout(120_000);
    files = await packagedFiles();
  });

  it('holds what the manifest and the bundles ask for', () => {
    const needed = [
      ...Object.keys(budgets),
      'package.json',
      'package.nls.json',
      'LICENSE',
      'dist/annotations.schema.json',
    ];
    assert.deepEqual(
      needed.filter((file) => !files.includes(file)),
      [],
    );
  });

  it('holds nothing else: no sources, tests, maps or pictures of the README, and of texts the sample alone', () => {
    const allowed =
      /^(package(\.nls(\.[\w-]+)?)?\.json|LICENSE|README\.md|CHANGELOG\.md|dist\/[\w./]+\.(js|json)|media\/.+|fixtures\/bell\/.+)$/;
    assert.deepEqual(
      files.filter((file) => !allowed.test(file) || file.startsWith('media/screenshots/')),
      [],
    );
  });

  it('holds all files of the sample that it copies for a first look', () => {
    assert.deepEqual(
      files.filter((file) => file.startsWith(`${SAMPLE}/`)).sort(),
      SAMPLE_FILES.map((name) => `${SAMPLE}/${name}`),
    );
  });

  for (const [file, limit] of Object.entries(budgets)) {
    it(`keeps ${file} under ${limit} kB`, function () {
      // Built for debugging: nothing to weigh.
      if (readFileSync(file, 'utf8').includes('\n//# sourceMappingURL=')) this.skip();
      const size = statSync(file).size / 1000;
      assert.ok(size < limit, `${size.toFixed(1)} kB; node esbuild.mjs --production --sizes tells of what`);
    });
  }

  it('is fetched in a moment: under 5 MB before it is compressed', () => {
    const size = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
    assert.ok(size < 5, `${size.toFixed(1)} MB`);
  });
});
