import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { findClaims, loadClaimsModel } from '../../../src/core/mark/claims';
import { findNames, loadNamesModel } from '../../../src/core/mark/names';
import type { FoundClaim } from '../../../src/core/mark/stages';
import type { Span } from '../../../src/core/model';
import { layOut } from '../../../src/core/text/layout';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

const model = loadClaimsModel(readFileSync('media/claims.bin'));
const names = loadNamesModel(readFileSync('media/names.bin'));

function claimsOf(text: string): FoundClaim[] {
  const t = segment(text, tokenise(text));
  const layout = layOut(t, 'a.txt', undefined);
  return findClaims(t, findNames(t, layout, names), layout, model);
}

/**
 * The text with its attributed claims in brackets: contents by kind of quotation (with a number where parts belong together, and
 * "denied"), "who", "cue" and "via". A pilcrow stands for a paragraph break.
 */
function marked(text: string): string {
  const marks = new Map<string, Span & { readonly what: string }>();
  const put = (span: Span | null, what: string): void => {
    if (span !== null) marks.set(`${span.start} ${what}`, { start: span.start, end: span.end, what });
  };
  const groups: number[] = [];
  for (const claim of claimsOf(text)) {
    if (claim.quote === 'none') continue;
    if (claim.group !== null && !groups.includes(claim.group)) groups.push(claim.group);
    const group = claim.group === null ? '' : ` ${groups.indexOf(claim.group) + 1}`;
    put(claim, `${claim.quote}${group}${claim.polarity === 'denied' ? ' denied' : ''}`);
    put(claim.speaker, 'who');
    put(claim.cue, 'cue');
    for (const passer of claim.via) put(passer, 'via');
  }
  let out = '';
  let at = 0;
  for (const { start, end, what } of [...marks.values()].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    out += `${text.slice(at, start)}[${text.slice(start, end)}|${what}]`;
    at = end;
  }
  return (out + text.slice(at)).replaceAll('\n\n', '¶');
}

const bare = (expected: string): string => expected.replaceAll(/\[([^|\]]+)\|[^\]]*\]/g, '$1').replaceAll('¶', '\n\n');

/** Each line is a text with its expected marks. */
function reads(lines: string): void {
  for (const line of lines.split('\n').map((l) => l.trim())) if (line !== '') assert.equal(marked(bare(line)), line);
}

