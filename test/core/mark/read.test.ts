import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadClaimsModel } from '../../../src/core/mark/claims';
import { loadNamesModel } from '../../../src/core/mark/names';
import { read } from '../../../src/core/mark/read';
import type { Reading } from '../../../src/core/model';

const models = {
  claims: loadClaimsModel(readFileSync('media/claims.bin')),
  names: loadNamesModel(readFileSync('media/names.bin')),
};

const reading = (text: string): Reading => read({ id: 'a.txt', text, sha256: '' }, models);

/** What is marked as quoted, as a date and as a name. */
function marks(text: string): readonly (readonly string[])[] {
  const { claims, dates, mentions } = reading(text);
  return [claims, dates, mentions].map((marked) => marked.map(({ start, end }) => text.slice(start, end)));
}

describe('a text in another language', () => {
  it('has its quotations, ISO dates and names marked, and says what it is not read for', () => {
    const german =
      'Der Bürgermeister sprach am 2024-05-03 in Hamburg mit der Zeitung über die Fähre. „Die Fähre ist viel zu alt für den Winter“, sagte Jonas Keller nach der Sitzung des Rates. Die Stadt will nun neu verhandeln und wartet auf das Geld.';
    assert.deepEqual(marks(german), [
      ['Die Fähre ist viel zu alt für den Winter'],
      ['2024-05-03'],
      ['Hamburg', 'Jonas Keller'],
    ]);
    const french =
      'Le maire Pierre Martin a parlé le 2024-05-03 avec les habitants de Marseille. « Le bateau est beaucoup trop vieux pour cet hiver », a-t-il dit après la séance du conseil. La ville attend maintenant une réponse de la région.';
    assert.deepEqual(marks(french), [
      ['Le bateau est beaucoup trop vieux pour cet hiver'],
      ['2024-05-03'],
      ['Pierre Martin', 'Marseille'],
    ]);
    const russian =
      'Мэр города Иван Петров встретился 2024-05-03 с жителями. «Паром слишком старый для этой зимы», — сказал он после заседания совета. Город ждёт ответа от министерства и от области.';
    assert.deepEqual(marks(russian), [['Паром слишком старый для этой зимы'], ['2024-05-03'], ['Иван Петров']]);
    for (const text of [german, french, russian]) {
      const { notices, claims } = reading(text);
      assert.match(notices.join(), /does not look like English/);
      for (const { quote, speaker } of claims) assert.deepEqual([quote, speaker], ['direct', null]);
    }
    assert.deepEqual(reading('The mayor said the ferry was too old for the winter.').notices, []);
  });
});

describe('credits below an article', () => {
  const article = 'The talks went on for a week, and no date was set for the next round of talks.\n\n';
  const inCredit = (credit: string): readonly string[] => {
    const text = article + credit;
    const { boilerplate, mentions } = reading(text);
    assert.deepEqual(boilerplate, [{ start: article.length, end: text.length }]);
    return mentions.filter(({ start }) => start >= article.length).map(({ start, end }) => text.slice(start, end));
  };

  it('make no names of words run together', () =>
    assert.deepEqual(inCredit('Reporting by Mara Ilves in WashingtonWriting by Peter NovakEditing by Anna Holm'), [
      'Mara Ilves',
      'Anna Holm',
    ]));

  it('make no actors of a translator in another script', () =>
    assert.deepEqual(inCredit('Переведено с английского Марией Ивановой'), []));
});
