/** Runs inside VS Code's extension host: see `main.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { articles } from '../bench/corpus';
import {
  type Asked,
  countAsked,
  countHeld,
  hostTime,
  inShort,
  listed,
  memory,
  pause,
  profile,
  say,
  type Turns,
  threadHeaps,
  turns,
} from './inside';

/** Where it is written what the host does while it is typed in; not at all if it is not told. */
const profiles = process.env.SYNOPTIC_LOAD_PROFILES;
/** So long is waited for what is kept for another day, in milliseconds. */
const KEEPING = 300_000;

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('synoptic.synoptic');
  if (extension === undefined) throw new Error('Synoptic is not installed');
  const held = countHeld();
  const asked = countAsked();
  const loop = turns();
  await pause(3000);
  loop.take();
  let from = performance.now();
  require(vscode.Uri.joinPath(extension.extensionUri, 'dist', 'extension.js').fsPath);
  say(`bundle loaded: ${(performance.now() - from).toFixed(1)} ms`);
  const waking = profiles === undefined ? null : await profile(50);
  from = performance.now();
  await extension.activate();
  say(`activate(): ${(performance.now() - from).toFixed(1)} ms`);
  if (waking !== null) await writeFile(join(profiles!, 'waking.cpuprofile'), await waking());
  loop.take();
  const noted = profiles === undefined ? null : await profile(1000);
  from = performance.now();
  const reading = vscode.commands.executeCommand('synoptic.readFolder');
  const told = hoverSays(from, reading);
  let end: number | null = null;
  void reading.then(() => {
    end = performance.now();
  });
  let worst = 0;
  while (end === null) {
    await Promise.race([reading, pause(5000)]);
    const { longest, usual } = loop.take();
    worst = Math.max(worst, longest);
    const { rss } = process.memoryUsage();
    say(
      `${((performance.now() - from) / 1000).toFixed(0)} s: turns of the host below ${usual} ms in 99 of 100, the longest ${longest} ms; ${Math.round(rss / 1e6)} MB resident`,
    );
  }
  say(`read in ${((end - from) / 1000).toFixed(2)} s; the host's longest turn took ${worst} ms`);
  say(`in the open text ${await told}`);
  say(`asked meanwhile: ${listed(asked.take())}`);
  if (noted !== null) await writeFile(join(profiles!, 'reading.cpuprofile'), await noted());
  // What is asked once all is read is answered by then.
  await pause(5000);
  const first = [await firstMarks(11, asked), await firstMarks(12, asked), await firstMarks(13, asked)];
  say(`three articles of 5,000 words, opened in turn, have their first marks after ${first.join('; ')}`);
  asked.take();
  for (const { name, text, keys } of longTexts()) await type(name, text, keys, loop, asked);
  // The next window shall find what this one worked out, which is kept again once nothing has changed for a while: the longer, the more there is.
  const edited = performance.now();
  const texts = (await vscode.workspace.findFiles('**/*.txt')).length;
  let kept: number | null;
  do {
    await asked.untilIdle(KEEPING);
    asked.take();
    await pause(5000 + 3 * texts);
    kept = await asked.untilIdle(KEEPING);
  } while (kept !== null && (asked.take().rememberIn ?? 0) > 0);
  say(
    kept === null
      ? 'the threads still work on what the next window shall find'
      : `${((performance.now() - edited) / 1000).toFixed(1)} s after the last edit all is compared and kept for the next window`,
  );
  say(
    `memory ${JSON.stringify(memory())}, threads ${threadHeaps().map(inShort).join('; ')}, held ${JSON.stringify(held())}`,
  );
}

/** Opens the first text while the folder is read, and looks at what it says: when its marks are there, when a hover tells of one, and of other sources. */
async function hoverSays(from: number, reading: Thenable<unknown>): Promise<string> {
  let isRead = false;
  void reading.then(() => {
    isRead = true;
  });
  const [uri] = (await vscode.workspace.findFiles('**/*.txt')).sort((a, b) => (a.path < b.path ? -1 : 1));
  await vscode.window.showTextDocument(uri!);
  const since = (): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
  const spots = async (): Promise<readonly vscode.Position[]> =>
    (await outlineOf(uri!)).flatMap(({ children, ...own }) => [own, ...children]).map(({ range }) => range.start);
  while ((await spots()).length === 0) await pause(50);
  let told = `the outline is there after ${since()}`;
  let hovered = false;
  for (let left = 2; left > 0; left -= isRead ? 1 : 0) {
    for (const spot of await spots()) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, spot);
      const words = hovers.flatMap(({ contents }) =>
        contents.map((one) => (typeof one === 'string' ? one : one.value)),
      );
      if (words.length > 0 && !hovered) told += `, a hover after ${since()}`;
      hovered ||= words.length > 0;
      if (words.some((text) => /other source/.test(text))) return `${told}, what other sources say after ${since()}`;
      await pause(100);
    }
  }
  return `${told}, and no other source says the same`;
}

