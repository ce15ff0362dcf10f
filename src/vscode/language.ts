/** The editor's own ways of getting around: definition, references, symbols, highlights, lenses, lightbulb. */
import * as vscode from 'vscode';
import type { Echo } from '../engine/engine';
import type { Desk } from './desk';
import { isActor, isDate } from './hand';
import { engineOffset, isClaim, type Live, liveRange, marksAt } from './live';
import { locationsOf, type Target } from './navigate';
import { readSettings } from './settings';
import { short } from './views/tree';

export function languageFeatures(
  selector: vscode.DocumentSelector,
  desk: Desk,
  live: Live,
  actorName: (id: string) => string,
): vscode.Disposable {
  /** The innermost actor or claim at a place, and the engine's offset of it. */
  const at = async (document: vscode.TextDocument, position: vscode.Position) => {
    const text = await live.settled(document);
    if (text === null || desk.engine === null) return null;
    const mark = marksAt(text, document.offsetAt(position)).find(
      ({ annotation }) => isActor(annotation) || isClaim(annotation),
    );
    return { text, engine: desk.engine, mark: mark?.annotation ?? null, offset: engineOffset(text, position) };
  };

  const relatedTargets = async (document: vscode.TextDocument, position: vscode.Position): Promise<Target[]> => {
    const here = await at(document, position);
    const focus = await here?.engine.focus(here.text.id, here.offset);
    return (focus?.related ?? []).map(({ statement }) => ({
      document: statement.document.id,
      start: statement.claim.start,
      end: statement.claim.end,
    }));
  };

  const subscriptions = [
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position) {
        const here = await at(document, position);
        if (here === null || here.mark === null) return null;
        if (isActor(here.mark)) {
          const { actor } = here.mark;
          const mentions = await here.engine.mentions(actor);
          const full = mentions.find((place) => place.text === actorName(actor)) ?? mentions[0];
          return full === undefined ? null : locationsOf(desk, live, [full]);
        }
        const [closest] = await relatedTargets(document, position);
        return closest === undefined ? null : locationsOf(desk, live, [closest]);
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position) {
        const here = await at(document, position);
        if (here === null || here.mark === null) return null;
        if (isActor(here.mark)) return locationsOf(desk, live, await here.engine.mentions(here.mark.actor));
        const own = { document: here.mark.document, start: here.mark.start, end: here.mark.end };
        return locationsOf(desk, live, [own, ...(await relatedTargets(document, position))]);
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights(document, position) {
        const text = live.of(document);
        if (text === null) return null;
        const mark = marksAt(text, document.offsetAt(position)).find(({ annotation }) => isActor(annotation));
        if (mark === undefined || !isActor(mark.annotation)) return null;
        const { actor } = mark.annotation;
        return text.marks
          .filter(
            ({ annotation }) => isActor(annotation) && annotation.actor === actor && annotation.status !== 'rejected',
          )
          .map((one) => new vscode.DocumentHighlight(liveRange(text, one), vscode.DocumentHighlightKind.Read));
      },
    }),
    symbols(selector, live, actorName),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => workspaceSymbols(desk, live, query),
    }),
    lenses(selector, desk, live),
    vscode.languages.registerCodeActionsProvider(selector, actions(live), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor],
    }),
  ];
  return vscode.Disposable.from(...subscriptions);
}

/** Claims of all texts and actors, each by its first mention. */
async function workspaceSymbols(desk: Desk, live: Live, query: string): Promise<vscode.SymbolInformation[]> {
  const { engine } = desk;
  if (engine === null || desk.stage.kind !== 'ready') return [];
  const claims = await engine.find({ kind: 'claim', words: query, limit: 200 });
  const words = query.toLowerCase().split(/\s+/);
  const actors = (await engine.actors())
    .filter((actor) => words.every((word) => actor.name.toLowerCase().includes(word)))
    .slice(0, 100);
  const found: { readonly name: string; readonly kind: vscode.SymbolKind; readonly target: Target }[] = claims.map(
    ({ place }) => ({ name: place.text, kind: vscode.SymbolKind.String, target: place }),
  );
  for (const actor of actors) {
    const [first] = await engine.mentions(actor.id);
    if (first !== undefined) found.push({ name: actor.name, kind: vscode.SymbolKind.Variable, target: first });
  }
  const symbols: vscode.SymbolInformation[] = [];
  for (const { name, kind, target } of found) {
    const [location] = await locationsOf(desk, live, [target]);
    if (location !== undefined) {
      symbols.push(new vscode.SymbolInformation(short(name), kind, target.document, location));
    }
  }
  return symbols;
}

/** In a text with more marks than this, only direct speech and the first mention of each actor are listed. */
const MOST_SYMBOLS = 3000;

/**
 * Actors, dates and claims of a text. VS Code keeps a list of symbols for as long as the text does not change and its
 * providers stay the same: so the provider is registered anew when there is something new to tell.
 */
