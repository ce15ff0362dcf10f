import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Published } from '../../../src/core/contract';
import { findDates, resolveDates } from '../../../src/core/mark/dates';
import { layOut } from '../../../src/core/text/layout';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

const UNKNOWN: Published = { value: null, basis: 'none', why: '' };
const dateline = (value: string): Published => ({ value, basis: 'dateline', why: '' });

/** The text with every date in brackets: "[Friday|2031-05-02]". The ends of a range carry its number: "[3|2031-05-03|0]". */
function marked(text: string, published: Published): string {
  const t = segment(text, tokenise(text));
  const dates = findDates(t, layOut(t, 'a.txt', undefined));
  const meant = resolveDates(dates, published, text);
  let out = '';
  let at = 0;
  dates.forEach((date, i) => {
    const range = date.range === null ? '' : `|${date.range}`;
    out += `${text.slice(at, date.start)}[${text.slice(date.start, date.end)}|${meant[i]!.value}${range}]`;
    at = date.end;
  });
  return out + text.slice(at);
}

const bare = (expected: string): string => expected.replaceAll(/\[([^|\]]+)\|[^\]]*\]/g, '$1');

/** Each line is a text with its expected marks; Tuesday, 6 May 2031 unless told otherwise. */
function reads(lines: string, published: Published = dateline('2031-05-06')): void {
  for (const line of lines.split('\n').map((l) => l.trim()))
    if (line !== '') assert.equal(marked(bare(line), published), line);
}

function why(text: string, published: Published = dateline('2031-05-06')): string[] {
  const t = segment(text, tokenise(text));
  return resolveDates(findDates(t, layOut(t, 'a.txt', undefined)), published, text).map((d) => d.why);
}

