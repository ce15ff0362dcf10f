import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SourceMeta } from '../../../src/core/model';
import { type Layout, layOut } from '../../../src/core/text/layout';
import { segment } from '../../../src/core/text/sentences';
import { tokenise } from '../../../src/core/text/tokenise';

const lay = (text: string, id = 'a.txt', meta?: SourceMeta): Layout => layOut(segment(text, tokenise(text)), id, meta);
const boilerplate = (text: string): string[] => lay(text).boilerplate.map((b) => text.slice(b.start, b.end));
const published = (text: string, id?: string, meta?: SourceMeta): string => {
  const p = lay(text, id, meta).published;
  return `${p.value} ${p.basis}`;
};

const BODY = `The ferry line between Narva and the islands was closed on Friday, the harbour said.
Mara Ilves, who runs the harbour, said that the boats were too old to sail in winter storms.
Nobody could say when the line would open again, and the islanders have begun to store food.`;

describe('layout', () => {
  it('reads front matter and keeps it apart', () => {
    const text = `---\ntitle: "Ferry line closed"\ndate: 2031-05-06\noutlet: Harbour Radio\n---\n${BODY}`;
    const layout = lay(text);
    assert.equal(text.slice(layout.frontMatter!.start, layout.frontMatter!.end).split('\n').length, 5);
    assert.equal(layout.title, 'Ferry line closed');
    assert.equal(layout.outlet, 'Harbour Radio');
    assert.deepEqual(layout.published, {
      value: '2031-05-06',
      basis: 'front-matter',
      why: 'the front matter says date: 2031-05-06',
    });
    assert.equal(lay('---\nno end of it').frontMatter, null);
    assert.equal(lay('--- a dash\ntitle: x\n---\n').frontMatter, null);
  });

  it('takes a headline as the title, a sentence not', () => {
    assert.equal(lay(`Ferry line closed\n\n${BODY}`).title, 'Ferry line closed');
    assert.equal(lay(`# Ferry line closed\n\n${BODY}`).title, 'Ferry line closed');
    assert.equal(lay(BODY).title, null);
    assert.equal(lay(`Home\nFerry line closed\n${BODY}`).title, 'Ferry line closed');
  });

  it('tells English from other languages', () => {
    assert.equal(lay(BODY).language, 'en');
    assert.equal(
      lay('Паром больше не ходит, сказала начальница порта. Люди запасаются едой на зиму.').language,
      'other',
    );
    assert.equal(
      lay('El puerto dijo el viernes que la línea no va a abrir y que los barcos son muy viejos para el mar.').language,
      'other',
    );
    assert.equal(
      lay('Die Fähre wird nicht mehr fahren, sagte die Leiterin des Hafens, und die Boote sind zu alt für den Winter.')
        .language,
      'other',
    );
    assert.equal(lay('').language, 'en');
  });

  describe('publication', () => {
    it('stands in the order of the contract', () => {
      const dated = `Moscow, April 25, 2031: ${BODY}`;
      assert.equal(
        published(`---\ndate: 2031-05-01\n---\n${dated}`, '2031-05-03.txt', { published: '2031-05-02' }),
        '2031-05-01 front-matter',
      );
      assert.equal(published(dated, '2031-05-03.txt', { published: '2031-05-02' }), '2031-05-02 meta');
      assert.equal(published(dated, '2031-05-03.txt'), '2031-04-25 dateline');
      assert.equal(published(BODY, '2031-05-03.txt'), '2031-05-03 file-name');
      assert.equal(published(BODY), 'null none');
    });

    it('is read off date lines and bylines at the top', () => {
      const top = (line: string): string => published(`Ferry line closed\n\n${line}\n\n${BODY}`);
      assert.equal(top('HNS May 6, 2031 368 views'), '2031-05-06 text');
      assert.equal(top('By Mara Ilves | 6 May 2031, 14:05 GMT'), '2031-05-06 dateline');
      assert.equal(top('Published 6 May 2031 · Updated 7 May 2031'), '2031-05-06 text');
      assert.equal(top('Updated 7 May 2031 · Published 6 May 2031'), '2031-05-06 text');
      assert.equal(top('Tuesday, May 6th, 2031'), '2031-05-06 text');
      assert.equal(top('06.05.2031 10:15'), '2031-05-06 text');
      assert.equal(top('6 мая 2031, 10:15'), '2031-05-06 text');
      assert.equal(top('2031年5月6日'), '2031-05-06 text');
      assert.equal(top('May 6, 20319:05 AM GMT+3'), '2031-05-06 text');
      assert.equal(top('Posted on May 6, 2031 by admin'), '2031-05-06 text');
      assert.equal(top('Issued on: 26/04/2031 - 19:12'), '2031-04-26 text');
    });

    it('is read off datelines, with the year from elsewhere if they have none', () => {
      assert.equal(published(`TALLINN, May 6 (HNS) - ${BODY}`, 'x_20310508.txt'), '2031-05-06 dateline');
      assert.equal(published(`Tallinn, May 6: ${BODY} The law of May 6, 2031, is old.`), '2031-05-06 dateline');
      assert.equal(published(`Tallinn, May 6: ${BODY}`), 'null none');
      assert.equal(lay(`TALLINN (Harbour News) - ${BODY}`).outlet, 'Harbour News');
    });

    it('is never a day merely mentioned', () => {
      for (const text of [
        'On 3 May 2031 a meeting was held in Narva.',
        'The accord of May 6, 2031',
        'Photo taken on 3 May 2031',
        'Mara Ilves, Jaan Tamm, Piret Kask, Ants Laur 3 May 2031',
        'The meeting on 03/04/2031',
        'Photo: Mara Ilves, April 20, 2031',
        'The Treaty of Narva, 26 April 1925',
        'Sunday 4 May 2031, Saaremaa Ferry Festival',
        'Mara Ilves, born April 26, 1975',
      ])
        assert.equal(published(`${text}\n\n${BODY}`), 'null none', text);
    });

    it('is read off file names, compact or not, and only real days', () => {
      const named = (id: string): string => published(BODY, id);
      assert.equal(named('news/harbour_2031-05-06_ferry.txt'), '2031-05-06 file-name');
      assert.equal(named('20310506.txt'), '2031-05-06 file-name');
      assert.equal(named('2031/05/06/ferry.txt'), '2031-05-06 file-name');
      for (const no of ['2031-02-30.txt', '120310506.txt', '203105061.txt', 'ferry-2031.txt', 'isbn-9782031050600.txt'])
        assert.equal(named(no), 'null none', no);
    });
  });

  describe('boilerplate', () => {
    it('is reader comments to the end of the page, by heading or by avatars', () => {
      const comments =
        'K\nKati P.\nI hope that this will change soon, it is a shame.\nM\nMart L.\nIt will not, I fear, ever change in our time.\n\nLeave a Comment';
      assert.deepEqual(boilerplate(`${BODY}\n\nReader Comments\n\n${comments}`), [`Reader Comments\n\n${comments}`]);
      assert.deepEqual(boilerplate(`${BODY}\n\n${comments}`), [comments]);
    });

    it('is credits, tags, sharing, notes of translators, scraps of buttons', () => {
      for (const line of [
        '(Reporting by Mara Ilves in Narva; Editing by Jaan Tamm)',
        'Tags: ferry, harbour, winter',
        'Share this article',
        'Subscribe to our newsletter',
        'Переведено сервисом переводов',
        'Translated by Piret Kask.',
        'You May Also Like',
        'Follow us on our channels',
        'We use cookies to give you the best experience.',
        'Disclaimer: Comments are those of their writers, and we do not vouch for them.',
        'back to top',
        'Facebook Twitter WhatsApp Copy link',
        'Share',
        'Follow Harbour Radio on Telegram',
        'Listen to this article',
        '© 2031 Harbour Radio. All rights reserved.',
      ])
        assert.deepEqual(boilerplate(`${BODY}\n\n${line}`), [line], line);
    });

    it('is crumbs and menus above the title', () => {
      const crumbs = '- Статьи\n- World\n- Ferry line closed for the winter';
      assert.deepEqual(boilerplate(`${crumbs}\n\nFerry line closed for the winter\n\n${BODY}`), [crumbs]);
      assert.deepEqual(boilerplate(`Home > News > World\nFerry line closed\n${BODY}`), ['Home > News > World']);
    });

    it('is not the article, whatever it speaks of', () => {
      for (const text of [
        BODY,
        `${BODY}\n\nComments on the plan came from three ministers, and none of them was kind.`,
        `${BODY}\n\n“Read more books,” she said, “and fewer papers.”`,
        `${BODY}\n\nRelated charges against the captain were dropped in the spring by the court.`,
        `- The line is closed.\n- The boats are old.\n- Nobody knows more than that, the harbour said.\n\n${BODY}`,
        `Key Points\n\n1\n\nThe line is closed\n\n2\n\nThe boats are old\n\n${BODY}`,
        `${BODY}\n\nRelated\n\n${BODY}`,
      ])
        assert.deepEqual(boilerplate(text), [], text);
    });
  });

  it('takes any text: spans sorted, disjoint, inside', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Reader Comments',
        'Tags: a, b',
        'K',
        'Kati P.',
        '---',
        'date: 2031-01-01',
        '- World',
        '',
        BODY,
        'May 6, 2031',
      ),
      fc.string({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = lines.join('\n');
        let end = 0;
        for (const b of lay(text).boilerplate) {
          assert.ok(b.start >= end && b.end > b.start && b.end <= text.length);
          end = b.end;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
