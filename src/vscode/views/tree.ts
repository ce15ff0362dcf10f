/** What the four native trees share: a node as plain data, asked for anew when something changed and the view is shown. */
import * as vscode from 'vscode';
import type { DocumentId } from '../../core/model';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import type { Target } from '../navigate';

export interface Node {
  /** Unique in its tree, the same after every change: VS Code keeps what is unfolded by it. */
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
  readonly link?: string;
  readonly rule?: string;
  readonly children?: () => Promise<readonly Node[]> | readonly Node[];
  readonly unfolded?: boolean;
}

/** Whether a node with these texts passes the filter that a person typed. */
export type Keep = (...texts: readonly string[]) => boolean;

export interface TreeOptions {
  readonly roots: (keep: Keep) => Promise<readonly Node[]>;
  /** What the box asks that takes the filter. */
  readonly filterTitle?: string;
  readonly dragAndDropController?: vscode.TreeDragAndDropController<Node>;
  /** A number on the view's header, and what it counts. */
  readonly badge?: () => { readonly value: number; readonly tooltip: string } | undefined;
}

export interface Tree {
  dispose(): void;
  readonly view: vscode.TreeView<Node>;
  refresh(): void;
  /** Asks for words and shows only the roots that hold them all. */
  filter(): Promise<void>;
}

export function openTree(id: string, desk: Desk, options: TreeOptions): Tree {
  const changes = new vscode.EventEmitter<undefined>();
  let typed = '';
  /** Each known row as it stands now, by its id: VS Code may still hold an older one that looks the same. */
  let rows = new Map<string, Node>();
  /** What VS Code was last told to ask for, in print; and the roots made for that, until it asks. */
  let shown = '';
  let ready: readonly Node[] | null = null;
  const unfolded = new Map<string, boolean>();
  let asked = 0;

  const roots = async (): Promise<readonly Node[]> => {
    const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
    let hidden = 0;
    const nodes = await options.roots((...texts) => {
      const text = texts.join('\n').toLowerCase();
      const kept = wanted.every((word) => text.includes(word));
      if (!kept) hidden++;
      return kept;
    });
    view.message = typed === '' ? '' : vscode.l10n.t('“{0}” · {1} hidden', typed, hidden);
    return nodes;
  };
  const view = vscode.window.createTreeView<Node>(id, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: itemOf,
      resolveTreeItem: async (item, node) => {
        item.tooltip = [node.tooltip ?? wholeOf(node), await node.later?.()].filter(Boolean).join('\n');
        return item;
      },
      getChildren: async (node) => {
        if (node === undefined && (desk.engine === null || desk.stage.kind !== 'ready')) return [];
        try {
          const made = node === undefined ? (ready ?? (await roots())) : await (rows.get(node.id) ?? node).children?.();
          if (node === undefined) ready = null;
          for (const one of made ?? []) rows.set(one.id, one);
          return [...(made ?? [])];
        } catch (error) {
          desk.report.tell(vscode.l10n.t('The list could not be made: {0}', String(error)));
          return [];
        }
      },
    },
    ...(options.dragAndDropController === undefined ? {} : { dragAndDropController: options.dragAndDropController }),
  });
  /** All that is seen of some rows and of what is unfolded below them. */
  const print = async (nodes: readonly Node[], into: Map<string, Node>): Promise<string> => {
    const lines: string[] = [];
    for (const node of nodes) {
      into.set(node.id, node);
      lines.push(JSON.stringify(node));
      if (node.children === undefined || !(unfolded.get(node.id) ?? node.unfolded === true)) continue;
      lines.push(await print(await node.children(), into));
    }
    return `[${lines.join()}]`;
  };

  /** VS Code keeps a little of every row that it was ever given: rows that look as before are not given again. */
  const renew = async (): Promise<void> => {
    const ticket = ++asked;
    const next = new Map<string, Node>();
    const made = desk.engine === null || desk.stage.kind !== 'ready' ? [] : await roots();
    const now = await print(made, next);
    if (ticket !== asked) return;
    rows = next;
    if (ready !== null) ready = made;
    if (now === shown) return;
    shown = now;
    ready = made;
    changes.fire(undefined);
  };

  let stale = false;
  const refresh = (): void => {
    view.badge = options.badge?.();
    stale = !view.visible;
    // What cannot be asked now is asked for by VS Code itself, which tells why.
    if (view.visible) void renew().catch(() => changes.fire(undefined));
  };
  const subscriptions = [
    view,
    changes,
    desk.onDidChange(refresh),
    view.onDidExpandElement(({ element }) => unfolded.set(element.id, true)),
    view.onDidCollapseElement(({ element }) => unfolded.set(element.id, false)),
    view.onDidChangeVisibility(() => {
      if (stale && view.visible) refresh();
    }),
  ];
  return {
    view,
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
    item.command = { command: 'synoptic.open', title: vscode.l10n.t('Open'), arguments: [node.target] };
  }
  return item;
}

/** Label and description, of which a narrow side bar shows but the beginning. */
const wholeOf = ({ label, description }: Node): string => [isolated(label), description].filter(Boolean).join(' · ');

/** A line of source text as a label. */
export function short(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return isolated(line.length <= length ? line : `${line.slice(0, length - 1)}…`);
}
