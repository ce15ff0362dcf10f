/** The command table: one line for each verb. */
import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { Actors } from './actors';
import type { Adjudicate } from './adjudicate';
import type { Agreement } from './agreement';
import type { SameForAll } from './alike';
import type { Annotate } from './annotate';
import { copyCitation } from './citation';
import type { Compare } from './compare';
import type { Decorations } from './decorations';
import type { Desk } from './desk';
import type { Discrepancies } from './differing';
import type { DocumentCommands } from './documentCommands';
import { exportAnnotations } from './export';
import { find } from './find';
import type { Hand } from './hand';
import type { Kinds } from './kinds';
import type { Links } from './links';
import type { Live } from './live';
import { markWalk, relatedWalk, reveal } from './navigate';
import type { Notes } from './notes';
import type { Passages } from './passages';
import type { Pictures } from './picture';
import { changeRelation, relateByHand } from './relate';
import type { RelatedPanel } from './related';
import { relinkToSelection } from './relink';
import type { Report } from './report';
import { removeAll } from './reset';
import type { RuleHints } from './ruleHints';
import { readSettings } from './settings';
import { PROJECT, type Store } from './store';
import { thisIs } from './thisIs';
import type { ActorsView } from './views/actors';
import type { Review } from './views/review';
import type { Topics } from './views/topics';
import type { Node, Tree } from './views/tree';

const Target = z.object({ document: z.string(), start: z.number(), end: z.number() });

const FromReview = z.object({ from: z.literal('review') });

export interface Parts {
  readonly desk: Desk;
  readonly live: Live;
  readonly store: Store;
  readonly hand: Hand;
  readonly kinds: Kinds;
  readonly actors: Actors;
  readonly annotate: Annotate;
  readonly alike: SameForAll;
  readonly decorations: Decorations;
  readonly differing: Discrepancies;
  readonly related: RelatedPanel;
  readonly report: Report;
  readonly topics: Topics;
  readonly actorsView: ActorsView;
  readonly review: Review;
  readonly rules: RuleHints;
  readonly compare: Compare;
  readonly picture: Pictures;
  readonly agreement: Agreement;
  readonly adjudicate: Adjudicate;
  readonly notes: Notes;
  readonly passages: Passages;
  /** What is said of a whole document. */
  readonly whole: DocumentCommands;
  readonly links: Links;
  /** Opens the sample corpus. */
  readonly sample: () => Promise<void>;
  readonly timeline: Tree;
}

type Command = (argument?: unknown) => unknown;

