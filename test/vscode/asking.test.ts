import * as vscode from 'vscode';
import type { Source } from '../../src/core/model';
import type { DocumentMarks, Engine } from '../../src/engine/engine';
import { openDesk } from '../../src/vscode/desk';
import { liveTexts } from '../../src/vscode/live';
import { placesOf } from '../../src/vscode/places';
import type { Report } from '../../src/vscode/report';
import { shardsIn } from '../../src/vscode/shards';
import type { Store } from '../../src/vscode/store';
import { equal, ok } from './expect';

describe('the desk', () => {
  it('asks for the marks of a text along with its reading, so that the engine does nothing else in between', async () => {
    const known = { annotations: [{ start: 0, end: 3, kind: 'actor' }], boilerplate: [] } as unknown as DocumentMarks;
    const nothing = async () => null;
    // It has read nothing until it is asked for marks.
    const unread: (() => void)[] = [];
    let waits = false;
    const put = (): Promise<void> =>
      new Promise((resolve) => {
        if (waits) unread.push(resolve);
        else resolve();
      });
    const marks = async (): Promise<DocumentMarks> => {
      for (const done of unread.splice(0)) done();
      return known;
    };
    const read = async (sources: readonly Source[]) => sources.map(() => new Uint8Array());
    const documents = async () => [];
    const engine = new Proxy({ put, read, marks, documents } as unknown as Engine, {
      get: (of, name) => (name === 'then' ? undefined : (of[name as keyof Engine] ?? nothing)),
    });
    const never = new vscode.EventEmitter<never>().event;
    const store = { onDidChange: never, load: async () => [], loadProject: async () => [] } as unknown as Store;
    const startThreads = async () => ({ engine, readers: [], stamp: '' });
    const report = { log: (line: string) => ok(false, line), tell: () => undefined } as unknown as Report;
    const means = { startThreads, shards: shardsIn(null), recent: { ids: [] } };
    const folders = vscode.workspace.workspaceFolders ?? [];
    const desk = openDesk(placesOf(folders), store, means, report);
    const live = liveTexts(desk);
    try {
      await desk.read(true);
      waits = true;
      const [text] = await vscode.workspace.findFiles('**/*.txt', null, 1);
      const document = await vscode.workspace.openTextDocument(text!);
      equal((await live.settled(document))?.marks.length, 1);
    } finally {
      live.dispose();
      desk.dispose();
    }
  });
});