const inMs = ({ longest, sweep }: ReturnType<Turns['take']>): string => `${longest} ms (sweeping ${sweep})`;

/** Texts that are hard on an editor. The `.log` of each is no source: what VS Code itself spends on it. */
function longTexts(): readonly { readonly name: string; readonly text: string; readonly keys: number }[] {
  const written = articles(180, 7).map(({ text }) => text);
  const line = 'The harbour was closed on Friday, the mayor said, and nobody knew why. ';
  const million = written.join('\n');
  return [
    { name: 'marks', text: written.slice(0, 80).join('\n'), keys: 60 },
    { name: 'million', text: million.slice(0, 1_000_000), keys: 20 },
    { name: 'line', text: line.repeat(Math.ceil(5_000_000 / line.length)), keys: 20 },
  ];
}

/** Opens a text, waits for its marks, and types in its middle: what a key costs the host, beside the same without marks. */
async function type(name: string, text: string, keys: number, loop: Turns, asked: Asked): Promise<void> {
  const costs: string[] = [];
  for (const ending of ['log', 'txt']) {
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, `${name}.${ending}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    loop.take();
    const editor = await vscode.window.showTextDocument(uri);
    const marks = ending === 'log' ? 0 : await marksOf(uri);
    const middle = editor.document.positionAt(text.length / 2);
    editor.revealRange(new vscode.Range(middle, middle));
    await pause(1500);
    const opening = loop.take();
    const askedFirst = listed(asked.take());
    const end = profiles === undefined ? null : await profile();
    const from = hostTime();
    for (let key = 0; key < keys; key++) {
      await editor.edit((edit) => edit.insert(middle.translate(0, key), 'x'));
      await pause(60);
    }
    const cost = (hostTime() - from) / keys;
    const typing = loop.take();
    if (end !== null) await writeFile(join(profiles!, `${name}.${ending}.cpuprofile`), await end());
    costs.push(`${cost.toFixed(2)} ms a key`);
    say(
      `${name}.${ending}, ${text.length} characters, ${marks} entries in its outline: longest turn ${inMs(opening)} while it opens and is read, ${inMs(typing)} while it is typed in`,
    );
    if (ending === 'txt')
      say(`asked of the engine while it opened: ${askedFirst}; while it was typed in: ${listed(asked.take())}`);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
  say(`${name}: ${costs.join(' without Synoptic, ')} with it`);
}

/**
 * Opens an article of 5,000 words: how long until the host has its marks, from the command and from when VS Code tells of the open text; of
 * this, how long until its text is sent to the engine; and how long until the outline shows the marks.
 */
async function firstMarks(seed: number, asked: Asked): Promise<string> {
  const words = articles(40, seed)
    .flatMap(({ text }) => text.split(' '))
    .slice(0, 5000);
  const name = `five-thousand-words-${seed}.txt`;
  const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(words.join(' ')));
  const asking = performance.now();
  let from = asking;
  const opened = vscode.workspace.onDidOpenTextDocument((document) => {
    if (document.uri.toString() === uri.toString()) from = performance.now();
  });
  await vscode.window.showTextDocument(uri);
  while ((await outlineOf(uri)).length === 0) await pause(5);
  opened.dispose();
  const shown = performance.now() - from;
  const [sent, marked] = [asked.sent(name)!, asked.marked(name)!];
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await vscode.workspace.fs.delete(uri);
  await pause(1000);
  const after = (moment: number, what: string): string => `${(moment - from).toFixed(0)} ${what}`;
  return `${(marked - asking).toFixed(0)} ms from the command, ${after(marked, 'from the open text')} (${after(sent, 'until it is sent')}, outline ${shown.toFixed(0)})`;
}

const outlineOf = async (uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[]> =>
  (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  )) ?? [];

/** How many marks the outline has, once there are any; 0 for a text that gets none. */
async function marksOf(uri: vscode.Uri): Promise<number> {
  const count = (symbols: readonly vscode.DocumentSymbol[]): number =>
    symbols.reduce((sum, { children }) => sum + 1 + count(children), 0);
  for (let tries = 0; tries < 30; tries++) {
    await pause(1000);
    const found = await outlineOf(uri);
    if (found.length > 0) return count(found);
  }
  return 0;
}
