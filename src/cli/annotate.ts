/** `synoptic annotate`: files and folders → one export. */
import { mkdir, open as openFile, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { linesOf } from '../core/formats/jsonl';
import type { DocumentId, Source } from '../core/model';
import type { ProjectEdit } from '../core/review/edit';
import { parseProject, parseSidecar } from '../core/review/sidecar';
import type { Engine } from '../engine/engine';
import { survey, take } from '../engine/intake';
import { readInLanes } from '../engine/lanes';
import type { Library } from '../engine/library';
import type { SourceFolder } from '../engine/ports';
import { models, start } from './engine';
import { nodeFolder, reasonOf, singleFile } from './folder';
import { FORMATS, type Format, type Written, write } from './formats';
import { Refused } from './refused';

interface Options {
  readonly inputs: readonly string[];
  readonly format: Format;
  readonly out: string | undefined;
  readonly published: string | undefined;
  readonly progress: boolean;
  readonly decisions: boolean;
}

/** One file or folder that the user named. */
interface Input {
  readonly name: string;
  /** The folder that holds `.synoptic`. */
  readonly root: string;
  readonly folder: SourceFolder;
}

/** One text to be read. */
interface Listed {
  readonly input: Input;
  /** Inside the input. */
  readonly path: string;
  readonly id: DocumentId;
}

/** Exit code 0 when all was read, 1 when a document could not be. Rejects with Refused for a wrong option. */
export async function annotate(args: readonly string[]): Promise<number> {
  const options = parse(args);
  const tell = (message: string): void => void process.stderr.write(`synoptic: ${message}\n`);
  const given = options.published === undefined ? {} : { given: options.published };
  let failed = 0;
  const fail = (name: string, reason: string): void => {
    failed++;
    tell(`${name}: ${reason}`);
  };

  const inputs: Input[] = [];
  for (const name of options.inputs) {
    const input = await open(name).catch((error: Error) => fail(name, reasonOf(error)));
    if (input !== undefined) inputs.push(input);
  }
  const listed = await list(inputs, tell, fail);
  const sourceFiles = new Set<string>();
  const { library, readers, close } = start(await models(), listed.length);
  const texts = new Map<DocumentId, string>();
  const takeOne = async ({ input, path: inside, id }: Listed): Promise<Source | null> => {
    const taken = await take(input.folder, inside, given);
    if ('problem' in taken) {
      if (taken.problem.kind === 'failed') fail(id, taken.problem.reason);
      else tell(`${id}: ${taken.problem.reason}`);
      return null;
    }
    for (const notice of taken.notices) tell(`${id}: ${notice}`);
    sourceFiles.add(await realpath(path.join(input.root, inside)));
    const source = { ...taken.source, id };
    // Lines need one text at a time, which the library has.
    if (options.format !== 'jsonl') texts.set(id, source.text);
    if (options.decisions) await decide(library, input, inside, id, tell);
    return source;
  };
  async function* batches(): AsyncGenerator<readonly Source[]> {
    for (let at = 0; at < listed.length; at += BATCH) {
      const { id } = listed[at]!;
      if (options.progress) process.stderr.write(`\r${at + 1}/${listed.length} ${id}\x1b[K`);
      const sources: Source[] = [];
      for (const one of listed.slice(at, at + BATCH)) {
        const source = await takeOne(one);
        if (source !== null) sources.push(source);
      }
      yield sources;
    }
  }
  await readInLanes(batches(), { engine: library, readers, stamp: '' }, null, (sources, readings) =>
    library.put(sources, readings),
  );
  for (const reader of readers) reader.dispose();
  if (options.progress && listed.length > 0) process.stderr.write('\r\x1b[K');
  if (options.decisions) await decideProject(library, inputs, tell);

  if (options.format === 'jsonl') await stream(library, options.out, sourceFiles);
  else await deliver(write(options.format, await library.export(), texts), options.out, sourceFiles);
  close();
  return failed === 0 ? 0 : 1;
}

/** Texts that are read at once. */
const BATCH = 8;
function parse(args: readonly string[]): Options {
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(args);
  } catch (error) {
    throw new Refused((error as Error).message);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw new Refused('annotate: name at least one file or folder');
  const format = values.format ?? 'json';
  if (!isFormat(format)) throw new Refused(`--format ${format}: known are ${FORMATS.join(', ')}`);
  if (values.published !== undefined && !isDay(values.published)) {
    throw new Refused(`--published ${values.published}: expected a day such as 2031-05-06`);
  }
  return {
    inputs: positionals,
    format,
    out: values.out,
    published: values.published,
    progress: values.progress === true,
    decisions: values['no-decisions'] !== true,
  };
}

const parseOptions = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      published: { type: 'string' },
      progress: { type: 'boolean' },
      'no-decisions': { type: 'boolean' },
    },
  });

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name);