describe('claims', () => {
  it('reads direct speech, before and after who says it', () =>
    reads(`
      “[The line will close in May|direct],” [Mara Ilves|who] [said|cue].
      "[The line will close|direct]," [said|cue] [Mara Ilves, director of the harbour|who].
      [He|who] [tweeted|cue]: “[The line will close in May|direct].”
      “[Why now|direct]?” [she|who] [asked|cue].
    `));

  it('knows quotation marks of many hands', () =>
    reads(
      `
      ''[The line will close,|direct]'' [Mara Ilves|who] [said|cue].
      \`\`[The line will close in May|direct],'' [Mara Ilves|who] [said|cue].
      «[The line will close in May|direct],» [Mara Ilves|who] [said|cue].
      ‘[The line will close in May|direct],’ [Mara Ilves|who] [said|cue].
    `.replace('close,|direct]', 'close|direct],'),
    ));

  it('takes a colon for a cue where nothing else is one', () =>
    reads('[Ilves|who][:|cue] “[The line will close in May|direct].”'));

  it('reads reported speech, with and without "that"', () =>
    reads(`
      [Mara Ilves|who] [said|cue] [the line would close in May|indirect].
      [Mara Ilves|who] [said|cue] that [the line would close in May|indirect].
      [Mara Ilves|who] [has repeatedly said|cue] [the line would close|indirect].
      In her speech, [Ilves|who] [argued|cue] that [the line should stay open and that the state should pay for it|indirect].
    `));

  it('takes belief, wish and finding for claims too', () =>
    reads(`
      [The harbour board|who] [believes|cue] that [the ferry is too old|indirect].
      [The council|who] [wants|cue] [to sell the ferry|indirect].
      [A survey|who] [found|cue] that [most islanders oppose the plan|indirect].
    `));

  it('reads speech that is quoted in part', () =>
    reads('[She|who] [called|cue] [the plan “a disgrace to the city|mixed].”'));

  it('keeps the parts of an interrupted utterance together', () =>
    reads(`
      “[The line|direct 1],” [Mara Ilves|who] [said|cue], “[will close in May|direct 1].”
      “[The line will close|direct 1],” [Mara Ilves|who] [said|cue]. “[Nobody asked us|direct 1].”
      [The line|indirect 1], [Mara Ilves|who] [said|cue], [would close in May|indirect 1].
    `));

  it('joins a quotation over several paragraphs, each opened anew', () =>
    reads(
      'Mara Ilves met the council.¶“[The line will close in May. It has lost money for years|direct 1].¶“[Nobody wanted this|direct 1],” [she|who] [said|cue].¶The council met later.',
    ));

  it('never lets a quotation run away over a missing mark', () => {
    const text =
      '“The line will close in May, Ilves said.\n\nThe ferry sank in 1988. The harbour is old.\n\nThe budget passed.';
    for (const claim of claimsOf(text))
      if (claim.quote !== 'none') assert.ok(claim.end <= text.indexOf('\n'), claim.why);
  });

  it('takes the whole phrase for the speaker, and leaves the addressee out of the cue', () =>
    reads(
      "[Mara Ilves, the harbour's director|who], [told|cue] reporters that [the line would close in May|indirect].",
    ));

  it('reads "according to" on either side', () =>
    reads(`
      [According to|cue] [Mara Ilves|who], [the line will close in May|indirect].
      [The line will close in May|indirect], [according to|cue] [the harbour's director|who].
    `));

  it('marks denial and refusal, but not "did not deny"', () =>
    reads(`
      [The minister|who] [denied|cue] that [the line would close|indirect denied].
      [The minister|who] [did not say|cue] [whether the line would close|indirect denied].
      [The council|who] [rejected|cue] [the plan to close the line|indirect denied].
      [She|who] left at noon, [ruling out|cue] that [the date would be moved again|indirect denied].
      [She|who] [did not deny|cue] that [the line was losing money|indirect].
    `));

  it('names those who passed it on', () =>
    reads(`
      “[The line will close in May|direct],” [Mara Ilves|who] [told|cue] [Harbour Radio|via].
      Citing [a senior aide|who], [the Associated Press|via] [reported|cue] that [the line would close in May|indirect].
      [The line will close in May|indirect], [Mara Ilves|who] [was quoted as saying|cue] by [the Velmaran Courier|via].
      In an interview with [Radio Eldrey|via], [Mara Ilves|who] [denied|cue] that [the line would close|indirect denied].
      [The line will close in May|indirect], [Mara Ilves|who] [told|cue] [Channel Nine|via] on Friday.
    `));

  it('finds who is quoted behind the one who quotes', () => {
    const claim = claimsOf('The Associated Press quoted Mara Ilves as saying that the line would close in May.')[0]!;
    assert.match(claim.why, /said by “Mara Ilves”.*passed on by “The Associated Press”/);
  });

  /** Every claim of a text: what, who, through whom. */
  const told = (text: string): string[] =>
    claimsOf(text)
      .filter(({ quote }) => quote !== 'none')
      .map((claim) => {
        const words = (span: Span | null): string => (span === null ? '–' : text.slice(span.start, span.end));
        return [words(claim), words(claim.speaker), ...claim.via.map(words)].join(' | ');
      });

  it('tells who passed on what was quoted, at any remove', () => {
    assert.deepEqual(
      told('According to RPA, Channel Nine quoted a senior aide as saying that the line would close in May.').at(-1),
      'the line would close in May | a senior aide | Channel Nine | RPA',
    );
    assert.deepEqual(
      told('The line had no money, the president had told his aides, according to Orlo.').at(-1),
      ['The line had no money', 'the president', 'Orlo'].join(' | '),
    );
    assert.deepEqual(
      told(
        'The co-operative would blockade the harbour if a mile were lost, its chairman, Fergus Novak, told Radio Eldrey, according to the Tamrisk Telegraph Agency.',
      ),
      [
        'The co-operative would blockade the harbour if a mile were lost | its chairman, Fergus Novak | Radio Eldrey | the Tamrisk Telegraph Agency',
      ],
    );
  });

  it('takes whom an outlet quotes for the speaker, and the outlet for the go-between', () => {
    assert.deepEqual(
      told(
        'The Kaldun Tribune quoted the head nurse at the hospital, Nadia Berg, as saying that the line would close.',
      ),
      ['the line would close | the head nurse at the hospital, Nadia Berg | The Kaldun Tribune'],
    );
    assert.deepEqual(told('The pumps had failed in May, according to two workers quoted by the Kaldun Tribune.'), [
      'The pumps had failed in May | two workers | the Kaldun Tribune',
    ]);
    assert.deepEqual(told('“The work on the line will go on,” the Harbour Courier quoted him.'), [
      'The work on the line will go on | him | the Harbour Courier',
    ]);
  });

  it('reads what a dash opens instead of a quotation mark', () =>
    reads(
      'The line is of no use to anybody, [said|cue] [Natalia Berg, a member of the council|who].¶— [Nobody asked us about the line. We are closing it|direct], [she|who] [told|cue] the [Harbour Courier|via].'
        .replace('The line is of no use to anybody', '[The line is of no use to anybody|indirect]')
        .replace('the [Harbour Courier|via]', '[the Harbour Courier|via]'),
    ));

  it('hears in a participle the subject of the clause it hangs on', () => {
    const who = (text: string): string[] => told(text).map((line) => line.split(' | ').slice(0, 2).join(' | '));
    assert.ok(
      who(
        'The harbour board met on Friday in Tamrisk and voted for the plan, adding that the ferry was too old.',
      ).includes('the ferry was too old | The harbour board'),
    );
    assert.ok(
      who('Bemoaning the “phony system,” Mara Ilves accused the council of waste.').includes(
        'the “phony system | Mara Ilves',
      ),
    );
  });

  it('takes nobody who is accused for the one who accuses', () =>
    reads('Mara Ilves [has often been accused of|cue] [selling the ferry for nothing|indirect].'));

  it('reads who signs a quotation behind a dash', () =>
    reads(`
      “[Nobody asked us about the line. We are closing it|direct].” [—|cue] [Mara Ilves|who]
      “[Nobody asked us about the line. We are closing it|direct].”[―|cue] [Carlos Novak|who]
    `));

  it('hears who speaks between two reporting phrases, and through whom', () => {
    assert.deepEqual(
      told(
        'Channel Nine had reported on Wednesday that, according to a ministry official, a warning was received in May.',
      ),
      ['a warning was received in May | a ministry official | Channel Nine'],
    );
    assert.deepEqual(
      told(
        "The Northern Ledger reported that the crossing would last about 48 hours, according to the ship's captain.",
      ),
      ["the crossing would last about 48 hours | the ship's captain | The Northern Ledger"],
    );
    assert.equal(
      told("It will be lent for 99 years, Mr Novak, Mr Orlo's aide, was quoted as saying by the Velmaran Courier.").at(
        -1,
      ),
      "It will be lent for 99 years | Mr Novak, Mr Orlo's aide | the Velmaran Courier",
    );
  });

  it('knows who is quoted again through the same outlet', () =>
    assert.equal(
      told(
        'According to RPA, Channel Nine quoted a senior aide as saying that the line would close. “You cannot fry bronze,” he was quoted as adding.',
      ).at(-1),
      'You cannot fry bronze | he | Channel Nine | RPA',
    ));

  it('takes whom a colon introduces for the speaker, with no verb about', () =>
    assert.deepEqual(
      told('And from the harbour wall Fergus Novak, no cousin of hers: “We will close the harbour, all of it.”'),
      ['We will close the harbour, all of it | Fergus Novak'],
    ));

  it('keeps verbs and pronouns out of the speaker', () =>
    reads(`
      [The president’s envoy Anna Holm|who] met President Peter Novak on Friday [to discuss|cue] [the plan to end the war|indirect].
      [According to|cue] [texts seen by Reuters|who], [the peace proposal the envoy has presented calls for formal recognition of control over the island, plus more|indirect].
      On the one hand, [the council leaders|indirect 1], [according to|cue] [Reuters|who], [are asking the owners to wait|indirect 1].
    `));

  it('finds a report inside a report, and through whom it came', () => {
    const text = 'Ilves told the mayor that the line would close, according to the Associated Press.';
    const claims = claimsOf(text).filter((claim) => claim.quote !== 'none');
    const told = claims.map(({ start, end, speaker, via }) => ({
      content: text.slice(start, end),
      who: speaker && text.slice(speaker.start, speaker.end),
      via: via.map((span) => text.slice(span.start, span.end)),
    }));
    assert.deepEqual(told, [
      { content: 'Ilves told the mayor that the line would close', who: 'the Associated Press', via: [] },
      { content: 'the line would close', who: 'Ilves', via: ['the Associated Press'] },
    ]);
  });

  it('says so where a speaker has no name', () => {
    const [claim] = claimsOf('Officials familiar with the talks said the line would close in May.');
    assert.match(claim!.why, /an unnamed source, “Officials familiar with the talks”/);
  });

  it('gives its reasons in words a reader understands', () => {
    const [claim] = claimsOf('“The line will close in May,” Mara Ilves told reporters.');
    assert.equal(claim!.why, 'quoted, said by “Mara Ilves”, cue “told”');
    assert.ok(claim!.score > 0.5);
  });

  it('keeps contents without a predicate apart', () => {
    const short = claimsOf('The Harbour Board supports Mara Ilves.').find((claim) => claim.quote === 'indirect');
    const [long] = claimsOf('The Harbour Board said that the line would close in May.');
    assert.equal(short!.comparable, false);
    assert.equal(long!.comparable, true);
  });

  it('reads the turns of a transcript, but no headings', () => {
    reads(
      '[RAND|who][:|cue] [When will the line close?|direct]¶[ILVES|who][:|cue] [It closes in May. Nobody asked us|direct].¶[RAND|who][:|cue] [And then?|direct]',
    );
    reads(
      '“[RAND|who][:|cue] [It closes|direct].¶“[ILVES|who][:|cue] [Nobody asked us|direct].¶“[RAND|who][:|cue] [They did|direct].”',
    );
    for (const claim of claimsOf('NOTE: The line closes.\n\nUPDATE: It rains.\n\nNOTE: It snows.'))
      assert.equal(claim.quote, 'none');
  });

  it('marks what is quoted in other languages, and nothing it cannot know', () => {
    const text =
      'Der Hafenmeister sprach am Montag mit der Zeitung über die Fähre und den Streit um die Linie. „Die Fähre ist viel zu alt für den Winter“, sagte er nach der Sitzung des Rates. Die Stadt will nun neu verhandeln und wartet auf das Geld.';
    assert.deepEqual(
      claimsOf(text).map(({ start, end, quote }) => [text.slice(start, end), quote]),
      [['Die Fähre ist viel zu alt für den Winter', 'direct']],
    );
  });

  it('marks nothing inside front matter', () => {
    const text =
      '---\ntitle: “The line will close in May,” Ilves said.\n---\n\n“The line will close in May,” Ilves said.\n';
    for (const claim of claimsOf(text)) assert.ok(claim.start > text.lastIndexOf('---'));
  });

  it('gives sorted claims inside the text for any string', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      "''",
      'he said',
      'that',
      '\n\n',
      '. ',
      ', ',
      ' ',
      'Ilves',
      'denied',
      '—',
      'according to',
      '\ud83d',
      '«',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join(' ');
        const claims = claimsOf(text);
        claims.forEach((claim, i) => {
          assert.ok(claim.start < claim.end && claim.end <= text.length);
          if (i > 0) assert.ok(claims[i - 1]!.start <= claim.start);
        });
        assert.deepEqual(claimsOf(text), claims);
      }),
      { numRuns: 200 },
    );
  });

  // What it costs is told by the bench; a cost that grew with the square would not come to an end here.
  it('does not hang on texts made to be slow', () => {
    for (const slow of ['“', '" ', 'he said that ', '“said” ', 'according to ', 'he said, “A b c d e f,” ']) {
      const text = slow.repeat(8000);
      for (const { start, end } of claimsOf(text)) assert.ok(start < end && end <= text.length);
    }
  });
});
