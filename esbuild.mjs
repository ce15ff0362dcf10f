// Bundles the extension (desktop and web), its workers, the panel's page and the command line into dist/, and the
// suite that runs inside VS Code into out/.
//
//   node esbuild.mjs               the shipped bundles, readable, with source maps
//   node esbuild.mjs --production  the same, minified, without source maps
//   node esbuild.mjs --tests       also the suite that runs inside VS Code
//   node esbuild.mjs --sizes       also prints the size of each bundle, by the package that its bytes come from
//   node esbuild.mjs --watch       builds again on every change

import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
const known = ['--production', '--tests', '--sizes', '--watch'];
for (const flag of flags) {
  if (!known.includes(flag)) {
    console.error(`esbuild.mjs: unknown option ${flag}; known are ${known.join(', ')}`);
    process.exit(1);
  }
}
const production = flags.has('--production');

/** What all bundles share. */
const common = {
  absWorkingDir: root,
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  charset: 'utf8',
  metafile: true,
  logLevel: 'warning',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };
/** The Web Worker extension host gives CommonJS and `vscode`, and nothing of Node. */
const web = { ...common, platform: 'browser', format: 'cjs', target: 'es2022' };
const page = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };

const shipped = [
  { ...node, entryPoints: ['src/vscode/host/node.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { ...web, entryPoints: ['src/vscode/host/web.ts'], outfile: 'dist/browser/extension.js', external: ['vscode'] },
  { ...node, entryPoints: ['src/engine/worker.ts'], outfile: 'dist/worker.js' },
  { ...page, entryPoints: ['src/engine/worker.web.ts'], outfile: 'dist/browser/worker.js' },
  { ...page, entryPoints: ['src/panel/app.ts'], outfile: 'dist/panel.js' },
  { ...page, entryPoints: ['src/panel/compare/app.ts'], outfile: 'dist/compare.js' },
  { ...page, entryPoints: ['src/panel/picture/app.ts'], outfile: 'dist/picture.js' },
  { ...page, entryPoints: ['src/panel/adjudicate/app.ts'], outfile: 'dist/adjudicate.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

/**
 * The suite inside VS Code, as an entry point that imports every test file: `*.test.ts` runs in both hosts,
 * `*.node.test.ts` and `*.web.test.ts` in one of them only.
 */
async function suites() {
  const folder = join(root, 'test/vscode');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.test.ts')).sort();
  const entry = (chosen) => ({
    contents: [
      `import './mocha';`,
      ...chosen.map((file) => `import './${file}';`),
      `export { run } from './mocha';`,
    ].join('\n'),
    resolveDir: folder,
    sourcefile: 'suite.ts',
  });
  return [
    {
      ...node,
      stdin: entry(files.filter((file) => !file.endsWith('.web.test.ts'))),
      outfile: 'out/vscode/node.js',
      external: ['vscode', 'mocha'],
    },
    {
      ...web,
      stdin: entry(files.filter((file) => !file.endsWith('.node.test.ts'))),
      outfile: 'out/vscode/web.js',
      external: ['vscode'],
      plugins: [mochaForWorkers],
    },
    ...['soak', 'load', 'again', 'cancel'].map((name) => ({
      ...node,
      entryPoints: [`test/load/${name}.ts`],
      outfile: `out/load/${name}.js`,
      external: ['vscode'],
    })),
  ];
}
/**
 * Mocha's browser bundle where the suite asks for mocha. It is UMD, in a package that calls all its files ES modules: left
 * alone it would put itself in the place of what the suite exports.
 */
const mochaForWorkers = {
  name: 'mocha-for-workers',
  setup(build) {
    const path = join(root, 'node_modules/mocha/mocha.js');
    build.onResolve({ filter: /^mocha$/ }, () => ({ path }));
    build.onLoad({ filter: /mocha[/\\\\]mocha\.js$/ }, async () => ({
      contents: `const module = { exports: {} }; const exports = module.exports;
        ${await readFile(path, 'utf8')}
        export default globalThis.Mocha;`,
    }));
  },
};

/** The JSON Schema of the export, from the zod schema that is its single source of truth. */
async function writeJsonSchema() {
  const built = await esbuild.build({
    ...common,
    minify: false,
    sourcemap: false,
    write: false,
    format: 'esm',
    platform: 'neutral',
    stdin: {
      contents: `import * as z from 'zod/mini';
        import { AnnotationsFile, SCHEMA } from './src/core/contract';
        export const schema = { $id: SCHEMA, title: 'Annotations written by Synoptic', ...z.toJSONSchema(AnnotationsFile) };`,
      resolveDir: root,
    },
  });
  const { schema } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`);
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(join(root, 'dist/annotations.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
}

/** The package that a bundled file belongs to, or the folder of src. */
function origin(path) {
  const packages = path.split('node_modules/');
  if (packages.length === 1) return path.split('/').slice(0, 2).join('/');
  const parts = packages.at(-1).split('/');
  return parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0];
}

function printSizes(metafile) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue;
    console.log(`${kilobytes(output.bytes)}  ${file}`);
    const bytes = new Map();
    for (const [path, input] of Object.entries(output.inputs)) {
      bytes.set(origin(path), (bytes.get(origin(path)) ?? 0) + input.bytesInOutput);
    }
    for (const [from, size] of [...bytes].sort((a, b) => b[1] - a[1])) console.log(`${kilobytes(size)}    ${from}`);
  }
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} kB`;

const bundles = [...shipped, ...(flags.has('--tests') ? await suites() : [])];

if (flags.has('--watch')) {
  const contexts = await Promise.all(bundles.map((bundle) => esbuild.context({ ...bundle, logLevel: 'info' })));
  await writeJsonSchema();
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const results = await Promise.all([...bundles.map((bundle) => esbuild.build(bundle)), writeJsonSchema()]);
  await chmod(join(root, 'dist/cli.js'), 0o755);
  if (flags.has('--sizes')) {
    for (const result of results) if (result) printSizes(result.metafile);
    console.log(
      `${kilobytes((await readFile(join(root, 'dist/annotations.schema.json'))).length)}  dist/annotations.schema.json`,
    );
  }
}
