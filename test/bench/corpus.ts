/**
 * Synthetic news from a seed: events, each told by a few outlets in other words, with other figures here and there. It is made to
 * have the sizes and densities of real news (about 5 kB an article, a dozen claims, twenty names), not to be read.
 */
import type { Source } from '../../src/core/model';
import { generator } from '../../src/train/crf';

const ONSETS = 'b br d dr f g gr h k kl l m n p r s st t tr v z'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const CODAS = ['', '', 'n', 'l', 'r', 's', 'nd', 'rk', 'm'];
const ROLES =
  'mayor,minister,harbour master,police chief,union leader,judge,professor,spokeswoman,director,general,bishop,engineer,treasurer,ambassador,surgeon,prosecutor'.split(
    ',',
  );
const BODIES =
  'Council,Ministry,Port Authority,Union,Bank,Court,Institute,Police,Agency,Party,University,Chamber,Hospital,Fund,Commission,Garrison'.split(
    ',',
  );
const KINDS =
  'river,iron,stone,glass,salt,coal,grain,wool,paper,copper,timber,sugar,cotton,brick,marble,silver,amber,olive,wheat,tobacco,cement,leather,silk,rubber,tin,horse,cattle,herring,pepper,ice'.split(
    ',',
  );
const SITES =
  'works,gate,yard,mill,house,bridge,market,tower,line,store,quay,road,tunnel,mine,school,depot,hall,basin,harbour,museum,exchange,bank,wharf,station,fair'.split(
    ',',
  );
const DEEDS =
  'closed,reopened,approved,rejected,delayed,expanded,inspected,abandoned,rebuilt,seized,sold,flooded,evacuated,insured,photographed,searched,praised,rented,divided,guarded,measured,painted,renamed,moved,repaired,blocked,shelled,auctioned,surveyed,privatised'.split(
    ',',
  );
/** Each with a place for another site. */
const REASONS =
  'after a leak in the #;before the rains reached the #;because the # had lost its insurance;without a word to those who live by the #;under an old contract with the #;despite two warnings from the engineers of the #;for the second time since the # was built;to make room for the #;while the talks over the # were still going on;as prices at the # doubled;during the night shift at the #;with money borrowed from the #;against the advice of the auditors of the #;in exchange for a share in the #;until the # finds a new owner;in spite of a court order on the #;along with the #;on the orders of the guards of the #;although nobody had claimed the #;within hours of the explosion at the #'.split(
    ';',
  );
const DAYS = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
const SAID = 'said,told reporters,announced,insisted,warned,admitted,added'.split(',');

/** Of an event. */
const FACTS = 44;

type Pick = <T>(list: readonly T[]) => T;

interface Person {
  readonly full: string;
  readonly family: string;
  readonly role: string;
}

/** What the reports on one event may tell, each in three wordings. */
interface Event {
  readonly place: string;
  readonly published: string;
  readonly dateline: string;
  readonly facts: readonly (readonly string[])[];
}

/** A passage of an article that tells one thing; other articles that tell it have the same number there. */
export interface ToldFact {
  readonly fact: number;
  readonly start: number;
  readonly end: number;
}

export interface Report {
  readonly source: Source;
  readonly told: readonly ToldFact[];
}

/** `count` articles, so many on each event, in an order that mixes events. */
export const articles = (count: number, seed = 1, perEvent = 5): Source[] =>
  reports(count, seed, perEvent).map(({ source }) => source);

/** The same, each with what it tells. */
export function reports(count: number, seed = 1, perEvent = 5): Report[] {
  const next = generator(seed);
  const pick: Pick = (list) => list[Math.floor(next() * list.length)]!;
  const events = Array.from({ length: Math.ceil(count / perEvent) }, () => invent(pick, next));
  return Array.from({ length: count }, (_, i) => {
    const event = events[i % events.length]!;
    const { text, lines } = write(event, pick, next);
    return {
      source: {
        id: `batch-${Math.floor(i / 1000)}/article-${i}.txt`,
        text,
        sha256: i.toString(16).padStart(64, '0'),
        meta: { published: event.published },
      },
      told: lines.map(({ line, fact }) => {
        const start = text.indexOf(line);
        return { fact: (i % events.length) * FACTS + fact, start, end: start + line.length };
      }),
    };
  });
}

