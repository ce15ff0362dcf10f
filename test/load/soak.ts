/**
 * Runs inside VS Code's extension host: random edits, openings, renames, verdicts, for as long as was asked, from a seed. What may leak is
 * sampled twice a minute. Rejects if more decoration types, watchers or threads are held at the end than after the first minute.
 */
import { join } from 'node:path';
import { writeHeapSnapshot } from 'node:v8';
import * as vscode from 'vscode';
import { countHeld, countRows, generator, inShort, listed, memory, pause, say, threadHeaps, turns } from './inside';

const minutes = Number(process.env.SYNOPTIC_SOAK_MINUTES ?? '1');
/** Where the host's heap is written after so many minutes and at the end; not at all if it is not told. */
const snapshots = process.env.SYNOPTIC_SOAK_SNAPSHOTS;
const EARLY = 5 * 60_000;
const SAMPLE = 30_000;
const WORDS = 'harbour,Friday,said,denied,12 people,the mayor,on 3 April,“never”,quay,\n\n'.split(',');

/** Called by VS Code when the folder is open. */
export async function run(): Promise<void> {
  try {
    await soak();
  } catch (error) {
    say(`ended early: ${(error as Error).stack}`);
    throw error;
  }
}

async function soak(): Promise<void> {
  const held = countHeld();
  const rows = countRows();
  await vscode.extensions.getExtension('synoptic.synoptic')?.activate();
  await vscode.commands.executeCommand('synoptic.readFolder');
  const next = generator(1);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const loop = turns();
  const begun = Date.now();
  const end = begun + minutes * 60_000;
  const counts: Record<string, number> = {};
  let steps = 0;
  let sampled = begun;
  let early = snapshots !== undefined;
  const samples: (readonly number[])[] = [];
  say(
    'minute | steps | texts | rows made | resident MB | heaps, MB used of taken + outside: host; each thread | decoration types, watchers, status items, threads | turns of the host, ms: 99 in 100, longest',
  );
  const sample = async (): Promise<void> => {
    const { longest, usual } = loop.take();
    const { decorationTypes, watchers, statusItems } = held();
    const now = memory();
    const threads = threadHeaps();
    const heaps = `${inShort(now.host)}; ${threads.map(inShort).join('; ')}`;
    const holds = [decorationTypes, watchers, statusItems, threads.length];
    const rowsMade = Object.values(rows()).reduce((sum, made) => sum + made, 0);
    const minute = ((Date.now() - begun) / 60_000).toFixed(1);
    const there = (await texts()).length;
    say(
      `${minute} | ${steps} | ${there} | ${rowsMade} | ${now.resident} | ${heaps} | ${holds.join(', ')} | ${usual}, ${longest}`,
    );
    samples.push(holds);
    loop.take();
  };
  while (Date.now() < end) {
    const name = pick(Object.keys(STEPS));
    try {
      await STEPS[name]!(next, pick);
      counts[name] = (counts[name] ?? 0) + 1;
    } catch (error) {
      counts[`${name} failed`] = (counts[`${name} failed`] ?? 0) + 1;
      if (counts[`${name} failed`] === 1) say(`${name}: ${(error as Error).message}`);
    }
    steps++;
    await pause(50 + next() * 400);
    if (Date.now() - sampled >= SAMPLE) {
      sampled = Date.now();
      await sample();
      if (early && Date.now() - begun >= EARLY) {
        early = false;
        snapshot('early');
      }
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await pause(2000);
  await sample();
  snapshot('late');
  say(`steps: ${listed(counts)}`);
  say(`rows made: ${listed(rows())}`);
  // Threads that have nothing to read are let go: fewer is well.
  const [first, last] = [samples[0]!, samples.at(-1)!];
  if (last.some((held, i) => held > first[i]!)) throw new Error(`held at first: ${first}; at the end: ${last}`);
}

function snapshot(name: string): void {
  if (snapshots !== undefined) say(writeHeapSnapshot(join(snapshots, `${name}.heapsnapshot`)));
}

type Step = (next: () => number, pick: <T>(list: readonly T[]) => T) => Promise<unknown>;

const texts = (): Thenable<vscode.Uri[]> => vscode.workspace.findFiles('**/*.txt');

const STEPS: Readonly<Record<string, Step>> = {
  async open(_, pick) {
    await vscode.window.showTextDocument(pick(await texts()), { preview: false });
  },
  async type(next, pick) {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { document } = editor;
    for (let k = 0; k < 5; k++) {
      const at = document.positionAt(Math.floor(next() * document.getText().length));
      await editor.edit((edit) => edit.insert(at, ` ${pick(WORDS)} `));
      await pause(30);
    }
  },
  async cut(next) {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const { document } = editor;
    const from = Math.floor(next() * document.getText().length);
    const range = new vscode.Range(document.positionAt(from), document.positionAt(from + next() * 200));
    await editor.edit((edit) => edit.delete(range));
  },
  async undo() {
    for (let k = 0; k < 4; k++) await vscode.commands.executeCommand('undo');
  },
  async save() {
    await vscode.window.activeTextEditor?.document.save();
  },
  async close() {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },
  async closeAll(next) {
    if (next() > 0.2) return;
    await vscode.commands.executeCommand('workbench.action.files.saveAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  },
  async rename(next, pick) {
    const from = pick(await texts());
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, vscode.Uri.joinPath(from, '..', `renamed-${Math.floor(next() * 1e6)}.txt`));
    await vscode.workspace.applyEdit(edit);
  },
  async copyAndDelete(next, pick) {
    const from = pick(await texts());
    const copy = vscode.Uri.joinPath(from, '..', `copy-${Math.floor(next() * 1e6)}.txt`);
    await vscode.workspace.fs.copy(from, copy);
    await pause(600);
    await vscode.workspace.fs.delete(copy);
  },
  async judge(next, pick) {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    await vscode.commands.executeCommand(pick(['synoptic.nextMark', 'synoptic.previousMark']));
    await vscode.commands.executeCommand(next() < 0.5 ? 'synoptic.accept' : 'synoptic.reject');
    if (next() < 0.5) await vscode.commands.executeCommand('synoptic.undo');
  },
  async look(_, pick) {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return;
    const ask = pick(['vscode.executeHoverProvider', 'vscode.executeReferenceProvider']);
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', editor.document.uri);
    await vscode.commands.executeCommand(ask, editor.document.uri, editor.selection.active);
  },
  async view(_, pick) {
    await vscode.commands.executeCommand(
      pick(['synoptic.related.focus', 'synoptic.topics.focus', 'synoptic.actors.focus', 'synoptic.review.focus']),
    );
  },
  async split(next) {
    if (next() > 0.3) return;
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await pause(200);
    await vscode.commands.executeCommand('workbench.action.closeOtherEditors');
  },
  async readAgain(next) {
    if (next() < 0.2) await vscode.commands.executeCommand('synoptic.readFolder');
  },
};
