/** What the four native trees share: a node as plain data, asked for anew when something changed and the view is shown. */
import * as vscode from 'vscode';
import type { DocumentId } from '../../core/model';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import type { Target } from '../navigate';
import { createRows, type Shown, toldApart } from './rows';

export interface Node {
  /**
   * The same after every change: VS Code keeps what is unfolded by it. It goes on from that of the row above; rows below one row that have the
   * same are told apart by their order.
   */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** A further line of the tooltip, asked for when the pointer rests on the row. */
  readonly later?: () => Promise<string | null>;
  readonly icon?: string;
  readonly color?: string;
  /** Instead of an icon of VS Code's. */
  readonly sign?: { readonly light: vscode.Uri; readonly dark: vscode.Uri };
  /** What a screen reader says, where the label alone does not begin with the content. */
  readonly spoken?: string;
  /** What the menus go by: `mark`, `link`, `actor`, `place`, `lost`, `rule`, `leftOut`. */
  readonly context?: string;
  /** Opens when the node is chosen. */
  readonly target?: Target;
  /** What commands act on. */
  readonly mark?: { readonly id: string; readonly document: DocumentId };
  readonly actor?: string;
  readonly topic?: string;
  readonly link?: string;
  readonly rule?: string;
  readonly lost?: string;
  readonly children?: () => Promise<readonly Node[]> | readonly Node[];
  readonly unfolded?: boolean;
}

/** Whether a node with these texts passes the filter that a person typed. */
export type Keep = (...texts: readonly string[]) => boolean;

export interface TreeOptions {
  readonly roots: (keep: Keep) => Promise<readonly Node[]>;
  /** When the rows may be others than before: if it is not told, when the desk changes. */
  readonly onDidChange?: vscode.Event<void>;
  /** What the box asks that takes the filter. */
  readonly filterTitle?: string;
  readonly dragAndDropController?: vscode.TreeDragAndDropController<Node>;
  /** A number on the view's header, and what it counts. */
  readonly badge?: () => { readonly value: number; readonly tooltip: string } | undefined;
}

export interface Tree {
  dispose(): void;
  /** The rows that are chosen. */
  selection(): readonly Node[];
  refresh(): void;
  /** Asks for words and shows only the roots that hold them all. */
  filter(): Promise<void>;
}

/** VS Code keeps about 220 bytes of each row that it was ever given, until the view is made anew: done after so many rows, when it is not seen. */
const MOST_ROWS = 5000;