function invent(pick: Pick, next: () => number): Event {
  const word = (syllables: number): string => {
    let made = '';
    for (let i = 0; i < syllables; i++) made += pick(ONSETS) + pick(VOWELS) + pick(CODAS);
    return capital(made);
  };
  const place = word(2);
  const people = Array.from({ length: 5 }, (): Person => {
    const family = word(3);
    return { full: `${word(2)} ${family}`, family, role: pick(ROLES) };
  });
  const bodies = Array.from({ length: 4 }, () => `${place} ${pick(BODIES)}`);
  const month = Math.floor(next() * 12);
  const day = 1 + Math.floor(next() * 28);
  const facts = Array.from({ length: FACTS }, () => fact(place, people, bodies, pick, next));
  return {
    place,
    published: `2031-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    dateline: `${place.toUpperCase()}, ${MONTHS[month]} ${day} - `,
    facts,
  };
}

function fact(
  place: string,
  people: readonly Person[],
  bodies: readonly string[],
  pick: Pick,
  next: () => number,
): string[] {
  const { full, family, role } = pick(people);
  const body = pick(bodies);
  const [thing, other] = [site(pick), site(pick)];
  const [deed, second] = [pick(DEEDS), pick(DEEDS)];
  const reason = reasonFor(pick);
  const figure = 2 + Math.floor(next() * 900);
  const day = pick(DAYS);
  const saying = `the ${thing} had been ${deed} ${reason}`;
  switch (Math.floor(next() * 6)) {
    case 0:
      return [
        `“The ${thing} was ${deed} ${reason},” ${pick(SAID)} ${full}, the ${role} of ${place}. “It will be ${second} in ${pick(MONTHS)}.”`,
        `${full}, the ${role}, said on ${day} that ${saying}.`,
        `${family} told the ${place} Gazette: “The ${thing} was ${deed} ${reason}.”`,
      ];
    case 1:
      return [
        `${figure} people were hurt when the ${thing} was ${deed} on ${day}, the ${body} said.`,
        `According to the ${body}, the ${thing} was ${deed} on ${day}, and ${figure} people were hurt.`,
        `At least ${figure} were injured at the ${thing}, which had been ${deed} on ${day}.`,
      ];
    case 2:
      return [
        `The ${other} beside the ${thing} cost ${figure} million crowns, according to the ${body}.`,
        `The ${body} put the price of the ${other} at ${figure} million crowns.`,
        `Some ${figure} million crowns went into the ${other}, which stands beside the ${thing}.`,
      ];
    case 3:
      return [
        `${family} denied that ${saying}.`,
        `It was not true that ${saying}, the ${role} insisted.`,
        `The ${role}, ${full}, rejected reports that ${saying}.`,
      ];
    case 4:
      return [
        `The ${thing} of ${place} was ${deed} in ${1950 + (figure % 80)} and ${second} ${reason}.`,
        `In ${1950 + (figure % 80)} the ${thing} had been ${deed}; it was ${second} ${reason}.`,
        `${place} had its ${thing} ${deed} in ${1950 + (figure % 80)}.`,
      ];
    default:
      return [
        `Two officials close to the ${role}, who asked not to be named, said last week that ${saying}.`,
        `Officials said privately that ${saying}.`,
        `On ${day} the ${body} confirmed that ${saying}, as its rules demand.`,
      ];
  }
}

interface Written {
  readonly text: string;
  readonly lines: readonly { readonly line: string; readonly fact: number }[];
}

/** A headline, a dateline, and most of what there is to tell, each thing once, with now and then another figure. */
function write({ place, dateline, facts }: Event, pick: Pick, next: () => number): Written {
  const told = [...facts.keys()].filter(() => next() < 0.7);
  const lines = told.map((fact) => {
    const plain = pick(facts[fact]!);
    const line = next() < 0.05 ? plain.replace(/\b\d{2,3}\b/, (n) => String(Number(n) + 1)) : plain;
    return { line, fact };
  });
  const colour = Array.from(
    { length: 16 },
    () =>
      `A ${site(pick)} and a ${site(pick)} were ${pick(DEEDS)} ${reasonFor(pick)}, as a visitor to ${place} could see on any ${pick(DAYS)}.`,
  );
  const body = shuffled([...lines.map(({ line }) => line), ...colour], next);
  const text = `${place} asks who ${pick(DEEDS)} its ${site(pick)}\n\n${dateline}${body.join('\n\n')}\n`;
  return { text, lines };
}

function shuffled(list: string[], next: () => number): string[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

const site = (pick: Pick): string => `${pick(KINDS)} ${pick(SITES)}`;

const reasonFor = (pick: Pick): string => pick(REASONS).replace('#', site(pick));

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
