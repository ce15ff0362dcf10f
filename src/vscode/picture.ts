/** "Show Chain of Transmission" and "Show Timeline of This Topic": an editor tab with a picture of what was said on one matter. */
import * as vscode from 'vscode';
import type { DateAnnotation } from '../core/contract';
import type { Focus, Statement } from '../engine/engine';
import { PictureIntent, type ShowPicture, Subject } from '../panel/picture/protocol';
import { chainPicture, differencesOf, pictureWords, timelinePicture } from '../panel/picture/view';
import type { Desk } from './desk';
import { engineOffset, type Live } from './live';
import { reveal } from './navigate';
import { fillTab } from './webviewPage';

export interface Pictures extends vscode.Disposable {
  /** Of the statement at the cursor, unless another place is named. */
  show(picture: Subject['picture'], place?: { readonly document: string; readonly start: number }): Promise<void>;
}

const VIEW = 'synoptic.picture';

export function pictures(context: vscode.ExtensionContext, desk: Desk, live: Live): Pictures {
  let panel: vscode.WebviewPanel | null = null;
  let subject: Subject | null = null;
  let statements = new Map<string, Statement>();
  let revision = 0;
  let asked = 0;

  const post = async (): Promise<void> => {
    if (panel === null || subject === null || desk.engine === null) return;
    const [ticket, of] = [++asked, subject];
    const focus = await desk.engine.focus(of.document, of.start);
    const shown = await drawn(of, focus);
    if (ticket !== asked) return;
    const title = focus?.topics[0]?.label ?? focus?.statement?.claim.text.replace(/\s+/g, ' ') ?? of.document;
    const words = pictureWords(vscode.l10n.t);
    panel.title = words[of.picture];
    const view = {
      revision: ++revision,
      title: of.picture === 'chain' ? (focus?.statement?.claim.text.replace(/\s+/g, ' ') ?? title) : title,
      picture: shown,
      words,
    };
    void panel.webview.postMessage({ type: 'show', view, subject: of } satisfies ShowPicture);
  };

  const drawn = async (of: Subject, focus: Focus | null): Promise<ShowPicture['view']['picture']> => {
    const say = vscode.l10n.t;
    const statement = focus?.statement ?? null;
    if (focus === null || statement === null || desk.engine === null) {
      return of.picture === 'chain' ? { kind: 'chain', nodes: [], edges: [] } : { kind: 'timeline', items: [] };
    }
    const differences = differencesOf(focus.related);
    if (of.picture === 'chain') {
      const chain = (await desk.engine.chain(statement.claim.id)) ?? { nodes: [], edges: [] };
      keep(chain.nodes.flatMap((node) => node.statement ?? []));
      return chainPicture(chain, statement.claim.id, differences, say);
    }
    const topics = new Set(focus.topics.map(({ id }) => id));
    const matter = (await desk.engine.topics()).filter(({ topic }) => topics.has(topic.id));
    const all = [statement, ...focus.related.map((one) => one.statement), ...matter.flatMap((one) => one.statements)];
    keep(all);
    const shown = [...statements.values()];
    const [dates, said] = await Promise.all([datesOf(shown), daysOf(shown)]);
    return timelinePicture(shown, statement.claim.id, dates, said, differences, say);
  };

  const keep = (all: readonly Statement[]): void => {
    statements = new Map(all.map((one) => [one.claim.id, one]));
  };

  /** The dates that each statement tells of: one question for each document. */
  const datesOf = async (all: readonly Statement[]) => {
    const dates = new Map<string, readonly DateAnnotation[]>();
    for (const document of new Set(all.map((one) => one.document.id))) {
      const marks = (await desk.engine?.marks(document))?.annotations ?? [];
      dates.set(
        document,
        marks.filter((mark): mark is DateAnnotation => mark.kind === 'date' && mark.status !== 'rejected'),
      );
    }
    return ({ claim, document }: Statement): readonly DateAnnotation[] =>
      (dates.get(document.id) ?? []).filter((date) => claim.start <= date.start && date.end <= claim.end);
  };

  /** The day on which each statement was made, where its report tells: one question for each document. */
  const daysOf = async (all: readonly Statement[]) => {
    const days = new Map<string, string>();
    for (const document of new Set(all.map((one) => one.document.id))) {
      for (const { claim, day } of (await desk.engine?.saidOn(document)) ?? []) days.set(claim, day);
    }
    return ({ claim }: Statement): string | null => days.get(claim.id) ?? null;
  };

  const receive = async (message: unknown): Promise<void> => {
    const checked = PictureIntent.safeParse(message);
    if (!checked.success) return;
    const intent = checked.data;
    switch (intent.type) {
      case 'ready':
        return post();
      case 'turn':
        if (subject !== null) subject = { ...subject, picture: intent.picture };
        return post();
      case 'save':
        return save(intent.format, intent.content);
      case 'jump':
      case 'beside': {
        const statement = statements.get(intent.claim);
        if (statement === undefined) return;
        const target = { document: statement.document.id, start: statement.claim.start, end: statement.claim.end };
        await reveal(desk, live, target, intent.type === 'beside');
        return;
      }
    }
  };

  const save = async (format: 'svg' | 'png', content: string): Promise<void> => {
    const folder = desk.places.folders[0]?.uri;
    const name = `${subject?.picture ?? 'picture'}.${format}`;
    const target = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Save picture'),
      filters: { [format]: [format] },
      ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, name) }),
    });
    if (target === undefined) return;
    const bytes =
      format === 'svg'
        ? new TextEncoder().encode(content)
        : Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    await vscode.workspace.fs.writeFile(target, bytes);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Picture written to {0}', vscode.workspace.asRelativePath(target)),
      4000,
    );
  };

  const adopt = (made: vscode.WebviewPanel): void => {
    panel = made;
    made.onDidDispose(() => {
      panel = null;
    });
    const page = { name: 'picture', title: vscode.l10n.t('Picture of a statement'), images: true };
    fillTab(made, context.extensionUri, page, receive, desk.report.tell);
  };

  const placeOfCursor = async (): Promise<{ readonly document: string; readonly start: number } | null> => {
    const editor = vscode.window.activeTextEditor;
    const text = editor === undefined ? null : await live.settled(editor.document);
    if (editor === undefined || text === null) return null;
    return { document: text.id, start: engineOffset(text, editor.selection.active) };
  };

  const subscriptions = [
    desk.onDidChange(() => void post().catch((error) => desk.report.log(String(error)))),
    vscode.window.registerWebviewPanelSerializer(VIEW, {
      deserializeWebviewPanel: async (restored, state) => {
        const kept = Subject.safeParse((state as { subject?: unknown } | undefined)?.subject);
        if (kept.success) subject = kept.data;
        adopt(restored);
      },
    }),
  ];

  return {
    async show(picture, place) {
      const at = place ?? (await placeOfCursor());
      if (at === null) {
        vscode.window.setStatusBarMessage(
          vscode.l10n.t('No statement here. Put the cursor into a sentence that says or quotes something.'),
          4000,
        );
        return;
      }
      subject = { picture, document: at.document, start: at.start };
      if (panel === null) {
        const options = { enableFindWidget: true };
        adopt(
          vscode.window.createWebviewPanel(
            VIEW,
            pictureWords(vscode.l10n.t)[picture],
            vscode.ViewColumn.Active,
            options,
          ),
        );
        return;
      }
      panel.reveal();
      await post();
    },
    dispose: () => vscode.Disposable.from(...subscriptions).dispose(),
  };
}
