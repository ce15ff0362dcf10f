import { deepEqual, equal, ok } from 'node:assert/strict';
import { follow, linkTo } from '../../../src/core/text/passageLink';

const TEXT =
  'The ferry left the quay at dawn. “We shall sail again on Friday,” said the mayor, and nobody on the quay believed her. The gulls did.';
const passage = 'We shall sail again on Friday';
const at = TEXT.indexOf(passage);
const link = linkTo('quay.txt', TEXT, { start: at, end: at + passage.length });

const found = (text: string, of = link): string | null => {
  const place = follow(text, of);
  return place.outcome === 'lost' ? null : `${place.outcome}: ${text.slice(place.span.start, place.span.end)}`;
};

describe('a link to a passage', () => {
  it('leads to its words where they stood', () => equal(found(TEXT), `exact: ${passage}`));

  it('leads to them after the text has grown in front', () => {
    equal(found(`Corrected on Monday.\n\n${TEXT}`), `moved: ${passage}`);
  });

  it('leads to nearly the same words in the same place, and says so', () => {
    const changed = TEXT.replace('again on Friday', 'again by Friday');
    equal(found(changed), 'fuzzy: We shall sail again by Friday');
  });

  it('says that the words are gone rather than show others', () => {
    equal(found('The council met. Nothing was said of any ferry.'), null);
    equal(found(''), null);
  });

  it('tells a long passage by its two ends', () => {
    const long = Array.from({ length: 60 }, (_, i) => `Line ${i} of the log tells of wind ${i * 7}.`).join(' ');
    const text = `Here it begins. ${long} Here it ends.`;
    const span = { start: text.indexOf('Line 0'), end: text.indexOf(' Here it ends') };
    const short = linkTo('log.txt', text, span);
    ok(JSON.stringify(short).length < 700, 'fits into an address');
    deepEqual(follow(text, short), { span, outcome: 'exact' });
    const later = `Found in the wreck: ${text}`;
    deepEqual(follow(later, short), { span: { start: span.start + 20, end: span.end + 20 }, outcome: 'moved' });
    equal(follow(text.slice(0, 400), short).outcome, 'lost');
  });

  it('survives being written out', () => deepEqual(JSON.parse(JSON.stringify(link)), link));
});
