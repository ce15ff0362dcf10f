import { deepEqual, equal, ok } from 'node:assert/strict';
import type { LinkRecord } from '../../../src/core/contract';
import { createLinker } from '../../../src/core/corpus/linker';
import { type PageOptions, pageOf, type Said } from './pages';

/** Both documents tell of one event, so that the one statement of each that is tested is compared. */
const EVENT = 'The old lighthouse of Cape Marren burned on the night of the regatta, to the grief of Marren harbour.';

type Side = string | (Said & Pick<PageOptions, 'dates'>);

function compare(one: Side, two: Side): LinkRecord | undefined {
  const linker = createLinker();
  const ids = [one, two].map((side, k) => {
    const said: Said = typeof side === 'string' ? { text: side } : side;
    const id = `${k}.txt`;
    const text = `${EVENT} ${said.text}${said.speaker === undefined ? '' : `, said ${said.speaker}`}.`;
    const start = text.lastIndexOf(said.text);
    const dates = typeof side === 'string' ? {} : (side.dates ?? {});
    const { page, actors } = pageOf(id, text, { published: '2033-03-09', said: [{ text: EVENT }, said], dates });
    linker.add(page, actors);
    return `${id}#claim:${start}-${start + said.text.length}`;
  });
  return linker.settle().links.find(({ from, to }) => from === ids[0] && to === ids[1]);
}

const by = (speaker: string, text: string, quote: Said['quote'] = 'direct'): Side => ({ text, speaker, quote });
const on = (text: string, dates: Readonly<Record<string, string>>): Side => ({ text, dates });

describe('relations', () => {
  const differing: readonly (readonly [LinkRecord['differs'][number], Side, Side])[] = [
    ['figure', 'Seven keepers were killed by the blaze', 'The blaze killed nine keepers'],
    ['figure', 'The tower was insured for 8 million crowns', 'They had insured the tower for 18 million crowns'],
    ['figure', 'At least 40 boats were lost in the harbour', 'In the harbour 33 boats were lost'],
    ['scope', 'All boats in the harbour were lost', 'The fishing boats in the harbour were lost'],
    ['scope', 'All three keepers of the tower survived', 'Two of the three keepers of the tower survived'],
    ['certainty', 'A stove caused the blaze in the tower', 'A stove may have caused the blaze in the tower'],
    ['certainty', 'The lamp had been stolen before', 'The lamp had allegedly been stolen before'],
    [
      'date',
      on('The lamp was last inspected on 14 May', { '14 May': '2032-05-14' }),
      on('The lamp was last inspected on 14 April', { '14 April': '2032-04-14' }),
    ],
    ['place', 'The keepers were taken to hospital in Lanwick', 'The keepers were taken to hospital in Tarrow'],
    ['place', 'The boats will start from Lanwick pier', 'The boats are to start from Tarrow beach'],
    [
      'figure',
      'The keepers asked for 3 million crowns, the mayor, Ada Quill, told the town',
      'The keepers asked for 5 million crowns',
    ],
    [
      'speaker',
      by('Ada Quill', 'Nobody on this coast will sleep before it shines again'),
      by('Bo Renn', 'Nobody on this coast will sleep before it shines again'),
    ],
    [
      'wording',
      by('Ada Quill', 'We shall rebuild the tower if the county pays for the stones'),
      by('Ada Quill', 'We shall rebuild the tower'),
    ],
    [
      'wording',
      by('Ada Quill', 'We have not given up on the lamp, but we are tired'),
      by('Ada Quill', 'We have given up on the lamp, but we are tired'),
    ],
    [
      'scope',
      by('Ada Quill', "The talks brought the city's and the port's share of the tower closer at last"),
      by('Ada Quill', "The talks brought the city's share of the tower closer at last"),
    ],
    ['stance', by('Ada Quill', 'The tower is safe', 'indirect'), by('Bo Renn', 'The tower is not safe', 'indirect')],
    ['stance', by('Ada Quill', 'The plan is a victory', 'indirect'), by('Bo Renn', 'The plan is a defeat', 'indirect')],
  ];
  for (const [difference, one, two] of differing) {
    const text = (side: Side): string => (typeof side === 'string' ? side : side.text);
    it(`flags ${difference}: “${text(one)}” against “${text(two)}”`, () => {
      const link = compare(one, two);
      ok(link !== undefined, 'not linked');
      deepEqual(link.differs, [difference], link.why);
      ok(link.why.length > 0);
    });
  }

  const alike: readonly (readonly [Side, Side])[] = [
    [
      by('Ada Quill', 'the two-hour search of the tower was slow and very thorough'),
      by('Ada Quill', 'The search of the tower took two hours and was slow and very thorough'),
    ],
    ['At least 40 boats were lost in the harbour', 'In the harbour 43 boats were lost'],
    ['About 1,200 people live below the tower', 'Below the tower live 1,187 people'],
    ['Seven keepers were killed by the blaze', 'The blaze killed seven keepers and hurt 31'],
    ['The tower is 30 metres high', 'The tower is about 98 feet high'],
    ['Speed may have played a part in the blaze', 'Speed possibly played a part in the blaze'],
    ['The keepers may enter the burned tower', 'The burned tower is open to its keepers'],
    ['A stove caused the blaze in the tower', 'The blaze in the tower was caused by a stove'],
    ['Shares of the tower fund rose by 11 percent', 'Bonds issued by the tower fund rose by 3 percent'],
    [
      on('The lamp was lit in the spring', { 'the spring': '2033-SP' }),
      on('The lamp was lit in April', { April: '2033-04' }),
    ],
    [by('Ada Quill', 'The count is fair', 'indirect'), by('Bo Renn', 'The count is fair', 'indirect')],
    [
      by('Ada Quill', 'We have lost the lamp of our fathers, and no county can pay for that'),
      by('Ada Quill', 'We have lost the lamp of our fathers'),
    ],
    [
      'The mortar fire destroyed a barn in the village of Elm',
      'The mortar fire destroyed a barn at Elm, in Vantor county',
    ],
    ['Nine people were killed in the first blaze at the tower', 'Four people were killed in the blaze at the tower'],
    ['Half a dozen boats brought water to the tower', 'Six boats brought water to the tower'],
    ['The blaze near Tarrow killed three people', 'The blaze near Lanwick killed twelve people'],
    ['The keepers took part in the regatta on 3 boats', 'The keepers lost 5 nets in the regatta'],
  ];
  for (const [one, two] of alike) {
    const text = (side: Side): string => (typeof side === 'string' ? side : side.text);
    it(`flags nothing: “${text(one)}” beside “${text(two)}”`, () => {
      deepEqual(compare(one, two)?.differs ?? [], []);
    });
  }

  it('tells a quotation from a fact, and more detail from the same', () => {
    equal(
      compare(by('Ada Quill', 'The lamp will shine again'), by('Ada Quill', 'The lamp will shine again'))?.relation,
      'same-quote',
    );
    equal(compare('The keepers of the tower fled', 'The keepers of the tower fled')?.relation, 'same-fact');
    equal(
      compare(
        'The talks on the tower collapsed',
        'The talks on the tower collapsed after eleven bitter hours in an airport hotel',
      )?.relation,
      'elaborates',
    );
    equal(compare('Seven keepers were killed by the blaze', 'The blaze killed nine keepers')?.relation, 'conflicts');
  });
});
