/** Topics: what two sources or more speak of, discrepancies first. */
import * as vscode from 'vscode';
import type { Statement, TopicSummary } from '../../engine/engine';
import { chainLine } from '../../panel/view';
import type { Desk } from '../desk';
import type { Discrepancies } from '../differing';
import { type Node, openTree, short, type Tree } from './tree';

export interface Topics extends Tree {
  /** Asks for words and shows only topics that hold them. */
  filter(): Promise<void>;
}

export function topicsView(desk: Desk, differing: Discrepancies): Topics {
  let words = '';
  const tree = openTree('synoptic.topics', desk, {
    roots: async () => {
      const all = (await desk.engine?.topics()) ?? [];
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      const shown = all.filter((topic) => holds(topic, wanted));
      const hidden = all.length - shown.length;
      tree.view.message = hidden === 0 ? '' : vscode.l10n.t('“{0}” · {1} hidden', words, hidden);
      return [...shown].sort(byInterest).map((topic) => topicNode(desk, topic, differing));
    },
    badge: () => {
      const value = desk.summary?.discrepancies ?? 0;
      return value === 0 ? undefined : { value, tooltip: vscode.l10n.t('{0} discrepancies', value) };
    },
  });
  return {
    ...tree,
    async filter() {
      const typed = await vscode.window.showInputBox({
        title: vscode.l10n.t('Show only topics with these words'),
        value: words,
        prompt: vscode.l10n.t('Nothing shows all.'),
      });
      if (typed === undefined) return;
      words = typed.trim();
      tree.refresh();
    },
  };
}

function holds(topic: TopicSummary, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = [topic.topic.label, ...topic.statements.map(({ claim }) => claim.text)].join(' ').toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** Not by locale: the same order on every machine. */
function byInterest(a: TopicSummary, b: TopicSummary): number {
  return (
    b.discrepancies - a.discrepancies ||
    b.documents - a.documents ||
    b.statements.length - a.statements.length ||
    (a.topic.label < b.topic.label ? -1 : 1)
  );
}

function topicNode(desk: Desk, summary: TopicSummary, differing: Discrepancies): Node {
  const { topic, documents, origins, discrepancies, statements, silent } = summary;
  const say = vscode.l10n.t;
  const counts = [
    documents === 1 ? say('1 source') : say('{0} sources', documents),
    ...(origins === documents ? [] : [origins === 1 ? say('1 origin') : say('{0} origins', origins)]),
    ...(discrepancies === 0 ? [] : [discrepancies === 1 ? say('1 differs') : say('{0} differ', discrepancies)]),
  ];
  return {
    id: topic.id,
    label: topic.label,
    description: counts.join(' · '),
    icon: discrepancies > 0 ? 'diff' : 'list-tree',
    ...(discrepancies > 0 ? { color: 'synoptic.differsForeground' } : {}),
    context: 'topic',
    children: () => [
      ...statements.map((statement) => statementNode(topic.id, statement, differing)),
      ...silentNode(desk, topic.id, silent),
    ],
  };
}

export function statementNode(parent: string, statement: Statement, differing: Discrepancies): Node {
  const { claim, document, line } = statement;
  const differs = differing.of(document.id).has(claim.id);
  return {
    id: `${parent}/${claim.id}`,
    label: short(claim.text),
    description: `${document.title ?? document.path}:${line}`,
    tooltip: `${short(claim.text, 500)}\n${chainLine(statement, vscode.l10n.t)}\n${document.path}:${line}`,
    icon: differs ? 'diff-modified' : claim.quote === 'direct' ? 'quote' : 'comment',
    ...(differs ? { color: 'synoptic.differsForeground' } : {}),
    context: 'markStatement',
    target: { document: document.id, start: claim.start, end: claim.end },
    mark: { id: claim.id, document: document.id },
  };
}

function silentNode(desk: Desk, parent: string, silent: readonly string[]): Node[] {
  if (silent.length === 0 || desk.summary === null) return [];
  return [
    {
      id: `${parent}/silent`,
      label: vscode.l10n.t('Silent: {0}', silent.join(', ')),
      icon: 'circle-slash',
      tooltip: vscode.l10n.t('These sources say nothing on it.'),
    },
  ];
}
