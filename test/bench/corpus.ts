/**
 * Synthetic news from a seed: events, each told by a few outlets in other words, with other figures here and there. It is made to
 * have the sizes and densities of real news (about 5 kB an article, a dozen claims, twenty names), not to be read.
 */
import type { Source } from '../../src/core/model';

/** A small seeded generator (mulberry32): the same numbers on every machine. */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ONSETS = 'b br d dr f g gr h k kl l m n p r s st t tr v z'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const CODAS = ['', '', 'n', 'l', 'r', 's', 'nd', 'rk', 'm'];
const ROLES =
  'mayor,minister,harbour master,police chief,union leader,judge,professor,spokesman,director,general'.split(',');
const BODIES = 'Council,Ministry,Port Authority,Union,Bank,Court,Institute,Police,Agency,Party'.split(',');
const NOUNS =
  'bridge,ferry,harbour,budget,strike,ceasefire,election,flood,factory,railway,hospital,treaty,pipeline,dam,school,border,market,airport,fire,trial'.split(
    ',',
  );
const VERBS = 'closed,reopened,approved,rejected,delayed,expanded,inspected,abandoned,rebuilt,seized'.split(',');
const DAYS = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');
const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
const SAID = 'said,told reporters,announced,insisted,warned,admitted,added'.split(',');
const TOPICS =
  'the repairs would take longer than planned;nobody had been told of the risk;the figures were wrong from the start;talks would go on next week;there was no alternative to the plan;the costs had doubled since last year;both sides had agreed on the main points;the decision was made without consulting the residents'.split(
    ';',
  );

const DETAILS =
  'near the old quay;in the northern districts;under the first contract;despite two warnings;for the second time;before the elections;at the main site;on both shores;for the winter months;since the new rules'.split(
    ';',
  );

type Pick = <T>(list: readonly T[]) => T;

interface Event {
  readonly place: string;
  readonly people: readonly { given: string; family: string; role: string }[];
  readonly bodies: readonly string[];
  readonly noun: string;
  readonly verb: string;
  readonly dead: number;
  readonly cost: number;
  readonly day: number;
  readonly month: number;
  readonly sayings: readonly string[];
}

/** `count` articles, five on each event, in an order that mixes events. */
export function articles(count: number, seed = 1): Source[] {
  const next = random(seed);
  const pick: Pick = (list) => list[Math.floor(next() * list.length)]!;
  const word = (syllables: number): string => {
    let made = '';
    for (let i = 0; i < syllables; i++) made += pick(ONSETS) + pick(VOWELS) + pick(CODAS);
    return made[0]!.toUpperCase() + made.slice(1);
  };
  const events: Event[] = Array.from({ length: Math.ceil(count / 5) }, () => {
    const place = word(2);
    return {
      place,
      people: Array.from({ length: 4 }, () => ({ given: word(2), family: word(3), role: pick(ROLES) })),
      bodies: Array.from({ length: 3 }, () => `${place} ${pick(BODIES)}`),
      noun: pick(NOUNS),
      verb: pick(VERBS),
      dead: 2 + Math.floor(next() * 40),
      cost: 10 + Math.floor(next() * 900),
      day: 1 + Math.floor(next() * 28),
      month: Math.floor(next() * 12),
      sayings: Array.from({ length: 16 }, () => `${pick(TOPICS)} ${pick(DETAILS)}`),
    };
  });
  return Array.from({ length: count }, (_, i) => {
    const event = events[i % events.length]!;
    const published = `2031-${String(event.month + 1).padStart(2, '0')}-${String(event.day).padStart(2, '0')}`;
    return {
      id: `batch-${Math.floor(i / 1000)}/article-${i}.txt`,
      text: write(event, pick, next),
      sha256: i.toString(16).padStart(64, '0'),
      meta: { published },
    };
  });
}

function write(event: Event, pick: Pick, next: () => number): string {
  const { place, people, bodies, noun, verb } = event;
  const lines = [`${pick(bodies)} under pressure over ${noun} in ${place}`, ''];
  const dead = next() < 0.8 ? event.dead : event.dead + 1 + Math.floor(next() * 5);
  lines.push(
    `${place.toUpperCase()}, ${MONTHS[event.month]} ${event.day} - The ${noun} in ${place} was ${verb} on ${pick(DAYS)} after ${dead} people were hurt, the ${pick(bodies)} said.`,
  );
  for (let paragraph = 0; paragraph < 32; paragraph++) {
    const person = pick(people);
    const saying = pick(event.sayings);
    const full = `${person.given} ${person.family}`;
    const kind = Math.floor(next() * 7);
    if (kind === 0)
      lines.push(
        `“${capital(saying)},” ${pick(SAID)} ${full}, the ${person.role} of ${place}. “We will look at it again in ${pick(MONTHS)}, and then decide.”`,
      );
    else if (kind === 1)
      lines.push(`${full} said ${saying}, and that the ${pick(bodies)} had known since ${pick(DAYS)} morning.`);
    else if (kind === 2)
      lines.push(
        `According to the ${pick(bodies)}, the works cost ${event.cost} million crowns, more than twice the sum of ${2020 + Math.floor(next() * 10)}.`,
      );
    else if (kind === 3)
      lines.push(
        `${person.family} denied that ${saying}. Two officials close to the ${person.role}, who asked not to be named, said the opposite last week.`,
      );
    else if (kind === 4)
      lines.push(
        `The ${noun} lies ${3 + Math.floor(next() * 50)} kilometres north of ${place} and was built in ${1900 + Math.floor(next() * 100)}; it carries goods and passengers between the two shores of the sound.`,
      );
    else if (kind === 5)
      lines.push(
        `Earlier in ${pick(MONTHS)} the ${pick(bodies)} had promised that ${saying}. “It was never more than a hope,” ${person.family} told the ${place} Gazette.`,
      );
    else
      lines.push(
        `At least ${dead} people were treated in hospital, and ${Math.floor(next() * 9) + 1} of them were still there three days later, while the inquiry led by ${full} went on.`,
      );
  }
  return `${lines.join('\n\n')}\n`;
}

const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
