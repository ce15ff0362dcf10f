/**
 * Joins the entities of all documents into actors: one id per real actor over all spellings. What is joined depends only on the set of
 * documents and decisions, never on the order in which they came, so that a corpus changed step by step equals one built anew.
 *
 * Kept are signatures: the distinct ways in which documents name someone, each with its documents. Signatures meet under
 * normalised keys, never all against all, and after a change only those are joined and named anew whom it may concern.
 */
import type { ActorRecord } from '../contract';
import type { DocumentId, Entity, Page, Span } from '../model';
import { remembered } from '../text/remembered';
import { type Bearers, type Company, createBearers } from './bearers';
import { type Blocks, createBlocks } from './blocks';
import {
  type Apart,
  type Changes,
  type Cluster,
  including,
  NONE,
  type Signature,
  sameItems,
  signatureOf,
  without,
} from './namesakes';
import { type Aliased, aliasedBy, type CastDecision, createNaming, type Naming, slugOf } from './naming';

export interface Cast {
  /** Takes a document in; one already known is replaced. Cost: linear in its mentions. */
  add(page: Page): void;
  /** The same by what `toldIn` found in its page. */
  hear(document: DocumentId, told: readonly Told[]): void;
  withdraw(document: DocumentId): void;
  decide(decisions: readonly CastDecision[]): void;
  /**
   * The actor id of each of a document's entities, the very list as before where nobody has another id. Throws a RangeError for a document
   * never added. Cost of the first question after a change: that of the names it concerns.
   */
  actorsOf(document: DocumentId): readonly string[];
  /** Documents of which `actorsOf` may tell another list than when this was asked last. */
  moved(): readonly DocumentId[];
  /** Makes ready what `actors` tells, some of them for each step; whatever changes in between is made when it is asked for. */
  ready(): Generator<void>;
  /** All actors, sorted by id. Cost of the first question after a change: linear in them. */
  actors(): readonly ActorRecord[];
}

/** What a document tells of one of its entities. */
interface Telling {
  readonly mentions: number;
  /** Each once. */
  readonly aliases: readonly string[];
}

interface Contribution extends Telling {
  readonly signature: Signature;
  readonly titles: readonly string[];
}

export interface Told extends Telling {
  readonly entity: Entity;
}

/** Who is one actor with whom, by what people said. */
interface Joining {
  readonly blocks: Blocks;
  readonly bearers: Bearers;
  readonly naming: Naming;
  readonly aliased: Aliased;
}

export function createCast(): Cast {
  /** Of those with names, by what is said of them. */
  const signatures = new Map<string, Signature>();
  const documents = new Map<DocumentId, readonly Contribution[]>();
  const changes: Changes = { clusters: new Set(), documents: new Set() };
  /** Those of documents in which nobody has got another id since they were asked for. */
  const asked = new Map<DocumentId, readonly string[]>();
  const moved = new Set<DocumentId>();

  const joinedBy = (decisions: readonly CastDecision[]): Joining => {
    const apart = apartBy(decisions);
    return {
      blocks: createBlocks(apart, changes),
      bearers: createBearers(apart, changes),
      naming: createNaming(decisions),
      aliased: aliasedBy(decisions),
    };
  };
  let joining = joinedBy([]);

  const withdraw = (document: DocumentId): void => {
    const told = documents.get(document);
    if (told === undefined) return;
    documents.delete(document);
    asked.delete(document);
    moved.delete(document);
    changes.documents.delete(document);
    for (const { signature, mentions, titles } of told) {
      signature.mentions -= mentions;
      if (!signature.documents.includes(document)) continue;
      signature.documents = without(signature.documents, document);
      if (signature.documents.length === 0) {
        if (isOwn(signature)) joining.bearers.remove(signature);
        else {
          joining.blocks.remove(signature);
          signatures.delete(keyOf(signature));
        }
        continue;
      }
      if (titles.length > 0) signature.titles = distinct(tellingsOf(signature).flatMap((other) => other.titles));
      joining.blocks.touch(signature);
    }
  };

  const tellingsOf = (signature: Signature): readonly Contribution[] =>
    signature.documents.flatMap((document) => documents.get(document)!.filter((told) => told.signature === signature));

  const signatureFor = (entity: Entity, place: number): Signature => {
    if (isOwn(entity)) return signatureOf({ ...entity, name: kept(entity.name) }, place);
    const key = keyOf(entity);
    const known = signatures.get(key);
    if (known !== undefined) return known;
    const signature = signatureOf({ ...entity, name: kept(entity.name) });
    signatures.set(key, signature);
    return signature;
  };

  const hear = (document: DocumentId, told: readonly Told[]): void => {
    const known = documents.get(document);
    // Most edits leave everybody as they were; then nobody need be joined anew.
    if (known !== undefined && known.length === told.length && known.every((one, i) => isSame(one, told[i]!))) return;
    withdraw(document);
    const contributions = told.map(({ entity, mentions, aliases }, i): Contribution => {
      const signature = signatureFor(entity, i);
      const isNew = signature.documents.length === 0;
      const titles = distinct(entity.titles);
      signature.mentions += mentions;
      if (!signature.documents.includes(document)) signature.documents = including(signature.documents, document);
      signature.titles = distinct([...signature.titles, ...titles]);
      if (!isNew) joining.blocks.touch(signature);
      else joinIn(signature);
      return { signature, mentions, aliases: keptList(aliases), titles };
    });
    documents.set(document, contributions);
    changes.documents.add(document);
    moved.add(document);
    if (changes.documents.size >= AT_ONCE) settle();
  };

  const joinIn = (signature: Signature): void => {
    if (isOwn(signature)) joining.bearers.add(signature);
    else joining.blocks.add(signature);
  };

  /** Who is named in a document, and who only has a role there; remembered while all is settled. */
  const companies = (): ((document: DocumentId) => Company) => {
    const known = new Map<DocumentId, Company>();
    return (document) => {
      let company = known.get(document);
      if (company === undefined) {
        const actors = new Set<Cluster>();
        const roles: Signature[] = [];
        for (const { signature } of documents.get(document)!) {
          if (isOwn(signature)) roles.push(signature);
          else if (signature.decided === undefined) actors.add(signature.home!);
        }
        company = { actors: [...actors], roles };
        known.set(document, company);
      }
      return company;
    };
  };

  const settle = (): void => {
    if (changes.clusters.size === 0 && changes.documents.size === 0) return;
    joining.blocks.settle();
    joining.bearers.settle(companies());
    joining.naming.settle(changes.clusters, (signature) => {
      for (const document of signature.documents) {
        asked.delete(document);
        moved.add(document);
      }
    });
    changes.clusters.clear();
    changes.documents.clear();
  };

  return {
    add: (page) => hear(page.source.id, toldIn(page)),
    hear,
    withdraw,
    decide(decisions) {
      joining = joinedBy(decisions);
      changes.clusters.clear();
      const all = new Set(Array.from(documents.values(), (told) => told.map(({ signature }) => signature)).flat());
      for (const signature of all) {
        signature.home = null;
        joinIn(signature);
      }
      asked.clear();
      for (const document of documents.keys()) {
        changes.documents.add(document);
        moved.add(document);
      }
    },
    actorsOf(document) {
      settle();
      const known = asked.get(document);
      if (known !== undefined) return known;
      const contributions = documents.get(document);
      if (contributions === undefined) throw new RangeError(`${document} was never added`);
      const actors = contributions.map(({ signature }) => joining.aliased(document, signature) ?? signature.actor);
      asked.set(document, actors);
      return actors;
    },
    moved() {
      settle();
      const all = [...moved];
      moved.clear();
      return all;
    },
    *ready() {
      settle();
      yield* joining.naming.ready(documents);
    },
    actors() {
      settle();
      return joining.naming.records(documents);
    },
  };
}

