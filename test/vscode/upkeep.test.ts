import * as vscode from 'vscode';
import type { Source } from '../../src/core/model';
import type { Discrepancy, DocumentMarks } from '../../src/engine/engine';
import { knownActors } from '../../src/vscode/actors';
import type { Desk } from '../../src/vscode/desk';
import { discrepancies } from '../../src/vscode/differing';
import type { Hand } from '../../src/vscode/hand';
import type { Kinds } from '../../src/vscode/kinds';
import { lineTable } from '../../src/vscode/lineTable';
import { isTooLong, type Live, type LiveText, LONGEST_LIVE, liveTexts } from '../../src/vscode/live';
import { notes } from '../../src/vscode/notes';
import { placesOf } from '../../src/vscode/places';
import type { RuleHints } from '../../src/vscode/ruleHints';
import { reviewView } from '../../src/vscode/views/review';
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
  it('is nothing of a text that is left, and it is told only once no reading of it is under way any more', async () => {
    const engine = { marks: async () => null } as unknown as NonNullable<Desk['engine']>;
    const told: string[] = [];
    let read = (): void => undefined;
    const reread = (): Promise<null> =>
      new Promise((resolve) => {
        told.push('reading');
        read = () => {
          told.push('read');
          resolve(null);
        };
      });
    const live = liveTexts(deskWith({ engine, reread }));
    try {
      const document = await vscode.workspace.openTextDocument({ content: 'Ada Quill said so.' });
      await until('its reading', () => told.length > 0);
      const before = live.held().buffers;
      const leaving = live.leave(document).then(() => told.push('left'));
      equal(live.held().buffers, before - 1);
      await rest();
      equal(told.at(-1), 'reading');
      read();
      await leaving;
      equal(told.slice(-2), ['read', 'left']);
      equal(await live.settled(document), null);
    } finally {
      live.dispose();
    }
  });

  it('grows by no edit of a text that cannot be read', async () => {
    const engine = { marks: async () => null } as unknown as NonNullable<Desk['engine']>;
    const desk = deskWith({ engine, reread: async () => null });
    const live = liveTexts(desk);
    try {
      // Whatever else lies open is held from the start, not from some moment of the test.
      desk.changed();
      const others = live.held().buffers;
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
      await until('the buffer to be let go', () => document.isClosed && live.held().buffers === others);
    } finally {
      live.dispose();
    }
  });

  it('is nothing of a text that is too long to be marked, which is read when it is saved', async () => {
    const asked: string[] = [];
    const engine = { marks: async () => null } as unknown as NonNullable<Desk['engine']>;
    const reread = async (id: string): Promise<null> => {
      asked.push(id);
      return null;
    };
    const live = liveTexts(deskWith({ engine, reread }));
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

  it('is told of a text that is typed in once it is read, or when nobody waits any longer', async () => {
    const known = { annotations: [{ start: 0, end: 3, kind: 'actor' }] } as unknown as DocumentMarks;
    const engine = { marks: async () => known } as unknown as NonNullable<Desk['engine']>;
    const buffer = (): vscode.TextDocument => vscode.workspace.textDocuments.find(({ uri }) => uri === document.uri)!;
    const live = liveTexts(
      deskWith({
        engine,
        reread: async () => ({ source: { text: buffer().getText() } as Source, version: buffer().version, known }),
      }),
    );
    const document = await vscode.workspace.openTextDocument({ content: 'Ada spoke.\n' });
    const waiting = (): Promise<LiveText | null> => live.rested(document, new vscode.CancellationTokenSource().token);
    const type = async (): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'x');
      await vscode.workspace.applyEdit(edit);
    };
    try {
      await live.settled(document);
      equal((await waiting())?.fresh, true);
      for (let key = 0; key < 3; key++) await type();
      equal(live.of(document)?.fresh, false);
      equal(live.of(document)?.marks[0]?.start, 3, 'a mark moves along');
      const asked = new vscode.CancellationTokenSource();
      const unwanted = live.rested(document, asked.token);
      asked.cancel();
      equal(await unwanted, null);
      const text = await waiting();
      equal({ fresh: text?.fresh, text: text?.source.text }, { fresh: true, text: 'xxxAda spoke.\n' });
    } finally {
      live.dispose();
    }
  });

  it('is not told anew where the engine has nothing new to tell', async () => {
    const marksOf = (kind: string) => ({ annotations: [{ start: 0, end: 3, kind }] }) as unknown as DocumentMarks;
    let told = marksOf('actor');
    const engine = { marks: async () => told } as unknown as NonNullable<Desk['engine']>;
    const desk = deskWith({
      engine,
      reread: async () => ({ source: { text: 'Ada spoke.\n' } as Source, version: 1, known: told }),
    });
    const live = liveTexts(desk);
    const document = await vscode.workspace.openTextDocument({ content: 'Ada spoke.\n' });
    let times = 0;
    const heard = live.onDidChange((one) => {
      if (one === document) times++;
    });
    try {
      await live.settled(document);
      const first = live.of(document);
      times = 0;
      for (let change = 0; change < 3; change++) {
        desk.changed();
        await rest();
      }
      equal(times, 0, 'told again');
      equal(live.of(document) === first, true);
      told = marksOf('date');
      desk.changed();
      await until('what is new', () => times === 1);
    } finally {
      heard.dispose();
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
    const reviewed = { documents: [''] };
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
    try {
      const note = { id: 'n', at: '2031-05-02T08:00:00Z', by: 'Ada', text: 'Why here?', anchor: { quote: 'note' } };
      for (let time = 0; time < TIMES; time++) {
        const name = `renamed-${time}.txt`;
        reviewed.documents = [name];
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
      (comments as { createCommentController: typeof create }).createCommentController = create;
      kept.dispose();
    }
  });

  it('is no new row for a list that looks as before, however often the texts change', async () => {
    let line = 0;
    const roots = async (): Promise<Node[]> => {
      const leaf = { id: 'leaf', label: 'harbour.txt', description: `line ${line}` };
      return [
        { id: 'ada', label: 'Ada', children: () => [leaf] },
        { id: 'bell', label: 'Bell' },
      ];
    };
    const desk = deskWith({ engine: {} as Desk['engine'], stage: { kind: 'ready', left: 0 } });
    const shown = watchTree(() => openTree('test', desk, { roots }));
    const change = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time++) {
        line++;
        desk.changed();
        // Changes that are told at once are answered once.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    };
    try {
      const [ada, bell] = await shown.children();
      await change(TIMES);
      equal(shown.told, [], 'told while the row that changes is folded');
      shown.visible(false);
      const [leaf] = await shown.children(ada);
      await change(1);
      shown.visible(true);
      await until('the row below to be told', () => shown.told.length === 1);
      equal(shown.told, ['ada/leaf']);
      await change(2);
      equal(shown.told, ['ada/leaf', 'ada/leaf', 'ada/leaf'], 'told once the row that changes is unfolded');
      equal(shown.row(leaf!).description, `line ${line}`, 'the row as it stands now');
      equal([ada?.label, bell?.label], ['Ada', 'Bell']);
    } finally {
      shown.dispose();
    }
  });

  it('is nothing of a list that was given again and again, once it is out of sight', async () => {
    const roots = async (): Promise<Node[]> => Array.from({ length: 600 }, (_, i) => ({ id: `${i}`, label: 'Ada' }));
    const desk = deskWith({ engine: {} as Desk['engine'], stage: { kind: 'ready', left: 0 } });
    const shown = watchTree(() => openTree('test', desk, { roots }));
    try {
      await shown.children();
      shown.visible(false);
      equal(shown.views, { made: 1, gone: 0 }, 'after few rows');
      shown.visible(true);
      for (let time = 0; time < 10; time++) await shown.children();
      equal(shown.views, { made: 1, gone: 0 }, 'while it is seen');
      shown.visible(false);
      equal(shown.views, { made: 2, gone: 1 }, 'out of sight');
      shown.visible(true);
      shown.visible(false);
      equal(shown.views, { made: 2, gone: 1 }, 'out of sight again');
    } finally {
      shown.dispose();
    }
    equal(shown.views, { made: 2, gone: 2 }, 'at the end');
  });

  it('is in Review what differs now, not what differed before the last change', async () => {
    let differing: readonly Discrepancy[] = [];
    const engine = { discrepancies: async () => differing, orders: async () => [] } as unknown as Desk['engine'];
    const desk = deskWith({
      engine,
      stage: { kind: 'ready', left: 0 },
      summary: null,
      problems: [],
      notices: new Map(),
    });
    const never = new vscode.EventEmitter<void>().event;
    const known = discrepancies(desk, vscode.Uri.file('/'));
    const hints = { all: [], onDidChange: never } as unknown as RuleHints;
    const kinds = { all: [], onDidChange: never } as unknown as Kinds;
    const shown = watchTree(() => reviewView(desk, {} as Hand, known, hints, kinds, async () => null));
    try {
      equal(await shown.children(), []);
      const one = { link: { id: 'l', status: 'suggested', differs: [], why: [] } } as unknown as Discrepancy;
      differing = [one];
      desk.changed();
      await until('Review to be told', () => shown.told.length > 0);
      const [group] = await shown.children();
      equal(group?.id, 'discrepancies');
    } finally {
      shown.dispose();
      known.dispose();
    }
  });
});

