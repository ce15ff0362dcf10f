import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../src/core/model';
import { type Anchor, describe as anchorOf, type Location, locate, locateAll } from '../../../src/core/text/anchor';
import { shift, type TextChange } from '../../../src/core/text/shift';

/** "… [marked] …" → the text without brackets, and the anchor of what stood in them. */
function marked(written: string): { text: string; anchor: Anchor } {
  const start = written.indexOf('[');
  const end = written.indexOf(']') - 1;
  const text = written.replace('[', '').replace(']', '');
  return { text, anchor: anchorOf(text, { start, end }) };
}

/** The new text with what was found in brackets, and how it was found. */
function found(text: string, anchor: Anchor): string {
  const location = locate(text, anchor);
  if (location.outcome === 'lost') return 'lost';
  const { start, end } = location.span;
  return `${location.outcome}: ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

const HARBOUR =
  'The harbour office opened late on Friday. Mara Ilves told the council that [the ferry line would not close before the autumn], ' +
  'and that the crews had been told so in writing. Two members of the council asked for the letter.';

describe('anchors', () => {
  it('stay exact where nothing around them changed', () => {
    const { text, anchor } = marked(HARBOUR);
    assert.match(found(text, anchor), /^exact: .*\[the ferry line would not close before the autumn\], and/);
    assert.match(found(`${text} More to follow.`, anchor), /^exact: /);
  });

  it('follow what was put in before them', () => {
    const { text, anchor } = marked(HARBOUR);
    assert.match(
      found(`A new first paragraph.\n\n${text}`, anchor),
      /^moved: .*\n\n.*\[the ferry line would not close before/,
    );
  });

  it('follow a sentence that was cut out and put elsewhere', () => {
    const { anchor } = marked(HARBOUR);
    const moved = `Nothing else of it stands, but the ferry line would not close before the autumn. So it goes.`;
    assert.match(found(moved, anchor), /^moved: .*but \[the ferry line would not close before the autumn\]\./);
  });

  it('say how sure they are of a sentence that was reworded in its place', () => {
    const { text, anchor } = marked(HARBOUR);
    const edited = text.replace('would not close before the autumn', 'would never close before this autumn');
    const location = locate(edited, anchor);
    assert.equal(location.outcome, 'fuzzy');
    assert.ok(location.outcome === 'fuzzy' && location.score > 0.6 && location.score < 1);
    assert.match(found(edited, anchor), /\[the ferry line would never close before this autumn\]/);
  });

  it('are lost where the sentence is gone, however alike the rest is', () => {
    const { text, anchor } = marked(HARBOUR);
    assert.equal(
      found(text.replace(' that the ferry line would not close before the autumn, and', ''), anchor),
      'lost',
    );
    assert.equal(found('Quite another article, about a bakery and its owner, put at the same path.', anchor), 'lost');
    assert.equal(found('', anchor), 'lost');
  });

  it('never take a short word for found because it occurs', () => {
    const { text, anchor } = marked(
      'Asked about the delay at the northern lock, [he] blamed the weather of the week before.',
    );
    assert.match(found(text, anchor), /^exact/);
    assert.match(found(`Later. ${text}`, anchor), /^moved: .*lock, \[he\] blamed/);
    assert.equal(found('Here he is: he and the others, he said, and he again.', anchor), 'lost');
    const atTheSamePlace = `${'x'.repeat(anchor.start - 1)} he ${'y'.repeat(40)}`;
    assert.equal(found(atTheSamePlace, anchor), 'lost');
  });

  it('let the context decide between five hundred equal quotations', () => {
    const lines = Array.from({ length: 500 }, (_, i) => `On day ${i} of the hearing witness ${i * 7} said no. `);
    const text = lines.join('');
    const start = text.indexOf('said no', text.indexOf('witness 2135'));
    const anchor = anchorOf(text, { start, end: start + 7 });
    const edited = `Preface. ${text}`;
    const location = locate(edited, anchor);
    assert.ok(location.outcome === 'moved');
    assert.equal(edited.lastIndexOf('witness', location.span.start), edited.indexOf('witness 2135'));
  });

  it('are lost among equals when the context is gone too', () => {
    const { anchor } = marked(
      'The first speaker rose to his feet and [said no] to the whole plan before anyone could stop him.',
    );
    assert.equal(found('They said no. We said no. All said no.', anchor), 'lost');
  });

  for (const [name, change] of [
    ['CRLF line ends', (text: string) => text.replace(/\n/g, '\r\n')],
    ['lone CR line ends', (text: string) => text.replace(/\n/g, '\r')],
    ['decomposed letters', (text: string) => text.normalize('NFD')],
  ] as const) {
    it(`survive ${name}`, () => {
      const { text, anchor } = marked(
        'Médecins du port\n\nThe crew of the “Ålesund” went\nashore [at nine o’clock,\nand Zoë Müller was not\namong them], the agency wrote.\n\nEnd.',
      );
      const location = locate(change(text), anchor);
      assert.equal(location.outcome, 'moved');
      assert.ok(location.outcome === 'moved');
      const { start, end } = location.span;
      assert.equal(change(text).slice(start, end), change(anchor.quote));
    });
  }

  it('survive typographic quotes, soft hyphens and capital letters as fuzzy', () => {
    const { anchor } = marked(
      'She wrote: ["It\'s the well-known harbour master\'s letter"], and no more of it was read out that day.',
    );
    const typeset =
      'She wrote: “It’s the well‑known HAR\u00adBOUR master’s letter”, and no more of it was read out that day.';
    assert.match(
      found(typeset, anchor),
      /^fuzzy: She wrote: \[“It’s the well‑known HAR\u00adBOUR master’s letter”\], and/,
    );
  });

  it('hold in scripts without spaces, and beside emoji', () => {
    const { text, anchor } = marked(
      '市議会は金曜日に会合を開き、👩‍👩‍👧‍👦🇫🇮[渡船の路線は秋まで閉鎖されない]と市長は述べた。記者団は手紙を求めた。',
    );
    assert.match(found(`速報。${text}`, anchor), /^moved: .*🇫🇮\[渡船の路線は秋まで閉鎖されない\]と/u);
  });

  // Each of these was once taken for found where something else stands; what replaced the words looks like them.
  for (const [name, before, after] of [
    [
      'a letter in another word, where the text before it was replaced',
      'crew. Mara with the the crew told of lette[r] mayor office. ',
      'crew. Mara with the the crew told ofthe for mayor office. etter mayor office. ',
    ],
    [
      'a letter in a like phrase at the end of the text',
      'by Mara line office ferry Mara of Ilves would would with the har[b]our mayor. ',
      'by Mara line office ferry Marthe harbour mayor.  ',
    ],
    [
      'a letter in a copy of the words behind it',
      'open. the the told the in the. the ferry nine thre[e] for with three Ilves the on. nine mayor the council',
      'open. the the told the in the. the ferrythree for with three the. hree for with three Ilves the on. nine mayor the council',
    ],
    [
      'a short phrase that was cut, where its words come again',
      'nine the mayor Oksa in of close by[ Friday council ]three the told. open Friday council office of of Monday',
      'nine the mayor Oksa in of close bypen Friday counc      ice nine ferry Oksa by told council',
    ],
  ] as const) {
    it(`do not take ${name}`, () => {
      const { anchor, text } = marked(before);
      const location = locate(after, anchor);
      const truth = after.indexOf(text.slice(anchor.start - 3, anchor.end + 12)) + 3;
      assert.ok(location.outcome === 'lost' || location.span.start === truth, found(after, anchor));
    });
  }

  it('take any text and any span', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(60),
        fc.nat(60),
        fc.string({ unit: 'binary' }),
        (text, a, b, other) => {
          const anchor = anchorOf(text, { start: Math.min(a, b), end: Math.max(a, b) });
          assert.equal(text.slice(anchor.start, anchor.end), anchor.quote);
          for (const t of [text, other, text + other, other + text]) {
            const location = locate(t, anchor);
            if (location.outcome === 'lost') continue;
            assert.ok(
              location.span.start >= 0 && location.span.end <= t.length && location.span.start < location.span.end,
            );
            assert.ok(location.score > 0 && location.score <= 1);
          }
        },
      ),
    );
  });
});

// ── random edits ───────────────────────────────────────────────────────────────────────────────────────────────────────

const WORDS =
  'the a harbour council ferry line said told would close open Friday Monday letter crew office mayor not and but of in on to for with by three nine Ilves Mara Oksa'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 4, maxLength: 14 })
  .map((words) => `${words.join(' ')}. `);
const prose = fc.array(sentence, { minLength: 4, maxLength: 30 }).map((sentences) => sentences.join(''));
const cut = fc.record({
  at: fc.nat(),
  length: fc.nat(60),
  put: fc.oneof(fc.constant(''), sentence, fc.string({ maxLength: 12 })),
});

interface Edited {
  readonly text: string;
  /** Where each span stands now; null where nothing of it is left. */
  readonly truth: readonly (Span | null)[];
  readonly touched: readonly boolean[];
  /** Of a span that is gone, where what was put in its place stands, or slid into it. */
  readonly instead: readonly (Span | null)[];
}

function edited(
  text: string,
  spans: readonly Span[],
  cuts: readonly { at: number; length: number; put: string }[],
): Edited {
  let truth: (Span | null)[] = [...spans];
  const touched = spans.map(() => false);
  let instead: (Span | null)[] = spans.map(() => null);
  for (const { at, length, put } of cuts) {
    const start = text.length === 0 ? 0 : at % text.length;
    const end = Math.min(text.length, start + length);
    const change: TextChange = { start, end, length: put.length };
    instead = instead.map((place, i) => {
      if (place !== null) return shift(place, [change]);
      const span = truth[i];
      const gone = span != null && shift(span, [change]) === null;
      return gone ? { start, end: start + (put === '' ? span.end - span.start : put.length) } : null;
    });
    truth = truth.map((span, i) => {
      if (span === null) return null;
      if (start < span.end && end > span.start) touched[i] = true;
      return shift(span, [change]);
    });
    text = text.slice(0, start) + put + text.slice(end);
  }
  return { text, truth, touched, instead };
}

/** What surrounds a place, as far as an anchor tells: two places that agree in this cannot be told apart by anyone. */
const surroundings = (text: string, span: Span): string => {
  const { quote, before, after } = anchorOf(text, span);
  return JSON.stringify([before, quote, after]);
};

function isHonest(after: Edited, i: number, anchor: Anchor, location: Location): boolean {
  if (location.outcome === 'lost') return true;
  const { span, outcome } = location;
  const truth = after.truth[i] ?? null;
  const words = after.text.slice(span.start, span.end);
  if (outcome === 'exact' && span.start !== anchor.start) return false;
  if (outcome !== 'fuzzy' && words !== anchor.quote) return false;
  if (truth !== null && span.start === truth.start && span.end === truth.end) return true;
  // Deleted here and put in word for word there, all of it: then it has moved.
  const asDescribed = JSON.stringify([anchor.before, anchor.quote, anchor.after]);
  if (surroundings(after.text, span) === asDescribed) return true;
  // Deleted with as much as stands behind it again: nobody can tell which of the two is left.
  if (truth === null && words === anchor.quote && span.start === after.instead[i]?.start) return true;
  // Reworded as a whole, and told to be so.
  const place = truth ?? (outcome === 'fuzzy' ? (after.instead[i] ?? null) : null);
  if (place === null) return false;
  if (after.touched[i] || outcome === 'fuzzy') return span.start < place.end && place.start < span.end;
  return surroundings(after.text, span) === surroundings(after.text, place);
}

describe('anchors under random edits', () => {
  it('are exact, moved or honestly lost; none is false', function () {
    this.timeout(120_000);
    const outcomes = { exact: 0, moved: 0, fuzzy: 0, lost: 0 };
    let untouched = 0;
    let refound = 0;
    fc.assert(
      fc.property(
        prose,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 120 })), { minLength: 1, maxLength: 8 }),
        fc.array(cut, { minLength: 1, maxLength: 6 }),
        (text, places, cuts) => {
          const spans = places.map(([at, length]) => {
            const start = at % (text.length - 1);
            return { start, end: Math.min(text.length, start + length) };
          });
          const anchors = spans.map((span) => anchorOf(text, span));
          const after = edited(text, spans, cuts);
          const locations = locateAll(after.text, anchors);
          for (const [i, location] of locations.entries()) {
            outcomes[location.outcome]++;
            if (!after.touched[i]) {
              untouched++;
              if (location.outcome !== 'lost') refound++;
            }
            assert.ok(
              isHonest(after, i, anchors[i]!, location),
              `${JSON.stringify(anchors[i])} was taken for ${JSON.stringify(location)} and stands at ${JSON.stringify(after.truth[i])} of ${JSON.stringify(after.text)}`,
            );
          }
        },
      ),
      { numRuns: 10_000 },
    );
    assert.ok(outcomes.exact > 0 && outcomes.moved > 0 && outcomes.fuzzy > 0 && outcomes.lost > 0);
    // Honest must not mean shy.
    assert.ok(
      refound / untouched > 0.9,
      `found ${refound} of ${untouched} untouched passages; ${JSON.stringify(outcomes)}`,
    );
  });
});
