import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ActorType } from '../../../src/core/contract';
import { type Cast, createCast } from '../../../src/core/corpus/cast';
import type { CastDecision } from '../../../src/core/corpus/naming';
import type { Entity, Mention, Page } from '../../../src/core/model';

interface Who {
  readonly name: string;
  readonly type?: ActorType;
  readonly gender?: 'f' | 'm';
  readonly role?: boolean;
  readonly decided?: string;
  readonly titles?: readonly string[];
  /** Other words the document uses. */
  readonly also?: readonly string[];
}

const person = (name: string, more: Partial<Who> = {}): Who => ({ name, type: 'person', ...more });
const body = (name: string, more: Partial<Who> = {}): Who => ({ name, type: 'organization', ...more });
const place = (name: string): Who => ({ name, type: 'place' });

/** A page on which each of these is named once, and once by each of its other words. */
function page(id: string, ...cast: readonly Who[]): Page {
  let text = '';
  const entities: Entity[] = [];
  const mentions: Mention[] = [];
  for (const { name, type = 'person', gender, role = false, decided, titles = [], also = [] } of cast) {
    for (const word of [name, ...also]) {
      const start = text.length;
      text += `${word} `;
      const form = role ? 'role' : 'name';
      mentions.push({ start, end: start + word.length, score: 1, why: '', type, form, entity: entities.length });
    }
    entities.push({
      name,
      type,
      named: !role,
      titles,
      ...(gender === undefined ? {} : { gender }),
      ...(decided === undefined ? {} : { decided }),
    });
  }
  const published = { value: null, basis: 'none', why: '' } as const;
  return {
    source: { id, text, sha256: '' },
    reading: {
      document: id,
      length: text.length,
      language: 'en',
      title: null,
      outlet: null,
      published,
      sentences: [],
      boilerplate: [],
      entities,
      mentions,
      dates: [],
      claims: [],
      own: [],
      notices: [],
    },
    published,
    dates: [],
    outlet: null,
  };
}

function castOf(pages: readonly Page[], decisions: readonly CastDecision[] = []): Cast {
  const cast = createCast();
  for (const one of pages) cast.add(one);
  cast.decide(decisions);
  return cast;
}

/** Ids of the first entity of each page. */
const ids = (pages: readonly Page[], decisions: readonly CastDecision[] = []): readonly string[] => {
  const cast = castOf(pages, decisions);
  return pages.map((one) => cast.actorsOf(one.source.id)[0]!);
};

/** The id that each of these names has, when each stands in a document of its own. */
const apiece = (...cast: readonly Who[]): readonly string[] => ids(cast.map((who, i) => page(`${i}.txt`, who)));