/** A tree view that does what a test asks for in place of VS Code. */
function watchTree(open: () => { dispose(): void }) {
  const { window } = vscode as { window: { createTreeView: unknown } };
  const create = window.createTreeView;
  const expanded = new vscode.EventEmitter<{ readonly element: Node }>();
  const visibility = new vscode.EventEmitter<{ readonly visible: boolean }>();
  const views = { made: 0, gone: 0 };
  const told: string[] = [];
  let given: vscode.TreeDataProvider<Node> | undefined;
  let visible = true;
  const rows = new Map<string, Node>();
  window.createTreeView = (_: string, options: vscode.TreeViewOptions<Node>) => {
    given = options.treeDataProvider;
    views.made++;
    return {
      get visible() {
        return visible;
      },
      onDidExpandElement: expanded.event,
      onDidCollapseElement: new vscode.EventEmitter<unknown>().event,
      onDidChangeVisibility: visibility.event,
      dispose: () => views.gone++,
    };
  };
  const tree = open();
  given?.onDidChangeTreeData?.((changed) => {
    if (changed == null) told.push('all');
    else told.push(...[changed].flat().map(({ id }) => id));
  });
  return {
    /** What VS Code was told to ask for again: ids, or "all". */
    told,
    views,
    async children(row?: Node): Promise<readonly Node[]> {
      const children = (await given?.getChildren(row)) ?? [];
      for (const child of children) rows.set(child.id, child);
      if (row !== undefined) expanded.fire({ element: row });
      return children;
    },
    row: (of: Node): Node => rows.get(of.id)!,
    visible(now: boolean): void {
      visible = now;
      visibility.fire({ visible });
    },
    dispose: () => {
      tree.dispose();
      window.createTreeView = create;
    },
  };
}

describe('what is asked once a person stopped the comparing', () => {
  it('is nothing that would have been compared, and names only after a while: the threads shall rest', async () => {
    const asked: string[] = [];
    const answer = (question: string) => async () => {
      asked.push(question);
      return [];
    };
    const engine = { actors: answer('actors'), discrepancies: answer('discrepancies'), orders: answer('orders') };
    const desk = deskWith({
      engine: engine as unknown as Desk['engine'],
      stage: { kind: 'ready', left: 0 },
      summary: { compared: false } as Desk['summary'],
    });
    const known = [knownActors(desk), discrepancies(desk, vscode.Uri.file('/'))];
    try {
      desk.changed();
      await rest();
      equal(asked, []);
      await until('the names', () => asked.length > 0);
      equal(asked, ['actors']);
    } finally {
      vscode.Disposable.from(...known).dispose();
    }
  });
});
