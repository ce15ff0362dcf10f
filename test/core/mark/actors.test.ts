import assert from 'node:assert/strict';
import { resolveActors } from '../../../src/core/mark/actors';
import { findNames } from '../../../src/core/mark/names';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';
import { NO_LAYOUT } from './marked';
import { model, reads } from './whoIsWho';

describe('actors', () => {
  it('joins short forms, spellings, titles and accounts', () => {
    reads(
      'Minister [Maria Lopez|Maria Lopez] met [Volodymyr Koval|Volodymyr Koval] in [Kiev|Kyiv].',
      'Mrs. [Lopez|Maria Lopez] left [Kyiv|Kyiv]; [Koval|Volodymyr Koval] stayed, [@lopez_m|Maria Lopez] wrote.',
      '[M. Lopez|Maria Lopez] thanked [Volodimir Koval|Volodymyr Koval].',
    );
  });

  it('ties the account of an office to its bearer, and to nobody where the text tells of none', () => {
    reads(
      '[Maria Lopez|Maria Lopez] came. President [Maria #Lopez|Maria Lopez] spoke.',
      '[Peter Novak|Peter Novak], [the president of Estonia|Peter Novak], met her. [@PresidentEstonia|Peter Novak] wrote.',
    );
    const { entities } = reads('[@PresidentLatvia|@PresidentLatvia] wrote. [@POTUS|@POTUS] did not.');
    assert.deepEqual(
      entities.map(({ type }) => type),
      ['organization', 'organization'],
    );
  });

  it('knows countries and bodies by all their names', () => {
    reads(
      'The [US|United States] and the [U.K.|United Kingdom] left. The [United States|United States] joined the [UN|United Nations], [Britain|United Kingdom] did not.',
      'The [United Nations|United Nations] thanked [America|United States].',
    );
  });

  it('keeps two people with one surname apart, by style and gender', () => {
    reads(
      '[Maria Lopez|Maria Lopez] and [Peter Lopez|Peter Lopez] came. Mrs. [Lopez|Maria Lopez] spoke first. Mr. [Lopez|Peter Lopez] spoke next.',
      'Lord [Byrne|Byrne] laughed.',
    );
    const { entities } = reads('Mr. [Byrne|Byrne] stayed. Mrs. [Byrne|Byrne] left.');
    assert.equal(entities.length, 2);
  });

  it('takes no initials of some other body for a country', () => {
    reads('The [University of Sheffield|University of Sheffield] studied farms of the [US|United States] for a year.');
  });

  it('knows the spellings of a town that maps have', () => {
    reads(
      'Trains from [Kharkov|Kharkiv] were late. [Kharkiv|Kharkiv] slept, and so did [Zaporizhia|Zaporizhzhia].',
      'The plant near [Zaporizhzhia|Zaporizhzhia] stood still.',
    );
  });

  it('hears a company in the first word of its name, and a person in a given name', () => {
    reads(
      'Shares of [Ralmont Energy|Ralmont Energy] fell. [Ralmont|Ralmont Energy] earned less than expected this year.',
      'He called [Vladimir Berg|Vladimir Berg] at home. “[Vladimir|Vladimir Berg], stop!” she said.',
    );
  });

  it('joins initials with what they stand for', () => {
    reads(
      'The [Russian Direct Investment Fund|Russian Direct Investment Fund] ([RDIF|Russian Direct Investment Fund]) pays. [RDIF|Russian Direct Investment Fund] has money.',
    );
  });

  it('does not hear a given name in a surname', () => {
    reads('[Hillary Clinton|Hillary Clinton] came. [Clinton|Hillary Clinton] left.');
  });

  it('takes no clause for a role', () => {
    reads('With [Peter Novak|Peter Novak], the process will move on, said the officer.');
  });

  it('does not take a surname for a town', () => {
    const { entities, mentions } = reads('Mr. [Peter London|Peter London] moved. Later [London|Peter London] said so.');
    assert.deepEqual([entities.length, mentions[1]!.type], [1, 'person']);
    assert.match(mentions[1]!.why, /short form of “Peter London”/);
  });

  it('reads roles beside a name, before and behind it', () => {
    reads(
      '[Maria Lopez|Maria Lopez], [the harbour’s director|Maria Lopez], left. [The harbour’s director|Maria Lopez], [Maria Lopez|Maria Lopez], came back.',
    );
    const { entities } = reads('[Peter Novak|Peter Novak], 42, [a former naval officer|Peter Novak], agreed.');
    assert.deepEqual(entities[0]!.titles, ['a former naval officer']);
  });

  it('resolves a role by what the text told of its bearer', () => {
    const { mentions } = reads(
      'Russian President [Vladimir Koval|Vladimir Koval] met Estonian President [Maria Lopez|Maria Lopez].',
      '[The Russian leader|Vladimir Koval] smiled. [The Estonian president|Maria Lopez] did not.',
    );
    assert.match(mentions[2]!.why, /russian president/);
  });

  it('does not guess between two who fit', () => {
    reads('Senator [Maria Lopez|Maria Lopez] met Senator [Peter Novak|Peter Novak]. The senator left.');
  });

  it('gives an unnamed speaker an actor only where it is a definite one', () => {
    const { entities } = reads(
      '[The minister|The minister says] said so. [Officials|says] agreed. [A source|says] agreed.',
    );
    assert.deepEqual(
      entities.map(({ named }) => named),
      [false],
    );
  });

  it('ties a speaking pronoun to the last who fits by gender', () => {
    const { mentions } = reads(
      '[Maria Lopez|Maria Lopez says] said the ferry was safe. [Peter Novak|Peter Novak says] doubted it.',
      '[She|Maria Lopez says] said the report was wrong. [He|Peter Novak says] said it was right. [He|Peter Novak says] laughed.',
    );
    assert.match(mentions.at(-1)!.why, /^he: last man who spoke, Peter Novak$/);
  });

  it('learns the gender of an unknown given name from the pronoun', () => {
    reads(
      '[Maria Lopez|Maria Lopez says] said so. Deputy Minister [Toomas Berg|Toomas Berg says] agreed. [He|Toomas Berg says] added this. [She|Maria Lopez says] said no more.',
    );
  });

  it('leaves a pronoun alone where nobody fits', () => {
    reads('[Peter Novak|Peter Novak] came. [She|says] said so.');
  });

  it('names a place of a headline in capitals as one speaks of it', () => {
    reads('[LONDON|London] TO BACK DEAL', 'Nobody was surprised by the deal.');
  });

  // What it costs is told by the bench; a cost that grew with the square would not come to an end here.
  it('does not hang on twenty thousand namesakes', () => {
    const text = Array.from(
      { length: 20_000 },
      (_, i) => `Mr. ${String.fromCharCode(65 + (i % 26))}an${'abcdefgh'[i % 8]}${'klmnop'[i % 6]} Smith spoke. `,
    ).join('');
    const t = segment(text, tokenise(text));
    const { entities, mentions } = resolveActors(t, findNames(t, NO_LAYOUT, model), [], NO_LAYOUT);
    for (const { entity } of mentions) assert.ok(entity < entities.length);
  });
});
