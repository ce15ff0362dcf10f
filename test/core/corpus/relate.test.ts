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
const denied = (speaker: string, text: string): Side => ({ text, speaker, quote: 'indirect', polarity: 'denied' });
const printed = (day: string, value: string, text: string): Side => ({
  text,
  speaker: `Ada Quill in a letter published on ${day}`,
  quote: 'direct',
  dates: { [day]: value },
});
const on = (text: string, dates: Readonly<Record<string, string>>): Side => ({ text, dates });

describe('relations', () => {
  const differing: readonly (readonly [LinkRecord['differs'][number], Side, Side])[] = [
    ['figure', 'Seven keepers were killed by the blaze', 'The blaze killed nine keepers'],
    ['figure', 'The tower was insured for 8 million crowns', 'They had insured the tower for 18 million crowns'],
    ['figure', 'At least 40 boats were lost in the harbour', 'In the harbour 33 boats were lost'],
    ['scope', 'All boats in the harbour were lost', 'The fishing boats in the harbour were lost'],
    ['scope', 'All three keepers of the tower survived', 'Two of the three keepers of the tower survived'],
    ['certainty', 'A stove caused the blaze in the tower', 'A stove may have caused the blaze in the tower'],
    [
      'certainty',
      on('The lamp will be shipped to Tarrow on 2 May', { '2 May': '2033-05-02' }),
      on('The lamp may possibly be shipped to Tarrow on 2 May', { '2 May': '2033-05-02' }),
    ],
    ['certainty', 'The lamp had been stolen before', 'The lamp had allegedly been stolen before'],
    [
      'date',
      on('The lamp was last inspected on 14 May', { '14 May': '2032-05-14' }),
      on('The lamp was last inspected on 14 April', { '14 April': '2032-04-14' }),
    ],
    [
      'date',
      printed('1 March', '2033-03-01', 'The tower will never stand empty again'),
      printed('3 March', '2033-03-03', 'The tower will never stand empty again'),
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
    ['stance', by('Ada Quill', 'The verdict is just', 'indirect'), by('Bo Renn', 'The verdict is unjust', 'indirect')],
    ['stance', by('Ada Quill', 'The tower is safe', 'indirect'), denied('Bo Renn', 'The tower is safe')],
    [
      'certainty',
      'A disposable stove started the blaze in the tower',
      'A disposable stove may have been the cause of the blaze in the tower',
    ],
    [
      'certainty',
      'The keepers were badly equipped for the blaze',
      'It appeared the keepers were badly equipped for the blaze',
    ],
    ['scope', 'The county will sell its other towers', 'The county will sell two of its other towers'],
    [
      'speaker',
      by('Ada Quill', 'The enemy will pay for this', 'indirect'),
      by('Bo Renn', 'The enemy will pay for this', 'indirect'),
    ],
    [
      'place',
      by('Ada Quill', 'Hallenbad will receive the delegations next week', 'indirect'),
      by('Ada Quill', 'The delegations will meet in Port Callis next week', 'indirect'),
    ],
    [
      'figure',
      by('Marren Coast Guard', 'Some 4,600 people have been evacuated', 'indirect'),
      by('Marren Coast Guard', 'Some 6,400 residents have had to leave', 'indirect'),
    ],
    [
      'date',
      on('The old lighthouse caught fire on Monday evening', { Monday: '2033-03-07' }),
      on('It caught fire on Tuesday evening', { Tuesday: '2033-03-08' }),
    ],
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
    ['The keeper is believed to have died in the blaze', 'The coroner believes the keeper died in the blaze'],
    ['The blaze might harm the old tower of the harbour', 'Whether the blaze will harm the old tower of the harbour'],
    ['The three keepers are all hired for the tower', 'The keepers hired for two seasons live in the tower'],
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
    ['The divers found five bells in the harbour', 'The divers found three of the bells in the harbour'],
    ['The divers found six bells in the harbour', 'The divers have found 14 bells in the harbour so far'],
    ['The divers found two bells in the harbour', 'The divers found nearly 100 bells in the harbour'],
    [
      '23 sailors were arrested in the harbour',
      '12 young sailors and 11 old sailors were arrested in the harbour of Marren',
    ],
    ['The mayor shut all but one tower of the harbour', 'The mayor shut the northern tower of the harbour'],
    ['The mayor met both the keepers and the divers', 'The mayor met the northern keepers of the harbour'],
    [
      on('The keepers will hold the feast again this year', { 'this year': '2033' }),
      on('The keepers will hold the feast again in 2034', { '2034': '2034' }),
    ],
    [
      on('Quill became head of the harbour society in 2002, the first woman to lead a harbour society on this coast', {
        '2002': '2002',
      }),
      on(
        'Quill was the first woman to lead a harbour society on this coast, and she received a golden lamp last winter',
        { 'last winter': '2032-WI' },
      ),
    ],
    [
      by('Ada Quill', "I don't feel that on the floor we were executing the plan of the tower"),
      by('Ada Quill', "I feel that on the floor we weren't executing the plan of the tower"),
    ],
    [
      by('Sheriff James Gage', 'He knew that he was going to be shot'),
      by('James Gage', 'He knew that he was going to be shot'),
    ],
    [
      'The two keepers who saw the blaze now rest in a shelter in Lanwick',
      'The two keepers who saw the blaze now rest in a clinic in Tarrow',
    ],
    ['The blaze destroyed the store in Lanwick', 'The blaze destroyed the store in Tarrow Street'],
    [
      on('The keeper who lost the lamp in the blaze of the tower is due before the lower assize on 7 March', {
        '7 March': '2033-03-07',
      }),
      on('The keeper who lost the lamp in the blaze of the tower is due before the old magistrates on 8 March', {
        '8 March': '2033-03-08',
      }),
    ],
    [
      on('Today the keepers and the tower fund are at war over the lamp', { Today: '2033-03-08' }),
      on('Today the keepers and the tower fund are at war over the lamp', { Today: '2033-03-09' }),
    ],
    [
      on('The lamp went out shortly at 2 a.m.', { '2 a.m.': '2033-03-08' }),
      on('The lamp went out shortly at 2 a.m.', { '2 a.m.': '2033-03-07' }),
    ],
    [
      'The old keeper of the tower reportedly died in the blaze',
      'She thinks the old keeper of the tower died in the blaze',
    ],
    ['The keepers are believed to leave the tower', 'to leave the tower to the keepers'],
    [
      by('Ada Quill', 'The keepers came a pretty long way to the tower'),
      by('Ada Quill', 'The keepers came a long way to the tower'),
    ],
    [by('Ada Quill', 'No, I meant the keepers of the tower'), by('Ada Quill', 'I meant the keepers of the tower')],
    [
      by('Ada Quill', 'The keepers must settle this once and for all with the tower fund'),
      by('Ada Quill', 'The keepers must settle this with the tower fund'),
    ],
    [
      by('Ada Quill', 'The keepers saved a generation of men and women of the tower coast'),
      by('Ada Quill', 'The keepers saved a generation of the tower coast'),
    ],
    [
      by('Ada Quill', 'Marren harbour values'),
      by('Bo Renn', "Quill's Marren harbour values and readiness to lead the keepers"),
    ],
    [
      'The keepers were honoured at the Old Pier of Marren harbour',
      'The keepers were honoured in a Rose Garden ceremony of Marren harbour',
    ],
    [
      on("The arrest will not keep Ada Quill, the keeper of the lost tower, from Sunday's rowing cup", {
        Sunday: '2033-03-13',
      }),
      on('Ada Quill, the keeper of the lost tower, was arrested on Tuesday', { Tuesday: '2033-03-08' }),
    ],
    [
      on('Quill will be presented as the ninth keeper of the tower at a Tuesday feast', { Tuesday: '2033-03-08' }),
      on('Quill was named the ninth keeper of the tower on 7 March', { '7 March': '2033-03-07' }),
    ],
    [
      on('The lamp will be shipped from Tarrow on 12 March', { '12 March': '2033-03-12' }),
      on('The lamp would be unmounted on 10 March', { '10 March': '2033-03-10' }),
    ],
    [
      'Both boats that were stopped by the keepers of the tower came from Lanwick',
      'The keepers of the tower stopped a supply boat from Lanwick',
    ],
    [
      'A keeper shot three people at the tower on the night of the regatta and fled in a boat',
      'A keeper killed a diver and wounded two men at the tower on the night of the regatta and fled in a boat',
    ],
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
        by('Ada Quill', 'Water that runs to the harbour is money that runs to the harbour'),
        by('Ada Quill', 'Every drop that reaches the harbour is a coin thrown into the harbour'),
      )?.relation,
      'same-quote',
    );
    equal(
      compare(
        on('The lamp is due to be lit in the spring', { 'the spring': '2033-SP' }),
        on('The lamp is due to be lit in April', { April: '2033-04' }),
      )?.relation,
      'elaborates',
    );
    equal(
      compare('Four keepers were hurt by falling stones', 'Four keepers were wounded when stones fell')?.relation,
      'same-fact',
    );
    equal(
      compare(
        'The talks on the tower collapsed',
        'The talks on the tower collapsed after eleven bitter hours in an airport hotel',
      )?.relation,
      'elaborates',
    );
    equal(compare('Seven keepers were killed by the blaze', 'The blaze killed nine keepers')?.relation, 'conflicts');
  });

  it('gives reasons that can be checked in the two texts', () => {
    const why = (one: Side, two: Side): string | undefined => compare(one, two)?.why;
    equal(
      why('Seven keepers were killed by the blaze', 'The blaze killed nine keepers'),
      'The figures differ: “Seven keepers” against “nine keepers”. Both say “blaze”, “killed”, “keepers”',
    );
    equal(
      why(
        on('NATO keepers lit the lamp on Monday', { Monday: '2033-03-07' }),
        on('The lamp was lit by NATO keepers on 7 March', { '7 March': '2033-03-07' }),
      ),
      'Both say “NATO”, “lamp”, “lit”, “keepers”. Both mean 2033-03-07 (“Monday”)',
    );
    equal(
      why(by('Ada Quill', 'The sea does not read our plan'), by('Bo Renn', 'The sea does not read our plan')),
      'The speakers differ: the same words from Ada Quill and from Bo Renn. 7 of the shorter one’s 7 words stand in the other in the same order. Both say “sea”, “read”, “plan”',
    );
  });
});
