/** `synoptic annotate`: files and folders → one export. */
import { parseArgs } from 'node:util';
import { type ExportPart, linesOf } from '../core/formats/jsonl';
import type { DocumentId, Source } from '../core/model';
import { take } from '../engine/intake';
import { readInLanes } from '../engine/lanes';
import { models, type Running, start } from './engine';
import { reasonOf } from './folder';
import { FORMATS, type Format, type Whole, write } from './formats';
import { decisionsOn, type Input, type Listed, list, open, projectDecisions, realPathsOf } from './inputs';
import { deliver, type Output, openSink } from './output';
import { Refused } from './refused';

interface Options {
  readonly inputs: readonly string[];
  readonly format: Format;
  readonly out: string | undefined;
  readonly published: string | undefined;
  readonly progress: boolean;
  readonly decisions: boolean;
}

/** One run of the command. */
interface Run {
  readonly options: Options;
  readonly listed: readonly Listed[];
  readonly running: Running;
  readonly output: Output;
  readonly tell: (message: string) => void;
  /** Tells of a document that could not be read. */
  readonly fail: (name: string, reason: string) => void;
}

/** Exit code 0 when all was read, 1 when a document could not be. Rejects with Refused for a wrong option. */
export async function annotate(args: readonly string[]): Promise<number> {
  const options = parse(args);
  let failed = 0;
  const tell = (message: string): void => void process.stderr.write(`synoptic: ${message}\n`);
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
  let paths: Promise<ReadonlySet<string>> | undefined;
  const output: Output = {
    out: options.out,
    sources() {
      paths ??= realPathsOf(listed);
      return paths;
    },
  };
  const running = start(await models(), listed.length);
  try {
    // What people decided for all texts has a say in the very first.
    if (options.decisions) await running.library.decideProject(await projectDecisions(inputs, tell));
    const run: Run = { options, listed, running, output, tell, fail };
    if (options.format === 'jsonl') await asRead(run);
    else await asAWhole(run, options.format);
  } finally {
    running.close();
  }
  return failed === 0 ? 0 : 1;
}

/** UTF-16 units that are worth a write. */
const ENOUGH = 1 << 16;

/** Each document is written as soon as it and all before it were read, so that memory holds no more of it than what links it. */
async function asRead(run: Run): Promise<void> {
  const sink = await openSink('annotations.jsonl', run.output);
  const print = async (parts: Iterable<ExportPart> | AsyncIterable<ExportPart>): Promise<void> => {
    let lines = '';
    for await (const part of parts) {
      for (const line of linesOf(part)) lines += line;
      if (lines.length < ENOUGH) continue;
      await sink.write(lines);
      lines = '';
    }
    await sink.write(lines);
  };
  try {
    const stream = run.running.library.stream(run.listed.map(({ id }) => id));
    await print([stream.header]);
    // One after another; whoever reads waits for what is written, so that a slow reader of the output is not outrun.
    let printed = Promise.resolve();
    await readAll(run, async (ids) => {
      printed = printed.then(() => print(stream.come(ids)));
      await printed;
    });
    await print(stream.rest());
  } finally {
    await sink.close();
  }
}

async function asAWhole(run: Run, format: Whole): Promise<void> {
  const texts = new Map<DocumentId, string>();
  await readAll(run, async (_, sources) => {
    for (const { id, text } of sources) texts.set(id, text);
  });
  await deliver(write(format, await run.running.library.export(), texts), run.output);
}

/** Texts that are read at once; but the first comes alone, as somebody may wait for it. */
const BATCH = 8;

/** Reads all and brings it into the library. `done` hears of each batch, what of it could not be read included, and of the texts that could. */
async function readAll(
  { options, listed, running: { library, readers }, tell, fail }: Run,
  done: (ids: readonly DocumentId[], sources: readonly Source[]) => Promise<void>,
): Promise<void> {
  const { published, progress, decisions } = options;
  const given = published === undefined ? {} : { given: published };
  const takeOne = async (one: Listed): Promise<Source | null> => {
    const { id, input, path } = one;
    const taken = await take(input.folder, path, given);
    if ('problem' in taken) {
      if (taken.problem.kind === 'failed') fail(id, taken.problem.reason);
      else tell(`${id}: ${taken.problem.reason}`);
      return null;
    }
    for (const notice of taken.notices) tell(`${id}: ${notice}`);
    if (decisions) await library.decide(id, await decisionsOn(one, tell));
    return { ...taken.source, id };
  };
  const batchOf = new WeakMap<readonly Source[], readonly Listed[]>();
  async function* batches(): AsyncGenerator<readonly Source[]> {
    for (let at = 0, next = 1; at < listed.length; at = next, next += BATCH) {
      const batch = listed.slice(at, next);
      if (progress) process.stderr.write(`\r${at + 1}/${listed.length} ${batch[0]!.id}\x1b[K`);
      const sources: Source[] = [];
      for (const one of batch) {
        const source = await takeOne(one);
        if (source !== null) sources.push(source);
      }
      batchOf.set(sources, batch);
      yield sources;
    }
  }
  await readInLanes(batches(), { engine: library, readers, stamp: '' }, null, async (sources, readings) => {
    await library.put(sources, readings);
    const ids = batchOf.get(sources)!.map(({ id }) => id);
    await done(ids, sources);
  });
  for (const reader of readers) reader.dispose();
  if (progress && listed.length > 0) process.stderr.write('\r\x1b[K');
}

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
