import * as vscode from 'vscode';
import type { Discrepancy, ImpossibleOrder, Statement } from '../../src/engine/engine';
import type { Desk } from '../../src/vscode/desk';
import { diagnose } from '../../src/vscode/diagnostics';
import type { Discrepancies } from '../../src/vscode/differing';
import { equal, ok, until } from './expect';

const TEXTS = 400;

const uriOf = (id: string): vscode.Uri => vscode.Uri.parse(`untitled:problems/${id}`);

const statement = (text: string, line: number, claim: string): Statement =>
  ({
    document: { id: text, path: text, title: null },
    line,
    column: 3,
    claim: { text: claim },
  }) as unknown as Statement;

const difference = (one: string, other: string, figures: readonly [string, string]): Discrepancy =>
  ({
    link: {
      differs: ['figure'],
      status: 'suggested',
      why: `The figures differ: “${figures[0]}” against “${figures[1]}”.`,
    },
    from: statement(one, 2, 'Eight people were hurt'),
    to: statement(other, 4, 'Nine were hurt'),
  }) as unknown as Discrepancy;

describe('problems', () => {
  const differs = new vscode.EventEmitter<void>();
  let all: Discrepancy[] = [];
  let orders: ImpossibleOrder[] = [];
  const differing = {
    onDidDiffer: differs.event,
    get all() {
      return all;
    },
    get orders() {
      return orders;
    },
  } as unknown as Discrepancies;
  let shown: vscode.Disposable;
  const of = (id: string): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uriOf(id)).filter(({ source }) => source === 'Synoptic');
  const count = (): number =>
    vscode.languages
      .getDiagnostics()
      .filter(([{ path }]) => path.startsWith('problems/'))
      .reduce((sum, [, own]) => sum + own.length, 0);

  before(() => {
    shown = diagnose({ places: { uriOf } } as unknown as Desk, differing);
  });
  after(() => shown.dispose());

  it('are told a few texts at a time, each passage with what the other says', async () => {
    all = Array.from({ length: TEXTS / 2 }, (_, i) => difference(`${i}-a`, `${i}-b`, ['8', '9']));
    differs.fire();
    const first = count();
    ok(first > 0 && first < TEXTS / 2, `${first} of ${TEXTS} at once`);
    await until('all problems', () => count() === TEXTS);
    const [[here], [there]] = [of('7-a'), of('7-b')];
    ok(/figure.*“9”, here “8”/s.test(here!.message.replaceAll(/[\u2066-\u2069]/g, '')), here!.message);
    ok(/figure.*“8”, here “9”/s.test(there!.message.replaceAll(/[\u2066-\u2069]/g, '')), there!.message);
    equal([here!.range.start.line, here!.range.start.character], [1, 2]);
    equal(here!.relatedInformation?.[0]?.location.uri.path, 'problems/7-b');
    equal(here!.relatedInformation?.[0]?.message, 'Nine were hurt');
  });

  it('follow what changed, also while the last change is still told', async () => {
    all = all.map((one, i) => (i === 7 ? difference('7-a', '7-b', ['8', '12']) : one));
    differs.fire();
    all = all.slice(0, 150);
    const place = { document: '3-a', line: 9, column: 1, text: 'Friday' };
    const later = { day: '2031-05-02', place };
    orders = [{ kind: 'told-before-happened', later, earlier: [] }] as unknown as ImpossibleOrder[];
    differs.fire();
    await until('what is left', () => count() === 301);
    equal(of('3-a').length, 2);
    await until('the other figure', () => of('7-a')[0]?.message.includes('12'));
    [all, orders] = [[], []];
    differs.fire();
    await until('nothing', () => count() === 0);
  });
});
