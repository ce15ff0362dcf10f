import * as vscode from 'vscode';
import type { Summary } from '../../src/engine/engine';
import type { Desk, DeskStage } from '../../src/vscode/desk';
import { placesOf } from '../../src/vscode/places';
import { statusBar } from '../../src/vscode/statusBar';
import { equal } from './expect';

describe('the line at the foot of the window', () => {
  const shown = (stage: DeskStage, summary: Partial<Summary> | null): { text: string; command: string } => {
    const item = { text: '', command: '', show: () => undefined, hide: () => undefined, dispose: () => undefined };
    const window = vscode.window as { createStatusBarItem: unknown };
    const create = window.createStatusBarItem;
    window.createStatusBarItem = () => item;
    try {
      const never = new vscode.EventEmitter<void>().event;
      const desk = { stage, summary, problems: [], places: placesOf([]), onDidChange: never, onDidProgress: never };
      statusBar(desk as unknown as Desk).dispose();
      return { text: item.text, command: item.command };
    } finally {
      window.createStatusBarItem = create;
    }
  };
  const counts = { documents: 6, claims: 148, discrepancies: 5, compared: true };

  it('tells what was read and what differs', () => {
    equal(shown({ kind: 'ready', left: 0 }, counts), {
      text: '$(book) 6 sources · 148 claims · 5 discrepancies · offline',
      command: 'synoptic.related.focus',
    });
  });

  it('tells that a person stopped before all was compared, and goes on when it is clicked', () => {
    equal(shown({ kind: 'ready', left: 12 }, { ...counts, compared: false }), {
      text: '$(book) 6 sources · 12 not read · 148 claims · not compared · offline',
      command: 'synoptic.readFolder',
    });
  });

  it('counts nothing before it is counted', () => {
    equal(shown({ kind: 'ready', left: 12 }, null).text, '$(book) 12 not read · offline');
  });
});
