/** Timeline: what was published and said when, kept apart from what happened and what is ahead; first, orders that cannot be. */
import * as vscode from 'vscode';
import type { DatedPlace, ImpossibleOrder, TimelineEntry } from '../../engine/engine';
import { isolated } from '../bidi';
import type { Desk } from '../desk';
import { placeNode } from './actors';
import { type Node, openTree, short, type Tree } from './tree';

export function timelineView(desk: Desk): Tree {
  return openTree('synoptic.timeline', desk, {
    filterTitle: vscode.l10n.t('Show only days with these words: said, 2031-05, a name, a source'),
    roots: async (keep) => {
      const orders = (await desk.engine?.orders()) ?? [];
      const entries = ((await desk.engine?.timeline()) ?? []).filter(({ value, kind, places }) =>
        keep(
          value,
          dayLabel(value),
          kind,
          kindWord(kind),
          ...places.flatMap(({ document, context }) => [document, context]),
        ),
      );
      return [...(orders.length === 0 ? [] : [ordersNode(orders)]), ...entries.map(entryNode)];
    },
  });
}

const ICONS = { published: 'book', said: 'megaphone', happened: 'calendar', ahead: 'arrow-right' } as const;

function kindWord(kind: TimelineEntry['kind']): string {
  switch (kind) {
    case 'published':
      return vscode.l10n.t('published');
    case 'said':
      return vscode.l10n.t('said');
    case 'happened':
      return vscode.l10n.t('happened');
    case 'ahead':
      return vscode.l10n.t('ahead');
  }
}

/** `2033-04-14TEV` → `2033-04-14 evening`, `2032-FA` → `2032 autumn`, `2033-W15` → `2033 week 15`; the rest as it stands. */
function dayLabel(value: string): string {
  const say = vscode.l10n.t;
  const part = /^(.+?)(?:T|-)(MO|MI|AF|EV|NI|SP|SU|FA|AU|WI)$/.exec(value);
  const week = /^(\d{4})-W(\d\d)$/.exec(value);
  if (week !== null) return `${week[1]} ${say('week {0}', Number(week[2]))}`;
  const words: Readonly<Record<string, string>> = {
    MO: say('morning'),
    MI: say('midday'),
    AF: say('afternoon'),
    EV: say('evening'),
    NI: say('night'),
    SP: say('spring'),
    SU: say('summer'),
    FA: say('autumn'),
    AU: say('autumn'),
    WI: say('winter'),
  };
  return part === null ? value : `${part[1]} ${words[part[2]!]}`;
}

function entryNode(entry: TimelineEntry): Node {
  const say = vscode.l10n.t;
  const { value, kind, places } = entry;
  const sources = new Set(places.map((place) => place.document)).size;
  return {
    id: `${kind} ${value}`,
    label: dayLabel(value),
    tooltip: value,
    description: [kindWord(kind), sources === 1 ? say('1 source') : say('{0} sources', sources)].join(' · '),
    icon: ICONS[kind],
    context: 'date',
    children: () => places.map((place) => (kind === 'published' ? documentNode(place) : toldNode(place, ICONS[kind]))),
  };
}

/** A passage that says or tells of a day, with the text that it stands in. */
const toldNode = (place: DatedPlace['place'], icon: string): Node => ({
  ...placeNode(place),
  description: `${isolated(place.document)}:${place.line} · ${short(place.context)}`,
  icon,
});

/** A text that was published: what counts is the whole of it, not a passage. */
function documentNode(place: DatedPlace['place']): Node {
  return {
    ...placeNode(place),
    label: isolated(place.document),
    description: short(place.context),
    icon: 'file',
  };
}

function ordersNode(orders: readonly ImpossibleOrder[]): Node {
  return {
    id: 'orders',
    label: vscode.l10n.t('Orders that cannot be'),
    description: String(orders.length),
    tooltip: vscode.l10n.t('One of the two days must be wrong, or the day on which the text was published.'),
    icon: 'warning',
    unfolded: true,
    children: () => orders.map(orderNode),
  };
}

function orderNode(order: ImpossibleOrder): Node {
  const { later, earlier } = order;
  const { place } = later;
  return {
    id: `${order.kind}/${place.document}/${short(place.text)}`,
    label: orderLine(order),
    description: `${isolated(place.document)}:${place.line}`,
    tooltip: `${orderLine(order)}\n${short(place.context, 500)}`,
    icon: 'arrow-swap',
    context: 'place',
    target: place,
    children: () => [later, ...earlier].map(endNode),
  };
}

function endNode({ day, place }: DatedPlace): Node {
  return {
    ...(place.start === place.end ? documentNode(place) : toldNode(place, 'calendar')),
    description: `${day} · ${isolated(place.document)}:${place.line} · ${short(place.context)}`,
  };
}

/** Why two days cannot follow each other, in a line. */
export function orderLine({ kind, later, earlier }: ImpossibleOrder): string {
  const than = earlier[0]?.day ?? '';
  switch (kind) {
    case 'said-after-publication':
      return vscode.l10n.t('Said on {0}, in a text of {1}', later.day, than);
    case 'reported-before-said':
      return vscode.l10n.t('Said on {0}, but reported on {1} already', later.day, than);
    case 'told-before-happened':
      return vscode.l10n.t('{0} is told as past on {1}', later.day, than);
  }
}
