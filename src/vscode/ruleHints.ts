/** Rules that repeated corrections suggest: listed in Review, each offered once, and kept in the project's own file if a person wants it. */
import * as vscode from 'vscode';
import type { DocumentId } from '../core/model';
import { canonical, type Edit } from '../core/review/edit';
import { type Suggestion, suggestRules } from '../core/review/rules';
import type { Desk } from './desk';
import { exists } from './files';
import type { Hand } from './hand';
import type { Places } from './places';
import { sidecars } from './sidecars';
import { PROJECT, type Store } from './store';

export interface RuleHint {
  readonly key: string;
  /** In words: "In this project …". */
  readonly words: string;
  /** How often it was said. */
  readonly times: number;
}

export interface RuleHints extends vscode.Disposable {
  /** Those that nobody answered yet, the most often said first. */
  readonly all: readonly RuleHint[];
  readonly onDidChange: vscode.Event<void>;
  /** Makes it a rule of the project; undo takes it back. */
  keep(key: string): Promise<void>;
  dismiss(key: string): Promise<void>;
  /** Opens the file that holds the project's rules. */
  edit(): Promise<void>;
}

const DISMISSED = 'synoptic.rules.dismissed';
const OFFERED = 'synoptic.rules.offered';
const MUTED = 'synoptic.rules.muted';

export function ruleHints(desk: Desk, places: Places, store: Store, hand: Hand, memento: vscode.Memento): RuleHints {
  const say = vscode.l10n.t;
  const changes = new vscode.EventEmitter<void>();
  /** Read once, and then only what changed. */
  let known: Map<DocumentId, readonly Edit[]> | null = null;
  let open: readonly Suggestion[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const listed = (name: string): readonly string[] => memento.get<readonly string[]>(name, []);
  const note = (name: string, key: string): Thenable<void> => memento.update(name, [...listed(name), key]);

  const look = async (documents: readonly string[]): Promise<void> => {
    if (known === null) {
      known = new Map();
      documents = (await sidecars(places)).map((uri) => places.ofSidecar(uri) ?? PROJECT);
    }
    for (const id of documents) {
      if (id === PROJECT) continue;
      const edits = await store.load(id);
      if (edits.length > 0) known.set(id, edits);
      else known.delete(id);
    }
    const dismissed = new Set(listed(DISMISSED));
    open = suggestRules(known, await store.loadProject()).filter(({ rule }) => !dismissed.has(canonical(rule)));
    changes.fire();
  };

  const offer = async (): Promise<void> => {
    if (memento.get(MUTED) === true) return;
    const offered = new Set(listed(OFFERED));
    const next = all().find(({ key }) => !offered.has(key));
    if (next === undefined) return;
    await note(OFFERED, next.key);
    const [keep, not, never] = [say('Make It a Rule'), say('Not This One'), say('Don’t Ask Again')];
    const question = say('You said so {0} times. {1}', next.times, next.words);
    const answer = await vscode.window.showInformationMessage(question, keep, not, never);
    if (answer === keep) await hints.keep(next.key);
    else if (answer === not) await hints.dismiss(next.key);
    else if (answer === never) await memento.update(MUTED, true);
  };

  const all = (): RuleHint[] =>
    open.map(({ rule, because }) => ({ key: canonical(rule), words: wordsOf(rule), times: because.length }));

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = queue.then(work);
    queue = next.catch((error) => desk.report.log(String(error)));
    return next;
  };

  const subscriptions = [
    changes,
    store.onDidChange((documents) => void inTurn(() => look(documents)).then(offer, () => undefined)),
    desk.onDidProgress(() => {
      if (known === null && desk.stage.kind === 'ready') void inTurn(() => look([])).catch(() => undefined);
    }),
  ];

  const hints: RuleHints = {
    get all() {
      return all();
    },
    onDidChange: changes.event,
    async keep(key) {
      const found = open.find(({ rule }) => canonical(rule) === key);
      if (found === undefined) return;
      await hand.say(say('Make a rule'), [{ document: PROJECT, drafts: [found.rule] }]);
    },
    async dismiss(key) {
      await note(DISMISSED, key);
      await inTurn(() => look([]));
    },
    async edit() {
      if (places.project === null || !(await exists(places.project))) {
        void vscode.window.showInformationMessage(
          say(
            'This project has no rules yet. They come from “This is … everywhere” and from what you correct again and again.',
          ),
        );
        return;
      }
      await vscode.window.showTextDocument(places.project);
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
  return hints;
}

function wordsOf(rule: Suggestion['rule']): string {
  const say = vscode.l10n.t;
  if (rule.does === 'alias') return say('In this project “{0}” is {1}.', rule.alias, rule.who.name);
  if (rule.kind === 'actor') return say('In this project “{0}” is never an actor.', rule.quote);
  if (rule.kind === 'date') return say('In this project “{0}” is never a date.', rule.quote);
  return say('In this project “{0}” is never marked as {1}.', rule.quote, rule.kind);
}