/** Documents that come one after the other are joined by so many: all at once, those of a large folder would hold up a thread for seconds. */
const AT_ONCE = 128;

/** What a page tells of each of its entities. Cost: linear in its mentions. */
export function toldIn({ source, reading: { entities, mentions } }: Page): Told[] {
  const words = entities.map(() => new Set<string>());
  const counts = entities.map(() => 0);
  for (const mention of mentions) {
    counts[mention.entity]!++;
    if (mention.form !== 'pronoun') {
      words[mention.entity]!.add(wordsOf(source.text, mention));
    }
  }
  return entities.map((entity, i) => ({ entity, mentions: counts[i]!, aliases: [...words[i]!] }));
}

const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ');

/** The same words come in many documents, and are kept once. */
const kept = remembered((words) => words);
const keptLists = remembered((lines): readonly string[] => lines.split('\n').map(kept));
const keptList = (words: readonly string[]): readonly string[] =>
  words.length === 0 ? NONE : keptLists(words.join('\n'));

const isSame = (a: Contribution, b: Told): boolean =>
  keyOf(a.signature) === keyOf(b.entity) &&
  a.mentions === b.mentions &&
  a.aliases.length === b.aliases.length &&
  a.aliases.every((alias) => b.aliases.includes(alias)) &&
  sameItems(a.titles, distinct(b.entity.titles));

/** Entities that say the same of someone share a signature; an unnamed one is its document's own. */
const isOwn = ({ decided, named }: Pick<Signature, 'decided' | 'named'> | Entity): boolean =>
  decided === undefined && !named;

const keyOf = ({ decided, named, type, gender, name }: Entity | Signature): string =>
  decided === undefined
    ? `${named ? type : `role|${type}`}|${gender ?? ''}|${name}`
    : `decided|${decided}|${type}|${name}`;

/** Copied once more: a list made from a Set keeps room for more items. */
const distinct = <T>(items: readonly T[]): readonly T[] => (items.length === 0 ? NONE : [...new Set(items)].slice());

/** Pairs of ids that people declared never the same, asked by the names that would have those ids. */
function apartBy(decisions: readonly CastDecision[]): Apart {
  const pairs = new Set<string>();
  for (const decision of decisions) {
    if (decision.does !== 'split') continue;
    for (const a of decision.actors) for (const b of decision.actors) if (a !== b) pairs.add(`${a} ${b}`);
  }
  return pairs.size === 0 ? () => false : (a, b) => pairs.has(`${slugOf(a.name)} ${slugOf(b.name)}`);
}
