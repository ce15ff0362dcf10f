/** What the user named: files and folders, their texts, and what people decided on them. */
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentId } from '../core/model';
import type { Edit, ProjectEdit } from '../core/review/edit';
import { parseProject, parseSidecar } from '../core/review/sidecar';
import { survey } from '../engine/intake';
import type { SourceFolder } from '../engine/ports';
import { nodeFolder, reasonOf, singleFile } from './folder';

/** One file or folder that the user named. */
export interface Input {
  readonly name: string;
  /** The folder that holds `.synoptic`. */
  readonly root: string;
  readonly folder: SourceFolder;
}

/** One text to be read. */
export interface Listed {
  readonly input: Input;
  /** Inside the input. */
  readonly path: string;
  readonly id: DocumentId;
}

/** Rejects where there is neither a file nor a folder of this name. */
export async function open(name: string): Promise<Input> {
  const real = path.resolve(name);
  const what = await stat(real);
  const own = path.basename(real);
  if (what.isDirectory()) return { name: own, root: real, folder: nodeFolder(real) };
  if (!what.isFile()) throw new Error('it is neither a file nor a folder');
  return { name: own, root: path.dirname(real), folder: singleFile(real) };
}

/** All texts of all inputs. Where two inputs hold the same name, the input's own name goes in front. */
export async function list(
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

/** Where the texts really lie. */
export async function realPathsOf(listed: readonly Listed[]): Promise<ReadonlySet<string>> {
  const all = listed.map(({ input, path: inside }) => path.join(input.root, inside));
  return new Set(await Promise.all(all.map((file) => realpath(file).catch(() => file))));
}

/** What people decided on a text; what of it can't be read is told. */
export async function decisionsOn(
  { input: { root }, path: inside }: Listed,
  tell: (message: string) => void,
): Promise<readonly Edit[]> {
  const file = path.join(root, '.synoptic', `${inside}.json`);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return [];
  const { edits, problems } = parseSidecar(text);
  for (const problem of problems) tell(`${file}: ${problem}`);
  return edits;
}

/** What people decided for all texts. */
export async function projectDecisions(
  inputs: readonly Input[],
  tell: (message: string) => void,
): Promise<readonly ProjectEdit[]> {
  const edits: ProjectEdit[] = [];
  for (const root of new Set(inputs.map((input) => input.root))) {
    const file = path.join(root, '.synoptic', 'project.json');
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) continue;
    const parsed = parseProject(text);
    for (const problem of parsed.problems) tell(`${file}: ${problem}`);
    edits.push(...parsed.edits);
  }
  return edits;
}
