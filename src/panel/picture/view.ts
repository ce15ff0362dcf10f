/** What a picture is drawn from, worked out from what the engine says. Pure. */
import type { DateAnnotation, LinkRecord } from '../../core/contract';
import type { Chain, Related, Statement } from '../../engine/engine';
import { chainLine, differenceWord } from '../view';
import type { Say } from '../words/say';
import type { ChainNode, ChainPicture, PictureWords, TimelineItem, TimelinePicture } from './protocol';

/** What differs between the statement that was asked for and another, by the other's claim. */
export type Differences = ReadonlyMap<string, LinkRecord['differs']>;

export function differencesOf(related: readonly Related[]): Differences {
  return new Map(related.map(({ statement, link }) => [statement.claim.id, link.differs]));
}

const differing = (differences: Differences, claim: string, say: Say): string[] =>
  (differences.get(claim) ?? []).map((difference) => differenceWord(difference, say));

export function chainPicture({ nodes, edges }: Chain, asked: string, differences: Differences, say: Say): ChainPicture {
  return {
    kind: 'chain',
    nodes: nodes.map(({ kind, id, name, step, statement }, at): ChainNode => {
      const claim = statement?.claim.id ?? null;
      return {
        id: `${at} ${id}`,
        kind,
        title: name,
        place: statement === null ? '' : dayAndLine(statement, say),
        text: statement?.claim.text.replace(/\s+/g, ' ') ?? '',
        differs: claim === null || claim === asked ? [] : differing(differences, claim, say),
        step,
        asked: claim === asked,
        claim,
      };
    }),
    edges,
  };
}

const dayAndLine = ({ document, line }: Statement, say: Say): string =>
  [document.path, document.published.value ?? say('no date'), say('line {0}', line)].join(' · ');

/**
 * Who said what when: each statement on the day that its report names, else on the day that its text came out, and each day that they
 * tell of, once. `datesOf` gives the dates inside a statement, `saidOn` the day of saying, if it is told. Statements keep their order
 * within a day.
 */
export function timelinePicture(
  statements: readonly Statement[],
  asked: string | null,
  datesOf: (statement: Statement) => readonly DateAnnotation[],
  saidOn: (statement: Statement) => string | null,
  differences: Differences,
  say: Say,
): TimelinePicture {
  const items: TimelineItem[] = [];
  const told = new Map<string, { first: Statement; sources: Set<string> }>();
  for (const statement of statements) {
    const { claim, document, chain } = statement;
    const [said, published] = [saidOn(statement), document.published.value];
    items.push({
      id: claim.id,
      day: said ?? published ?? '',
      kind: 'said',
      who: claim.quote === 'none' ? sourceName(statement) : (chain[0] ?? chainLine(statement, say)),
      source: [
        sourceName(statement),
        say('line {0}', statement.line),
        ...(said === null || published === null || said === published ? [] : [say('published {0}', published)]),
      ].join(' · '),
      text: claim.text.replace(/\s+/g, ' '),
      differs: claim.id === asked ? [] : differing(differences, claim.id, say),
      asked: claim.id === asked,
      claim: claim.id,
    });
    for (const { value } of datesOf(statement)) {
      if (!/^\d{4}/.test(value)) continue;
      const day = value.slice(0, 10);
      const known = told.get(day);
      if (known === undefined) told.set(day, { first: statement, sources: new Set([document.id]) });
      else known.sources.add(document.id);
    }
  }
  for (const [day, { first, sources }] of told) {
    items.push({
      id: `told ${day}`,
      day,
      kind: 'told',
      who: sources.size === 1 ? say('in 1 source') : say('in {0} sources', sources.size),
      source: `${sourceName(first)} · ${say('line {0}', first.line)}`,
      text: first.claim.text.replace(/\s+/g, ' '),
      differs: [],
      asked: false,
      claim: first.claim.id,
    });
  }
  return { kind: 'timeline', items };
}

const sourceName = ({ document }: Statement): string => document.title ?? document.path;

export function pictureWords(say: Say): PictureWords {
  return {
    said: say('said it to'),
    reported: say('passed it on by name'),
    repeated: say('printed the same text'),
    toldOf: say('Told of'),
    others: say('Others'),
    undated: say('no date'),
    days: say('{0} days', '{0}'),
    oneDay: say('1 day'),
    more: say('{0} more', '{0}'),
    saveSvg: say('Save as SVG'),
    savePng: say('Save as PNG'),
    asList: say('The same as a table'),
    keys: say('Arrows move, Enter jumps, Space opens beside.'),
    from: say('From'),
    how: say('How'),
    to: say('To'),
    day: say('Day'),
    who: say('Who'),
    source: say('Source'),
    statement: say('Statement'),
    empty: say('Nothing to draw here. Put the cursor into a statement that other sources carry too.'),
    chain: say('Chain of transmission'),
    timeline: say('Timeline'),
  };
}