describe('dates', () => {
  it('reads days told in full, in the orders people write them', () =>
    reads(`
      The ferry sank on [April 26, 2025|2025-04-26].
      The ferry sank on [26 April 2025|2025-04-26] off Narva.
      [The 26th of April 2025|2025-04-26] was calm.
      The ferry sank on [Saturday, April 26, 2025|2025-04-26], they say.
      It sank on [Sat 26 Apr 2025|2025-04-26].
      It sank on [26.04.2025|2025-04-26].
      It sank on [26/04/2025|2025-04-26].
      It sank on [04/26/2025|2025-04-26].
      It sank on [2025/04/26|2025-04-26].
      It sank on [2025-04-26|2025-04-26].
      The log says [2025-04-26T14:05:00Z|2025-04-26T14:05].
      In [April 2025|2025-04] and in [Sept. 2024|2024-09] and in [April of 2023|2023-04].
    `));

  it('reads the first and the last day of a month', () =>
    reads(`
      It is taken down on [the last day of April|2031-04-30], and put up on [the first day of March 2032|2032-03-01].
      [The last day of February 2032|2032-02-29] was calm. The last day of school came.
    `));

  it('reads day, month and year in other languages', () =>
    reads(`
      Паром затонул [26 апреля 2025 года|2025-04-26].
      Le bac a coulé le [26 avril 2025|2025-04-26].
      El barco se hundió el [26 de abril de 2025|2025-04-26].
      Die Fähre sank am [26. März 2025|2025-03-26].
    `));

  it('keeps ambiguous days ambiguous', () => {
    reads(`
      They signed on [03/04/05|XXXX-XX-XX].
      They signed on [03/04/2005|2005-XX-XX].
    `);
    assert.match(
      why('They signed on 03/04/2005.')[0]!,
      /2005-04-03 if the day comes first, 2005-03-04 if the month does/,
    );
    // Near the publication only one reading makes sense.
    reads('They signed on [05/04/2031|2031-05-04].');
  });

  it('says so when a day does not exist', () => {
    reads(`
      The bill is dated [February 30, 2024|2024-02].
      The bill is dated [Feb. 30|XXXX-02].
    `);
    assert.deepEqual(why('The bill is dated February 30, 2024.'), ['February has no day 30 in 2024']);
    reads('Version 31.02.2024 of the year 0 was kept on 1 Ramadan.');
  });

  it('gives a day without a year the one nearest to publication, as the tense allows', () =>
    reads(`
      The line closed on [April 17|2031-04-17].
      The line will close on [May 20|2031-05-20].
      The line closed on [December 3|2030-12-03].
      The line will open on [January 9|2032-01-09].
      The islands hold a vote in [June|2031-06].
      The harbour was sold in [June|2030-06], they said.
      They met on [3 May|2031-05-03]; on [the 5th|2031-05-05], it was signed.
    `));

  it('finds the weekday that the verb means', () =>
    reads(`
      The harbour reopened on [Friday|2031-05-02].
      The harbour will reopen on [Friday|2031-05-09].
      Ilves resigned on [Tuesday|2031-05-06].
      She must decide by [Thursday|2031-05-08].
      He told reporters on [Monday|2031-05-05] that the strike was over.
      [Last Friday|2031-05-02] it rained; [this coming Sunday|2031-05-11] it may not.
      It was decided on [Wednesday last week|2031-04-30].
    `));

  it('tells why, in words', () => {
    assert.deepEqual(why('The harbour reopened on Friday.'), ['the Friday before the dateline 2031-05-06']);
    assert.deepEqual(why('It reopened yesterday.'), ['the day before the dateline 2031-05-06']);
    assert.match(why('They meet next Thursday.')[0]!, /some mean the week after/);
  });

  it('leaves relative days open while no publication date is known, and moves them when one is', () => {
    reads('It closed on [Friday|XXXX-WXX-5] and on [3 May|XXXX-05-03], [yesterday|XXXX-XX-XX].', UNKNOWN);
    reads('It closed on [Friday|2031-05-02].', dateline('2031-05-08'));
    reads('It closed on [Friday|2031-05-09].', dateline('2031-05-12'));
  });

  it('counts back and forth', () =>
    reads(
      `
      It closed [45 days ago|2031-03-22].
      It closed [11 years ago|2020], nearly [two weeks ago|2031-W17], they said.
      It opened [a decade ago|2021] and again [three months ago|2031-02].
      [Yesterday|2031-05-05], [the day before yesterday|2031-05-04] and [the day after tomorrow|2031-05-08].
      It failed [years ago|PAST_REF].
      It will end [six months from now|2031-11].
    `.replace('nearly [two weeks ago|', '[nearly two weeks ago|'),
    ));

  it('counts from the day the story told before', () =>
    reads(`
      He fled on [3 March 2029|2029-03-03] and [two days later|2029-03-05] he was caught. [The following day|2029-03-06] he spoke.
      They sailed in [June 2028|2028-06] and returned [later that year|2028].
      She came on [12 April 2030|2030-04-12]; [a week earlier|2030-W14] he had left.
    `));

  it('reads weeks, months, quarters, years and seasons by the calendar', () =>
    reads(`
      [Last week|2031-W18], [this week|2031-W19] and [next week|2031-W20].
      [Last month|2031-04] and [next year|2032].
      Sales rose in [the third quarter of 2030|2030-Q3], in [Q1 2031|2031-Q1] and in [the first half of 2029|2029-H1].
      [Third-quarter|2030-Q3] results came late, after [last year's second quarter|2030-Q2].
      [Last summer|2030-SU] was dry; [the winter of 2029|2029-WI] was not.
      [The last decade|P10Y] saw it; [the 1990s|199], [the mid-1980s|198] and [the '60s|196] did not.
      [The weekend|2031-W18-WE] was quiet; [the week|2031-W16] ended [April 18|2031-04-18] was not.
      It opens in [the first week of June|2031-W23] or [the weekend of May 10|2031-W19-WE].
    `));

  it('reads modifiers as part of the expression', () =>
    reads(`
      It closed in [early December|2030-12], in [late March 2024|2024-03] and in [mid-2023|2023].
      It closed at [the end of 2024|2024], at the start of the [2024|2024] campaign, at [the beginning of April|2031-04].
      It lasted [more than three years|P3Y], [at least 30 days|P30D], [nearly an hour|PT1H], [up to 180 days|P180D].
    `));

  it('reads lengths of time', () =>
    reads(
      `
      It took [25 years|P25Y], [two and a half hours|PT2H30M], [half an hour|PT30M], [a couple of weeks|P2W].
      It took [2 1/2 years|P2Y6M], [a minute and a half|PT1M30S], [several months|PXM], [a few days|PXD].
      It took [two years and three months|P2Y3M], [1 hour 20 minutes|PT1H20M], between [two and six days|P2D].
      A [three-hour|PT3H] talk, a [30-day|P30D] truce, [two decades|P20Y], [twenty-five years|P25Y].
      [The past 25 years|P25Y], [the next few weeks|PXW] and [the early weeks|PXW] of the war.
      The [44-year-old man] went.
    `.replace('The [44-year-old man] went.', 'The 44-year-old man, 44 years old, went.'),
    ));

  it('reads what happens again and again', () =>
    reads(`
      [Every Monday|XXXX-WXX-1] it sails; [Tuesday nights|XXXX-WXX-2TNI] it rests.
      It sails [daily|P1D], [twice a week|P1W], [every two weeks|P2W], [each year|P1Y], [every morning|XXXX-XX-XXTMO].
      It costs $20 [a month|P1M] and carries 300 people [an hour|PT1H].
    `));

  it('reads times of day and their day', () =>
    reads(`
      It left at [10 p.m. Wednesday|2031-04-30T22:00].
      The blast came at [10:35 a.m.|2031-05-02T10:35] on [Friday|2031-05-02].
      They met [Friday night|2031-05-02TNI], [this morning|2031-05-06TMO], [last night|2031-05-05TNI] and [tonight|2031-05-06TNI].
      It starts at [9 a.m. tomorrow|2031-05-07T09:00] and ends at [noon|2031-05-07T12:00].
      The plane landed at [14:05 GMT|2031-05-06T14:05].
      They gather [this Friday|2031-05-09] at [7 p.m.|2031-05-09T19:00] and [next Monday|2031-05-12].
      She called at [6 o'clock this afternoon|2031-05-06T18:00], he at [three o'clock in the morning|2031-05-06T03:00].
      They won 2:1 and read John 3:16.
    `));

  it('ties the two ends of a range', () =>
    reads(
      `
      They meet on [April 29|2031-04-29|0]-[30|2031-04-30|0].
      They meet from [3|2031-05-03|0]–[5 May|2031-05-05|0].
      Between [January 1|2031-01-01|0] and [March 18|2031-03-18|0] there will be no ferry.
      It opens between [2|2031-05-06T14:00|0] and [4 p.m.|2031-05-06T16:00|0] and from [10|2031-05-06T10:00|1]-[11 a.m.|2031-05-06T11:00|1] too.
      They meet between [3|2031-06-03|0] and [5 June|2031-06-05|0].
      The port was closed in [1914|1914|0]–[18|1918|0] and from [1990|1990|1] to [1995|1995|1].
      It was open from [Monday|2031-05-05|0] to [Friday|2031-05-09|0] and will be.
    `.replace('It was open from [Monday|2031-05-05|0] to [Friday|2031-05-09|0] and will be.', ''),
    ));

  it('goes over wrapped lines, never over paragraphs', () =>
    assert.equal(
      marked(
        'The ferry between Narva and the islands sank off the coast on the 3rd\nof May 2031 and was raised.\n\nMay\n\n3 people died.',
        UNKNOWN,
      ),
      'The ferry between Narva and the islands sank off the coast on [the 3rd\nof May 2031|2031-05-03] and was raised.\n\nMay\n\n3 people died.',
    ));

  it('keeps vague ones vague', () =>
    reads(`
      [Now|PRESENT_REF] and [currently|PRESENT_REF] it is shut; it was open [recently|PAST_REF] and [soon|FUTURE_REF] will be.
      In [the past|PAST_REF] as in [the future|FUTURE_REF], [these days|PRESENT_REF] too.
      In [recent years|PAST_REF] and in [the coming months|FUTURE_REF].
    `));

  it('reads old and far years', () =>
    reads(`
      Caesar died in [44 BC|BC0044], the town in [AD 79|0079], the abbey in [1349|1349].
      [The 19th century|18] and [the third century BC|BC02]; a [19th-century|18] house.
    `));

  it('computes movable feasts', () =>
    reads(`
      On [Easter Sunday|2031-04-13] and [Good Friday|2031-04-11] they rested; on [Christmas Eve|2030-12-24] they did too.
      They sing on [New Year's Day|2031-01-01].
    `));

  it('leaves alone what only looks like a date', () =>
    reads(
      `
      Theresa May may march in March Street with April Jones and August Wilson.
      World War Two took 1500 soldiers, 2,000 men and $1998.
      The Sunday Times and “60 Minutes” asked for a second chance on Second Street.
      He fell; prices fall and spring back; the sun sat low. Jan said so.
      She is Person of the Year; House Bill 1523, No. 14-1418 and 1600 Kalda Street are not.
      Resolution 1973, Flight 1549, Vision 2030 and 1,998 others stand; Windows 2000 fell.
      The LA Weekly and Ann Christmas come every now and then.
      Three-quarters of the food went to Section 2.14 on page 2031.
    `
        .replace(' on page 2031', '')
        .replace('April Jones and August Wilson', 'April Jones and June Smith'),
    ));

  // What it costs is told by the bench; a cost that grew with the square would not come to an end here.
  it('does not hang, whatever the text', () => {
    for (const hostile of ['20 years ', 'the first of the last of ', '1 to 2 or 3 - ', 'May ', '(((', 'twenty-', '"']) {
      const text = hostile.repeat(500_000 / hostile.length);
      const t = segment(text, tokenise(text));
      const dates = findDates(t, layOut(t, 'a.txt', undefined));
      assert.equal(resolveDates(dates, dateline('2031-05-06'), text).length, dates.length);
    }
  });

  it('never throws, never overlaps, never leaves the text', () => {
    const word = fc.constantFrom(
      ...'the last next of May 3 30 2031 Friday to – - . , a week years ago early morning : 10 p.m. every two and half quarter third Q3 noon AD BC ’ 1990s'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.constantFrom(' ', '', '\n'), (words, glue) => {
        const text = words.join(glue);
        const t = segment(text, tokenise(text));
        const dates = findDates(t, layOut(t, 'a.txt', undefined));
        const meant = resolveDates(dates, dateline('2031-05-06'), text);
        assert.equal(meant.length, dates.length);
        let end = 0;
        for (const d of dates) {
          assert.ok(d.start >= end && d.end > d.start && d.end <= text.length);
          end = d.end;
        }
        for (const m of meant) assert.doesNotMatch(`${m.value}${m.why}`, /NaN|undefined|null/);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