describe('cast', () => {
  it('gives one id over spellings, initials and surnames', () => {
    assert.deepEqual(apiece(person('Mara Ilves'), person('M. Ilves'), person('Ilves')), Array(3).fill('mara-ilves'));
    assert.deepEqual(
      new Set(apiece(person('Yuri Zhukovsky'), person('Yury Zhukovskiy'), person('Yuriy Zhukovskyy'))).size,
      1,
    );
    assert.equal(new Set(apiece(person('Muhammad Farouk'), person('Mohammed Farouk'))).size, 1);
    assert.equal(new Set(apiece(person('Bill Tanner'), person('William Tanner'))).size, 1);
    assert.equal(new Set(apiece(person('Lena F. Berg'), person('Lena Berg'))).size, 1);
  });

  it('gives one id over the ways in which a foreign name is put into Latin letters', () => {
    for (const [one, other] of [
      ['Yevgeny Kruzhin', 'Evgeny Kruzin'],
      ['Tarek Mansaoui', 'Tariq Mansawi'],
      ['Hilarion Petrow', 'Ilarion Petrov'],
    ] as const) {
      const cast = createCast();
      cast.add(page('a', person(one)));
      cast.add(page('b', person(other)));
      assert.equal(cast.actorsOf('a')[0], cast.actorsOf('b')[0], `${one}, ${other}`);
    }
    const cast = createCast();
    cast.add(page('a', person('Ellen Mason')));
    cast.add(page('b', person('Alan Mason')));
    assert.notEqual(cast.actorsOf('a')[0], cast.actorsOf('b')[0]);
  });

  it('gives an account to the only one of its name, also by half of a double surname', () => {
    const cast = createCast();
    cast.add(page('a', person('Anna Holm'), person('Maria Lind-Osei'), person('Peter Berg'), person('Paula Berg')));
    cast.add(page('b', person('@gov_holm'), person('@premier_lind'), person('@berg')));
    const of = (entity: number): string => cast.actorsOf('b')[entity]!;
    assert.deepEqual([of(0), of(1)], ['anna-holm', 'maria-lind-osei']);
    assert.equal(of(2), 'berg');
    assert.equal(cast.actors().find(({ id }) => id === 'anna-holm')!.name, 'Anna Holm');
  });

  it('keeps two people with one surname apart', () => {
    assert.deepEqual(apiece(person('Mara Ilves'), person('Toomas Ilves')), ['mara-ilves', 'toomas-ilves']);
    assert.deepEqual(apiece(person('Lena F. Berg'), person('Lena K. Berg')), ['lena-f-berg', 'lena-k-berg']);
    assert.deepEqual(apiece(person('Kim Tanner', { gender: 'f' }), person('Kim Tanner', { gender: 'm' })), [
      'kim-tanner',
      'kim-tanner-2',
    ]);
  });

  it('gives a bare surname, or an initial, to nobody when two could bear it', () => {
    assert.deepEqual(apiece(person('Mara Ilves'), person('Toomas Ilves'), person('Ilves')), [
      'mara-ilves',
      'toomas-ilves',
      'ilves',
    ]);
    assert.deepEqual(apiece(person('Mara Ilves'), person('Mart Ilves'), person('M. Ilves')).at(-1), 'm-ilves');
  });

  it('gives a bare surname to the one of that gender, and to one who outweighs all namesakes', () => {
    const mara = person('Mara Ilves', { gender: 'f' });
    const toomas = person('Toomas Ilves', { gender: 'm' });
    assert.equal(apiece(mara, toomas, person('Ilves', { gender: 'f' })).at(-1), 'mara-ilves');
    assert.equal(apiece(mara, mara, mara, toomas, person('Ilves')).at(-1), 'mara-ilves');
  });

  it('tells a place from a person and a person from a body of that name', () => {
    const all = apiece(person('Lincoln'), place('Lincoln'), body('Lincoln Trust'));
    assert.deepEqual(all, ['lincoln', 'lincoln-2', 'lincoln-trust']);
  });

  it('joins initials with the one body they stand for', () => {
    assert.deepEqual(apiece(body('Baltic Ferry Development Fund'), body('BFDF')), [
      'baltic-ferry-development-fund',
      'baltic-ferry-development-fund',
    ]);
    assert.equal(apiece(body('Baltic Ferry Line'), body('Berlin Film Library'), body('BFL')).at(-1), 'bfl');
    assert.equal(new Set(apiece(body('Norrlund Ltd'), body('Norrlund'))).size, 1);
  });

  it('leaves an unnamed role to its own document', () => {
    const minister = person('the minister', { role: true });
    assert.deepEqual(apiece(minister, minister), ['the-minister', 'the-minister-2']);
  });

  it('names an actor by its commonest full name and lists the rest, sorted', () => {
    const cast = castOf([
      page('a.txt', person('Mara Ilves', { also: ['Ilves', 'the harbour director'] })),
      page('b.txt', person('Mara Ilves')),
      page('c.txt', person('Mara Anna Ilves', { also: ['@ilves_m'] })),
    ]);
    assert.deepEqual(cast.actors(), [
      {
        id: 'mara-ilves',
        name: 'Mara Ilves',
        type: 'person',
        aliases: ['@ilves_m', 'Ilves', 'Mara Anna Ilves', 'the harbour director'],
      },
    ]);
  });

  it('never names an actor by a role', () => {
    const mara = person('Mara Ilves', { titles: ['mayor'] });
    const cast = castOf([page('a.txt', mara, person('the mayor of the harbour', { role: true })), page('b.txt', mara)]);
    assert.deepEqual(cast.actors(), [
      { id: 'mara-ilves', name: 'Mara Ilves', type: 'person', aliases: ['the mayor of the harbour'] },
    ]);
    assert.deepEqual(cast.actorsOf('a.txt'), ['mara-ilves', 'mara-ilves']);
    const once = castOf([page('a.txt', mara, person('the mayor of the harbour', { role: true }))]);
    assert.equal(once.actors()[0]?.name, 'Mara Ilves');
  });

  it('does what people decide: joins, keeps apart, renames, tells who is meant', () => {
    const pages = [
      page('a.txt', person('Mara Ilves')),
      page('b.txt', person('M. Ilves')),
      page('c.txt', body('Harbour Watch')),
    ];
    assert.deepEqual(ids(pages, [{ does: 'split', actors: ['mara-ilves', 'm-ilves'] }]).slice(0, 2), [
      'mara-ilves',
      'm-ilves',
    ]);
    assert.deepEqual(
      ids(pages, [{ does: 'join', actors: ['harbour-watch', 'mara-ilves'] }]),
      Array(3).fill('harbour-watch'),
    );
    const renamed = castOf(pages, [{ does: 'rename', actor: 'mara-ilves', name: 'Dr Ilves' }]).actors();
    assert.deepEqual(
      renamed.map(({ id, name }) => [id, name]),
      [
        ['harbour-watch', 'Harbour Watch'],
        ['mara-ilves', 'Dr Ilves'],
      ],
    );
    const said = { does: 'alias', alias: 'the President', who: { name: 'Mara Ilves', type: 'person' } } as const;
    const president = page('d.txt', person('the president', { role: true }));
    assert.equal(ids([...pages, president], [said]).at(-1), 'mara-ilves');
    assert.equal(ids([...pages, president], [{ ...said, documents: ['a.txt'] }]).at(-1), 'the-president');
    const known = castOf([...pages, president], [said]).actors();
    assert.deepEqual(known.find(({ id }) => id === 'mara-ilves')?.aliases, ['M. Ilves', 'the president']);
    assert.equal(known.length, 2);
  });

  it('follows a person’s choice for one entity, known or new', () => {
    const pages = [
      page('a.txt', person('Mara Ilves')),
      page('b.txt', person('Ilves', { decided: 'toomas-ilves' })),
      page('c.txt', body('Watch', { decided: 'mara-ilves' })),
    ];
    assert.deepEqual(ids(pages), ['mara-ilves', 'toomas-ilves', 'mara-ilves']);
  });

  it('is the same however documents come and go', () => {
    const who = fc.constantFrom(
      person('Mara Ilves', { gender: 'f', also: ['Ilves'] }),
      person('M. Ilves'),
      person('Ilves'),
      person('Ilves', { gender: 'm' }),
      person('Toomas Ilves', { gender: 'm' }),
      person('Tomas Ilves'),
      person('Maara Ilves'),
      person('Ilves Mara'),
      person('Mara'),
      person('Bill Berg'),
      person('William Berg'),
      person('W. Berg'),
      place('Berg'),
      body('Berg'),
      body('Berg Inc'),
      body('Baltic Ferry Line'),
      body('BFL'),
      body('Berlin Film Library'),
      person('the mayor', { role: true }),
      person('Ilves', { decided: 'mara-ilves' }),
    );
    const pages = fc.array(fc.uniqueArray(who, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pages, fc.array(fc.nat(7), { maxLength: 10 }), (contents, shuffles) => {
        const all = contents.map((entities, i) => page(`${i}.txt`, ...entities));
        const rebuilt = castOf(all);
        const stepwise = createCast();
        for (const one of [...all].reverse()) stepwise.add(one);
        for (const n of shuffles) {
          const one = all[n % all.length]!;
          stepwise.withdraw(one.source.id);
          stepwise.actors();
          stepwise.add(one);
        }
        assert.deepEqual(stepwise.actors(), rebuilt.actors());
        const listed = new Set(rebuilt.actors().map(({ id }) => id));
        assert.equal(listed.size, rebuilt.actors().length);
        for (const one of all) {
          for (let i = 0; i < one.reading.entities.length; i++) {
            assert.equal(stepwise.actorsOf(one.source.id)[i], rebuilt.actorsOf(one.source.id)[i]);
            assert.ok(listed.has(rebuilt.actorsOf(one.source.id)[i]!));
          }
        }
      }),
    );
  });

  it('finds whose a role is when the only other document with that role no longer tells of it', () => {
    const mayor = person('the mayor', { role: true, gender: 'm', titles: ['the mayor'] });
    const ilves = person('Mara Ilves', { titles: ['Mayor', 'head nurse'] });
    const berg = person('Ada Berg-Berg');
    const cast = castOf([
      page('0.txt', berg, person('@berg'), ilves),
      page('2.txt', mayor, person('Lena Mara-Berg', { titles: ['minister'] }), berg, person('Berg')),
    ]);
    cast.add(page('1.txt', mayor, person('Tomas Ilves', { titles: ['the mayor of Berg'] })));
    assert.deepEqual(cast.actorsOf('1.txt'), ['tomas-ilves', 'tomas-ilves']);
    cast.add(page('1.txt', ilves));
    assert.equal(cast.actorsOf('2.txt')[0], 'mara-ilves');
  });

  it('is the same after any steps: names, roles and titles that come and go, and what people say of them', () => {
    const mayor = { titles: ['mayor'] };
    const who = fc.constantFrom(
      person('Mara Ilves', { titles: ['Mayor', 'head nurse'] }),
      person('Mara Ilves', { gender: 'f', ...mayor }),
      person('Toomas Ilves', mayor),
      person('Tomas Ilves', { titles: ['the mayor of Berg'] }),
      person('M. Ilves'),
      person('Lena Mara-Berg', { titles: ['minister'] }),
      person('Ilves', { gender: 'm' }),
      person('Ilves', mayor),
      person('Mara', { gender: 'f', also: ['she', 'Marie'] }),
      person('Mara'),
      person('Berg', { titles: ['minister'] }),
      person('Ada Berg-Berg'),
      person('@berg'),
      place('Berg'),
      place('Mara 2'),
      body('Berg Inc'),
      body('Baltic Ferry Line'),
      body('BFL'),
      body('the harbour board', { role: true }),
      person('the mayor', { role: true, titles: ['the mayor'] }),
      person('the mayor', { role: true, gender: 'm', titles: ['the mayor'] }),
      person('the head nurse', { role: true, titles: ['the head nurse'] }),
      person('the minister', { role: true, titles: ['the minister'], also: ['the Berg minister'] }),
      person('Ilves', { decided: 'mara-ilves' }),
      person('the mayor', { decided: 'toomas-ilves', role: true }),
    );
    const alias = { does: 'alias', alias: 'the minister', who: { name: 'Mara', type: 'person' } } as const;
    const said = fc.subarray<CastDecision>([
      { does: 'join', actors: ['berg', 'mara-ilves'] },
      { does: 'split', actors: ['mara-ilves', 'mara'] },
      { does: 'split', actors: ['mara', 'ilves'] },
      { does: 'rename', actor: 'mara', name: 'Mara the First' },
      alias,
      { ...alias, alias: 'Berg', documents: ['1.txt', '3.txt'] },
    ]);
    const entities = fc.array(who, { minLength: 1, maxLength: 5 });
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ at: fc.nat(6), entities }) },
      { weight: 2, arbitrary: fc.record({ gone: fc.nat(6) }) },
      { weight: 1, arbitrary: fc.record({ said }) },
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        const cast = createCast();
        const pages = new Map<string, Page>();
        const lists = new Map<string, readonly string[]>();
        let decisions: readonly CastDecision[] = [];
        for (const one of steps) {
          if ('said' in one) {
            decisions = one.said;
            cast.decide(decisions);
          } else if ('gone' in one) {
            pages.delete(`${one.gone}.txt`);
            cast.withdraw(`${one.gone}.txt`);
          } else {
            const next = page(`${one.at}.txt`, ...one.entities);
            pages.set(next.source.id, next);
            cast.add(next);
          }
          const anew = castOf(
            [...pages.values()].sort((a, b) => (a.source.id < b.source.id ? 1 : -1)),
            decisions,
          );
          const moved = new Set(cast.moved());
          for (const id of pages.keys()) {
            assert.deepEqual(cast.actorsOf(id), anew.actorsOf(id));
            if (!moved.has(id)) assert.equal(cast.actorsOf(id), lists.get(id), `${id} moved untold`);
            lists.set(id, cast.actorsOf(id));
          }
          assert.deepEqual(cast.actors(), anew.actors());
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells of which documents other actors may be told, and of no others', () => {
    const cast = castOf(['Mara Ilves', 'Toomas Berg', 'Lena Holm'].map((name, i) => page(`${i}.txt`, person(name))));
    assert.deepEqual(cast.moved(), ['0.txt', '1.txt', '2.txt']);
    assert.deepEqual(cast.moved(), []);
    cast.add(page('3.txt', person('Berg'), person('Anna Mara Ilves')));
    assert.deepEqual(cast.moved(), ['3.txt']);
    // With two of that name, the surname means neither.
    cast.add(page('4.txt', person('Ada Berg')));
    assert.deepEqual([...cast.moved()].sort(), ['3.txt', '4.txt']);
    assert.equal(cast.actorsOf('3.txt')[0], 'berg');
  });

  it('does not hang on twenty thousand names of seven surnames', () => {
    const cast = createCast();
    const letters = 'abcdefghij';
    for (let d = 0; d < 100; d++) {
      const entities = Array.from({ length: 200 }, (_, i) => {
        const n = d * 200 + i;
        const given = [...`${n}`].map((digit) => letters[Number(digit)]!).join('');
        return person(`${letters[n % 10]!.toUpperCase()}${given}o Berg${letters[n % 7]!}a`);
      });
      cast.add(page(`${d}.txt`, ...entities));
    }
    assert.ok(cast.actors().length > 1000);
  });

  it('makes its records ready step by step, whatever comes in between: the same as at once', () => {
    const pages = Array.from({ length: 300 }, (_, k) =>
      page(`${k}.txt`, person(`Ada${k} Lovelace${k}`, { also: [`Ada${k}`] })),
    );
    const [cast, atOnce] = [createCast(), createCast()];
    for (const one of pages) cast.add(one);
    const ready = cast.ready();
    for (let step = 0; step < 3; step++) assert.equal(ready.next().done, false, 'all at once');
    const more = page('more.txt', person('Ada7 Lovelace7', { also: ['the countess'] }), body('Analytical Society'));
    cast.add(more);
    while (ready.next().done !== true);
    for (const one of [...pages, more]) atOnce.add(one);
    assert.deepEqual(cast.actors(), atOnce.actors());
  });
});
