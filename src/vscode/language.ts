/** The editor's own ways of getting around: definition, references, call hierarchy, symbols, highlights, lenses, lightbulb. */
import * as vscode from 'vscode';
import type { ActorAnnotation, ClaimAnnotation } from '../core/contract';
import type { Span } from '../core/model';
import type { Echo, Engine } from '../engine/engine';
import { actorWord } from './actors';
import type { Desk } from './desk';
import { isActor, isDate } from './hand';
import { engineOffset, isClaim, type Live, type LiveMark, type LiveText, liveRange, marksAt, rangeIn } from './live';
import { locationsOf, placeOfTold, type Target, type Told } from './navigate';
import { readSettings } from './settings';
import { short } from './views/tree';
import { whoCites } from './whoCites';

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

  /** The first mention of an actor by its whole name, in any text. */
  const named = async (engine: Engine, actor: string): Promise<Target | null> => {
    const mentions = await engine.mentions(actor);
    return mentions.find((place) => place.text === actorName(actor)) ?? mentions[0] ?? null;
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
          const full = firstFull(here.text, here.mark.actor, actorName) ?? (await named(here.engine, here.mark.actor));
          return full === null ? null : locationsOf(desk, live, [full]);
        }
        const [closest] = await relatedTargets(document, position);
        return closest === undefined ? null : locationsOf(desk, live, [closest]);
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position) {
        const here = await at(document, position);
        if (here === null || here.mark === null) return null;
        if (isActor(here.mark)) {
          const places = await here.engine.mentions(here.mark.actor);
          return places.map((place) => placeOfTold(desk.places, place)).filter((location) => location !== null);
        }
        const own = { document: here.mark.document, start: here.mark.start, end: here.mark.end };
        return locationsOf(desk, live, [own, ...(await relatedTargets(document, position))]);
      },
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights(document, position) {
        const text = live.of(document);
        const mark = text === null ? undefined : marksAt(text, document.offsetAt(position))[0];
        return text === null || mark === undefined ? null : highlights(text, mark);
      },
    }),
    vscode.languages.registerCallHierarchyProvider(
      selector,
      whoCites(desk, live, async (document, position) => {
        const mark = (await at(document, position))?.mark ?? null;
        return mark !== null && (isActor(mark) || isClaim(mark)) ? mark : null;
      }),
    ),
    symbols(selector, live, actorName),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => workspaceSymbols(desk, actorName, query),
    }),
    lenses(selector, desk, live),
    vscode.languages.registerCodeActionsProvider(selector, actions(live), {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.Refactor],
    }),
  ];
  return vscode.Disposable.from(...subscriptions);
}

/**
 * The first mention of an actor by the fullest name that this text has for it: there a reader learns who "she" or "the minister" is. Null
 * where the text never names it.
 */
function firstFull(text: LiveText, actor: string, actorName: (id: string) => string): Target | null {
  const named = text.marks
    .map(({ annotation }) => annotation)
    .filter(isActor)
    .filter((mark) => mark.actor === actor && mark.form === 'name' && mark.status !== 'rejected');
  const whole = named.find((mark) => mark.text === actorName(actor));
  return whole ?? named.reduce<ActorAnnotation | null>((best, mark) => (longer(mark, best) ? mark : best), null);
}

const longer = (mark: ActorAnnotation, best: ActorAnnotation | null): boolean =>
  best === null || mark.text.split(/\s+/).length > best.text.split(/\s+/).length;

/** Of an actor all its mentions; of a claim its parts, who says them and by which words; of a date the same day elsewhere in the text. */
function highlights(text: LiveText, { annotation }: LiveMark): vscode.DocumentHighlight[] {
  const { Read, Write } = vscode.DocumentHighlightKind;
  const standing = text.marks.filter((mark) => mark.annotation.status !== 'rejected');
  const made = (spans: readonly Span[], kind = Read): vscode.DocumentHighlight[] =>
    spans.map((span) => new vscode.DocumentHighlight(liveRange(text, span), kind));
  if (isActor(annotation)) {
    return made(standing.filter((mark) => isActor(mark.annotation) && mark.annotation.actor === annotation.actor));
  }
  if (isDate(annotation)) {
    return made(standing.filter((mark) => isDate(mark.annotation) && mark.annotation.value === annotation.value));
  }
  if (!isClaim(annotation)) return [];
  const parts = standing.filter(
    ({ annotation: part }) =>
      isClaim(part) && (part.id === annotation.id || (annotation.group !== null && part.group === annotation.group)),
  );
  // Speaker and cue stand where the text was read: while it is being changed they are left out.
  const around = text.fresh ? [annotation.speaker, annotation.cue].filter((span) => span !== null) : [];
  return [
    ...made(parts, Write),
    ...around.map((span) => new vscode.DocumentHighlight(rangeIn(text.table, span), Read)),
  ];
}

/** What VS Code lists; it names the file itself, beside who speaks. */
interface Found {
  readonly name: string;
  readonly kind: vscode.SymbolKind;
  readonly who: string;
  readonly place: Told;
}

