/** Hosts the Related panel: posts views, receives intents. What is shown follows the cursor unless it is pinned. */
import * as vscode from 'vscode';
import type { Focus } from '../engine/engine';
import { Intent, type PanelView, type Show } from '../panel/protocol';
import { FOCUS_CARD, panelView, type Stage } from '../panel/view';
import { citation } from './citation';
import type { Desk } from './desk';
import { editorInFront } from './front';
import type { Hand } from './hand';
import { engineOffset, isClaim, type Live, type LiveText, marksAt } from './live';
import { reveal, type Target } from './navigate';
import type { Pictures } from './picture';
import type { Report } from './report';
import { fillWebview } from './webviewPage';

export interface RelatedPanel extends vscode.Disposable {
  pin(): void;
  /** What was in focus before, and after going back. */
  back(): Promise<void>;
  forward(): Promise<void>;
  /** What is shown now; null while nothing is. */
  readonly focus: Focus | null;
  /** The view as it was last sent: for tests. */
  readonly shown: PanelView | null;
}

/**
 * A single move of the cursor is answered at once. While one follows another within twice this time, in milliseconds, as when a key is
 * held, only the place where it comes to rest is asked for.
 */
const REST = 30;
/** While the folder is read and compared more is found all the time: what is shown is asked for again after so many milliseconds. */
const GROWN = 2000;
const REMEMBERED = 50;

/** What was in focus outlives the window. */
const MEMORY = 'synoptic.trail';
interface Memory {
  readonly trail: readonly Target[];
  readonly place: number;
  readonly pinned: boolean;
}