function symbols(selector: vscode.DocumentSelector, live: Live, actorName: (id: string) => string): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const text = live.of(document);
      if (text === null) return [];
      const crowded = text.marks.length > MOST_SYMBOLS;
      const named = new Set<string>();
      return text.marks
        .filter(({ annotation }) => {
          if (annotation.status === 'rejected') return false;
          if (!crowded) return true;
          if (isClaim(annotation)) return annotation.quote === 'direct';
          if (!isActor(annotation) || named.has(annotation.actor)) return false;
          named.add(annotation.actor);
          return true;
        })
        .map((mark) => {
          const { annotation } = mark;
          const range = liveRange(text, mark);
          const [kind, detail] = isActor(annotation)
            ? ([vscode.SymbolKind.Variable, actorName(annotation.actor)] as const)
            : isDate(annotation)
              ? ([vscode.SymbolKind.Event, annotation.value] as const)
              : ([vscode.SymbolKind.String, isClaim(annotation) ? (annotation.speaker?.text ?? '') : ''] as const);
          return new vscode.DocumentSymbol(short(annotation.text), short(detail), kind, range, range);
        });
    },
  };
  let registered: vscode.Disposable | null = null;
  const renew = (): void => {
    registered?.dispose();
    registered = vscode.languages.registerDocumentSymbolProvider(selector, provider, { label: 'Synoptic' });
  };
  return vscode.Disposable.from(live.onDidChange(renew), { dispose: () => registered?.dispose() });
}

/** In a text with more echoes than this, only what differs gets a line of its own. */
const MOST_LENSES = 400;

/** `3 sources agree · 1 differs` above statements that others confirm or contradict. */
function lenses(selector: vscode.DocumentSelector, desk: Desk, live: Live): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changes.event,
    async provideCodeLenses(document, token) {
      const text = live.of(document);
      if (text === null || !text.fresh || desk.engine === null || desk.stage.kind !== 'ready') return [];
      if (!readSettings().codeLens) return [];
      const found: vscode.CodeLens[] = [];
      const lines = new Set<number>();
      const echoes = new Map((await desk.engine.echoes(text.id)).map((echo) => [echo.claim, echo]));
      if (token.isCancellationRequested) return [];
      const crowded = echoes.size > MOST_LENSES;
      for (const mark of text.marks) {
        const { annotation } = mark;
        const echo = echoes.get(annotation.id);
        if (echo === undefined || (crowded && echo.differ === 0)) continue;
        const range = liveRange(text, mark);
        // One lens a line: the first statement's, unless a later one differs.
        if (lines.has(range.start.line) && echo.differ === 0) continue;
        lines.add(range.start.line);
        const target = { document: text.id, start: annotation.start, end: annotation.end };
        found.push(
          new vscode.CodeLens(range, {
            title: lensTitle(echo),
            command: 'synoptic.showRelations',
            arguments: [target],
          }),
        );
      }
      return found;
    },
  };
  return vscode.Disposable.from(
    changes,
    desk.onDidChange(() => changes.fire()),
    live.onDidChange(() => changes.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('synoptic.codeLens')) changes.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, provider),
  );
}

function lensTitle({ agree, differ }: Echo): string {
  const say = vscode.l10n.t;
  const parts = [
    ...(agree === 0 ? [] : [agree === 1 ? say('1 source agrees') : say('{0} sources agree', agree)]),
    ...(differ === 0 ? [] : [differ === 1 ? say('1 differs') : say('{0} differ', differ)]),
  ];
  return parts.join(' · ');
}

/** What can be done to the mark at the cursor, under the lightbulb. */
function actions(live: Live): vscode.CodeActionProvider {
  return {
    provideCodeActions(document, range) {
      const text = live.of(document);
      if (text === null) return [];
      const mark = marksAt(text, document.offsetAt(range.start))[0];
      const say = vscode.l10n.t;
      const make = (title: string, command: string, argument?: unknown): vscode.CodeAction => {
        const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
        action.command = {
          command: `synoptic.${command}`,
          title,
          ...(argument === undefined ? {} : { arguments: [argument] }),
        };
        return action;
      };
      const selection = range.isEmpty
        ? []
        : [
            make(say('Mark selection as actor'), 'markActor'),
            make(say('Mark selection as date …'), 'markDate'),
            make(say('Mark selection as claim'), 'markClaim'),
          ];
      if (mark === undefined) return selection;
      const { annotation } = mark;
      const argument = { id: annotation.id, document: annotation.document };
      const name = short(annotation.text, 40);
      const own: vscode.CodeAction[] = [];
      if (isActor(annotation))
        own.push(make(say('This is … here / in this document / everywhere'), 'whoIsThis', argument));
      if (isDate(annotation)) own.push(make(say('Set date …'), 'setDate', argument));
      if (isClaim(annotation)) own.push(make(say('Set speaker …'), 'setSpeaker', argument));
      if (annotation.status !== 'accepted') own.push(make(say('Accept “{0}”', name), 'accept', argument));
      own.push(make(say('Reject “{0}”', name), 'reject', argument));
      own.push(make(say('Change “{0}” …', name), 'change', argument));
      if (annotation.status !== 'suggested') own.push(make(say('Do the same for all alike …'), 'sameForAll', argument));
      return [...own, ...selection];
    },
  };
}
