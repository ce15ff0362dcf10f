/**
 * VS Code's Call Hierarchy, read as "who cites whom": what calls a source is who passes it on, what it calls is whom it cites. On an actor
 * over all documents; on a claim along the way of that claim.
 */
import * as vscode from 'vscode';
import type { ActorAnnotation, ClaimAnnotation } from '../core/contract';
import type { Chain, ChainNode, Citation, PartyRef, Statement } from '../engine/engine';
import { isolated } from './bidi';
import type { Desk } from './desk';
import type { Live } from './live';
import { locationsOf, type Target } from './navigate';
import { short } from './views/tree';

/** What an item stands for: somebody over all documents, or a station on the way of one claim. */
type Source =
  | { readonly of: 'corpus'; readonly party: PartyRef }
  | { readonly of: 'claim'; readonly chain: Chain; readonly node: number };

/** A station with the passages that show it, all in one document. */
interface Step {
  readonly item: vscode.CallHierarchyItem;
  readonly ranges: vscode.Range[];
}

export function whoCites(
  desk: Desk,
  live: Live,
  markAt: (
    document: vscode.TextDocument,
    position: vscode.Position,
  ) => Promise<ActorAnnotation | ClaimAnnotation | null>,
): vscode.CallHierarchyProvider {
  const sources = new WeakMap<vscode.CallHierarchyItem, Source>();

  /** The item of somebody who stands at a place; null if that text is gone. */
  const itemAt = async (
    source: Source,
    name: string,
    detail: string,
    target: Target | undefined,
  ): Promise<vscode.CallHierarchyItem | null> => {
    const [location] = target === undefined ? [] : await locationsOf(desk, live, [target]);
    if (location === undefined) return null;
    const kind = kindOf(source) === 'actor' ? vscode.SymbolKind.Variable : vscode.SymbolKind.File;
    const { uri, range } = location;
    const item = new vscode.CallHierarchyItem(kind, isolated(name), isolated(detail), uri, range, range);
    sources.set(item, source);
    return item;
  };

  const stationOf = async (chain: Chain, node: number): Promise<Step[]> => {
    const found = chain.nodes[node]!;
    const target = await placeOf(found);
    const { statement } = found;
    const detail = statement === null ? '' : `${found.published ?? ''} ${short(statement.claim.text, 80)}`;
    const item = await itemAt({ of: 'claim', chain, node }, nameOf(found.name, statement), detail.trim(), target);
    return item === null ? [] : [{ item, ranges: [item.range] }];
  };

  const placeOf = async ({ statement, id }: ChainNode): Promise<Target | undefined> =>
    statement === null ? (await desk.engine?.mentions(id))?.[0] : targetOf(statement);

  /** The claims that show a citation, in the document that the first of them stands in. */
  const citationOf = async ({ party, claims }: Citation, more: (claim: Statement) => Target): Promise<Step[]> => {
    const [first] = claims;
    if (first === undefined) return [];
    const detail = claims.length === 1 ? vscode.l10n.t('1 claim') : vscode.l10n.t('{0} claims', claims.length);
    const name = party.kind === 'document' ? nameOf(party.name, first) : party.name;
    const item = await itemAt({ of: 'corpus', party }, name, detail, more(first));
    if (item === null) return [];
    const here = claims.filter(({ document }) => document.id === first.document.id);
    const places = await locationsOf(desk, live, here.map(targetOf));
    return [{ item, ranges: places.map(({ range }) => range) }];
  };

  const steps = async (item: vscode.CallHierarchyItem, side: 'citedBy' | 'cites'): Promise<Step[]> => {
    const source = sources.get(item);
    if (source === undefined || desk.engine === null) return [];
    const found: Step[] = [];
    if (source.of === 'claim') {
      for (const { from, to } of source.chain.edges) {
        if (side === 'citedBy' && from === source.node) found.push(...(await stationOf(source.chain, to)));
        if (side === 'cites' && to === source.node) found.push(...(await stationOf(source.chain, from)));
      }
      return found;
    }
    const all = await desk.engine.citations(source.party);
    for (const citation of all[side]) {
      found.push(...(await citationOf(citation, side === 'citedBy' ? targetOf : speakerOf)));
    }
    return found;
  };

  return {
    async prepareCallHierarchy(document, position) {
      const mark = await markAt(document, position);
      if (mark === null || desk.engine === null) return null;
      if (mark.kind === 'actor') {
        const name = (await desk.engine.actors()).find(({ id }) => id === mark.actor)?.name ?? mark.text;
        return itemAt({ of: 'corpus', party: { kind: 'actor', id: mark.actor } }, name, '', mark);
      }
      const chain = await desk.engine.chain(mark.id);
      const node = chain?.nodes.findIndex(({ kind, id }) => kind === 'document' && id === mark.document) ?? -1;
      return chain === null || node < 0 ? null : ((await stationOf(chain, node))[0]?.item ?? null);
    },
    provideCallHierarchyIncomingCalls: async (item) =>
      (await steps(item, 'citedBy')).map((step) => new vscode.CallHierarchyIncomingCall(step.item, step.ranges)),
    provideCallHierarchyOutgoingCalls: async (item) =>
      (await steps(item, 'cites')).map((step) => new vscode.CallHierarchyOutgoingCall(step.item, [item.range])),
  };
}

/** Two texts of one outlet are told apart by their titles. */
const nameOf = (name: string, statement: Statement | null): string =>
  statement === null ? name : (statement.document.title ?? statement.document.path);

function kindOf(source: Source): PartyRef['kind'] {
  return source.of === 'corpus' ? source.party.kind : source.chain.nodes[source.node]!.kind;
}

const targetOf = ({ document, claim }: Statement): Target => ({
  document: document.id,
  start: claim.start,
  end: claim.end,
});

/** Where a claim names who said it. */
const speakerOf = (statement: Statement): Target => ({
  ...targetOf(statement),
  ...(statement.claim.speaker === null
    ? {}
    : { start: statement.claim.speaker.start, end: statement.claim.speaker.end }),
});
