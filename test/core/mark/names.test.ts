import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findNames, loadNamesModel } from '../../../src/core/mark/names';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';
import { NO_LAYOUT, parse, write } from './marked';

const model = loadNamesModel(readFileSync('media/names.bin'));
const find = (text: string) => findNames(segment(text, tokenise(text)), NO_LAYOUT, model);

const TYPES = { p: 'person', o: 'organization', l: 'place', g: 'group' } as const;

/** Marks: p person, o organisation, l place, g group. */
function reads(...marked: readonly string[]): void {
  const expected = marked.join('\n\n');
  const { text } = parse(expected);
  const letter = (type: string): string => Object.entries(TYPES).find(([, name]) => name === type)![0];
  assert.equal(
    write(
      text,
      find(text).map((n) => ({ ...n, label: letter(n.type) })),
    ),
    expected,
  );
}

describe('names', () => {
  it('leaves out title, article and possessive ending', () => {
    reads(
      'President [Anna Holm|p] and Foreign Minister [Peter Novak|p] met Mr. [Walsh|p] in the [Netherlands|l].',
      'The [World Bank|o] praised Sen. [Laura Bennett|p]’s speech.',
    );
  });

  it('tells bodies in capitals, offices before a name and who is called from what they look like', () => {
    reads(
      'A scholar at [IMEMO RAS|o] said the talks had failed. [Kremlin|o] Press Secretary [Dmitry Orlo|p] said the talks would go on.',
    );
    reads('“[Vladimir|p], STOP! Let us get it done,” she wrote. He lives in [Vladimir|l].');
  });

  it('takes the longest name, with its small words', () => {
    reads(
      'She studied at the [University of Helsinki|o] and worked for the [Ministry of Defence|o] in [New Zealand|l].',
    );
  });

  it('does not take adjectives for actors, and peoples and party members for groups', () => {
    reads(
      'The Estonian government told German and Swedish reporters that [Russians|g] had come.',
      '[Republicans|g] in the [Senate|o] said that the [Muslims|g] of the [Philippines|l] were welcome.',
    );
  });

  it('takes days, months and the first word of a sentence for what they are', () => {
    reads('Yesterday was Monday. In March nothing happened. Nobody knew why. However, Christmas came.');
  });

  it('takes an office alone for no name, and parts it from initials', () => {
    reads(
      'The Special Envoy left. Deputy Foreign Minister [Peter Novak|p] wrote to the President.',
      'Presidential Aide [Peter Novak|p] met [Dean Walsh|p].',
    );
  });

  it('tells two names apart', () => {
    reads(
      'He flew to [Latvia|l] and [Estonia|l] with [Laura Bennett|p] and [Peter Novak|p].',
      'They trade with the [World Trade Organization|o] and the [United States|l].',
      'He studies at [Narva State University|o] [Simon Berg|p] has seen.',
    );
  });

  it('takes no office, day or place of business into a name', () => {
    reads(
      '[Kremlin|o] Press Secretary [Peter Novak|p] spoke to a doctor of the [White House|o].',
      'An interview with the founder [Hugh Mercer|p] Sunday, May 28',
      'The Narva-based [Harbour Foundation|o] paid; so did the former [White House|o] doctor.',
      'He wrote for [Rolling Stone|o] Magazine and told The [Daily Beast|o] that Sen. [Anna Holm|p] (R-Ky.) had left.',
    );
  });

  it('reads a name that a possessive seems to end', () => {
    reads(
      'The [New People’s Party|o] and the [Korean People’s Army|o] agreed.',
      'The [Luhansk People’s Republic|l] asked for [Peter Novak|p]’s help.',
    );
  });

  it('reads listed bodies whole, small words and all', () => {
    reads('She wrote to the [Securities and Exchange Commission|o] and to [Immigration and Customs Enforcement|o].');
  });

  it('knows states behind their towns', () => {
    reads('He spoke in [Concord|l], [N.H.|l], and then in [Raleigh|l], [N.C.|l]');
  });

  it('knows a given name in two syllables, and what stands in a row of its like', () => {
    reads(
      'The councillors [Wong Pik-wan|p] of the [Democratic Party|o] and [Lee Cheuk-yan|p] won.',
      'The shelling has reached the outskirts of [Donetsk|l], [Kherson|l] and [Zaporizhzhia|l].',
    );
  });

  it('takes no storm, ship, game, law or product for an actor', () => {
    reads(
      'Hurricane Odile hit [Mexico|l]. Odile then turned east, and USS Harlan with it.',
      'He won the World Cup, signed the Clean Water Act and sold his iPhone. The DNA was his.',
    );
  });

  it('takes what one is for or against for no name', () => {
    reads('A pro-Minsk crowd met [Anna Holm|p].');
  });

  it('parts a person from the body he or she belongs to', () => {
    reads('[Anna Holm|p] of the [Harbour Party|o] and [Maria Lopez|p] of the [Labour Party|o] left.');
  });

  it('knows an unknown town by where it stands, and an unknown people by its article', () => {
    reads(
      'The premier of [Tamoril|l] spoke. [Tamoril|l] had waited, and the bell stays in [Tamoril|l].',
      'The Tamorilan president left.',
      'In [Kelvor|l] nobody slept. [Kelvor|l]’s parliament sat late.',
    );
  });

  it('knows an outlet by its words and an almanac', () => {
    reads('[Anna Holm|p] told [Channel Five|o]. [Izvestia|o] and [Axios|o] said so too.');
  });

  it('reads two countries joined by a hyphen as two', () => {
    reads('The [Ukraine|l]-[Russia|l] talks began.');
  });

  it('reads initials, also in brackets behind what they stand for', () => {
    reads(
      'The [Baltic Development Fund|o] pays, [Maria Lopez|p] said.',
      'The [Russian Direct Investment Fund|o] ([RDIF|o]) pays. Nobody thanked [RDIF|o] for it.',
      'The [U.S.|l] left the [UN|o]; [J.K. Warner|p] stayed.',
    );
  });

  it('reads accounts, and names among hashtags', () => {
    reads('[@ilves_m|p] met [Maria Lopez|p] today. #[Lopez|p] #harbour');
    reads('President [Maria #Lopez|p] met [@EldreyNews|o] today.');
  });

  it('sees through headlines by the text below them', () => {
    reads(
      '[Holm|p] Tells Ministers To Wait For Answer',
      '[Anna Holm|p] told ministers to wait for an answer. [Holm|p] said the answer would come.',
    );
  });

  it('reads a line of capitals', () => {
    reads('[PETER NOVAK|p] RESIGNS OVER FERRY', '[Peter Novak|p] resigned on Monday over the ferry.');
  });

  it('marks nothing in front matter', () => {
    const text = '---\nauthor: Peter Novak\n---\nPeter Novak resigned.';
    const layout = { ...NO_LAYOUT, frontMatter: { start: 0, end: 28 } };
    const found = findNames(segment(text, tokenise(text)), layout, model);
    assert.deepEqual(
      found.map(({ start }) => start),
      [text.lastIndexOf('Peter')],
    );
  });

  it('tells the gender that a given name tells', () => {
    const [peter, maria] = find('Peter Novak met Maria Lopez.');
    assert.deepEqual([peter!.gender, maria!.gender], ['m', 'f']);
  });

  it('refuses bytes that are no model', () => {
    assert.throws(() => loadNamesModel(new Uint8Array(100)), /not a table/);
    assert.throws(() => loadNamesModel(readFileSync('media/names.bin').subarray(0, 5000)), RangeError);
  });

  it('takes any text: spans inside it, in order, none twice', () => {
    const piece = fc.constantFrom(
      'Mara',
      'Ilves',
      'of',
      'the',
      'and',
      '.',
      ',',
      ' ',
      '\n',
      '"',
      '(',
      'UN',
      ')',
      '@a',
      '#B',
      '’s',
      '\ud800',
      'é',
      '-',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        let before = { start: -1, end: -1 };
        for (const n of find(text)) {
          assert.ok(n.start >= 0 && n.end > n.start && n.end <= text.length);
          assert.ok(n.start > before.start || (n.start === before.start && n.end < before.end), text);
          assert.ok(n.score >= 0.5 && n.score <= 1 && n.why !== '');
          before = n;
        }
      }),
    );
  });

  // What it costs is told by the bench; a cost that grew with the square would not come to an end here.
  it('does not hang on endless capitals', () => {
    const text = 'Mara Ilves of the Harbour '.repeat(40_000);
    const t = segment(text, tokenise(text));
    for (const { start, end } of findNames(t, NO_LAYOUT, model)) assert.ok(start < end && end <= text.length);
  });
});
