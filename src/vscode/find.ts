/** One search over texts and marks: words in their context, or `speaker:`, `date:`, `in:`, `kind:`, `differs`. */
import * as vscode from 'vscode';
import { slug } from '../core/ids';
import type { FoundPlace } from '../engine/engine';
import { fileReason } from '../panel/words/reasons';
import { ACTOR_ICONS, type Actors, countsOf } from './actors';
import { isolated } from './bidi';
import type { Desk } from './desk';
import type { Live } from './live';
import { locationsOf, reveal } from './navigate';
import { DIFFERS, FILTERS, inContext, queryOf } from './query';
import { short } from './views/tree';

interface Item extends vscode.QuickPickItem {
  readonly found?: FoundPlace;
  /** Put in place of the last word typed. */
  readonly insert?: string;
}

const MOST = 200;
/** More files that were not read than this are counted, not named. */
const MOST_UNREAD = 12;

export function find(desk: Desk, live: Live, actors: Actors): void {
  const say = vscode.l10n.t;
  const beside: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('split-horizontal'),
    tooltip: say('Open beside'),
  };
  const peek: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('references'), tooltip: say('Peek at all') };
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = say('Find in sources and marks');
  picker.placeholder = say('Words, or actor:name speaker:name kind:claim date:2031-05 in:file differs');
  picker.buttons = [peek];
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: readonly FoundPlace[] = [];
  const actorId = (name: string): string | null =>
    actors.all.find(
      (actor) => slug(actor.name) === slug(name) || actor.aliases.some((alias) => slug(alias) === slug(name)),
    )?.id ?? null;

  const search = async (): Promise<void> => {
    const ticket = ++asked;
    const typed = picker.value;
    picker.busy = true;
    const query = queryOf(typed, actorId, MOST);
    const found = Object.keys(query).length > 1 ? ((await desk.engine?.find(query)) ?? []) : [];
    if (ticket !== asked) return;
    picker.busy = false;
    shown = found;
    const count = found.length < MOST ? String(found.length) : say('{0} or more', MOST);
    const names = completions(typed, actors);
    // While a name is being chosen nothing was looked for yet.
    picker.title =
      typed.trim() === '' || (names.length > 0 && found.length === 0)
        ? say('Find in sources and marks')
        : say('Find in sources and marks: {0}', count);
    picker.items = [
      ...names,
      ...found.map((one) => itemOf(one, beside)),
      ...(found.length < MOST ? [] : [note(say('More was found. Narrow it down.'), '')]),
      ...unread(desk),
    ];
  };

  picker.onDidChangeValue(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), 120);
  });
  picker.onDidAccept(async () => {
    const [chosen] = picker.selectedItems;
    if (chosen?.insert !== undefined) {
      picker.value = picker.value.replace(/\S*$/, chosen.insert);
      await search();
    } else if (chosen?.found !== undefined) {
      picker.hide();
      await reveal(desk, live, chosen.found.place);
    }
  });
  picker.onDidTriggerItemButton(async ({ item }) => {
    if (item.found !== undefined) await reveal(desk, live, item.found.place, true);
  });
  picker.onDidTriggerButton(async () => {
    const locations = await locationsOf(
      desk,
      live,
      shown.map(({ place }) => place),
    );
    const [first] = locations;
    if (first === undefined) return;
    picker.hide();
    const editor = vscode.window.activeTextEditor;
    const [uri, position] =
      editor === undefined ? [first.uri, first.range.start] : [editor.document.uri, editor.selection.active];
    await vscode.commands.executeCommand('editor.action.peekLocations', uri, position, locations, 'peek');
  });
  picker.onDidHide(() => {
    clearTimeout(timer);
    picker.dispose();
  });
  picker.show();
  void search();
}

function itemOf(found: FoundPlace, beside: vscode.QuickInputButton): Item {
  const { place, annotation } = found;
  const line = isolated(inContext(place.context, place.text, annotation === null ? 100 : 200));
  return {
    label: annotation === null ? line : `$(${icon(annotation.kind)}) ${short(place.text, 80)}`,
    description: `${isolated(place.document)}:${place.line}`,
    ...(annotation === null ? {} : { detail: line }),
    alwaysShow: true,
    buttons: [beside],
    found,
  };
}

/** The filters while nothing is typed; the actors that a filter by actor can mean. */
function completions(typed: string, actors: Actors): Item[] {
  const say = vscode.l10n.t;
  if (typed.trim() === '') {
    const what: Readonly<Record<(typeof FILTERS)[number], string>> = {
      actor: say('mentions of an actor, and what it says'),
      speaker: say('what somebody says'),
      kind: say('actor, date, claim or a kind of your own'),
      date: say('a day, a month or a year: 2031-05'),
      in: say('letters of a source’s name or title'),
    };
    return [
      ...FILTERS.map((filter) => ({
        label: `${filter}:`,
        description: what[filter],
        insert: `${filter}:`,
        alwaysShow: true,
      })),
      {
        label: DIFFERS,
        description: say('only what differs from another source'),
        insert: `${DIFFERS} `,
        alwaysShow: true,
      },
    ];
  }
  const [, filter, begun] = /(?:^|\s)(actor|speaker):"?([^"\s]*)$/.exec(typed) ?? [];
  if (filter === undefined || begun === undefined) return [];
  const wanted = begun === '' ? '' : slug(begun);
  const begins = (name: string): boolean => `-${slug(name)}`.includes(`-${wanted}`);
  const fitting = actors.all
    .filter((actor) => filter === 'actor' || actor.claims > 0)
    .filter(({ name, aliases }) => [name, ...aliases].some((one) => slug(one).includes(wanted)));
  // Those whose own name has a word that begins so come first.
  return [...fitting.filter(({ name }) => begins(name)), ...fitting.filter(({ name }) => !begins(name))]
    .slice(0, 8)
    .map((actor) => ({
      label: `$(${ACTOR_ICONS[actor.type]}) ${isolated(actor.name)}`,
      description: countsOf(actor),
      insert: `${filter}:"${actor.name}" `,
      alwaysShow: true,
    }));
}

/** What was not searched, named rather than passed over. */
function unread(desk: Desk): Item[] {
  const say = vscode.l10n.t;
  const problems = [...desk.problems].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  const left = desk.stage.kind === 'ready' ? desk.stage.left : 0;
  if (problems.length === 0 && left === 0) return [];
  const more = problems.length - MOST_UNREAD;
  return [
    { label: say('Not searched'), kind: vscode.QuickPickItemKind.Separator },
    ...problems
      .slice(0, MOST_UNREAD)
      .map(({ path, reason }) =>
        note(`$(circle-slash) ${isolated(path)}`, say('not searched: {0}', fileReason(reason, say))),
      ),
    ...(more > 0 ? [note(say('and {0} more: see Review', more), '')] : []),
    ...(left > 0 ? [note(say('{0} sources not read yet', left), '')] : []),
  ];
}

const note = (label: string, description: string): Item => ({ label, description, alwaysShow: true });

function icon(kind: string): string {
  return kind === 'actor' ? 'person' : kind === 'date' ? 'calendar' : kind === 'claim' ? 'quote' : 'tag';
}
