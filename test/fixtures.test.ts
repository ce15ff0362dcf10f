import assert from 'node:assert/strict';
import { Difference } from '../src/core/contract';
import {
  CORPORA,
  type CorpusGold,
  documentNames,
  locate,
  PLANTED,
  readCopies,
  readCorpusGold,
  readPlanted,
  readText,
} from './eval/fixtures/gold';

const wordCount = (text: string): number =>
  text
    .replace(/^---\n.*?\n---\n/s, '')
    .split(/\s+/)
    .filter(Boolean).length;

/** Documents asked about a topic that most cover. */
const judgedForSilence = (corpus: string, { topics }: CorpusGold): number =>
  topics
    .filter(({ silent }) => silent !== undefined)
    .reduce((n, { unjudged = [] }) => n + documentNames(corpus).length - unjudged.length, 0);

describe('the gold of the fixtures', () => {
  for (const corpus of CORPORA) {
    it(`${corpus}: quotes its texts word for word and names its own cast`, () => {
      const gold = readCorpusGold(corpus);
      const documents = documentNames(corpus);
      assert.ok(documents.length >= 6);
      for (const passage of [...gold.mentions, ...gold.claims, ...gold.dates])
        locate(readText(corpus, passage.document), passage);
      const cast = new Set(gold.actors.map(({ key }) => key));
      for (const { actor } of gold.mentions) assert.ok(cast.has(actor), actor);
      for (const { speaker, via = [] } of gold.claims) {
        for (const key of [...via, ...(speaker ? [speaker] : [])]) assert.ok(cast.has(key), key);
      }
    });

    it(`${corpus}: joins statements of different documents, and no document is both silent and telling`, () => {
      const gold = readCorpusGold(corpus);
      const documentOf = new Map(gold.claims.map(({ id, document }) => [id, document]));
      for (const { from, to } of gold.relations) {
        assert.ok(documentOf.has(from) && documentOf.has(to), `${from} ${to}`);
        assert.notEqual(documentOf.get(from), documentOf.get(to), `${from} ${to}`);
      }
      for (const { sides } of gold.discrepancies) for (const id of sides.flat()) assert.ok(documentOf.has(id), id);
      for (const { label, statements, silent = [], unjudged = [] } of gold.topics) {
        const telling = new Set(statements.map((id) => documentOf.get(id)));
        for (const document of silent) assert.ok(!telling.has(document), `${label}: ${document}`);
        for (const document of [...silent, ...unjudged]) assert.ok(documentNames(corpus).includes(document), document);
      }
      for (const document of gold.origins.flat()) assert.ok(documentNames(corpus).includes(document), document);
    });
  }

  it('copies: groups documents that are there', () => {
    const documents = documentNames('copies');
    const grouped = readCopies().flat();
    for (const document of grouped) assert.ok(documents.includes(document), document);
    assert.equal(new Set(grouped).size, grouped.length);
    assert.ok(documents.length > grouped.length);
  });

  it('holds thirty cases or more of each thing that no labelled set measures', () => {
    const golds = CORPORA.map(readCorpusGold);
    const count = (of: (gold: (typeof golds)[number]) => number): number => golds.reduce((n, gold) => n + of(gold), 0);
    const cases = {
      roles: count(({ mentions }) => mentions.filter(({ form }) => form === 'role').length),
      pronouns: count(({ mentions }) => mentions.filter(({ form }) => form === 'pronoun').length),
      speakers: count(({ claims }) => claims.filter(({ speaker }) => speaker !== undefined).length),
      via: count(({ claims }) => claims.filter(({ via = [] }) => via.length > 0).length),
      denials: count(({ claims }) => claims.filter(({ polarity }) => polarity === 'denied').length),
      relations: count(({ relations }) => relations.length),
      topics: count(({ topics }) => new Set(topics.flatMap(({ statements }) => statements)).size),
      origins: readCopies().reduce((n, group) => n + (group.length * (group.length - 1)) / 2, 0),
      silence: CORPORA.reduce((n, corpus, i) => n + judgedForSilence(corpus, golds[i]!), 0),
    };
    for (const [name, n] of Object.entries(cases)) assert.ok(n >= 30, `${name}: ${n}`);
  });
});

for (const set of PLANTED)
  describe(`${set} discrepancies`, () => {
    const cases = readPlanted(set);

    it('stand in their texts once, and nowhere else', () => {
      for (const { corpus, from, to } of cases) {
        for (const passage of [from, to]) {
          const text = readText(`${set}/${corpus}`, passage.document);
          locate(text, passage);
          assert.throws(() => locate(text, { ...passage, occurrence: 2 }), passage.text);
        }
      }
    });

    it('are as many as decoys, or nearly, and of every kind', () => {
      const planted = cases.filter(({ differs }) => differs.length > 0);
      const decoys = cases.filter(({ decoy }) => decoy !== undefined);
      const [most, each] = set === 'planted' ? [40, 4] : [25, 2];
      assert.ok(planted.length >= most);
      assert.ok(decoys.length >= most);
      assert.equal(planted.length + decoys.length, cases.length);
      for (const difference of Difference.options) {
        assert.ok(planted.filter(({ differs }) => differs.includes(difference)).length >= each, difference);
      }
      assert.equal(new Set(cases.map(({ id }) => id)).size, cases.length);
    });

    it('hide in texts of natural length', () => {
      for (const corpus of new Set(cases.map((one) => one.corpus))) {
        for (const document of documentNames(`${set}/${corpus}`)) {
          const words = wordCount(readText(`${set}/${corpus}`, document));
          assert.ok(words >= 80 && words <= 200, `${corpus}/${document}: ${words} words`);
        }
      }
    });
  });