export function openTree(id: string, desk: Desk, options: TreeOptions): Tree {
  const changes = new vscode.EventEmitter<Node | Node[] | undefined>();
  const rows = createRows(looksOf);
  let typed = '';
  /** Rows of the top, made for what VS Code was told to ask for, until it asks. */
  let ready: readonly Node[] | null = null;
  const unfolded = new Map<string, boolean>();
  let asked = 0;

  const isAsleep = (): boolean => desk.engine === null || desk.stage.kind !== 'ready';
  const roots = async (): Promise<readonly Node[]> => {
    const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
    let hidden = 0;
    const nodes = await options.roots((...texts) => {
      const text = texts.join('\n').toLowerCase();
      const kept = wanted.every((word) => text.includes(word));
      if (!kept) hidden++;
      return kept;
    });
    const message = typed === '' ? '' : vscode.l10n.t('“{0}” · {1} hidden', typed, hidden);
    if (view.message !== message) view.message = message;
    return toldApart(nodes);
  };
  const below = async (node: Node): Promise<readonly Node[]> => {
    const children = (await node.children?.()) ?? [];
    return toldApart(children.map((child) => ({ ...child, id: `${node.id}/${child.id}` })));
  };
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changes.event,
    getTreeItem: itemOf,
    resolveTreeItem: async (item, node) => {
      item.tooltip = [node.tooltip ?? wholeOf(node), await node.later?.()].filter(Boolean).join('\n');
      return item;
    },
    getChildren: async (node) => {
      if (node === undefined && isAsleep()) return rows.give(null, []);
      try {
        if (node !== undefined) return rows.give(node, await below(node));
        const made = ready ?? (await roots());
        ready = null;
        return rows.give(null, made);
      } catch (error) {
        desk.report.tell(vscode.l10n.t('The list could not be made: {0}', String(error)));
        return rows.give(node ?? null, []);
      }
    },
  };

  /** Rows with those below that are seen. */
  const seen = async (nodes: readonly Node[]): Promise<readonly Shown<Node>[]> => {
    const shown: Shown<Node>[] = [];
    for (const row of nodes) {
      const isOpen = row.children !== undefined && (unfolded.get(row.id) ?? row.unfolded === true);
      shown.push({ row, below: isOpen ? await seen(await below(row)) : null });
    }
    return shown;
  };

  const ask = (changed: readonly Node[] | 'all'): void => {
    if (changed !== 'all') {
      if (changed.length > 0) changes.fire([...changed]);
    } else if (isWorn() && view.selection.length === 0) openAnew();
    else changes.fire(undefined);
  };

  const renew = async (): Promise<void> => {
    const ticket = ++asked;
    const made = isAsleep() ? [] : await roots();
    const now = await seen(made);
    if (ticket !== asked) return;
    const changed = rows.renew(null, now);
    if (ready !== null || changed === 'all') ready = made;
    ask(changed);
  };

  /** What was folded when the texts changed may show again what it showed before. */
  const unfold = async (node: Node): Promise<void> => {
    unfolded.set(node.id, true);
    if (rows.isDoubtful(node)) ask(rows.renew(node, await seen(await below(node))));
  };

  let stale = false;
  const refresh = (): void => {
    view.badge = options.badge?.();
    // Read again, all stays in sight until it is compared.
    if (desk.stage.kind === 'reading' && rows.given > 0) return;
    stale = !view.visible;
    // What cannot be asked now is asked for by VS Code itself, which tells why.
    if (view.visible) void renew().catch(() => changes.fire(undefined));
  };

  const open = (): vscode.TreeView<Node> => {
    const { dragAndDropController } = options;
    const opened = vscode.window.createTreeView<Node>(id, {
      showCollapseAll: true,
      treeDataProvider: provider,
      ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
    });
    opened.onDidExpandElement(({ element }) => unfold(element).catch(() => changes.fire(element)));
    opened.onDidCollapseElement(({ element }) => unfolded.set(element.id, false));
    opened.onDidChangeVisibility(({ visible }) => {
      if (visible && stale) refresh();
      else if (!visible && isWorn()) openAnew();
    });
    return opened;
  };
  let view = open();
  let givenBefore = 0;
  const isWorn = (): boolean => rows.given - givenBefore > MOST_ROWS;
  /** VS Code takes the new view in the place of the old one, whose rows it asks for again, and lets go of all that it kept. */
  const openAnew = (): void => {
    const old = view;
    givenBefore = rows.given;
    view = open();
    view.badge = old.badge;
    old.dispose();
  };

  const subscriptions = [
    changes,
    (options.onDidChange ?? desk.onDidChange)(refresh),
    { dispose: () => view.dispose() },
  ];
  return {
    selection: () => view.selection,
    refresh,
    async filter() {
      const answer = await vscode.window.showInputBox({
        title: options.filterTitle ?? vscode.l10n.t('Show only what holds these words'),
        value: typed,
        prompt: vscode.l10n.t('Nothing shows all.'),
      });
      if (answer === undefined) return;
      typed = answer.trim();
      refresh();
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}

function itemOf(node: Node): vscode.TreeItem {
  const fold = vscode.TreeItemCollapsibleState;
  const label = isolated(node.label);
  const item = new vscode.TreeItem(
    label,
    node.children === undefined ? fold.None : node.unfolded === true ? fold.Expanded : fold.Collapsed,
  );
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  // VS Code asks for the tooltip only where there is none yet.
  if (node.later === undefined) item.tooltip = node.tooltip ?? wholeOf(node);
  // The content first, then its place: what a screen reader says before anything else is the text itself.
  item.accessibilityInformation = { label: node.spoken ?? [label, node.description].filter(Boolean).join(', ') };
  if (node.sign !== undefined) item.iconPath = node.sign;
  else if (node.icon !== undefined) {
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.color === undefined ? undefined : new vscode.ThemeColor(node.color),
    );
  }
  if (node.context !== undefined) item.contextValue = node.context;
  if (node.target !== undefined) {
    // The row, not its target, which moves while the row looks as before.
    item.command = { command: 'synoptic.open', title: vscode.l10n.t('Open'), arguments: [node] };
  }
  return item;
}

/** What is seen of a row; what it stands for is looked up in the row when it is needed. */
function looksOf({ target, mark, actor, topic, link, rule, lost, children, ...seen }: Node): string {
  return JSON.stringify([seen, target === undefined, children === undefined]);
}

/** Label and description, of which a narrow side bar shows but the beginning. */
const wholeOf = ({ label, description }: Node): string => [isolated(label), description].filter(Boolean).join(' · ');

/** A line of source text as a label. */
export function short(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return isolated(line.length <= length ? line : `${line.slice(0, length - 1)}…`);
}
