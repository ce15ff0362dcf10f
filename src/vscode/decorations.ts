/** Marks → what is seen in the editor: told apart by form as well as by colour, and only near the lines that are shown. */
import * as vscode from 'vscode';
import type { Annotation } from '../core/contract';
import type { Span } from '../core/model';
import type { Discrepancies } from './differing';
import type { Kinds } from './kinds';
import { isClaim, type Live, type LiveText, liveRange, rangeIn } from './live';
import { readSettings } from './settings';

/** The three kinds that can be hidden each by itself; a project's own kinds go with `own`. */
export type ShownKind = 'actor' | 'date' | 'claim' | 'own';

export interface Decorations extends vscode.Disposable {
  /** Shows or hides all marks; the new state. */
  toggle(kind: ShownKind | 'all'): boolean;
}

/** Lines above and below the shown ones that are drawn too, so that scrolling finds marks there. */
const MARGIN = 120;
/** Characters around the first shown one that are drawn at most: a book may stand on one line, of which VS Code draws the beginning. */
const REACH = 100_000;

const KINDS: readonly ShownKind[] = ['actor', 'date', 'claim', 'own'];

export function decorate(
  context: vscode.ExtensionContext,
  live: Live,
  differing: Discrepancies,
  kinds: Kinds,
): Decorations {
  /** Null until there is something to draw. */
  let fixed: ReturnType<typeof decorationTypes> | null = null;
  let own: ReturnType<typeof ownTypes> = [];
  const types = (): Map<string, vscode.TextEditorDecorationType> => {
    if (fixed === null) {
      fixed = decorationTypes(context.extensionUri);
      own = ownTypes(kinds);
    }
    return new Map([...Object.entries(fixed), ...own]);
  };
  const hidden = new Set<ShownKind | 'all'>(context.workspaceState.get<ShownKind[]>('synoptic.hidden') ?? []);
  const timers = new Map<vscode.TextEditor, ReturnType<typeof setTimeout>>();

  const draw = (editor: vscode.TextEditor): void => {
    const text = live.of(editor.document);
    if (text === null && fixed === null) return;
    const all = types();
    const ranges = text === null ? new Map() : rangesOf(editor, text, hidden, differing.of(text.id), all);
    for (const [name, type] of all) editor.setDecorations(type, ranges.get(name) ?? []);
  };
  const drawAll = (): void => vscode.window.visibleTextEditors.forEach(draw);
  const soon = (editor: vscode.TextEditor): void => {
    clearTimeout(timers.get(editor));
    timers.set(
      editor,
      setTimeout(() => {
        timers.delete(editor);
        if (vscode.window.visibleTextEditors.includes(editor)) draw(editor);
      }, 40),
    );
  };

  const subscriptions = [
    live.onDidChange((document) => {
      for (const editor of vscode.window.visibleTextEditors) if (editor.document === document) draw(editor);
    }),
    differing.onDidDiffer(drawAll),
    kinds.onDidChange(() => {
      if (fixed === null) return;
      for (const [, type] of own) type.dispose();
      own = ownTypes(kinds);
      drawAll();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.ownVoice')) drawAll();
    }),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.window.onDidChangeTextEditorVisibleRanges((event) => soon(event.textEditor)),
  ];

  return {
    toggle(kind) {
      if (!hidden.delete(kind)) hidden.add(kind);
      if (kind !== 'all') hidden.delete('all');
      void context.workspaceState.update('synoptic.hidden', [...hidden]);
      drawAll();
      return !hidden.has(kind);
    },
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      const made = [...Object.values(fixed ?? {}), ...own.map(([, type]) => type)];
      vscode.Disposable.from(...subscriptions, ...made).dispose();
    },
  };
}

const NAMES = [
  'actor',
  'actorAccepted',
  'date',
  'dateAccepted',
  'claim',
  'claimAccepted',
  'own',
  'directSpeech',
  'differs',
  'differsSign',
  'disputed',
  'boilerplate',
] as const;
type Name = (typeof NAMES)[number];
/** By the name of a type: one of `NAMES`, or that of a coloured kind of the project's own. */
type Ranges = Map<string, vscode.Range[]>;

const ownName = (kind: string): string => `own ${kind}`;

/** The ranges of each type that lie near what the editor shows; none if the marks are hidden. */
export function rangesOf(
  editor: Pick<vscode.TextEditor, 'document' | 'visibleRanges'>,
  text: LiveText,
  hidden: ReadonlySet<string>,
  differing: ReadonlySet<string>,
  types: ReadonlyMap<string, unknown>,
): Ranges {
  const ranges: Ranges = new Map();
  const push = (name: string, range: vscode.Range): void => {
    const known = ranges.get(name);
    if (known === undefined) ranges.set(name, [range]);
    else known.push(range);
  };
  if (hidden.has('all')) return ranges;
  const near = nearby(editor);
  const isNear = (part: Span): boolean => near.some((span) => part.start <= span.end && span.start <= part.end);
  // Only where the text is as it was read; while it is typed in, VS Code moves what is drawn.
  if (text.fresh) {
    for (const part of text.known.boilerplate) if (isNear(part)) push('boilerplate', rangeIn(text.table, part));
  }
  const { ownVoice } = readSettings();
  for (const mark of text.marks) {
    const { annotation } = mark;
    const differs = differing.has(annotation.id);
    if (!differs && !isNear(mark)) continue;
    if (annotation.status === 'rejected' || hidden.has(shownKind(annotation))) continue;
    const range = liveRange(text, mark);
    // The overview beside the scroll bar shows all that differs, also far from here.
    if (differs) {
      push('differs', range);
      push('differsSign', new vscode.Range(range.start, range.start));
    }
    for (const name of namesFor(annotation, ownVoice)) {
      const own = ownName(annotation.kind);
      push(name === 'own' && types.has(own) ? own : name, range);
    }
  }
  return ranges;
}

