/** Actors: who is named, how often and where; dropping one on another says that both are the same. */
import * as vscode from 'vscode';
import type { ActorSummary, Place } from '../../engine/engine';
import { ACTOR_ICONS, type Actors, actorWord, countsOf } from '../actors';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import type { Hand } from '../hand';
import { PROJECT } from '../store';
import { type Node, openTree, short, type Tree } from './tree';

export interface ActorsView extends Tree {
  rename(node: Node): Promise<void>;
  merge(node: Node): Promise<void>;
  /** Says that an actor and another are never the same. */
  keepApart(node: Node): Promise<void>;
}

const DRAGGED = 'application/vnd.code.tree.synoptic.actors';

export function actorsView(desk: Desk, hand: Hand, actors: Actors): ActorsView {
  const say = vscode.l10n.t;

  const join = async (a: string, b: string): Promise<void> => {
    if (a === b) return;
    const label = say('{0} and {1} are the same', actors.name(a), actors.name(b));
    await hand.say(label, [{ document: PROJECT, drafts: [{ does: 'join', actors: [a, b] }] }]);
    vscode.window.setStatusBarMessage(label, 4000);
  };

  const tree = openTree('synoptic.actors', desk, {
    filterTitle: say('Show only actors with these letters'),
    roots: async (keep) => {
      const all = (await desk.engine?.actors()) ?? [];
      const shown = all.filter((actor) => keep(actor.name, actor.type, actorWord(actor.type), ...actor.aliases));
      return shown.sort(byWeight).map((actor) => actorNode(desk, actor));
    },
    dragAndDropController: {
      dragMimeTypes: [DRAGGED],
      dropMimeTypes: [DRAGGED],
      handleDrag(nodes, data) {
        const dragged = nodes.map((node) => node.actor).filter((actor) => actor !== undefined);
        data.set(DRAGGED, new vscode.DataTransferItem(dragged));
      },
      async handleDrop(node, data) {
        const dragged: unknown = data.get(DRAGGED)?.value;
        if (node?.actor === undefined || !Array.isArray(dragged)) return;
        for (const actor of dragged) if (typeof actor === 'string') await join(actor, node.actor);
      },
    },
  });

  return {
    ...tree,
    async rename(node) {
      if (node?.actor === undefined) return;
      const name = await vscode.window.showInputBox({
        title: say('Name of this actor'),
        value: actors.name(node.actor),
      });
      if (name === undefined || name.trim() === '') return;
      await hand.say(say('Rename actor: {0}', name), [
        { document: PROJECT, drafts: [{ does: 'rename', actor: node.actor, name: name.trim() }] },
      ]);
    },
    async merge(node) {
      if (node?.actor === undefined) return;
      const other = await actors.pick(say('{0} is the same as …', actors.name(node.actor)));
      if (other?.id !== undefined) await join(node.actor, other.id);
    },
    async keepApart(node) {
      if (node?.actor === undefined) return;
      const other = await actors.pick(say('{0} is never the same as …', actors.name(node.actor)));
      if (other?.id === undefined || other.id === node.actor) return;
      const label = say('{0} and {1} are two', actors.name(node.actor), actors.name(other.id));
      await hand.say(label, [{ document: PROJECT, drafts: [{ does: 'split', actors: [node.actor, other.id] }] }]);
      vscode.window.setStatusBarMessage(label, 4000);
    },
  };
}

function byWeight(a: ActorSummary, b: ActorSummary): number {
  return b.documents - a.documents || b.mentions - a.mentions || (a.name < b.name ? -1 : 1);
}

function actorNode(desk: Desk, actor: ActorSummary): Node {
  const say = vscode.l10n.t;
  const aliases = actor.aliases.filter((alias) => alias !== actor.name);
  return {
    id: actor.id,
    label: actor.name,
    description: countsOf(actor),
    tooltip: [
      `${actor.name} · ${actorWord(actor.type)}`,
      ...(aliases.length === 0 ? [] : [say('also: {0}', aliases.join(', '))]),
    ].join('\n'),
    icon: ACTOR_ICONS[actor.type],
    context: 'actor',
    actor: actor.id,
    children: async () => [
      ...(actor.claims === 0 ? [] : [saysNode(desk, actor)]),
      ...byDocument((await desk.engine?.mentions(actor.id)) ?? []),
    ],
  };
}

/** What an actor says, in all documents. */
function saysNode(desk: Desk, { id, claims }: ActorSummary): Node {
  return {
    id: 'says',
    label: vscode.l10n.t('Says'),
    description: claims === 1 ? vscode.l10n.t('1 claim') : vscode.l10n.t('{0} claims', claims),
    icon: 'comment-discussion',
    children: async () => {
      const found = (await desk.engine?.find({ kind: 'claim', actor: id, limit: 2000 })) ?? [];
      return found.map(({ place, annotation }) => ({
        ...placeNode(place),
        description: `${isolated(place.document)}:${place.line}`,
        icon: annotation !== null && 'quote' in annotation && annotation.quote === 'direct' ? 'quote' : 'comment',
      }));
    },
  };
}

function byDocument(places: readonly Place[]): Node[] {
  return [...new Set(places.map((place) => place.document))].map((document) => {
    const here = places.filter((place) => place.document === document);
    return {
      id: document,
      label: document,
      description: String(here.length),
      icon: 'file',
      children: () => here.map(placeNode),
    };
  });
}

/** A mention in a text that the row above names. */
export function placeNode(place: Place): Node {
  return {
    id: `${place.document}/${short(place.text)}`,
    label: short(place.text),
    description: `${place.line} · ${short(place.context)}`,
    tooltip: short(place.context, 500),
    icon: 'mention',
    context: 'place',
    target: { document: place.document, start: place.start, end: place.end },
  };
}
