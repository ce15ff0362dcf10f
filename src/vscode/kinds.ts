/** The project's own kinds of mark, from settings and `.synoptic/project.json` alike: how they are called, coloured, chosen and made. */
import * as vscode from 'vscode';
import { slug } from '../core/ids';
import { kindsOf, type OwnKind } from '../core/review/kinds';
import type { ProjectDraft } from './hand';
import { readSettings } from './settings';
import { PROJECT, type Store } from './store';

export interface Kinds extends vscode.Disposable {
  readonly all: readonly OwnKind[];
  readonly onDidChange: vscode.Event<void>;
  /** How a kind is called; any other kind by its own name. */
  label(id: string): string;
  /** Lets a person choose one by its key, its name or the list, or make a new one. Undefined if none was chosen. */
  pick(): Promise<OwnKind | undefined>;
  /** Asks for name, colour and key of a new one. */
  create(): Promise<OwnKind | undefined>;
  /** What to say so that the project's file tells of a kind as colleagues shall see it; null if it does already. */
  shared(kind: OwnKind): Promise<ProjectDraft | null>;
}

type Item = vscode.QuickPickItem & { readonly own: OwnKind | null };

/** Told apart on light and dark grounds alike. */
const colours = (say: typeof vscode.l10n.t): readonly { readonly label: string; readonly description: string }[] => [
  { label: say('purple'), description: '#c586c0' },
  { label: say('green'), description: '#3f9f6b' },
  { label: say('orange'), description: '#d08a2e' },
  { label: say('blue'), description: '#4a90d9' },
  { label: say('red'), description: '#d9534f' },
  { label: say('grey'), description: '#8a8f98' },
];

export function openKinds(store: Store): Kinds {
  const say = vscode.l10n.t;
  const changes = new vscode.EventEmitter<void>();
  let all: readonly OwnKind[] = readSettings().kinds;
  const renew = async (): Promise<void> => {
    all = kindsOf(readSettings().kinds, await store.loadProject());
    changes.fire();
  };
  const subscriptions = [
    changes,
    store.onDidChange((documents) => (documents.includes(PROJECT) ? renew() : undefined)),
    vscode.workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration('synoptic.kinds') ? renew() : undefined,
    ),
  ];
  void renew();

  const create: Kinds['create'] = async () => {
    const label = await vscode.window.showInputBox({
      title: say('New kind of mark'),
      prompt: say('How is it called? “Promise”, “Casualty”, “Denial” …'),
      validateInput: (typed) =>
        typed.trim() === '' || idOf(typed) !== null
          ? null
          : say('Begin with a letter; actor, date and claim are taken.'),
    });
    const id = label === undefined ? null : idOf(label);
    if (label === undefined || id === null) return undefined;
    const colour = await vscode.window.showQuickPick(colours(say), { title: say('Colour of “{0}”', label.trim()) });
    if (colour === undefined) return undefined;
    const free = [...label.toLowerCase()].find((c) => /[a-z]/.test(c) && !all.some((kind) => kind.key === c)) ?? '';
    const key = await vscode.window.showInputBox({
      title: say('Key that chooses “{0}”', label.trim()),
      prompt: say('One character, pressed after Ctrl+K B; nothing for none.'),
      value: free,
      validateInput: (typed) => ([...typed].length <= 1 ? null : say('One character.')),
    });
    if (key === undefined) return undefined;
    return { id, label: label.trim(), colour: colour.description, key: key === '' ? null : key.toLowerCase() };
  };

  return {
    get all() {
      return all;
    },
    onDidChange: changes.event,
    label: (id) => all.find((kind) => kind.id === id)?.label ?? id,
    create,
    async pick() {
      if (all.length === 0) return create();
      if (all.length === 1) return all[0];
      const chosen = await choose(all);
      return chosen === null ? create() : chosen;
    },
    async shared(kind) {
      const told = kindsOf([], await store.loadProject()).find(({ id }) => id === kind.id);
      if (told !== undefined) return null;
      const { id, label, colour, key } = kind;
      return {
        does: 'kind',
        kind: id,
        label,
        ...(colour === null ? {} : { colour }),
        ...(key === null ? {} : { key }),
      };
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

/** Null: a new one is wanted. */
function choose(all: readonly OwnKind[]): Promise<OwnKind | null | undefined> {
  const say = vscode.l10n.t;
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = say('Mark as');
  picker.placeholder = say('A kind’s key chooses it at once');
  picker.items = [
    ...all.map((kind): Item => ({ label: kind.label, description: kind.key ?? '', own: kind })),
    { label: say('New kind …'), iconPath: new vscode.ThemeIcon('add'), alwaysShow: true, own: null },
  ];
  return new Promise((resolve) => {
    const end = (kind: OwnKind | null | undefined): void => {
      resolve(kind);
      picker.hide();
    };
    picker.onDidChangeValue((typed) => {
      const keyed = all.find((kind) => kind.key !== null && kind.key === typed.toLowerCase());
      if (keyed !== undefined) end(keyed);
    });
    picker.onDidAccept(() => end(picker.selectedItems[0]?.own));
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Null for what can be no name of a kind. */
function idOf(label: string): string | null {
  const id = slug(label.normalize('NFD').replace(/\p{M}/gu, ''));
  return /^(?!(actor|date|claim)$)[a-z][a-z0-9-]{0,99}$/.test(id) ? id : null;
}
