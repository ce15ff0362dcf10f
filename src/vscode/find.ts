/** One search over texts and marks: words in their context, or `speaker:`, `date:`, `in:`, `kind:`, `differs`. */
import * as vscode from 'vscode';
import { slug } from '../core/ids';
import type { FoundPlace, Query } from '../engine/engine';
import type { Actors } from './actors';
import type { Desk } from './desk';
import type { Live } from './live';
import { reveal } from './navigate';
import { short } from './views/tree';

/** `kind:claim date:2031-05 ferry` → what the engine is asked. Words that are no filter are searched for. */
export function queryOf(typed: string, actorId: (name: string) => string | null): Query {
  let query: Query = { limit: 200 };
  const words: string[] = [];
  for (const part of typed.match(/\w+:"[^"]*"|\S+/g) ?? []) {
    const filter = /^(actor|kind|date|in):"?([^"]*)"?$/.exec(part);
    if (part === 'differs') query = { ...query, differsOnly: true };
    else if (filter === null) words.push(part);
    else if (filter[1] === 'actor') query = { ...query, actor: actorId(filter[2]!) ?? slug(filter[2]!) };
    else if (filter[1] === 'kind') query = { ...query, kind: filter[2]! };
    else if (filter[1] === 'date') query = { ...query, date: filter[2]! };
    else query = { ...query, document: filter[2]! };
  }
  return words.length === 0 ? query : { ...query, words: words.join(' ') };
}

type Item = vscode.QuickPickItem & { readonly found: FoundPlace };

export function find(desk: Desk, live: Live, actors: Actors): void {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = vscode.l10n.t('Find in sources and marks');
  picker.placeholder = vscode.l10n.t('Words, or actor:name kind:claim date:2031-05 in:file.txt differs');
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const actorId = (name: string): string | null =>
    actors.all.find(
      (actor) => slug(actor.name) === slug(name) || actor.aliases.some((alias) => slug(alias) === slug(name)),
    )?.id ?? null;
  const search = async (): Promise<void> => {
    const ticket = ++asked;
    if (picker.value.trim() === '') {
      picker.items = [];
      return;
    }
    picker.busy = true;
    const found = (await desk.engine?.find(queryOf(picker.value, actorId))) ?? [];
    if (ticket !== asked) return;
    picker.busy = false;
    picker.items = found.map((one) => ({
      label: `$(${one.annotation === null ? 'search' : icon(one.annotation.kind)}) ${short(one.place.text, 80)}`,
      description: `${one.place.document}:${one.place.line}`,
      detail: short(one.place.context, 200),
      alwaysShow: true,
      found: one,
    }));
  };
  picker.onDidChangeValue(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), 120);
  });
  picker.onDidAccept(async () => {
    const chosen = picker.selectedItems[0];
    picker.hide();
    if (chosen !== undefined) await reveal(desk, live, chosen.found.place);
  });
  picker.onDidHide(() => {
    clearTimeout(timer);
    picker.dispose();
  });
  picker.show();
}

function icon(kind: string): string {
  return kind === 'actor' ? 'person' : kind === 'date' ? 'calendar' : kind === 'claim' ? 'quote' : 'tag';
}
