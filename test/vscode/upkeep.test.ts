import * as vscode from 'vscode';
import type { Desk } from '../../src/vscode/desk';
import type { Hand } from '../../src/vscode/hand';
import { lineTable } from '../../src/vscode/lineTable';
import { isTooLong, type Live, type LiveText, LONGEST_LIVE, liveTexts } from '../../src/vscode/live';
import { notes } from '../../src/vscode/notes';
import { placesOf } from '../../src/vscode/places';
import { type Node, openTree } from '../../src/vscode/views/tree';
import { equal, until } from './expect';

const TIMES = 200;

/** A desk that can be asked for nothing but what a test gives it. */
function deskWith(given: Partial<Desk>): Desk {
  const changes = new vscode.EventEmitter<void>();
  return { places: placesOf([]), onDidChange: changes.event, changed: () => changes.fire(), ...given } as Desk;
}

/** Longer than a text waits for the next key. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 800));

describe('what is held of texts', () => {
  it('grows by no edit of a text that cannot be read', async () => {
    const engine = { marks: async () => null } as unknown as NonNullable<Desk['engine']>;
    const live = liveTexts(deskWith({ engine, refresh: async () => null }));
    try {
      const document = await vscode.workspace.openTextDocument({ content: 'Left out.\n' });
      for (let time = 0; time < TIMES; time++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(0, 0), 'x');
        await vscode.workspace.applyEdit(edit);
      }
      equal(document.version > TIMES, true);
      equal(await live.settled(document), null);
      equal(live.held().edits, 0, 'edits held');
      await vscode.window.showTextDocument(document);
      await until('it in front', () => vscode.window.activeTextEditor?.document === document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await until('the buffer to be let go', () => live.held().buffers === 0);
    } finally {
      live.dispose();
    }
  });

  it('is nothing of a text that is too long to be marked, which is read when it is saved', async () => {
    const asked: string[] = [];
    const engine = { marks: async () => null } as unknown as NonNullable<Desk['engine']>;
    const refresh = async (id: string): Promise<null> => {
      asked.push(id);
      return null;
    };
    const live = liveTexts(deskWith({ engine, refresh }));
    const timesRead = (document: vscode.TextDocument): number => {
      const own = placesOf([]).idOf(document.uri);
      return asked.filter((id) => id === own).length;
    };
    try {
      const long = await vscode.workspace.openTextDocument({ content: 'a word '.repeat(LONGEST_LIVE / 7 + 1) });
      equal(isTooLong(long), true);
      equal(await live.settled(long), null);
      live.touch(long);
      const short = await vscode.workspace.openTextDocument({ content: 'a word '.repeat(1000) });
      equal(isTooLong(short), false);
      live.touch(short);
      await until('the short one to be read', () => timesRead(short) > 0);
      equal(timesRead(long), 0, 'readings of the long one');
      const grow = new vscode.WorkspaceEdit();
      grow.insert(short.uri, new vscode.Position(0, 0), long.getText());
      await vscode.workspace.applyEdit(grow);
      equal(isTooLong(short), true);
      await rest();
      const before = timesRead(short);
      live.touch(short);
      await rest();
      equal(timesRead(short), before, 'readings of the one that grew');
    } finally {
      live.dispose();
    }
  });

  it('is one comment thread after a text with a note was renamed again and again', async () => {
    const shown = new Set<vscode.CommentThread>();
    const { comments } = vscode;
    const create = comments.createCommentController;
    const document = await vscode.workspace.openTextDocument({ content: 'A note stands here.\n' });
    const changed = new vscode.EventEmitter<vscode.TextDocument>();
    let text: LiveText | null = null;
    const reviewed: Record<string, object> = {};
    const desk = deskWith({ summary: { reviewed } as unknown as Desk['summary'] });
    const live = { onDidChange: changed.event, of: () => text } as unknown as Live;
    (comments as { createCommentController: typeof create }).createCommentController = (id, label) => {
      const made = create.call(comments, `${id}.test`, label);
      const createCommentThread: typeof made.createCommentThread = (...args) => {
        const thread = made.createCommentThread(...args);
        const dispose = (): void => {
          shown.delete(double);
          thread.dispose();
        };
        // VS Code froze both: a double has all else from them.
        const double = Object.create(thread, { dispose: { value: dispose } });
        shown.add(double);
        return double;
      };
      return Object.create(made, { createCommentThread: { value: createCommentThread } });
    };
    const kept = notes(desk, live, {} as Hand);
    (comments as { createCommentController: typeof create }).createCommentController = create;
    try {
      const note = { id: 'n', at: '2031-05-02T08:00:00Z', by: 'Ada', text: 'Why here?', anchor: { quote: 'note' } };
      for (let time = 0; time < TIMES; time++) {
        const name = `renamed-${time}.txt`;
        for (const old of Object.keys(reviewed)) delete reviewed[old];
        reviewed[name] = {};
        text = {
          id: name,
          document,
          table: lineTable(document.getText()),
          known: { notes: [{ start: 2, end: 6, edit: note }] },
        } as unknown as LiveText;
        changed.fire(document);
        desk.changed();
      }
      equal(shown.size, 1, 'threads held');
    } finally {
      kept.dispose();
    }
  });

  it('is no new row for a list that looks as before, however often the texts change', async () => {
    const expanded = new vscode.EventEmitter<{ readonly element: Node }>();
    const { window } = vscode as { window: { createTreeView: unknown } };
    const create = window.createTreeView;
    let given: vscode.TreeDataProvider<Node> | undefined;
    window.createTreeView = (_: string, options: vscode.TreeViewOptions<Node>) => {
      given = options.treeDataProvider;
      const never = new vscode.EventEmitter<unknown>().event;
      return {
        visible: true,
        onDidExpandElement: expanded.event,
        onDidCollapseElement: never,
        onDidChangeVisibility: never,
        dispose: () => undefined,
      };
    };
    let line = 0;
    const leaf = (): Node => ({ id: 'leaf', label: 'harbour.txt', description: `line ${line}` });
    const engine = {} as NonNullable<Desk['engine']>;
    const desk = deskWith({ engine, stage: { kind: 'ready', left: 0 } });
    const asked = new Set<number>();
    let change = 0;
    const roots = async (): Promise<Node[]> => {
      asked.add(change);
      const made = leaf();
      return [{ id: 'root', label: 'Ada', children: () => [made] }];
    };
    const tree = openTree('test', desk, { roots });
    window.createTreeView = create;
    try {
      let told = 0;
      given?.onDidChangeTreeData?.(() => told++);
      const changes = async (times: number): Promise<void> => {
        for (let time = 0; time < times; time++) {
          change++;
          line++;
          desk.changed();
          await until('the roots', () => asked.has(change));
          // Two changes at once are told once.
          await new Promise((resolve) => setTimeout(resolve, 0));
        }
      };
      await changes(TIMES);
      equal(told, 1, 'times told');
      const [root] = (await given?.getChildren()) ?? [];
      const children = await given?.getChildren(root);
      equal(children?.[0]?.description, `line ${line}`, 'the row below as it stands now');
      expanded.fire({ element: root! });
      await changes(2);
      equal(told, 3, 'times told once the row that changes is unfolded');
    } finally {
      tree.dispose();
    }
  });
});
