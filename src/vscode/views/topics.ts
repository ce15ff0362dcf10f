/** Topics: what two sources or more speak of, discrepancies first. */
import * as vscode from 'vscode';
import { describe } from '../../core/text/anchor';
import type { Statement, TopicSummary } from '../../engine/engine';
import { chainLine } from '../../panel/view';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import type { Discrepancies } from '../differing';
import type { Hand } from '../hand';
import { PROJECT } from '../store';
import { type Node, openTree, short, type Tree } from './tree';

export interface Topics extends Tree {
  /** Asks for another topic; both become one, under that one's name. */
  merge(node: Node): Promise<void>;
  rename(node: Node): Promise<void>;
  /** Makes a statement a topic of its own. */
  splitOff(node: Node): Promise<void>;
}

const DRAGGED = 'application/vnd.code.tree.synoptic.topics';
/** A decision names no more statements than this. */
const MOST_STATEMENTS = 1000;

export function topicsView(desk: Desk, hand: Hand, differing: Discrepancies): Topics {
  const say = vscode.l10n.t;
  let known: readonly TopicSummary[] = [];
  const summaryOf = (id: string | undefined): TopicSummary | undefined => known.find(({ topic }) => topic.id === id);

  const decide = async (
    label: string,
    verdict: 'merge' | 'split',
    statements: readonly Statement[],
    name?: string,
  ): Promise<void> => {
    const anchors = [];
    for (const { document, claim } of statements.slice(0, MOST_STATEMENTS)) {
      const text = await hand.textOf(document.id);
      if (text !== null) anchors.push({ document: document.id, anchor: describe(text, claim) });
    }
    if (anchors.length === 0) return;
    const draft = {
      does: 'topic' as const,
      verdict,
      statements: anchors,
      ...(name === undefined ? {} : { label: name }),
    };
    await hand.say(label, [{ document: PROJECT, drafts: [draft] }]);
    vscode.window.setStatusBarMessage(label, 4000);
  };

  const join = (one: TopicSummary, other: TopicSummary): Promise<void> =>
    decide(
      say('{0} and {1} are one topic', isolated(one.topic.label), isolated(other.topic.label)),
      'merge',
      [...other.statements, ...one.statements],
      other.topic.label,
    );

  const tree = openTree('synoptic.topics', desk, {
    filterTitle: say('Show only topics with these words'),
    onDidChange: differing.onDidChange,
    roots: async (keep) => {
      known = (await desk.engine?.topics()) ?? [];
      const shown = known.filter(({ topic, statements }) =>
        keep(topic.label, ...statements.map(({ claim }) => claim.text)),
      );
      return shown.sort(byInterest).map((topic) => topicNode(desk, topic, differing));
    },
    badge: () => {
      const value = desk.summary?.discrepancies ?? 0;
      return value === 0 ? undefined : { value, tooltip: say('{0} discrepancies', value) };
    },
    dragAndDropController: {
      dragMimeTypes: [DRAGGED],
      dropMimeTypes: [DRAGGED],
      handleDrag(nodes, data) {
        data.set(DRAGGED, new vscode.DataTransferItem(nodes.map(({ topic }) => topic)));
      },
      async handleDrop(node, data) {
        const target = summaryOf(node?.topic);
        const dragged: unknown = data.get(DRAGGED)?.value;
        if (target === undefined || !Array.isArray(dragged)) return;
        for (const id of dragged) {
          const one = typeof id === 'string' ? summaryOf(id) : undefined;
          if (one !== undefined && one !== target) await join(one, target);
        }
      },
    },
  });

  return {
    ...tree,
    async merge(node) {
      const one = summaryOf(node?.topic);
      if (one === undefined) return;
      const items = known
        .filter((other) => other !== one)
        .map((other) => ({ label: other.topic.label, description: countsOf(other), other }));
      const picked = await vscode.window.showQuickPick(items, {
        title: say('“{0}” is one topic with …', isolated(one.topic.label)),
        matchOnDescription: true,
      });
      if (picked !== undefined) await join(one, picked.other);
    },
    async rename(node) {
      const one = summaryOf(node?.topic);
      if (one === undefined) return;
      const typed = await vscode.window.showInputBox({ title: say('Name of this topic'), value: one.topic.label });
      const name = typed?.trim() ?? '';
      if (name !== '' && name !== one.topic.label)
        await decide(say('Rename topic: {0}', name), 'merge', one.statements, name);
    },
    async splitOff(node) {
      const statement = known.flatMap(({ statements }) => statements).find(({ claim }) => claim.id === node?.mark?.id);
      if (statement !== undefined)
        await decide(say('A topic of its own: {0}', short(statement.claim.text, 40)), 'split', [statement]);
    },
  };
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
  const { topic, discrepancies, statements, silent } = summary;
  return {
    id: topic.label,
    topic: topic.id,
    label: topic.label,
    description: countsOf(summary),
    ...(discrepancies > 0 ? { sign: differing.sign } : { icon: 'list-tree' }),
    context: 'topic',
    children: () => [
      ...statements.map((statement) => statementNode(statement, differing)),
      ...silentNode(desk, silent),
    ],
  };
}

/** `1 differs · 4 sources · 2 origins`: what matters most is cut off last. */
function countsOf({ documents, origins, discrepancies }: TopicSummary): string {
  const say = vscode.l10n.t;
  return [
    ...(discrepancies === 0 ? [] : [discrepancies === 1 ? say('1 differs') : say('{0} differ', discrepancies)]),
    documents === 1 ? say('1 source') : say('{0} sources', documents),
    ...(origins === documents ? [] : [origins === 1 ? say('1 origin') : say('{0} origins', origins)]),
  ].join(' · ');
}

/** The source first, as statements on one matter begin alike; before it what differs in it. */
function statementNode(statement: Statement, differing: Discrepancies): Node {
  const { claim, document, line } = statement;
  const say = vscode.l10n.t;
  const differs = differing.of(document.id).has(claim.id);
  const file = isolated(document.path.split('/').at(-1)!);
  const reading = differs ? differing.reading(claim.id) : null;
  return {
    id: `${document.id}/${short(claim.text)}`,
    label: reading === null ? file : `${short(reading, 40)} · ${file}`,
    description: short(claim.text),
    spoken: [short(claim.text), ...(differs ? [say('differs')] : []), document.title ?? file].join(', '),
    tooltip: `${short(claim.text, 500)}\n${chainLine(statement, say)}\n${document.path}:${line}`,
    ...(differs ? { sign: differing.sign } : { icon: claim.quote === 'direct' ? 'quote' : 'comment' }),
    context: 'markStatement',
    target: { document: document.id, start: claim.start, end: claim.end },
    mark: { id: claim.id, document: document.id },
  };
}

function silentNode(desk: Desk, silent: readonly string[]): Node[] {
  if (silent.length === 0 || desk.summary === null) return [];
  return [
    {
      id: 'silent',
      label: vscode.l10n.t('Silent: {0}', silent.join(', ')),
      icon: 'circle-slash',
      tooltip: vscode.l10n.t('These sources say nothing on it.'),
    },
  ];
}
