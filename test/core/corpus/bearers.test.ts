import assert from 'node:assert/strict';
import { createBearers } from '../../../src/core/corpus/bearers';
import {
  type Changes,
  type Cluster,
  clusterOf,
  rehome,
  type Signature,
  signatureOf,
} from '../../../src/core/corpus/namesakes';

function signature(name: string, documents: string, titles: string, named = true, gender?: 'f' | 'm'): Signature {
  return {
    ...signatureOf({ name, type: 'person', named, titles: [], ...(gender === undefined ? {} : { gender }) }),
    documents: documents.split(' '),
    titles: titles === '' ? [] : titles.split(', '),
  };
}

/** By this name and no other. */
const person = (name: string, documents: string, titles = '', gender?: 'f' | 'm'): Signature =>
  signature(name, documents, titles, true, gender);

/** Two actors of whom all of these documents tell. */
const matter = (documents: string): Signature[] => [person('Ana Reis', documents), person('Tomas Vell', documents)];

/** Roles in the document "here" beside these people; `meant` tells by name who is a role's actor. */
function among(cast: readonly Signature[]) {
  const changes: Changes = { clusters: new Set(), documents: new Set() };
  const bearers = createBearers(() => false, changes);
  const roles: Signature[] = [];
  const settle = (): void => {
    bearers.settle((document) => ({
      actors: cast
        .filter(({ documents, home }) => home !== null && documents.includes(document))
        .map(({ home }) => home!),
      roles: document === 'here' ? roles : [],
    }));
    changes.clusters.clear();
    changes.documents.clear();
  };
  const come = (one: Signature): void => rehome(one, clusterOf('person'), changes);
  cast.forEach(come);
  return {
    come,
    go: (one: Signature): void => rehome(one, null, changes),
    settle,
    add(role: Signature): void {
      roles.push(role);
      bearers.add(role);
    },
    meant({ home }: Signature): string | undefined {
      return home?.signatures.find(({ named }) => named)?.name;
    },
  };
}

/** Whose the phrase is in the document "here". */
function meant(phrase: string, cast: readonly Signature[], gender?: 'f' | 'm'): string | undefined {
  const role = signature(phrase, 'here', phrase.toLowerCase(), false, gender);
  const all = among(cast);
  all.add(role);
  all.settle();
  return all.meant(role);
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
  it('stay by themselves otherwise', () => {
    const roles = ['the captain', 'the mayor'].map((name) => signature(name, 'here', name, false));
    const all = among(matter('here'));
    roles.forEach(all.add);
    all.settle();
    const homes: (Cluster | null)[] = roles.map(({ home }) => home);
    assert.deepEqual(
      homes.map((home) => home?.signatures.map(({ name }) => name)),
      [['the captain'], ['the mayor']],
    );
  });
  it('follow who comes and goes', () => {
    const role = signature('the president', 'here', 'the president', false);
    const [mara, peter] = [person('Mara Ilves', 'here a', 'president'), person('Peter Novak', 'here b', 'president')];
    const all = among([mara, peter]);
    all.add(role);
    all.settle();
    assert.equal(all.meant(role), undefined);
    all.go(peter);
    all.settle();
    assert.equal(all.meant(role), 'Mara Ilves');
    all.come(peter);
    all.settle();
    assert.equal(all.meant(role), undefined);
  });
});
