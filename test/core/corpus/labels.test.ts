import { deepEqual, equal } from 'node:assert/strict';
import { familiarity } from '../../../src/core/corpus/familiarity';
import { labelOf } from '../../../src/core/corpus/labels';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { mattersOf } from '../../../src/core/corpus/matter';
import { nounPhrases, partsOf } from '../../../src/core/corpus/phrases';
import { indexPage } from '../../../src/core/corpus/statements';
import { hashWord } from '../../../src/core/text/tokenise';
import { pageOf } from './pages';

/** What the word table knows, in its code. */
const PARTS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [
      0x10,
      'bell fishing ferry line court island tower harbour plant inspection minister desk letter rules toll collapse talks',
    ],
    [0x17, 'crossing'],
    [0x15, 'bridge'],
    [0xc0, 'the a an his its'],
    [0xd0, 'of on in from to by after at'],
    [0x90, 'last deputy safe'],
    [0x63, 'taken broken hung held'],
    [0x80, 'will would'],
    [0x30, 'had was rose'],
    [0xe0, 'and or'],
    [0xa0, 'never only'],
  ].flatMap(([code, words]) => (words as string).split(' ').map((word) => [hashWord(word), code as number])),
);
const lexicon = createLexicon(familiarity, (hash) => PARTS[hash] ?? 0);
const entryOf = (text: string, k = 0) => indexPage(pageOf(`${k}.txt`, text).page, [], lexicon);

describe('labels', () => {
  const label = (texts: readonly string[], taken: readonly string[] = []): string => {
    const entries = texts.map(entryOf);
    const matters = mattersOf(
      entries.map((entry) => [entry.statements[0]!, entry]),
      lexicon,
    );
    const topic = entries.map((entry, k) => ({
      statement: entry.statements[0]!,
      entry,
      matter: matters[k]!,
      documents: [entry.document],
    }));
    return labelOf(topic, lexicon, new Set(taken));
  };

  it('are noun phrases that the texts have in common, with what goes with them', () => {
    equal(
      label([
        'The last inspection of the plant was in March.',
        'They told us the last inspection of the plant was in May.',
      ]),
      'Inspection of the plant',
    );
    equal(label(['The ferry line to Cape Marren will close.', 'A court kept the ferry line open.']), 'Ferry line');
    equal(label(['Talks in Sorrin ended.', 'The talks in Sorrin lasted a day.']), 'Talks in Sorrin');
  });

  it('are clauses as headlines shorten them, never turned round', () => {
    equal(
      label(['The bell will be taken down from its tower.', 'It said the bell would be taken down.']),
      'Bell taken down',
    );
    equal(label(['Safety rules had been broken.', 'Safety rules were broken, an aide said.']), 'Safety rules broken');
    equal(label(['The ferry was never taken out.', 'The ferry was not taken out.']), 'Ferry');
    equal(label(['The bell was only on loan.', 'The bell is on loan.']), 'Bell on loan');
  });

  it('tell no verb of saying, no day, no number, and no name where there is a thing', () => {
    equal(label(['The bell was described as old.', 'The bell was described in April.']), 'Bell');
    equal(label(['The crossing took 40 hours on Monday.', 'On Monday the crossing took 41 hours.']), 'Crossing');
    equal(label(['Ada Voss at the crossing.', 'The crossing, said Ada Voss.']), 'Crossing');
  });

  it('are others than those that are taken, and never empty', () => {
    const texts = ['The bell of the tower broke.', 'A bell of the tower was broken.'];
    equal(label(texts), 'Bell of the tower');
    deepEqual(label(texts, ['Bell of the tower']), 'Bell');
    equal(label(['They slept.', 'They slept.']), 'Slept');
  });
});

describe('phrases', () => {
  const phrases = (text: string): string[] => {
    const entry = entryOf(text);
    const statement = entry.statements[0]!;
    return nounPhrases(statement, partsOf(statement, entry, lexicon)).map(({ from, to }) =>
      Array.from(statement.words.subarray(from, to), (word) => lexicon.word(word)).join(' '),
    );
  };

  it('are nouns with what stands before them, not across marks, and no verbs', () => {
    deepEqual(phrases('The bell belongs to the island.'), ['bell', 'island']);
    deepEqual(phrases('The minister, his deputy and a court held talks.'), ['minister', 'court', 'talks']);
    deepEqual(phrases('The plant had to bridge it after the last bridge collapse.'), ['plant', 'last bridge collapse']);
    deepEqual(phrases('The islanders sang in Port Mirren.'), ['islanders', 'port mirren']);
  });
});
