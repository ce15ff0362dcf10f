/** What people say of links and topics, brought to what the machine found. */
import type { Difference, LinkRecord, Relation, Status, TopicRecord } from '../contract';
import type { DocumentId } from '../model';
import { type LinkedPair, linksOf, pairOf } from './linked';

/** The word on one link, by the ids of its claims; their order does not matter. */
export interface LinkDecision {
  readonly from: string;
  readonly to: string;
  /** relate: a link by hand; dismiss: linked rightly, but the difference is none that matters. */
  readonly verdict: 'confirm' | 'reject' | 'dispute' | 'relate' | 'dismiss';
  readonly relation?: Relation;
  readonly differs?: readonly Difference[];
  readonly reason?: string;
}

/** merge: these statements, and the topics they are in, are one topic; split: they are a topic of their own. */
export interface TopicDecision {
  readonly verdict: 'merge' | 'split';
  readonly statements: readonly string[];
  readonly label?: string;
}

const STATUS: Readonly<Record<LinkDecision['verdict'], Status>> = {
  confirm: 'accepted',
  reject: 'rejected',
  dispute: 'disputed',
  relate: 'accepted',
  dismiss: 'accepted',
};

export const documentOf = (claim: string): DocumentId => claim.slice(0, claim.lastIndexOf('#'));

/** The same whichever end comes first. */
export function linkId(a: string, b: string): string {
  return documentOf(a) < documentOf(b) ? `${a}~${b}` : `${b}~${a}`;
}

/**
 * The links with people's word on them, by pairs of documents in their order. A link that people made or confirmed stays as long as both
 * statements do, whatever the machine thinks of it now. Pairs without a decision stay as they are.
 * `exists`: is there a statement of this id? Cost: linear.
 */
export function decidePairs(
  pairs: readonly LinkedPair[],
  decisions: readonly LinkDecision[],
  exists: (claim: string) => boolean,
): readonly LinkedPair[] {
  if (decisions.length === 0) return pairs;
  const byPair = new Map<string, Map<string, LinkDecision>>();
  for (const decision of decisions) {
    const [a, b] = [documentOf(decision.from), documentOf(decision.to)].sort();
    const of = byPair.get(`${a}\n${b}`) ?? new Map<string, LinkDecision>();
    byPair.set(`${a}\n${b}`, of);
    of.set(linkId(decision.from, decision.to), decision);
  }
  const out: LinkedPair[] = [];
  for (const pair of pairs) {
    const key = `${pair.a}\n${pair.b}`;
    const of = byPair.get(key);
    byPair.delete(key);
    out.push(of === undefined ? pair : pairOf(pair.a, pair.b, decideLinks(linksOf(pair), of, exists)));
  }
  for (const [key, of] of byPair) {
    const [a, b] = key.split('\n') as [DocumentId, DocumentId];
    const links = a === b ? [] : decideLinks([], of, exists);
    if (links.length > 0) out.push(pairOf(a, b, links));
  }
  return out.sort((p, q) => (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1));
}

function decideLinks(
  links: readonly LinkRecord[],
  decisions: ReadonlyMap<string, LinkDecision>,
  exists: (claim: string) => boolean,
): LinkRecord[] {
  const open = new Map(decisions);
  const out = links.map((link) => {
    const decision = open.get(link.id);
    open.delete(link.id);
    return decision === undefined ? link : decided(link, decision);
  });
  for (const [id, decision] of open) {
    if (decision.verdict === 'reject' || !exists(decision.from) || !exists(decision.to)) continue;
    const turned = documentOf(decision.from) > documentOf(decision.to);
    const [from, to] = turned ? [decision.to, decision.from] : [decision.from, decision.to];
    const byHand: LinkRecord = {
      id,
      from,
      to,
      relation: 'same-fact',
      differs: [],
      score: 1,
      why: '',
      origin: 'human',
      status: 'accepted',
    };
    out.push(decided(byHand, decision));
  }
  return out;
}

function decided(link: LinkRecord, decision: LinkDecision): LinkRecord {
  const said = decision.reason === undefined ? '' : `: ${decision.reason}`;
  const word =
    decision.verdict === 'relate' ? `related by a person${said}` : `${VERB[decision.verdict]} by a person${said}`;
  return {
    ...link,
    relation: decision.relation ?? link.relation,
    differs: decision.verdict === 'dismiss' ? [] : [...(decision.differs ?? link.differs)],
    status: STATUS[decision.verdict],
    origin: decision.verdict === 'relate' ? 'human' : link.origin,
    why: link.why === '' ? word : `${link.why}; ${word}`,
  };
}

const VERB: Readonly<Record<LinkDecision['verdict'], string>> = {
  confirm: 'confirmed',
  reject: 'rejected',
  dispute: 'disputed',
  relate: 'related',
  dismiss: 'difference dismissed',
};

/** The topics with people's word on them, in the order of the decisions. Cost: decisions × topics. */
export function decideTopics(
  topics: readonly TopicRecord[],
  decisions: readonly TopicDecision[],
  exists: (claim: string) => boolean,
): TopicRecord[] {
  let out = [...topics];
  for (const { verdict, statements, label } of decisions) {
    const chosen = new Set(statements.filter(exists));
    if (chosen.size === 0) continue;
    const touched = out.filter((topic) => topic.statements.some((statement) => chosen.has(statement)));
    const rest = out.filter((topic) => !touched.includes(topic));
    const members =
      verdict === 'merge' ? [...new Set([...touched.flatMap((topic) => topic.statements), ...chosen])] : [...chosen];
    const made = {
      id: `topic:${[...members].sort()[0]}`,
      label: label ?? touched[0]?.label ?? '',
      statements: members.sort(),
    };
    const kept =
      verdict === 'merge'
        ? []
        : touched
            .map((topic) => ({ ...topic, statements: topic.statements.filter((statement) => !chosen.has(statement)) }))
            .filter((topic) => topic.statements.length > 1);
    // A topic that lost its first statement keeps its id unless the new one has it.
    out = [
      ...rest,
      ...kept.map((topic) => (topic.id === made.id ? { ...topic, id: `topic:${topic.statements[0]}` } : topic)),
      made,
    ];
  }
  return out.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