/** A day that the calendar has. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return length !== undefined && day >= 1 && day <= length;
}

async function open(name: string): Promise<Input> {
  const real = path.resolve(name);
  const what = await stat(real);
  const own = path.basename(real);
  if (what.isDirectory()) return { name: own, root: real, folder: nodeFolder(real) };
  if (!what.isFile()) throw new Error('it is neither a file nor a folder');
  return { name: own, root: path.dirname(real), folder: singleFile(real) };
}

/** All texts of all inputs. Where two inputs hold the same name, the input's own name goes in front. */
async function list(
  inputs: readonly Input[],
  tell: (message: string) => void,
  fail: (name: string, reason: string) => void,
): Promise<Listed[]> {
  const all: { input: Input; path: string }[] = [];
  for (const input of inputs) {
    try {
      const { sources, problems } = await survey(input.folder);
      for (const file of sources) all.push({ input, path: file.path });
      for (const { path: name, reason, kind } of problems) {
        // A file that the user named himself should have been read, whatever its kind.
        if (kind === 'failed' || input.name === name) fail(name, reason);
        else tell(`${name}: ${reason}`);
      }
    } catch (error) {
      fail(input.name, reasonOf(error));
    }
  }
  const count = new Map<string, number>();
  for (const { path: name } of all) count.set(name, (count.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return all.map(({ input, path: name }) => {
    const wanted = count.get(name)! > 1 ? `${input.name}/${name}` : name;
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${n}/${wanted}`;
    taken.add(id);
    return { input, path: name, id };
  });
}

async function decide(
  library: Engine,
  { root }: Input,
  inside: string,
  id: DocumentId,
  tell: (message: string) => void,
): Promise<void> {
  const file = path.join(root, '.synoptic', `${inside}.json`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return;
  const { edits, problems } = parseSidecar(text);
  for (const problem of problems) tell(`${file}: ${problem}`);
  await library.decide(id, edits);
}

async function decideProject(
  library: Engine,
  inputs: readonly Input[],
  tell: (message: string) => void,
): Promise<void> {
  const edits: ProjectEdit[] = [];
  for (const root of new Set(inputs.map((input) => input.root))) {
    const file = path.join(root, '.synoptic', 'project.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const parsed = parseProject(text);
    for (const problem of parsed.problems) tell(`${file}: ${problem}`);
    edits.push(...parsed.edits);
  }
  if (edits.length > 0) await library.decideProject(edits);
}

/** To standard output, to a file, or to a folder; never over a source. */
async function deliver(
  written: readonly Written[],
  out: string | undefined,
  sourceFiles: ReadonlySet<string>,
): Promise<void> {
  if (out === undefined) {
    for (const { content } of written) await print(content);
    return;
  }
  const inFolder = written.length !== 1 || (await isFolder(out));
  for (const { name, content } of written) {
    await writeTo(out, inFolder ? name : null, sourceFiles, (target) => writeFile(target, content));
  }
}

/** The same for lines: what has been written is let go, so that memory does not grow with the output. */
async function stream(library: Library, out: string | undefined, sourceFiles: ReadonlySet<string>): Promise<void> {
  if (out === undefined) {
    for await (const part of library.parts()) await print([...linesOf(part)].join(''));
    return;
  }
  const name = (await isFolder(out)) ? 'annotations.jsonl' : null;
  await writeTo(out, name, sourceFiles, async (target) => {
    const file = await openFile(target, 'w');
    try {
      for await (const part of library.parts()) await file.write([...linesOf(part)].join(''));
    } finally {
      await file.close();
    }
  });
}

const isFolder = (out: string): Promise<boolean> =>
  stat(out).then(
    (s) => s.isDirectory(),
    () => /[\\/]$/.test(out),
  );

/** @param name inside `out`, "/" separators; null where `out` is the file itself */
async function writeTo(
  out: string,
  name: string | null,
  sourceFiles: ReadonlySet<string>,
  writeIt: (target: string) => Promise<void>,
): Promise<void> {
  const target = name === null ? out : path.join(out, ...name.split('/'));
  const real = await realpath(target).catch(() => path.resolve(target));
  if (sourceFiles.has(real)) throw new Refused(`--out ${out}: it would write over the source ${target}`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeIt(target);
  } catch (error) {
    throw new Refused(`${target}: can't be written: ${reasonOf(error)}`);
  }
}

const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
