/** The actors of the corpus by id and by name, as lists and pickers need them. */
import * as vscode from 'vscode';
import { slug } from '../core/ids';
import type { Who } from '../core/review/edit';
import type { ActorSummary } from '../engine/engine';
import type { Desk } from './desk';
import { ACTOR_TYPES } from './hand';

export interface Actors extends vscode.Disposable {
  readonly all: readonly ActorSummary[];
  name(id: string): string;
  /** How often an actor is named, and what it says; empty for one that is not known. */
  counts(id: string): string;
  who(id: string): Who | null;
  /** The actor whose name or alias is written like this. */
  named(words: string): Promise<Who | null>;
  /** Lets a person choose one, or name a new one. */
  pick(title: string): Promise<Who | undefined>;
}

/** After a person stopped the comparing: many thousand names take a while to tell, and then the threads shall rest. In milliseconds. */
const AFTER_STOP = 1000;

export function knownActors(desk: Desk): Actors {
  let all: readonly ActorSummary[] = [];
  let byId = new Map<string, ActorSummary>();
  const whoOf = (actor: ActorSummary): Who => ({ name: actor.name, type: actor.type, id: actor.id });
  const renew = async (): Promise<void> => {
    if (desk.engine === null || desk.stage.kind !== 'ready') return;
    const now = await desk.engine.actors();
    if (now === all) return;
    all = now;
    byId = new Map(all.map((actor) => [actor.id, actor]));
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const subscription = desk.onDidChange(() => {
    clearTimeout(timer);
    if (desk.summary?.compared === false) timer = setTimeout(renew, AFTER_STOP);
    else void renew();
  });
  return {
    get all() {
      return all;
    },
    name: (id) => byId.get(id)?.name ?? id,
    counts: (id) => {
      const actor = byId.get(id);
      return actor === undefined ? '' : countsOf(actor);
    },
    who: (id) => {
      const actor = byId.get(id);
      return actor === undefined ? null : whoOf(actor);
    },
    async named(words) {
      await renew();
      const name = slug(words);
      const found =
        all.find((actor) => slug(actor.name) === name) ??
        all.find((actor) => actor.aliases.some((alias) => slug(alias) === name));
      return found === undefined ? null : whoOf(found);
    },
    async pick(title) {
      await renew();
      return pickActor(title, all.map(whoOf));
    },
    dispose() {
      clearTimeout(timer);
      subscription.dispose();
    },
  };
}

export const ACTOR_ICONS = {
  person: 'person',
  organization: 'briefcase',
  place: 'location',
  group: 'organization',
} as const;

/** `28 in 9 sources · 17 claims`. */
export function countsOf({ mentions, documents, claims }: ActorSummary): string {
  const say = vscode.l10n.t;
  return [
    documents === 1 ? say('{0} in 1 source', mentions) : say('{0} in {1} sources', mentions, documents),
    ...(claims === 0 ? [] : [claims === 1 ? say('1 claim') : say('{0} claims', claims)]),
  ].join(' · ');
}

export function actorWord(type: 'person' | 'organization' | 'place' | 'group'): string {
  switch (type) {
    case 'person':
      return vscode.l10n.t('person');
    case 'organization':
      return vscode.l10n.t('organization');
    case 'place':
      return vscode.l10n.t('place');
    case 'group':
      return vscode.l10n.t('group');
  }
}

type Item = vscode.QuickPickItem & { readonly who: Who | null };

function pickActor(title: string, known: readonly Who[]): Promise<Who | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  const items = known.map((who): Item => ({ label: who.name, description: actorWord(who.type), who }));
  picker.title = title;
  picker.placeholder = vscode.l10n.t('Choose an actor, or type a new name');
  picker.items = items;
  picker.matchOnDescription = true;
  return new Promise((resolve) => {
    picker.onDidChangeValue((typed) => {
      const name = typed.trim();
      const isNew = name !== '' && !known.some((who) => slug(who.name) === slug(name));
      picker.items = isNew
        ? [
            ...items,
            ...ACTOR_TYPES.map(
              (type): Item => ({
                label: name,
                description: vscode.l10n.t('new {0}', actorWord(type)),
                who: { name, type },
              }),
            ),
          ]
        : items;
    });
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.who ?? undefined);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
