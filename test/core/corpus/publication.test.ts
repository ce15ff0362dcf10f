import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Published } from '../../../src/core/contract';
import { createWitnesses, type Telling, tellingOf } from '../../../src/core/corpus/publication';
import { findDates, resolveDates } from '../../../src/core/mark/dates';
import type { Reading } from '../../../src/core/model';
import { layOut } from '../../../src/core/text/layout';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

function page(id: string, text: string, value: string | null): Telling {
  const t = segment(text, tokenise(text));
  const layout = layOut(t, id, undefined);
  const published: Published = value === null ? layout.published : { value, basis: 'meta', why: '' };
  const dates = findDates(t, layout);
  const reading: Reading = {
    document: id,
    length: text.length,
    language: 'en',
    title: null,
    outlet: null,
    published,
    sentences: [],
    boilerplate: [],
    entities: [],
    mentions: [],
    dates,
    claims: [],
    own: [],
    notices: [],
  };
  return tellingOf({
    source: { id, text, sha256: '' },
    reading,
    published,
    dates: resolveDates(dates, published, text),
    outlet: null,
  });
}

const RADIO = `Mara Ilves, who runs the harbour of Narva, met Transport Minister Jaan Tamm on Friday to ask for new boats.
Ilves said after the talks at Toompea that the ferries to Saaremaa and Hiiumaa “were built for a calmer sea and a smaller crowd”.
The minister promised an answer from Tallinn within a month, and the crews of Narva Lines ended their strike.`;
const PAPER = `The strike at Narva Lines is over after the harbour's director Mara Ilves met Minister Jaan Tamm at Toompea on Friday.
The ferries to Saaremaa and Hiiumaa “were built for a calmer sea and a smaller crowd”, Ilves said after the talks.
Tamm promised an answer within a month, a spokesman in Tallinn said, and the crews of Narva went back to work.`;
const OTHER = `The opera house in Tartu opens its season with a new Verdi, the director Piret Kask said on Monday.
Kask told the critics of Postimees and Sirp that the singers from Riga and Helsinki had come to stay for the winter.`;

function publicationFromCorpus(undated: Telling, dated: readonly Telling[]): Published | null {
  const witnesses = createWitnesses();
  for (const one of dated) witnesses.add(one);
  return witnesses.dateOf(undated);
}

describe('publication from the corpus', () => {
  it('dates a text from those that tell of the same event, and names them', () => {
    const found = publicationFromCorpus(page('paper.txt', PAPER, null), [
      page('opera.txt', OTHER, '2031-02-01'),
      page('radio.txt', RADIO, '2031-05-03'),
    ]);
    assert.equal(found?.value, '2031-05-03');
    assert.equal(found?.basis, 'corpus');
    assert.match(found!.why, /^tells of the same event as radio\.txt, published 2031-05-03: \d+ names and \d+ phrases/);
  });

  it('keeps silent where no text tells of the same event', () => {
    assert.equal(publicationFromCorpus(page('paper.txt', PAPER, null), [page('opera.txt', OTHER, '2031-02-01')]), null);
    assert.equal(publicationFromCorpus(page('paper.txt', PAPER, null), []), null);
    assert.equal(publicationFromCorpus(page('empty.txt', '', null), [page('radio.txt', RADIO, '2031-05-03')]), null);
  });

  it('keeps silent where the texts lie too far apart', () => {
    const dated = [page('radio.txt', RADIO, '2031-05-03'), page('radio-again.txt', RADIO, '2030-05-03')];
    assert.equal(publicationFromCorpus(page('paper.txt', PAPER, null), dated), null);
  });

  it('keeps silent where a day stated in full speaks against it', () => {
    const later = `${PAPER}\nThe law on ferries came into force on 1 August 2031.`;
    assert.equal(publicationFromCorpus(page('paper.txt', later, null), [page('radio.txt', RADIO, '2031-05-03')]), null);
  });

  it('is never before a day the text states', () => {
    const stated = PAPER.replace('on Friday', 'on 2 May 2031').replace(
      'went back to work',
      'went back to work on 4 May 2031',
    );
    const found = publicationFromCorpus(page('paper.txt', stated, null), [page('radio.txt', RADIO, '2031-05-03')]);
    assert.equal(found?.value, '2031-05-04');
  });

  it('finds the event among many documents', () => {
    const dated = Array.from({ length: 60 }, (_, i) => page(`opera-${i}.txt`, `${OTHER} Season ${i}.`, '2031-02-01'));
    dated.splice(31, 0, page('radio.txt', RADIO, '2031-05-03'));
    assert.equal(publicationFromCorpus(page('paper.txt', PAPER, null), dated)?.value, '2031-05-03');
  });

  it('keeps silent where a day without a year lies far from the publication', () => {
    const autumn = PAPER.replace('on Friday', 'on 12 October');
    assert.equal(
      publicationFromCorpus(page('paper.txt', autumn, null), [page('radio.txt', RADIO, '2031-05-03')]),
      null,
    );
  });

  it('does not depend on the order of the documents', () => {
    const dated = [
      page('a.txt', RADIO, '2031-05-03'),
      page('b.txt', RADIO, '2031-05-04'),
      page('c.txt', OTHER, '2031-05-09'),
    ];
    const one = publicationFromCorpus(page('paper.txt', PAPER, null), dated);
    const two = publicationFromCorpus(page('paper.txt', PAPER, null), [...dated].reverse());
    assert.deepEqual(one, two);
  });

  it('is the same from witnesses that came, changed and went as from those that are there', () => {
    const texts = Array.from({ length: 40 }, (_, i) =>
      page(`${i}.txt`, [RADIO, PAPER, OTHER][i % 3]!.replaceAll('Narva', `Narva${i % 5}`), `2031-05-0${1 + (i % 7)}`),
    );
    const text = page('paper.txt', PAPER.replaceAll('Narva', 'Narva2'), null);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(39), fc.boolean()), { maxLength: 120 }), (steps) => {
        const witnesses = createWitnesses();
        const there = new Map<string, Telling>();
        for (const [k, comes] of steps) {
          const { id } = texts[k]!;
          if (!comes) {
            witnesses.withdraw(id);
            there.delete(id);
            continue;
          }
          const told = { ...texts[(k * 7) % 40]!, id };
          witnesses.add(told);
          there.set(id, told);
        }
        assert.equal(witnesses.size, there.size);
        assert.deepEqual(witnesses.dateOf(text), publicationFromCorpus(text, [...there.values()]));
      }),
    );
  });
});
