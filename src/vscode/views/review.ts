/** Review: what waits for a person — discrepancies, suggested and disputed marks, decisions that lost their passage, files not read. */
import * as vscode from 'vscode';
import type { Annotation, Status } from '../../core/contract';
import { placeOf } from '../../core/review/edit';
import type { Progress } from '../../engine/engine';
import { blankProgress } from '../../engine/progress';
import { differenceWord } from '../../panel/view';
import { fileReason, firstFinding, linkReason, markReason, readingsAgainst } from '../../panel/words/reasons';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import type { Discrepancies } from '../differing';
import type { Hand } from '../hand';
import type { Kinds } from '../kinds';
import type { Lost } from '../relink';
import type { RuleHints } from '../ruleHints';
import { decider } from '../whoDecided';
import { type Node, openTree, short, type Tree } from './tree';

export interface Review extends Tree {
  /** The row that the keys are on. */
  focused(): Promise<Node | undefined>;
  judgeLink(node: Node, verdict: 'confirm' | 'reject'): Promise<void>;
  /** The lost decision that a node stands for. */
  lostAt(node: Node | undefined): Lost | null;
  /** Takes a decision back whose passage was lost. */
  restore(node: Node): Promise<void>;
}

export function reviewView(
  desk: Desk,
  hand: Hand,
  differing: Discrepancies,
  hints: RuleHints,
  kinds: Kinds,
  whoDecided: (mark: Annotation) => Promise<string | null>,
): Review {
  const say = vscode.l10n.t;
  const lost = new Map<string, Lost>();

  const tree = openTree('synoptic.review', desk, {
    onDidChange: differing.onDidChange,
    roots: async () => {
      lost.clear();
      const { summary } = desk;
      const groups: Node[] = [];
      const open = differing.all.filter(({ link }) => link.status === 'suggested');
      if (open.length > 0)
        groups.push({
          ...group('discrepancies', say('Discrepancies'), open.length, 'diff', () =>
            open.map((one) => linkNode(one, differing)),
          ),
          sign: differing.sign,
        });
      const reviewed = summary?.reviewed ?? blankProgress([]);
      const total = sum(reviewed.suggested);
      if (total > 0) {
        const rows = (): Node[] => reviewed.documents.map((_, row) => progressNode(reviewed, row));
        groups.push(group('suggested', say('Suggested marks'), total, 'lightbulb', rows));
      }
      groups.push(...judged('disputed', say('Disputed'), 'question'), ...judged('rejected', say('Rejected'), 'close'));
      groups.push(...(await ownKinds()));
      const gone = await lostNodes();
      if (gone.length > 0) groups.push(group('lost', say('Lost their passage'), gone.length, 'warning', () => gone));
      const rules = hints.all.map(ruleNode);
      if (rules.length > 0) groups.push(group('rules', say('Rules to make'), rules.length, 'law', () => rules));
      const notes = notesOf(desk);
      if (notes.length > 0) groups.push(group('notes', say('Files to know about'), notes.length, 'info', () => notes));
      return groups;
    },
  });

  /** Marks of a status, by the documents that hold some: those alone are asked for them. */
  const judged = (status: 'disputed' | 'rejected', label: string, icon: string): Node[] => {
    const reviewed = desk.summary?.reviewed ?? blankProgress([]);
    const total = sum(reviewed[status]);
    const children = async (): Promise<Node[]> => {
      const holding = reviewed.documents.filter((_, row) => reviewed[status][row]! > 0);
      return (await Promise.all(holding.map((document) => marksOf(document, status)))).flat();
    };
    return total === 0 ? [] : [group(status, label, total, icon, children)];
  };

  /** "12 of 30 looked at", and the marks that nobody has. */
  const progressNode = (reviewed: Progress, row: number): Node => {
    const [document, marks, suggested] = [reviewed.documents[row]!, reviewed.marks[row]!, reviewed.suggested[row]!];
    const tags = (reviewed.tags[document] ?? []).map((tag) => `#${tag}`);
    return {
      id: document,
      label: document,
      description: [say('{0} of {1}', marks - suggested, marks), ...tags].join(' · '),
      tooltip: `${isolated(document)}\n${say('{0} of {1} looked at', marks - suggested, marks)}`,
      icon: suggested === 0 ? 'pass' : 'file',
      ...(suggested === 0 ? {} : { children: () => marksOf(document, 'suggested') }),
    };
  };

  const marksOf = async (document: string, status: Status): Promise<Node[]> =>
    ((await desk.engine?.marks(document))?.annotations ?? [])
      .filter((mark) => mark.status === status)
      .map((mark) => markNode(document, mark));

  /** Marks of the project's own kinds, wherever they stand. */
  const ownKinds = async (): Promise<Node[]> => {
    const groups: Node[] = [];
    for (const { id, label } of kinds.all) {
      const found = (await desk.engine?.find({ kind: id, words: '', limit: 500 })) ?? [];
      if (found.length === 0) continue;
      const places = found.map(({ place }): Node => {
        const { document, start, end } = place;
        return {
          id: `${document}/${short(place.text)}`,
          label: short(place.text),
          description: say('{0}, line {1}', document, place.line),
          tooltip: short(place.context, 500),
          icon: 'tag',
          target: { document, start, end },
        };
      });
      groups.push(group(`own/${id}`, label, places.length, 'tag', () => places));
    }
    return groups;
  };

  const markNode = (document: string, mark: Annotation): Node => ({
    id: `${document}/${mark.kind}/${short(mark.text)}`,
    label: short(mark.text),
    description: `${kinds.label(mark.kind)} · ${document}`,
    tooltip: `${short(mark.text, 500)}\n${markReason(mark.why, say)}`,
    ...(mark.status === 'suggested' ? {} : { later: () => whoDecided(mark) }),
    icon:
      mark.kind === 'actor' ? 'person' : mark.kind === 'date' ? 'calendar' : mark.kind === 'claim' ? 'quote' : 'tag',
    context: mark.status === 'suggested' ? 'mark' : 'mark.decided',
    mark: { id: mark.id, document },
    target: { document, start: mark.start, end: mark.end },
  });

  const lostNodes = async (): Promise<Node[]> => {
    const nodes: Node[] = [];
    for (const document of Object.keys(desk.summary?.lost ?? {})) {
      for (const edit of (await desk.engine?.marks(document))?.lost ?? []) {
        const id = `${document}/${edit.id}`;
        lost.set(id, { document, edit });
        nodes.push({
          id,
          lost: id,
          label: short(placeOf(edit)?.quote ?? edit.does),
          description: document,
          tooltip: [
            short(placeOf(edit)?.quote ?? edit.does, 500),
            say('The words are no longer there. The decision is kept; it comes back if they do.'),
            decider(edit),
          ].join('\n'),
          icon: 'warning',
          context: 'lost',
        });
      }
    }
    return nodes;
  };

  const renewed = vscode.Disposable.from(hints.onDidChange(tree.refresh), kinds.onDidChange(tree.refresh));
  return {
    ...tree,
    dispose() {
      renewed.dispose();
      tree.dispose();
    },
    async focused() {
      // VS Code tells what is selected, not what is in focus: that is what its own command adds or takes away.
      const before = tree.selection();
      await vscode.commands.executeCommand('list.toggleSelection');
      const after = tree.selection();
      await vscode.commands.executeCommand('list.toggleSelection');
      return after.find((node) => !before.includes(node)) ?? before.find((node) => !after.includes(node));
    },
    lostAt: (node) => lost.get(node?.lost ?? '') ?? null,
    async judgeLink(node, verdict) {
      const found = differing.all.find(({ link }) => link.id === node?.link);
      if (found === undefined) return;
      const verb = verdict === 'confirm' ? say('Confirm link') : say('Reject link');
      await hand.judgeLink(found.from, found.to, verdict, verb);
    },
    async restore(node) {
      const found = lost.get(node?.lost ?? '');
      if (found === undefined) return;
      await hand.say(say('Forget decision'), [{ document: found.document, drafts: [], taken: [found.edit] }]);
    },
  };
}