function table(parts: Parts): Readonly<Record<string, Command>> {
  const {
    desk,
    live,
    store,
    hand,
    kinds,
    actors,
    annotate,
    alike,
    decorations,
    differing,
    related,
    report,
    topics,
    actorsView,
    review,
    rules,
    compare,
    picture,
    agreement,
    adjudicate,
    notes,
    passages,
    whole,
    links,
    sample,
    timeline,
  } = parts;
  const say = vscode.l10n.t;
  const walk = relatedWalk(desk, live);

  /** From text to text: where this one holds no more, to the first of the next that has one. Gives its editor if it came from what is no source. */
  const nextMark = async (step: 1 | -1, kind: Parameters<typeof markWalk>[4], none: string) => {
    const before = vscode.window.activeTextEditor;
    const fromElsewhere = before === undefined || desk.places.idOf(before.document.uri) === null;
    const found = await markWalk(desk, live, differing, step, kind);
    if (found === null) brief(none);
    else if (fromElsewhere) await enter(found);
    return fromElsewhere ? found : null;
  };
  const unreviewed = (step: 1 | -1) => nextMark(step, 'unreviewed', say('All marks of all texts are reviewed.'));
  /** Who looks through one mark after the other, by key alone, is taken on to the next. */
  const judge = async (verdict: 'accept' | 'reject' | 'dispute', argument: unknown) => {
    const judged = await annotate.judge(verdict, argument);
    if (judged && argument === undefined && readSettings().advance) await unreviewed(1);
  };
  /** By key, on the row of Review that is in focus: it is right, or it is not. */
  const answer = async (right: boolean) => {
    const node = await review.focused();
    if (node?.mark !== undefined) await annotate.judge(right ? 'accept' : 'reject', node);
    else if (node?.context === 'link') await review.judgeLink(node, right ? 'confirm' : 'reject');
    else if (node?.rule !== undefined) await (right ? rules.keep(node.rule) : rules.dismiss(node.rule));
    else if (node?.context === 'lost') {
      await (right ? relinkToSelection(desk, live, store, review.lostAt(node)) : review.restore(node));
    } else if (node?.context === 'leftOut' && right) await whole.takeIn(node);
  };
  /** Who comes from elsewhere sees what it differs from, too. */
  const discrepancy = async (step: 1 | -1) => {
    const editor = await nextMark(step, 'differs', say('No source differs from another.'));
    if (editor === null) return;
    await vscode.commands.executeCommand('synoptic.related.focus');
    await enter(editor);
  };
  const relatedStep = async (step: 1 | -1) => {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || !(await walk(editor, step))) brief(say('No other source says something on this.'));
  };
  /** The passage that a menu's row or a link's argument speaks of. */
  const targetOf = (argument: unknown) => {
    const target = Target.safeParse((argument as Partial<Node> | undefined)?.target ?? argument);
    return target.success ? target.data : null;
  };
  const open = async (argument: unknown, beside: boolean) => {
    const target = targetOf(argument);
    if (target !== null) await reveal(desk, live, target, beside);
  };
  const undone = async (label: string | null, done: string, nothing: string) =>
    brief(label === null ? nothing : `${done}: ${label}`);

  return {
    readFolder: () => desk.read(),
    openSample: () => sample(),
    stop: () => desk.stop(),
    markActor: () => annotate.mark('actor'),
    markDate: () => annotate.mark('date'),
    markClaim: () => annotate.mark('claim'),
    markOwn: () => annotate.mark('own'),
    newKind: async () => {
      const kind = await kinds.create();
      const draft = kind === undefined ? null : await kinds.shared(kind);
      if (draft !== null)
        await hand.say(`${say('New kind')}: ${kind!.label}`, [{ document: PROJECT, drafts: [draft] }]);
    },
    accept: (argument) => (isFromReview(argument) ? answer(true) : judge('accept', argument)),
    reject: (argument) => (isFromReview(argument) ? answer(false) : judge('reject', argument)),
    dispute: (argument) => judge('dispute', argument),
    remove: (argument) => annotate.remove(argument),
    change: (argument) => annotate.change(argument),
    sameForAll: (argument) => alike.run(argument),
    setDate: (argument) => annotate.setDate(argument),
    setSpeaker: (argument) => annotate.setSpeaker(argument),
    whoIsThis: async (argument) => {
      const mark = await annotate.markOf(argument);
      if (mark !== null) await thisIs(desk, hand, actors, mark);
    },
    growEnd: () => annotate.nudge('end', 1),
    shrinkEnd: () => annotate.nudge('end', -1),
    growStart: () => annotate.nudge('start', -1),
    shrinkStart: () => annotate.nudge('start', 1),
    growEndSlightly: () => annotate.nudge('end', 1, 'character'),
    shrinkEndSlightly: () => annotate.nudge('end', -1, 'character'),
    growStartSlightly: () => annotate.nudge('start', -1, 'character'),
    shrinkStartSlightly: () => annotate.nudge('start', 1, 'character'),
    selectionIsSpeaker: () => passages.asSpeaker(),
    selectionIsCue: () => passages.asCue(),
    joinFragments: () => passages.joinFragments(),
    notArticle: () => passages.setRegion('boilerplate'),
    isArticle: () => passages.setRegion('body'),
    ...whole,
    addNote: () => notes.add(),
    writeNote: (reply) => notes.write(reply as vscode.CommentReply),
    removeNote: (comment) => notes.remove(comment as Parameters<Notes['remove']>[0]),
    undo: async () => undone(await store.undo(), say('Undone'), say('Nothing to undo.')),
    redo: async () => undone(await store.redo(), say('Done again'), say('Nothing to do again.')),
    nextMark: () => nextMark(1, 'any', say('No source holds a mark.')),
    previousMark: () => nextMark(-1, 'any', say('No source holds a mark.')),
    nextUnreviewed: () => unreviewed(1),
    previousUnreviewed: () => unreviewed(-1),
    nextDiscrepancy: () => discrepancy(1),
    previousDiscrepancy: () => discrepancy(-1),
    nextRelated: () => relatedStep(1),
    previousRelated: () => relatedStep(-1),
    changeRelation: () => changeRelation(desk, live, hand),
    relateByHand: () => relateByHand(desk, live, hand),
    pin: () => related.pin(),
    back: () => related.back(),
    forward: () => related.forward(),
    toggle: () => decorations.toggle('all'),
    toggleActors: () => decorations.toggle('actor'),
    toggleDates: () => decorations.toggle('date'),
    toggleClaims: () => decorations.toggle('claim'),
    export: (argument) => exportAnnotations(desk, hand, argument),
    showLog: () => report.show(),
    compare: () => compare.open(),
    showChain: () => picture.show('chain'),
    showTimeline: () => picture.show('timeline'),
    agreement: () => agreement.show(),
    adjudicate: () => adjudicate.open(),
    find: () => find(desk, live, actors),
    copyCitation: () => copyCitation(desk, live),
    copyLink: (argument) => links.copy(targetOf(argument)),
    openLink: () => links.ask(),
    open: (argument) => open(argument, false),
    openBeside: (argument) => open(argument, true),
    showRelations: async (argument) => {
      await open(argument, false);
      await vscode.commands.executeCommand('synoptic.related.focus');
    },
    filterTopics: () => topics.filter(),
    filterActors: () => actorsView.filter(),
    filterTimeline: () => timeline.filter(),
    mergeTopic: (node) => topics.merge(node as Node),
    renameTopic: (node) => topics.rename(node as Node),
    splitTopic: (node) => topics.splitOff(node as Node),
    renameActor: (node) => actorsView.rename(node as Node),
    mergeActor: (node) => actorsView.merge(node as Node),
    keepActorApart: (node) => actorsView.keepApart(node as Node),
    confirmLink: (node) => review.judgeLink(node as Node, 'confirm'),
    rejectLink: (node) => review.judgeLink(node as Node, 'reject'),
    restore: (node) => review.restore(node as Node),
    relink: (node) => relinkToSelection(desk, live, store, review.lostAt(node as Node | undefined)),
    keepRule: (node) => rules.keep((node as Node).rule ?? ''),
    dismissRule: (node) => rules.dismiss((node as Node).rule ?? ''),
    editRules: () => rules.edit(),
    removeAll: async () => {
      await desk.forgetReadings();
      await removeAll(desk.places, store);
    },
  };
}

/** What the keys in Review send along. */
const isFromReview = (argument: unknown): boolean => FromReview.safeParse(argument).success;

/** For so long, in milliseconds, a page takes the keyboard back on which a command was chosen. */
const TAKEN_BACK = 800;

/** Takes the keyboard into an editor that was just shown, and once more if the page that a command was chosen on takes it back. */
async function enter({ document, viewColumn, selection }: vscode.TextEditor): Promise<void> {
  const show = () =>
    vscode.window.showTextDocument(document, viewColumn === undefined ? { selection } : { viewColumn, selection });
  await show();
  const lost = vscode.window.onDidChangeActiveTextEditor((now) => {
    if (now !== undefined) return;
    lost.dispose();
    void show();
  });
  setTimeout(() => lost.dispose(), TAKEN_BACK);
}

/** A word at the foot of the window that goes by itself. */
function brief(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}

export function registerCommands(parts: Parts): vscode.Disposable {
  const registered = Object.entries(table(parts)).map(([name, run]) =>
    vscode.commands.registerCommand(`synoptic.${name}`, async (argument: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        parts.report.tell(error instanceof Error ? error.message : String(error));
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