/** Claims of all texts and actors, each by its first mention. */
async function workspaceSymbols(
  desk: Desk,
  actorName: (id: string) => string,
  query: string,
): Promise<vscode.SymbolInformation[]> {
  const { engine } = desk;
  if (engine === null || desk.stage.kind !== 'ready') return [];
  const claims = await engine.find({ kind: 'claim', words: query, limit: 200 });
  const words = query.toLowerCase().split(/\s+/);
  const actors = (await engine.actors())
    .filter((actor) => words.every((word) => actor.name.toLowerCase().includes(word)))
    .slice(0, 100);
  const found: Found[] = claims.map(({ place, annotation }) => ({
    name: place.text,
    kind: vscode.SymbolKind.String,
    who: annotation !== null && isClaim(annotation) ? speakerOf(annotation, actorName) : '',
    place,
  }));
  for (const actor of actors) {
    const [first] = await engine.mentions(actor.id);
    if (first !== undefined) {
      const { name, type } = actor;
      found.push({ name, kind: vscode.SymbolKind.Variable, who: actorWord(type), place: first });
    }
  }
  return found.flatMap(({ name, kind, who, place }) => {
    const location = placeOfTold(desk.places, place);
    return location === null ? [] : [new vscode.SymbolInformation(short(name), kind, short(who, 60), location)];
  });
}

/** In a text with more marks than this, only direct speech and the first mention of each actor are listed. */
const MOST_SYMBOLS = 3000;

/**
 * Actors, dates and claims of a text. VS Code keeps a list of symbols for as long as the text does not change and its
 * providers stay the same: so the provider is registered anew when there is something new to tell.
 */
function symbols(selector: vscode.DocumentSelector, live: Live, actorName: (id: string) => string): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document, token) {
      const text = await live.rested(document, token);
      if (text === null) return [];
      const crowded = text.marks.length > MOST_SYMBOLS;
      const named = new Set<string>();
      const shown = text.marks.filter(({ annotation }) => {
        if (annotation.status === 'rejected') return false;
        if (!crowded) return true;
        if (isClaim(annotation)) return annotation.quote === 'direct';
        if (!isActor(annotation) || named.has(annotation.actor)) return false;
        named.add(annotation.actor);
        return true;
      });
      return nested(shown.map((mark) => symbolOf(text, mark, actorName)));
    },
  };
  let registered: vscode.Disposable | null = null;
  const renew = (): void => {
    registered?.dispose();
    registered = vscode.languages.registerDocumentSymbolProvider(selector, provider, { label: 'Synoptic' });
  };
  return vscode.Disposable.from(live.onDidChange(renew), { dispose: () => registered?.dispose() });
}

function symbolOf(text: LiveText, mark: LiveMark, actorName: (id: string) => string): vscode.DocumentSymbol {
  const { annotation } = mark;
  const range = liveRange(text, mark);
  const [kind, detail] = isActor(annotation)
    ? ([vscode.SymbolKind.Variable, actorName(annotation.actor)] as const)
    : isDate(annotation)
      ? ([vscode.SymbolKind.Event, annotation.value] as const)
      : ([vscode.SymbolKind.String, isClaim(annotation) ? speakerOf(annotation, actorName) : ''] as const);
  return new vscode.DocumentSymbol(short(annotation.text), short(detail), kind, range, range);
}

/** By name where it is known who "she" is. */
function speakerOf({ speaker }: ClaimAnnotation, actorName: (id: string) => string): string {
  if (speaker === null) return '';
  return speaker.actor === null ? speaker.text : actorName(speaker.actor);
}

/** Who and when within what is said of them. Symbols come by their start, the longer first. */
function nested(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  const roots: vscode.DocumentSymbol[] = [];
  const open: vscode.DocumentSymbol[] = [];
  for (const symbol of symbols) {
    while (open.length > 0 && !open.at(-1)!.range.contains(symbol.range)) open.pop();
    const around = open.at(-1);
    (around === undefined ? roots : around.children).push(symbol);
    if (symbol.kind === vscode.SymbolKind.String) open.push(symbol);
  }
  return roots;
}

/** In a text with more echoes than this, only what differs gets a line of its own. */
const MOST_LENSES = 400;

/** `3 sources agree · 1 differs` above statements that others confirm or contradict: one for each line, the one that tells most. */
function lenses(selector: vscode.DocumentSelector, desk: Desk, live: Live): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changes.event,
    async provideCodeLenses(document, token) {
      if (!readSettings().codeLens) return [];
      // Until then VS Code shows those that are there: lines must not jump with every key.
      const text = await live.rested(document, token);
      if (text === null || !text.fresh || desk.engine === null || desk.stage.kind !== 'ready') return [];
      const echoes = new Map((await desk.engine.echoes(text.id)).map((echo) => [echo.claim, echo]));
      if (token.isCancellationRequested) return [];
      const crowded = echoes.size > MOST_LENSES;
      const byLine = new Map<number, { readonly mark: LiveMark; readonly echo: Echo }>();
      for (const mark of text.marks) {
        const echo = echoes.get(mark.annotation.id);
        if (echo === undefined || (crowded && echo.differ === 0)) continue;
        const { line } = liveRange(text, mark).start;
        const known = byLine.get(line);
        if (known === undefined || tellsMore(echo, known.echo)) byLine.set(line, { mark, echo });
      }
      const found = [...byLine.values()].map(({ mark, echo }) => {
        const { start, end } = mark.annotation;
        return new vscode.CodeLens(liveRange(text, mark), {
          title: lensTitle(echo),
          tooltip: short(mark.annotation.text, 200),
          command: 'synoptic.showRelations',
          arguments: [{ document: text.id, start, end }],
        });
      });
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

const tellsMore = (a: Echo, b: Echo): boolean => a.differ > b.differ || (a.differ === b.differ && a.agree > b.agree);

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