function group(
  id: string,
  label: string,
  count: number,
  icon: string,
  children: () => Promise<readonly Node[]> | readonly Node[],
): Node {
  return { id, label, description: String(count), icon, children };
}

function ruleNode({ key, words, times }: RuleHints['all'][number]): Node {
  return {
    id: key,
    label: words,
    description: vscode.l10n.t('said {0} times', times),
    icon: 'law',
    context: 'rule',
    rule: key,
  };
}

/** What stands against what, as far as it can be said in two words: five statements on one matter begin alike. */
function linkNode({ link, from, to }: Discrepancies['all'][number], { sign }: Discrepancies): Node {
  const words = link.differs.map((difference) => differenceWord(difference, vscode.l10n.t)).join(', ');
  const readings = readingsAgainst(link.why)?.map((reading) => short(reading, 40));
  return {
    id: [from, to].flatMap(({ document, claim }) => [document.id, short(claim.text)]).join(),
    label: short(readings?.join(' ↔ ') ?? firstFinding(link.why, vscode.l10n.t) ?? from.claim.text, 80),
    description: `${words} · ${isolated(from.document.path)} ↔ ${isolated(to.document.path)}`,
    tooltip: `${from.document.path}: ${short(from.claim.text, 400)}\n${to.document.path}: ${short(to.claim.text, 400)}\n${linkReason(link.why, vscode.l10n.t)}`,
    sign,
    context: 'link',
    link: link.id,
    target: { document: from.document.id, start: from.claim.start, end: from.claim.end },
  };
}

/** Files that were not read, with the reason, and what is to be known of those that were. */
function notesOf(desk: Desk): Node[] {
  const problems = desk.problems.map((problem) => ({
    id: `note/${problem.path}`,
    label: problem.path,
    description:
      problem.kind === 'failed'
        ? vscode.l10n.t('not read: {0}', fileReason(problem.reason, vscode.l10n.t))
        : fileReason(problem.reason, vscode.l10n.t),
    icon: problem.kind === 'failed' ? 'error' : 'circle-slash',
  }));
  const notices = [...desk.notices].flatMap(([path, lines]) =>
    lines.map((line, at) => ({
      id: `notice/${path}/${at}`,
      label: path,
      description: fileReason(line, vscode.l10n.t),
      icon: 'info',
    })),
  );
  const leftOut = (desk.summary?.leftOut ?? []).map((document) => ({
    id: `left/${document}`,
    label: document,
    description: vscode.l10n.t('left out by a decision'),
    icon: 'eye-closed',
    context: 'leftOut',
    target: { document, start: 0, end: 0 },
  }));
  return [...problems, ...leftOut, ...notices];
}

const sum = (column: Uint32Array): number => column.reduce((all, one) => all + one, 0);
