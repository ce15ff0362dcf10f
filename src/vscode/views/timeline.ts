/** Timeline: what was said when, kept apart from what happened when. */
import * as vscode from 'vscode';
import type { TimelineEntry } from '../../engine/engine';
import type { Desk } from '../desk';
import { placeNode } from './actors';
import { type Node, openTree, type Tree } from './tree';

export function timelineView(desk: Desk): Tree {
  return openTree('synoptic.timeline', desk, {
    roots: async () => ((await desk.engine?.timeline()) ?? []).map(entryNode),
  });
}

function entryNode(entry: TimelineEntry): Node {
  const say = vscode.l10n.t;
  const { value, kind, places } = entry;
  const sources = new Set(places.map((place) => place.document)).size;
  const id = `${kind} ${value}`;
  return {
    id,
    label: value,
    description: [
      kind === 'said' ? say('said') : say('happened'),
      places.length === 1 ? say('1 place') : say('{0} places', places.length),
      sources === 1 ? say('1 source') : say('{0} sources', sources),
    ].join(' · '),
    icon: kind === 'said' ? 'megaphone' : 'calendar',
    context: 'date',
    children: () => places.map((place) => placeNode(id, place)),
  };
}