export function relatedPanel(
  context: vscode.ExtensionContext,
  desk: Desk,
  live: Live,
  hand: Hand,
  actorName: (id: string) => string,
  pictures: Pictures,
  report: Report,
): RelatedPanel {
  let view: vscode.WebviewView | null = null;
  let focus: Focus | null = null;
  let shown: PanelView | null = null;
  let revision = 0;
  const memory = context.workspaceState.get<Memory>(MEMORY);
  let pinned = memory?.pinned ?? false;
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let moved = Number.NEGATIVE_INFINITY;
  /** Marks at the cursor for which `focus` is the answer; empty where only the engine can tell. */
  let answered = '';
  let saying: ReturnType<typeof setTimeout> | undefined;
  let growing: ReturnType<typeof setTimeout> | undefined;
  let trail: readonly Target[] = memory?.trail ?? [];
  let place = memory?.place ?? -1;

  const post = (): void => {
    if (view === null || !view.visible) return;
    shown = panelView(
      {
        revision: ++revision,
        stage: stageOf(desk),
        focus,
        actorName,
        pinned,
        canGoBack: place > 0,
        canGoForward: place + 1 < trail.length,
      },
      vscode.l10n.t,
    );
    void view.webview.postMessage({ type: 'show', view: shown } satisfies Show);
  };

  /** Only the newest question counts: an answer to an older one is dropped. */
  const ask = async (
    target: { readonly document: string; readonly start: number },
    then: () => void = () => undefined,
  ): Promise<void> => {
    const ticket = ++asked;
    answered = '';
    const next = await desk.focus(target.document, target.start);
    if (ticket !== asked) return;
    focus = next;
    then();
    post();
    clearTimeout(growing);
    if (desk.stage.kind === 'reading') growing = setTimeout(followNow, GROWN);
  };

  const follow = async (): Promise<void> => {
    if (desk.engine === null || desk.stage.kind === 'failed') return post();
    if (pinned) {
      // After a restart what was pinned is asked for anew.
      const here = trail[place];
      if (focus === null && here !== undefined) await ask(here);
      return post();
    }
    const editor = editorInFront();
    const text = editor === undefined ? null : live.of(editor.document);
    if (editor === undefined || text === null) {
      if (editor !== undefined && desk.places.idOf(editor.document.uri) === null) focus = null;
      return post();
    }
    // While the text is ahead of the engine its offsets say nothing: the next reading will bring us here again.
    if (!text.fresh) return;
    const { active } = editor.selection;
    const here = placeOf(text, editor.document.offsetAt(active));
    await ask({ document: text.id, start: engineOffset(text, active) }, () => {
      answered = here;
      remember();
    });
  };

  const remember = (): void => {
    const statement = focus?.statement;
    if (focus === null || statement == null) return;
    const { claim } = statement;
    const now = trail[place];
    if (now !== undefined && now.document === focus.document && now.start === claim.start) return;
    trail = [...trail.slice(0, place + 1), { document: focus.document, start: claim.start, end: claim.end }].slice(
      -REMEMBERED,
    );
    place = trail.length - 1;
    keep();
  };

  const keep = (): void => void context.workspaceState.update(MEMORY, { trail, place, pinned } satisfies Memory);

  const followNow = (): void => {
    clearTimeout(timer);
    void follow().catch((error) => report.log(String(error)));
  };

  const soon = (): void => {
    answered = '';
    clearTimeout(timer);
    timer = setTimeout(followNow, REST);
  };

  const cursorMoved = (editor: vscode.TextEditor): void => {
    const [before, now] = [moved, Date.now()];
    moved = now;
    // Within the same marks nothing else is to be told: no question, nothing drawn.
    const text = pinned ? null : live.of(editor.document);
    const here = text?.fresh ? placeOf(text, editor.document.offsetAt(editor.selection.active)) : '';
    if (here !== '' && here === answered) return;
    if (now - before > 2 * REST) followNow();
    else soon();
  };

  /** While the folder is read only the line on how far it is changes: asking for links again and again would slow the reading. */
  const sayHowFar = (): void => {
    if (saying !== undefined) return;
    saying = setTimeout(() => {
      saying = undefined;
      post();
    }, 200);
  };

  const walk = async (step: 1 | -1): Promise<void> => {
    const target = trail[place + step];
    if (target === undefined) return;
    place += step;
    keep();
    await ask(target);
    await reveal(desk, live, target);
  };

  const targetOf = (card: string): Target | null => {
    if (focus === null) return null;
    const statement =
      card === FOCUS_CARD ? focus.statement : (focus.related.find((item) => item.link.id === card)?.statement ?? null);
    if (statement === null) return null;
    return { document: statement.document.id, start: statement.claim.start, end: statement.claim.end };
  };

  const judge = async (card: string, verdict: 'confirm' | 'reject'): Promise<void> => {
    const item = focus?.related.find(({ link }) => link.id === card);
    if (focus?.statement == null || item === undefined) return;
    const verb = verdict === 'confirm' ? vscode.l10n.t('Confirm link') : vscode.l10n.t('Reject link');
    await hand.judgeLink(focus.statement, item.statement, verdict, verb);
  };

  const receive = async (message: unknown): Promise<void> => {
    const checked = Intent.safeParse(message);
    if (!checked.success) return;
    const intent = checked.data;
    switch (intent.type) {
      case 'ready':
        return follow();
      case 'read':
        return void vscode.commands.executeCommand('synoptic.readFolder');
      case 'jump':
      case 'beside': {
        const target = targetOf(intent.card);
        if (target !== null) await reveal(desk, live, target, intent.type === 'beside');
        return;
      }
      case 'confirm':
      case 'reject':
        return judge(intent.card, intent.type);
      case 'cite': {
        const statement =
          intent.card === FOCUS_CARD
            ? focus?.statement
            : focus?.related.find((item) => item.link.id === intent.card)?.statement;
        if (statement == null) return;
        await vscode.env.clipboard.writeText(citation(statement));
        vscode.window.setStatusBarMessage(vscode.l10n.t('Citation copied'), 3000);
        return;
      }
      case 'picture': {
        const target = targetOf(FOCUS_CARD);
        if (target !== null) await pictures.show(intent.picture, target);
        return;
      }
      case 'pin':
        return pin();
      case 'back':
        return walk(-1);
      case 'forward':
        return walk(1);
    }
  };

  const pin = (): void => {
    pinned = !pinned;
    keep();
    if (pinned) post();
    else void follow();
  };

  const provider: vscode.WebviewViewProvider = {
    resolveWebviewView(resolved) {
      view = resolved;
      const page = { name: 'panel', title: vscode.l10n.t('Related statements') };
      fillWebview(resolved.webview, context.extensionUri, page, receive, report.tell);
      resolved.onDidChangeVisibility(soon);
      resolved.onDidDispose(() => {
        view = null;
      });
    },
  };

  const subscriptions = [
    vscode.window.registerWebviewViewProvider('synoptic.related', provider),
    vscode.window.onDidChangeTextEditorSelection((event) => {
      if (event.textEditor === editorInFront()) cursorMoved(event.textEditor);
    }),
    vscode.window.onDidChangeActiveTextEditor(soon),
    desk.onDidProgress(sayHowFar),
    desk.onDidChange(async () => {
      // A pinned statement is asked for again, so that decisions on its links show.
      if (pinned && focus?.statement != null)
        await ask({ document: focus.document, start: focus.statement.claim.start });
      else soon();
    }),
    live.onDidChange((document) => {
      if (document === editorInFront()?.document) soon();
    }),
  ];

  return {
    pin,
    back: () => walk(-1),
    forward: () => walk(1),
    get focus() {
      return focus;
    },
    get shown() {
      return shown;
    },
    dispose() {
      clearTimeout(timer);
      clearTimeout(saying);
      clearTimeout(growing);
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** The marks at an offset of the buffer; empty where no claim is among them, as then the sentence decides. */
function placeOf(text: LiveText, offset: number): string {
  const marks = marksAt(text, offset).map(({ annotation }) => annotation);
  return marks.some(isClaim) ? marks.map(({ id }) => id).join() : '';
}

function stageOf(desk: Desk): Stage {
  const { stage } = desk;
  if (stage.kind === 'asleep') {
    return desk.places.folders.length === 0 && editorInFront() === undefined ? { kind: 'no-folder' } : stage;
  }
  if (stage.kind !== 'ready') return stage;
  const editor = editorInFront();
  const inSource = editor !== undefined && desk.places.idOf(editor.document.uri) !== null;
  if (desk.summary?.compared === false) return { kind: 'stopped' };
  return { kind: 'ready', documents: desk.summary?.documents ?? 0, inSource };
}
