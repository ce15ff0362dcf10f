import assert from 'node:assert/strict';
import { joinRoles } from '../../../src/core/corpus/bearers';
import { type Cluster, type Signature, signatureOf } from '../../../src/core/corpus/namesakes';

function signature(name: string, documents: string, titles: string, named = true, gender?: 'f' | 'm'): Signature {
  return {
    ...signatureOf({ name, type: 'person', named, titles: [], ...(gender === undefined ? {} : { gender }) }),
    documents: new Map(documents.split(' ').map((document) => [document, 1])),
    titles: new Map(titles === '' ? [] : titles.split(', ').map((title) => [title, 1])),
  };
}

const person = (name: string, documents: string, titles = '', gender?: 'f' | 'm'): Cluster => ({
  type: 'person',
  signatures: [signature(name, documents, titles, true, gender)],
});

/** Two actors of whom all of these documents tell. */
const matter = (documents: string): Cluster[] => [person('Ana Reis', documents), person('Tomas Vell', documents)];

/** Whose the phrase is in the document "here". */
function meant(phrase: string, cast: readonly Cluster[], gender?: 'f' | 'm'): string | undefined {
  const role = signature(phrase, 'here', phrase.toLowerCase(), false, gender);
  joinRoles([role], cast, () => false);
  return cast.find(({ signatures }) => signatures.includes(role))?.signatures.find(({ named }) => named)?.name;
}

describe('roles that another document explains', () => {
  it('are the only one of this document who bears the office elsewhere', () => {
    const cast = [person('Mara Ilves', 'here a', 'president'), person('Peter Novak', 'b', 'president')];
    assert.equal(meant('the president', cast), 'Mara Ilves');
  });
  it('are the only bearer of all, told of in several documents on the matter', () => {
    const cast = [person('Mara Ilves', 'a b', 'the head nurse at the town hospital'), ...matter('here a b')];
    assert.equal(meant('the head nurse', cast), 'Mara Ilves');
  });
  it('are nobody whom a single document or another matter tells of', () => {
    assert.equal(meant('the minister', [person('Mara Ilves', 'a', 'minister'), ...matter('here a')]), undefined);
    assert.equal(meant('the minister', [person('Mara Ilves', 'a b', 'minister'), ...matter('a b')]), undefined);
  });
  it('are nobody where two bear the office', () => {
    const cast = [
      person('Mara Ilves', 'a b', 'president'),
      person('Peter Novak', 'b c', 'president'),
      ...matter('here b'),
    ];
    assert.equal(meant('the president', cast), undefined);
  });
  it('differ by what specifies the office', () => {
    const cast = [
      person('Mara Ilves', 'a b', 'foreign minister'),
      person('Peter Novak', 'a b', 'interior minister'),
      ...matter('here a'),
    ];
    assert.equal(meant('the interior minister', cast), 'Peter Novak');
    assert.equal(meant('the finance minister', cast), undefined);
  });
  it('are no man if she spoke', () => {
    const cast = [person('Peter Novak', 'here a', 'president', 'm')];
    assert.equal(meant('the president', cast, 'f'), undefined);
  });
  it('stay by themselves otherwise, whatever their order', () => {
    const roles = ['the captain', 'the mayor'].map((name) => signature(name, 'here', name, false));
    const names = (list: readonly Signature[]): readonly string[] =>
      joinRoles(list, matter('here'), () => false).map(({ signatures }) => signatures[0]!.name);
    assert.deepEqual(names(roles), ['the captain', 'the mayor']);
    assert.deepEqual([...names([...roles].reverse())].sort(), ['the captain', 'the mayor']);
  });
});
