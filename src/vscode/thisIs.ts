/** "This is … here / in this document / everywhere": who is meant, how far it goes, which places; one step of undo. */
import * as vscode from 'vscode';
import type { ActorAnnotation, Annotation } from '../core/contract';
import { slug } from '../core/ids';
import type { Who } from '../core/review/edit';
import { describe } from '../core/text/anchor';
import type { Place } from '../engine/engine';
import type { Actors } from './actors';
import type { Desk } from './desk';
import { type Hand, isActor, recordOf, type Saying } from './hand';
import { PROJECT } from './store';

type Reach = 'here' | 'document' | 'everywhere';

export async function thisIs(desk: Desk, hand: Hand, actors: Actors, mark: Annotation): Promise<void> {
  const { engine } = desk;
  if (engine === null || !isActor(mark)) return;
  const say = vscode.l10n.t;
  const who = await actors.pick(say('Who is “{0}” here?', mark.text));
  if (who === undefined) return;
  const alike = (await engine.mentions(mark.actor)).filter((place) => slug(place.text) === slug(mark.text));
  const inDocument = alike.filter((place) => place.document === mark.document);
  const reach = await pickReach(mark, who, inDocument.length, alike.length);
  if (reach === undefined) return;
  const step = say('“{0}” is {1}', mark.text, who.name);
  if (reach === 'here') return hand.change(mark, { who, scope: 'mention' }, step);
  const places = reach === 'document' ? inDocument : alike;
  const picked = await preview(places, who, mark);
  if (picked === undefined || picked.length === 0) return;
  const whole = picked.length === places.length;
  // All places at once become a rule that also holds for texts to come; a choice of them is said one by one.
  const sayings = whole
    ? await asRule(hand, actors, mark, who, reach)
    : await oneByOne(desk, hand, actors, picked, who);
  await hand.say(step, sayings);
}

async function pickReach(
  mark: ActorAnnotation,
  who: Who,
  here: number,
  everywhere: number,
): Promise<Reach | undefined> {
  const say = vscode.l10n.t;
  const items: (vscode.QuickPickItem & { reach: Reach })[] = [
    { label: say('Here'), description: say('this mention only'), reach: 'here' },
    { label: say('In this document'), description: say('{0} places', here), reach: 'document' },
    {
      label: say('Everywhere'),
      description: say('{0} places; a rule of this project', everywhere),
      reach: 'everywhere',
    },
  ];
  return (await vscode.window.showQuickPick(items, { title: say('“{0}” is {1}', mark.text, who.name) }))?.reach;
}

/** Shows every place that will change, all of them chosen; Enter takes them. */
async function preview(
  places: readonly Place[],
  who: Who,
  mark: ActorAnnotation,
): Promise<readonly Place[] | undefined> {
  const items = places.map((place) => ({
    label: place.context.replace(/\s+/g, ' ').slice(0, 160),
    description: vscode.l10n.t('{0}, line {1}', place.document, place.line),
    picked: true,
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t('“{0}” is {1}: {2} places', mark.text, who.name, places.length),
    placeHolder: vscode.l10n.t('Enter changes the chosen places'),
  });
  return picked?.map((item) => item.place);
}

async function asRule(hand: Hand, actors: Actors, mark: ActorAnnotation, who: Who, reach: Reach): Promise<Saying[]> {
  if (reach === 'everywhere') {
    return [{ document: PROJECT, drafts: [{ does: 'alias', alias: mark.text, who }] }];
  }
  const text = await hand.textOf(mark.document);
  if (text === null) return [];
  const record = recordOf(text, mark, actors.who);
  const set = { who, scope: 'document', was: mark.text } as const;
  return [
    {
      document: mark.document,
      drafts: [{ does: 'change', kind: 'actor', anchor: describe(text, mark), set, mark: record }],
    },
  ];
}

async function oneByOne(desk: Desk, hand: Hand, actors: Actors, places: readonly Place[], who: Who): Promise<Saying[]> {
  const sayings: Saying[] = [];
  for (const document of new Set(places.map((place) => place.document))) {
    const text = await hand.textOf(document);
    const marks = await desk.engine?.marks(document);
    if (text === null || marks == null) continue;
    const drafts = places
      .filter((place) => place.document === document)
      .flatMap((place) => {
        const mark = marks.annotations.find(
          (one) => one.kind === 'actor' && one.start === place.start && one.end === place.end,
        );
        if (mark === undefined) return [];
        const record = recordOf(text, mark, actors.who);
        return [
          {
            does: 'change' as const,
            kind: 'actor',
            anchor: describe(text, place),
            set: { who, scope: 'mention' as const },
            mark: record,
          },
        ];
      });
    sayings.push({ document, drafts });
  }
  return sayings;
}
