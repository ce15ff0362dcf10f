import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Who may import whom. A rule names the files that it is for, what of src they may import, and which packages. The first
 * rule that fits a file holds. Folders may be imported from within themselves.
 */
interface Rule {
  readonly files: RegExp;
  /** Modules of src. */
  readonly may: RegExp;
  /** All else: packages, and data by its path from src. */
  readonly packages?: RegExp;
  readonly why: string;
}

const seams = 'core\\/(model|contract|ids)$';

const rules: readonly Rule[] = [
  {
    files: /^core\/contract$/,
    may: /^$/,
    packages: /^zod\/mini$/,
    why: 'the contract stands alone',
  },
  { files: /^core\/ids$/, may: new RegExp(`^${seams}`), why: 'ids know the words of the domain and nothing else' },
  { files: /^core\/model$/, may: /^core\/contract$/, why: 'the model names things and does nothing' },
  { files: /^core\/text\//, may: new RegExp(`^(${seams}|core/text/)`), why: 'text knows nothing of marks' },
  { files: /^core\/mark\//, may: new RegExp(`^(${seams}|core/(text|mark)/)`), why: 'marks know one document' },
  {
    files: /^core\/review\//,
    may: new RegExp(`^(${seams}|core/(text|review)/)`),
    packages: /^zod\/mini$/,
    why: 'review knows marks as data only',
  },
  {
    files: /^core\/corpus\//,
    may: new RegExp(`^(${seams}|core/(text|corpus)/)`),
    packages: /^\.\.\/media\/[\w-]+\.json$/,
    why: 'corpus knows pages as data only',
  },
  { files: /^core\//, may: /^core\//, packages: /^zod\/mini$/, why: 'the core is a world of its own' },
  {
    files: /^engine\/(drawer|disk)\.node$/,
    may: /^core\/text\/(drawer|units)$/,
    packages: /^node:(crypto|fs|fs\/promises|os|path)$/,
    why: 'where closed documents lie under Node, and how files are read there',
  },
  {
    files: /^engine\/shards\.node$/,
    may: /^engine\/(disk\.node|readings)$/,
    packages: /^node:(fs\/promises|path)$/,
    why: 'where what is kept for another day lies under Node',
  },
  {
    files: /^engine\/(worker|thread\.node)$/,
    may: /^(core|engine)\//,
    packages: /^node:(worker_threads|os)$/,
    why: "the engine's thread under Node",
  },
  {
    files: /^engine\//,
    may: /^(core|engine)\//,
    packages: /^(zod\/mini|\.\.\/package\.json)$/,
    why: 'the engine knows no editor and no system',
  },
  {
    files: /^panel\/(\w+\/)?protocol$/,
    may: new RegExp(`^(${seams}|panel/protocol$)`),
    packages: /^zod\/mini$/,
    why: 'the protocol is plain data',
  },
  {
    files: /^panel\/(\w+\/)?view$/,
    may: /^(core\/|engine\/|panel\/words\/|panel\/(\w+\/)?(protocol|view)$)/,
    why: 'the view is a pure function of what is known',
  },
  { files: /^panel\/words\//, may: /^panel\/words\//, why: 'words know the reader’s language and nothing else' },
  { files: /^panel\//, may: /^(core\/model$|panel\/)/, why: 'the page gets all it shows in messages' },
  {
    files: /^vscode\//,
    may: /^(core\/|engine\/|vscode\/|panel\/words\/|panel\/(\w+\/)?(protocol|view)$)/,
    packages: /^(vscode|zod\/mini)$/,
    why: 'only here may `vscode` be imported, and Node nowhere near it',
  },
  {
    files: /^cli\//,
    may: /^(core|engine|cli)\//,
    packages: /^(node:[\w/]+|zod\/mini|\.\.\/package\.json)$/,
    why: 'the command line runs under Node',
  },
  {
    files: /^train\//,
    may: /^(core|engine|train)\//,
    packages: /^(?!vscode$)[\w@]/,
    why: 'the training runs under Node and is never shipped',
  },
];

/** Modules of src by name ("core/text/span"), each with what it imports: modules of src or packages. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** Static and dynamic imports and re-exports, type imports too, and `require`. */
function importsOf(code: string): readonly string[] {
  const patterns = [
    /^\s*import\s*['"]([^'"\n]+)['"]/gm,
    /^\s*(?:import|export)\b[^'"`;=()]*\bfrom\s*['"]([^'"\n]+)['"]/gm,
    /\b(?:import|require)\s*\(\s*['"`]([^'"`\n]+)['"`]/g,
  ];
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] as string));
}

function resolveImport(from: string, to: string): string {
  return to.startsWith('.') ? join(dirname(from), to).replaceAll('\\', '/') : to;
}

function readImports(): Imports {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  return new Map(
    files.map((file) => {
      const name = file.replaceAll('\\', '/').replace(/\.tsx?$/, '');
      return [name, importsOf(readFileSync(join('src', file), 'utf8')).map((to) => resolveImport(name, to))];
    }),
  );
}

function offences(imports: Imports): readonly string[] {
  const found: string[] = [];
  for (const [name, targets] of imports) {
    const rule = rules.find(({ files }) => files.test(name));
    if (!rule) {
      found.push(`${name} stands in no room that has a rule`);
      continue;
    }
    for (const target of targets) {
      const allowed = imports.has(target) ? rule.may.test(target) : (rule.packages?.test(target) ?? false);
      if (!allowed) found.push(`${name} imports ${target}: ${rule.why}`);
    }
  }
  return [...found, ...rings(imports)];
}

/** Every ring of imports, once, as "a → b → a". */
function rings(imports: Imports): readonly string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) {
      found.push(`a ring: ${[...path.slice(at), name].join(' → ')}`);
      return;
    }
    if (done.has(name)) return;
    for (const target of imports.get(name) ?? []) if (imports.has(target)) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of imports.keys()) visit(name, []);
  return found;
}

describe('who may import whom', () => {
  const real = readImports();

  it('holds in src', () => assert.deepEqual(offences(real), []));

  const planted: readonly (readonly [file: string, code: string])[] = [
    ['core/text/span', "import { readFileSync } from 'node:fs'"],
    ['core/text/span', "import { readFileSync } from 'fs'"],
    ['core/text/span', "import type { Uri } from 'vscode'"],
    ['core/text/span', "export * from '../mark/read'"],
    ['core/mark/read', "import { page } from '../corpus/topics'"],
    ['core/corpus/topics', "import type { Hit } from '../mark/read'"],
    ['core/mark/read', "import * as z from 'zod'"],
    ['engine/library', "const fs = await import('node:fs')"],
    ['engine/library', "const fs = require('fs')"],
    ['panel/render', "import { read } from '../core/mark/read'"],
    ['panel/render', "import type { Engine } from '../engine/engine'"],
    ['vscode/extension', "import { join } from 'node:path'"],
    ['vscode/extension', "import { draw } from '../panel/render'"],
    ['cli/main', "import * as vscode from 'vscode'"],
    ['strangers/room', ''],
  ];
  for (const [file, code] of planted) {
    it(`would not if ${file} had: ${code || 'nothing at all'}`, () => {
      const known = ['core/mark/read', 'core/corpus/topics', 'panel/render', 'engine/engine'];
      const imports = new Map<string, readonly string[]>(known.map((name) => [name, []]));
      imports.set(
        file,
        importsOf(code).map((to) => resolveImport(file, to)),
      );
      assert.equal(offences(imports).length, 1);
    });
  }

  it('forbids rings', () => {
    const imports = new Map([
      ['core/text/a', ['core/text/b']],
      ['core/text/b', ['core/text/c']],
      ['core/text/c', ['core/text/a']],
    ]);
    assert.deepEqual(offences(imports), ['a ring: core/text/a → core/text/b → core/text/c → core/text/a']);
  });
});
