import { deepEqual, equal, match } from 'node:assert/strict';
import type { LinkRecord, PublicationBasis } from '../../../src/core/contract';
import { documentOf } from '../../../src/core/corpus/decisions';
import { pairOf } from '../../../src/core/corpus/linked';
import { impossibleOrders, toldDays } from '../../../src/core/corpus/orders';
import { saidOn } from '../../../src/core/corpus/saidOn';
import { annotationId } from '../../../src/core/ids';
import { loadClaimsModel } from '../../../src/core/mark/claims';
import { loadNamesModel } from '../../../src/core/mark/names';
import { type Models, read } from '../../../src/core/mark/read';
import type { Page } from '../../../src/core/model';
import { pageOf } from '../../../src/core/page';
import { shippedModels } from '../../engine/models';

let models: Models | undefined;

/** A text as it is read, published on a day. */
function page(text: string, published: string, id = 'a.txt', basis: PublicationBasis = 'meta'): Page {
  const bytes = shippedModels();
  models ??= { claims: loadClaimsModel(bytes.claims), names: loadNamesModel(bytes.names) };
  const source = { id, text, sha256: '' };
  return pageOf(source, read(source, models), { value: published, basis, why: '' });
}

/** The days on which the claims of a text were made. */
function days(text: string, published = '2031-05-08'): (string | null)[] {
  const told = page(text, published);
  return saidOn(told).map((date) => (date === null ? null : told.dates[date]!.value));
}

const orders = (pages: readonly Page[], ...links: LinkRecord[]) =>
  impossibleOrders(
    pages.map(toldDays),
    links.map((link) => pairOf(documentOf(link.from), documentOf(link.to), [link])),
  );

const kinds = (text: string, published = '2031-05-08', basis: PublicationBasis = 'meta'): string[] =>
  orders([page(text, published, 'a.txt', basis)]).map(({ kind }) => kind);

// 8 May 2031 is a Thursday.
describe('the day on which a claim was made', () => {
  const told: readonly string[] = [
    '“The ferry will sail again,” Ada Corvin said on Tuesday.',
    'On Tuesday, Ada Corvin said the ferry would sail again.',
    'Ada Corvin told reporters on Tuesday that the ferry would sail again.',
    '“The ferry was safe,” said Ada Corvin, the mayor, on Tuesday.',
    'Ada Corvin said late on Tuesday that the ferry would sail again.',
    'Speaking on Tuesday, Ada Corvin said the ferry would sail again.',
    'Ada Corvin on Tuesday said the ferry would sail again.',
  ];
  for (const text of told) it(`is told by “${text}”`, () => deepEqual(days(text), ['2031-05-06']));

  const untold: readonly string[] = [
    'Ada Corvin said the ferry would sail again on Tuesday.',
    'Ada Corvin, elected on Tuesday, said the ferry would sail again.',
    'After the fire on Tuesday, Ada Corvin said the ferry would sail again.',
    'Ada Corvin said of the fire on Tuesday that it was small.',
    '“The ferry will sail again,” said Ada Corvin on Saturday.',
    'Ada Corvin will say on Tuesday that the ferry is safe.',
  ];
  for (const text of untold) {
    it(`is not told by “${text}”`, () => deepEqual([...new Set(days(text))], [null]));
  }

  it('is one for all parts of an utterance', () => {
    const text = '“The ferry is safe,” Ada Corvin said on Tuesday. “It will sail again.”';
    deepEqual(days(text), ['2031-05-06', '2031-05-06']);
  });
});

describe('orders that cannot be', () => {
  it('are what is said after its own report', () => {
    const text = '“The ferry will sail again,” Ada Corvin said on 10 May 2031.';
    const [found, ...more] = orders([page(text, '2031-05-08')]);
    equal(found?.kind, 'said-after-publication');
    equal(text.slice(found.later.start, found.later.end), '10 May 2031');
    deepEqual([found.later.day, found.earlier[0]?.day], ['2031-05-10', '2031-05-08']);
    match(found.why, /2031-05-10.*2031-05-08/);
    deepEqual(more, []);
  });

  it('are what is told as past before its day, by the text or by who speaks', () => {
    deepEqual(kinds('The old ferry sank off Lund Bay on 10 May 2031.'), ['told-before-happened']);
    const spoken = 'On 3 May 2031, Ada Corvin said the old ferry sank off Lund Bay on 5 May 2031.';
    deepEqual(kinds(spoken), ['told-before-happened']);
  });

  const possible: readonly string[] = [
    'The old ferry sank off Lund Bay on 6 May 2031.',
    'The new ferry will sail on 10 May 2031.',
    'The sale of the ferry was planned to take place on 10 May 2031.',
    'The mayor was due in Lund Bay on 10 May 2031.',
    'The hearing was set for 10 May 2031.',
    'Tickets were sold for the regatta of 10 May 2031.',
    'The council met before the vote on 10 May 2031.',
    'The 10 May 2031 vote was the talk of the town.',
    'Ada Corvin said on 6 May 2031 that the ferry was safe.',
    'Ada Corvin said on Friday that the ferry was safe.',
    'The old ferry sank off Lund Bay on 5 August.',
  ];
  for (const text of possible) it(`are not “${text}”`, () => deepEqual(kinds(text), []));

  it('are not told where the publication is only guessed', () => {
    const text = 'The old ferry sank off Lund Bay on 10 May 2031.';
    for (const basis of ['corpus', 'given', 'none'] as const) deepEqual(kinds(text, '2031-05-08', basis), []);
  });

  it('are what one text has before it was said, as another tells', () => {
    const words = '“The old ferry will never sail again from this harbour,”';
    const early = page(`${words} Ada Corvin said.`, '2031-05-06', 'early.txt');
    const late = page(`${words} Ada Corvin said on 8 May.`, '2031-05-09', 'late.txt');
    const id = ({ source, reading }: Page): string => annotationId(source.id, 'claim', reading.claims[0]!);
    const link: LinkRecord = {
      id: 'l',
      from: id(early),
      to: id(late),
      relation: 'same-quote',
      differs: [],
      score: 1,
      why: '',
      origin: 'machine',
      status: 'suggested',
    };
    const [found, ...more] = orders([early, late], link);
    equal(found?.kind, 'reported-before-said');
    deepEqual([found.later.document, found.earlier[0]?.document], ['late.txt', 'early.txt']);
    deepEqual(more, []);
    deepEqual(orders([early, late], { ...link, status: 'rejected' }), []);
    deepEqual(orders([early, late], { ...link, relation: 'same-fact' }), []);
    const nextDay = page(`${words} Ada Corvin said on 7 May.`, '2031-05-09', 'late.txt');
    deepEqual(orders([early, nextDay], { ...link, to: id(nextDay) }), [], 'one evening, two days');
  });
});
