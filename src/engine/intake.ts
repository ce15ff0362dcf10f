/** A folder → Sources, one after another, with every file that is not read named. */
import * as z from 'zod/mini';
import type { Source, SourceMeta } from '../core/model';
import { decode } from './decode';
import type { ListedFile, Problem, SourceFolder } from './ports';

/** Larger files are refused: an editor does not hand them to extensions either. */
export const LARGEST_SOURCE = 20 * 1024 * 1024;

const Meta = z.looseObject({
  published: z.optional(z.string()),
  outlet: z.optional(z.string()),
  title: z.optional(z.string()),
});

export interface Intake {
  readonly sources: readonly ListedFile[];
  readonly problems: readonly Problem[];
  /** Paths of the metadata files that are there. */
  readonly metadata: ReadonlySet<string>;
}

export interface IntakeOptions {
  /** The publication date for texts that tell none. */
  readonly given?: string;
  /** False for files that the user's include and exclude settings leave out; they are not named. */
  readonly wanted?: (path: string) => boolean;
  /** The metadata files that are there, if that is known: others are not looked for. */
  readonly metadata?: ReadonlySet<string>;
}

const isSource = (path: string): boolean => /\.(txt|md)$/i.test(path);
const metaPath = (path: string): string => path.replace(/\.[^./]+$/, '.meta.json');

/** Lists a folder: sources in the order of their paths, and the files of other kinds. */
export async function survey(folder: SourceFolder, options: IntakeOptions = {}): Promise<Intake> {
  const sources: ListedFile[] = [];
  const problems: Problem[] = [];
  const metadata = new Set<string>();
  for await (const file of folder.list()) {
    if (options.wanted !== undefined && !options.wanted(file.path) && !file.path.endsWith('.meta.json')) continue;
    if (file.path.endsWith('.meta.json')) metadata.add(file.path);
    else if (!isSource(file.path)) {
      problems.push({ path: file.path, reason: 'only .txt and .md files are read', kind: 'skipped' });
    } else if (file.size !== null && file.size > LARGEST_SOURCE) {
      problems.push({ path: file.path, reason: tooLarge(file.size), kind: 'failed' });
    } else {
      sources.push(file);
    }
  }
  sources.sort(byPath);
  problems.sort(byPath);
  return { sources, problems, metadata };
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Why a file of so many bytes is not read. */
export const tooLarge = (size: number): string =>
  `it is ${Math.ceil(size / 1048576)} MB large, and texts above ${LARGEST_SOURCE / 1048576} MB are not read; split it`;

/** Reads one listed file. Never rejects: what can't be read becomes a Problem. */
export async function take(
  folder: SourceFolder,
  path: string,
  options: IntakeOptions = {},
): Promise<{ source: Source; notices: readonly string[] } | { problem: Problem }> {
  const beside = metaPath(path);
  const hasBeside = options.metadata?.has(beside) !== false;
  const meta = hasBeside ? folder.read(beside).catch(() => null) : Promise.resolve(null);
  let bytes: Uint8Array;
  try {
    bytes = await folder.read(path);
  } catch (error) {
    return failed(path, error instanceof Error ? error.message : String(error));
  }
  if (bytes.length > LARGEST_SOURCE) return failed(path, tooLarge(bytes.length));
  const decoded = decode(bytes);
  if ('refused' in decoded) return failed(path, decoded.refused);
  if (isReport(decoded.text)) {
    return { problem: { path, reason: 'it is a report that Synoptic wrote', kind: 'skipped' } };
  }
  const notices: string[] = [];
  if (decoded.encoding === 'windows-1252') notices.push('It is not valid UTF-8 and was read as Windows-1252.');
  const told = metaIn(await meta, beside, notices);
  const source: Source = {
    id: path,
    text: decoded.text,
    sha256: await sha256(bytes),
    ...(told === undefined ? {} : { meta: told }),
    ...(options.given === undefined ? {} : { given: options.given }),
  };
  return { source, notices };
}

const failed = (path: string, reason: string): { problem: Problem } => ({
  problem: { path, reason, kind: 'failed' },
});

/** A report of our own says so in its front matter. */
function isReport(text: string): boolean {
  if (!text.startsWith('---')) return false;
  const end = text.indexOf('\n---', 3);
  return end > 0 && end < 4096 && /^synoptic:[ \t]*report[ \t]*\r?$/m.test(text.slice(0, end));
}

/** The metadata beside a text; absent where there is none, a notice where there is a bad one. */
function metaIn(bytes: Uint8Array | null, path: string, notices: string[]): SourceMeta | undefined {
  if (bytes === null) return undefined;
  try {
    const parsed = Meta.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (parsed.success) {
      const { published, outlet, title } = parsed.data;
      return {
        ...(published === undefined ? {} : { published }),
        ...(outlet === undefined ? {} : { outlet }),
        ...(title === undefined ? {} : { title }),
      };
    }
  } catch {
    // Told below, like any other misfit.
  }
  notices.push(
    `Its metadata in ${path} could not be used: expected an object with texts "published", "outlet", "title".`,
  );
  return undefined;
}

/** So many bytes are hashed at once by `hashSmall`; more are left to another thread. */
const SMALL = 1024 * 1024;
let hashSmall: ((bytes: Uint8Array) => string) | null = null;

/** To be called by a host that has a shorter way than WebCrypto, before anything is read: for an article that one costs as much as reading it. */
export function hashBy(own: (bytes: Uint8Array) => string): void {
  hashSmall = own;
}

/** Lower-case hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  if (hashSmall !== null && bytes.length <= SMALL) return hashSmall(bytes);
  const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
