import * as vscode from 'vscode';
import type { Source } from '../../src/core/model';
import type { DocumentMarks, Engine, Focus, Summary } from '../../src/engine/engine';
import { type Desk, openDesk } from '../../src/vscode/desk';
import { liveTexts } from '../../src/vscode/live';
import { placesOf } from '../../src/vscode/places';
import type { Report } from '../../src/vscode/report';
import { shardsIn } from '../../src/vscode/shards';
import type { Store } from '../../src/vscode/store';
import { equal, ok } from './expect';

/** A desk over the window's folder, whose engine answers what `answers` tells, and else nothing. */
function deskWith(answers: Partial<Engine>): Desk {
  const nothing = async () => null;
  const read = async (sources: readonly Source[]) => sources.map(() => new Uint8Array());
  const engine = new Proxy({ read, documents: async () => [], ...answers } as unknown as Engine, {
    get: (of, name) => (name === 'then' ? undefined : (of[name as keyof Engine] ?? nothing)),
  });
  const never = new vscode.EventEmitter<never>().event;
  const store = { onDidChange: never, load: async () => [], loadProject: async () => [] } as unknown as Store;
  const startThreads = async () => ({ engine, readers: [], stamp: '' });
  const report = { log: (line: string) => ok(false, line), tell: () => undefined } as unknown as Report;
  const means = { startThreads, shards: shardsIn(null), recent: { ids: [] } };
  return openDesk(placesOf(vscode.workspace.workspaceFolders ?? []), store, means, report);
}

describe('the desk', () => {
  it('asks for the marks of a text along with its reading, so that the engine does nothing else in between', async () => {
    const known = { annotations: [{ start: 0, end: 3, kind: 'actor' }], boilerplate: [] } as unknown as DocumentMarks;
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
    const desk = deskWith({ put, marks });
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

  it('tells of a place what is known by then, while the folder is still compared', async () => {
    let compared: (summary: Summary) => void = () => undefined;
    let comparing = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      comparing = resolve;
    });
    const desk = deskWith({
      summary() {
        comparing();
        return new Promise((resolve) => {
          compared = resolve;
        });
      },
      glance: async (document, offset) => ({ document, offset, related: [] }) as unknown as Focus,
      focus: async (document, offset) => ({ document, offset, related: ['all'] }) as unknown as Focus,
    });
    try {
      const reading = desk.read(true);
      await begun;
      equal(await desk.focus('a.txt', 3), { document: 'a.txt', offset: 3, related: [] });
      compared({ revision: 1, compared: true, documents: 1 } as Summary);
      await reading;
      equal(await desk.focus('a.txt', 3), { document: 'a.txt', offset: 3, related: ['all'] });
    } finally {
      desk.dispose();
    }
  });
});
