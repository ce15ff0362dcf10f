import { deepEqual } from 'node:assert/strict';
import { createLexicon } from '../../../src/core/corpus/lexicon';
import { indexPage } from '../../../src/core/corpus/statements';
import { pageOf } from './pages';

/** What the last sentence of the text points back to, as terms. */
function meant(text: string): string[] {
  const lexicon = createLexicon();
  const { page, actors } = pageOf('a.txt', text);
  const last = indexPage(page, actors, lexicon).statements.at(-1)!;
  return Array.from(last.meant, (concept) => lexicon.term(concept));
}

describe('what a statement points back to', () => {
  it('is the subject before it, for a pronoun', () => {
    deepEqual(meant('The ferry rammed the pier. It had left at noon.'), ['ferri', 'ram']);
  });

  it('is the happening before it, for a noun that only says that something happened', () => {
    deepEqual(meant('LUND BAY, 6 May (Quay News) — A ferry rammed the pier. The accident happened at noon.'), [
      'ferri',
      'ram',
      'pier',
    ]);
  });

  it('is nothing where the subject is named, and at the start', () => {
    deepEqual(meant('The ferry sank off the pier. The harbour was closed.'), []);
    deepEqual(meant('It sank at noon.'), []);
  });
});
