import assert from 'node:assert/strict';
import { loadClaimsModel } from '../../../src/core/mark/claims';
import { loadNamesModel } from '../../../src/core/mark/names';
import { read } from '../../../src/core/mark/read';
import { shippedModels } from '../../engine/models';

/** What the text states in its own voice. */
function own(text: string): string[] {
  const { claims, names } = shippedModels();
  const models = { claims: loadClaimsModel(claims), names: loadNamesModel(names) };
  const reading = read({ id: 'a.txt', text, sha256: '' }, models);
  return reading.claims.filter(({ quote }) => quote === 'none').map(({ start, end }) => text.slice(start, end));
}

describe('what a text states in its own voice', () => {
  it('is a sentence that nobody is said to have said', () => {
    assert.deepEqual(own('The ferry sank off Lund Bay on Friday. “We lost everything,” said Ada Corvin.'), [
      'The ferry sank off Lund Bay on Friday',
    ]);
  });

  it('starts behind the dateline', () => {
    assert.deepEqual(own('LUND BAY, 6 May (Quay News) - Three boats were lost in the storm.'), [
      'Three boats were lost in the storm',
    ]);
  });

  it('is no headline without a verb, no question and no word to the reader', () => {
    assert.deepEqual(own('The northern bay of Lund'), []);
    assert.deepEqual(own('Why did the ferry sail in such weather at all?'), []);
    assert.deepEqual(own('We welcome all comments from readers of this page.'), []);
  });

  it('is a headline that tells what happened', () => {
    assert.deepEqual(own('Ferry sinks off Lund Bay\n\n“We lost everything,” said Ada Corvin.'), [
      'Ferry sinks off Lund Bay',
    ]);
    assert.deepEqual(own('Ada Corvin to Lead Port of Lund\n\n“I am glad,” she said.'), [
      'Ada Corvin to Lead Port of Lund',
    ]);
  });

  it('is a second headline, and one whose verb takes no statement', () => {
    const text =
      'Published 16 April 2033\n\nFerry sinks off Lund Bay\n\nMayor nominates rural doctor as Harbour Master\n\nIt rained.';
    assert.deepEqual(own(text), ['Ferry sinks off Lund Bay', 'Mayor nominates rural doctor as Harbour Master']);
  });

  it('is no dateline that ends at an age', () => {
    assert.deepEqual(
      own('It rained.\n\nOn Saturday, 32 - year - old Ada Corvin fell about 600 metres on Mount Lund.'),
      ['On Saturday, 32 - year - old Ada Corvin fell about 600 metres on Mount Lund'],
    );
  });

  it('is not what a name at the end is said to have said, however strange the name', () => {
    const text = 'Fourteen people have died, Tariq Beshlawi, the governor, said.';
    const { claims, names } = shippedModels();
    const models = { claims: loadClaimsModel(claims), names: loadNamesModel(names) };
    const [claim, ...more] = read({ id: 'a.txt', text, sha256: '' }, models).claims;
    const words = (span: { start: number; end: number } | null | undefined) => span && text.slice(span.start, span.end);
    assert.equal(words(claim), 'Fourteen people have died');
    assert.equal(words(claim?.speaker), 'Tariq Beshlawi, the governor');
    assert.deepEqual(more, []);
  });

  it('does not hold the speaker in what he said', () => {
    const text =
      "SORRIN, April 14, 2033 (TTA) - The bell is to go home, the two governments announced.\n\nThe bell will be shipped from Sorrin on 2 May, Noor Halloway, Tamrisk's minister of culture, said.";
    const { claims, names } = shippedModels();
    const models = { claims: loadClaimsModel(claims), names: loadNamesModel(names) };
    const said = read({ id: 'a.txt', text, sha256: '' }, models).claims.at(-1)!;
    assert.equal(text.slice(said.start, said.end), 'The bell will be shipped from Sorrin on 2 May');
    assert.equal(text.slice(said.speaker?.start, said.speaker?.end), "Noor Halloway, Tamrisk's minister of culture");
  });

  it('holds nothing of what is attributed', () => {
    const text = 'Ada Corvin said the ferry had been checked in May. According to the port, three boats were lost.';
    assert.deepEqual(own(text), []);
  });

  it('has the subject that also speaks, and the clause that hangs on it', () => {
    assert.deepEqual(
      own('The envoy Anna Holm met President Peter Novak on Friday to discuss the plan to end the war.'),
      ['The envoy Anna Holm met President Peter Novak on Friday'],
    );
    assert.deepEqual(own('It came a day after the mayor criticised the attack on the town that killed 12 people.'), [
      'It came a day after the mayor criticised the attack on the town that killed 12 people',
    ]);
  });

  it('is not what is left of an attribution', () => {
    assert.deepEqual(own('The meeting lasted three hours, the mayor told reporters, as reported by the agency.'), []);
    assert.deepEqual(own('“Anna, STOP!” he wrote on his own network.'), []);
  });

  it('leaves out front matter', () => {
    assert.deepEqual(own('---\ntitle: The boats were lost in the storm\n---\nThe mayor was seen at the harbour.'), [
      'The mayor was seen at the harbour',
    ]);
  });
});
