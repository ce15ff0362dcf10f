import * as vscode from 'vscode';
import { rangesOf } from '../../src/vscode/decorations';
import type { Desk } from '../../src/vscode/desk';
import { hovers } from '../../src/vscode/hover';
import { lineTable } from '../../src/vscode/lineTable';
import { type Live, type LiveText, liveTexts } from '../../src/vscode/live';
import { placesOf } from '../../src/vscode/places';
import { equal, ok, until } from './expect';

const MANY = 10_000;

/** A buffer with as many actors as lines, or all of them on one line. */
async function manyMarks(filler: string): Promise<LiveText> {
  const content = `Ada${filler}`.repeat(MANY);
  const document = await vscode.workspace.openTextDocument({ content });
  const step = 3 + filler.length;
  const marks = Array.from({ length: MANY }, (_, k) => {
    const [start, end] = [k * step, k * step + 3];
    return { start, end, annotation: actor(start, end) };
  });
  const known = { annotations: marks.map(({ annotation }) => annotation), boilerplate: [], notes: [] };
  const source = { id: document.uri.toString(), text: content };
  const text = { id: source.id, document, marks, known, source, table: lineTable(content), fresh: true };
  return text as unknown as LiveText;
}

const actor = (start: number, end: number) => ({
  id: `a${start}`,
  document: '',
  kind: 'actor',
  actor: 'ada',
  type: 'person',
  text: 'Ada',
  start,
  end,
  status: 'suggested',
  origin: 'machine',
  anchor: 'exact',
  why: 'a name',
});

const drawn = (text: LiveText, shown: vscode.Range): number => {
  const editor = { document: text.document, visibleRanges: [shown] };
  const ranges = rangesOf(editor, text, new Set(), new Set(), new Map());
  return [...ranges.values()].reduce((sum, list) => sum + list.length, 0);
};

describe(`among ${MANY} marks`, () => {
  it('those near what is shown are drawn', async () => {
    const count = drawn(await manyMarks(' came ashore.\n'), new vscode.Range(5000, 0, 5039, 0));
    equal(count, 40 + 2 * 120 + 1);
  });

  it('those near are drawn where all stand on one line of five megabytes, too', async () => {
    const text = await manyMarks(' said and said nothing.'.repeat(22));
    equal(text.document.lineCount, 1);
    const end = text.document.lineAt(0).text.length;
    ok(end > 5_000_000, `${end} characters`);
    const count = drawn(text, new vscode.Range(0, 0, 0, end));
    ok(count > 100 && count < 300, `${count} drawn`);
  });

  it('a key press draws none: what is drawn anew is drawn once for each reading', async () => {
    const given = await manyMarks(' came ashore.\n');
    let readings = 0;
    const desk = {
      places: placesOf([]),
      onDidChange: new vscode.EventEmitter<void>().event,
      changed: () => undefined,
      engine: { marks: async () => given.known },
      reread: async () => {
        readings++;
        const { document, known } = given;
        return { source: { ...given.source, text: document.getText() }, version: document.version, known };
      },
    } as unknown as Desk;
    const live = liveTexts(desk);
    try {
      await live.settled(given.document);
      let told = 0;
      live.onDidChange(() => told++);
      const before = readings;
      for (let key = 0; key < 50; key++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(given.document.uri, new vscode.Position(20, 0), 'x');
        await vscode.workspace.applyEdit(edit);
      }
      await until('a reading', () => live.of(given.document)?.fresh);
      ok(told >= 1 && told <= readings - before, `told ${told} times for ${readings - before} readings`);
      equal(live.of(given.document)?.marks.length, MANY);
    } finally {
      live.dispose();
    }
  });
});

describe('a hover', () => {
  it('keeps names that run from right to left apart from the words beside them', async () => {
    const text = await manyMarks('\n');
    const desk = { engine: {}, focus: async () => null } as unknown as Desk;
    const live = { of: () => text } as unknown as Live;
    const names = { counts: () => '', actor: () => 'نور', kind: (id: string) => id };
    const provider = hovers(desk, live, names, async () => 'decided by Ann, 2031-05-06');
    const source = new vscode.CancellationTokenSource();
    const hover = await provider.provideHover(text.document, new vscode.Position(3, 1), source.token);
    const [shown] = (hover?.contents ?? []) as vscode.MarkdownString[];
    ok(shown?.value.includes(' · \u2068نور\u2069 · '), shown?.value ?? 'no hover');
  });
});