function nearby({ document, visibleRanges }: Pick<vscode.TextEditor, 'document' | 'visibleRanges'>): readonly Span[] {
  const shown = visibleRanges.length > 0 ? visibleRanges : [new vscode.Range(0, 0, 60, 0)];
  return shown.map((range) => {
    const first = document.offsetAt(range.start);
    const start = document.offsetAt(new vscode.Position(Math.max(0, range.start.line - MARGIN), 0));
    const end = document.offsetAt(new vscode.Position(range.end.line + 1 + MARGIN, 0));
    return { start: Math.max(start, first - REACH), end: Math.min(end, first + REACH) };
  });
}

function shownKind(annotation: Annotation): ShownKind {
  return KINDS.find((kind) => kind === annotation.kind) ?? 'own';
}

/** What a document says in its own voice is most of it: tinting that too would leave nothing to see. */
function namesFor(annotation: Annotation, ownVoice: boolean): readonly Name[] {
  const settled = annotation.status === 'accepted' || annotation.origin === 'human';
  const names: Name[] = [];
  if (annotation.kind === 'actor') names.push(settled ? 'actorAccepted' : 'actor');
  else if (annotation.kind === 'date') names.push(settled ? 'dateAccepted' : 'date');
  else if (isClaim(annotation)) {
    if (settled) names.push('claimAccepted');
    else if (ownVoice || annotation.quote !== 'none') names.push('claim');
  } else names.push('own');
  if (isClaim(annotation) && (annotation.quote === 'direct' || annotation.quote === 'mixed'))
    names.push('directSpeech');
  if (annotation.status === 'disputed') names.push('disputed');
  return names;
}

function decorationTypes(extension: vscode.Uri): Record<Name, vscode.TextEditorDecorationType> {
  const color = (id: string): vscode.ThemeColor => new vscode.ThemeColor(`synoptic.${id}`);
  const make = (options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType =>
    vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      ...options,
    });
  const under = (style: string, width: string, id: string): vscode.DecorationRenderOptions => ({
    borderStyle: style,
    borderWidth: `0 0 ${width} 0`,
    borderColor: color(id),
  });
  const gutterIcon = (name: string): vscode.DecorationRenderOptions => ({
    light: { gutterIconPath: vscode.Uri.joinPath(extension, 'media', `${name}-light.svg`) },
    dark: { gutterIconPath: vscode.Uri.joinPath(extension, 'media', `${name}-dark.svg`) },
    gutterIconSize: 'contain',
  });
  return {
    actor: make(under('solid', '1px', 'actorSuggested')),
    actorAccepted: make(under('solid', '2px', 'actor')),
    date: make(under('dotted', '1px', 'dateSuggested')),
    dateAccepted: make(under('dotted', '2px', 'date')),
    claim: make({ backgroundColor: color('claimSuggestedBackground') }),
    // Brackets, so that what a person accepted is told by form too.
    claimAccepted: make({
      backgroundColor: color('claimBackground'),
      borderStyle: 'solid',
      borderWidth: '0 1px 0 1px',
      borderColor: color('claimBar'),
    }),
    own: make(under('double', '3px', 'own')),
    directSpeech: make({
      isWholeLine: true,
      borderStyle: 'solid',
      borderWidth: '0 0 0 2px',
      borderColor: color('claimBar'),
    }),
    boilerplate: make({ opacity: '0.74' }),
    differs: make({
      overviewRulerColor: color('differsForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    }),
    differsSign: make(gutterIcon('differs')),
    disputed: make({
      ...under('dashed', '2px', 'disputed'),
      overviewRulerColor: color('disputed'),
      overviewRulerLane: vscode.OverviewRulerLane.Left,
      ...gutterIcon('disputed'),
    }),
  };
}

/** One for each kind of the project's own that has a colour. */
function ownTypes(kinds: Kinds): [string, vscode.TextEditorDecorationType][] {
  return kinds.all.flatMap(({ id, colour }): [string, vscode.TextEditorDecorationType][] => {
    if (colour === null) return [];
    const type = vscode.window.createTextEditorDecorationType({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      borderStyle: 'double',
      borderWidth: '0 0 3px 0',
      borderColor: colour,
      overviewRulerColor: colour,
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    });
    return [[ownName(id), type]];
  });
}
