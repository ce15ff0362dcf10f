import * as vscode from 'vscode';
import type { Engine } from '../../src/engine/engine';
import { placesOf } from '../../src/vscode/places';
import { readWorkspace } from '../../src/vscode/readWorkspace';
import { equal, ok } from './expect';

/** One reading of the folder by an engine that only notes what it is asked for; stopped once the open texts are in, or the rest begins. */
async function reading(recent: readonly string[], stop: 'never' | 'opened' | 'rest') {
  const places = placesOf(vscode.workspace.workspaceFolders ?? []);
  const known = ['of-an-earlier-reading.txt'];
  const brought: string[] = [];
  const withdrawn: string[] = [];
  const told: string[] = [];
  let opened = false;
  let rest = false;
  const engine = {
    read: async (sources: readonly unknown[]) => sources.map(() => new Uint8Array()),
    documents: async () => known.map((id) => ({ id })),
    withdraw: async (ids: readonly string[]) => void withdrawn.push(...ids),
  } as unknown as Engine;
  const end = await readWorkspace({
    places,
    threads: { engine, readers: [], stamp: '' },
    token: {
      get isCancellationRequested() {
        return (stop === 'opened' && opened) || (stop === 'rest' && rest);
      },
      onCancellationRequested: new vscode.EventEmitter<void>().event,
    },
    recent,
    readings: () => null,
    bring: async (sources) => void brought.push(...sources.map(({ id }) => id)),
    opened: () => {
      opened = true;
    },
    taken: () => undefined,
    missed: () => undefined,
    progress: (done, total, name) => {
      rest = opened;
      told.push(`${done} of ${total}: ${name}`);
    },
  });
  return { ...end, brought, withdrawn, told };
}

describe('a reading of the folder', () => {
  const names = async (): Promise<string[]> =>
    (await vscode.workspace.findFiles('**/*.{txt,md}')).map((uri) => vscode.workspace.asRelativePath(uri)).sort();

  it('begins with what is open, goes on with what was in front lately, and ends with the rest', async () => {
    const all = await names();
    ok(all.length > 3, 'the folder holds too little');
    const [open, lately] = [all.at(-1)!, all.at(-2)!];
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, open));
    await vscode.window.showTextDocument(document);
    const opened = vscode.workspace.textDocuments
      .map(({ uri }) => vscode.workspace.asRelativePath(uri))
      .filter((name) => all.includes(name));
    const { brought, withdrawn, told, total, left } = await reading([lately], 'never');
    equal(brought[0], open, 'what is in front');
    equal(brought.slice(0, opened.length).sort(), opened.sort(), 'what is open');
    if (!opened.includes(lately)) equal(brought[opened.length], lately, 'what was in front lately');
    equal([...brought].sort(), all);
    equal({ total, left, withdrawn }, { total: all.length, left: 0, withdrawn: ['of-an-earlier-reading.txt'] });
    ok(
      told.some((line) => line.startsWith(`${opened.length} of ${all.length}: `)),
      told.join('\n'),
    );
  });

  it('forgets nothing when it is stopped while the folder is still listed', async () => {
    const { withdrawn, left } = await reading([], 'opened');
    equal(withdrawn, []);
    ok(left > 0, 'it is said to be whole');
  });

  it('reads nothing more when it is stopped, and tells how much is left', async () => {
    const all = await names();
    const { brought, left } = await reading([], 'rest');
    ok(brought.length < all.length, 'all was read');
    equal(left, all.length - brought.length);
  });
});
