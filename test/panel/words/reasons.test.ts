import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSidecar } from '../../../src/core/review/sidecar';
import { fileReason, firstFinding, linkReason, markReason, readingsAgainst } from '../../../src/panel/words/reasons';
import { CORPORA, PLANTED } from '../../eval/fixtures/gold';
import { shippedModels, sourcesOf, synoptic } from '../../eval/synoptic';
import { say } from '../statements';

const root = join(import.meta.dirname, '../../..');
const bundle: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'media/l10n/bundle.l10n.de.json'), 'utf8'),
);
const german = (message: string, ...values: (string | number)[]): string => say(bundle[message] ?? message, ...values);

describe('reasons in the reader’s language', () => {
  it('say of a date how it was counted', () => {
    const told = (why: string): string => markReason(why, german);
    assert.equal(
      told('the Friday before the dateline 2031-05-06'),
      'der Freitag vor dem Datum der Ortsmarke, 2031-05-06',
    );
    assert.equal(
      told('a Thursday, the very day of the date in the front matter, 2033-04-14'),
      'ein Donnerstag, genau der Tag von dem Datum im Vorspann, 2033-04-14',
    );
    assert.equal(told('May 2 after the publication date 2033-04-15'), '2. Mai nach dem Erscheinungsdatum 2033-04-15');
    assert.equal(
      told('no year is told; no publication date is known'),
      'kein Jahr genannt; kein Erscheinungsdatum bekannt',
    );
    assert.equal(
      told('the Friday after 2033-04-14, the day told of before; some mean the week after'),
      'der Freitag nach 2033-04-14, dem zuvor genannten Tag; manche meinen die Woche danach',
    );
  });

  it('say of a claim who says it, and of an actor who it is, with the words of the text as they stand', () => {
    assert.equal(
      markReason('quoted, said by “she, the premier”, cue “told”, passed on by “the Courier”', german),
      'wörtlich zitiert, gesagt von „she, the premier“, angezeigt durch „told“, weitergegeben von „the Courier“'.replace(
        'wörtlich zitiert',
        bundle.quoted!,
      ),
    );
    assert.equal(
      markReason('she: last woman who spoke, Mara Ilves', german),
      'she: die Frau, die zuletzt sprach, Mara Ilves',
    );
  });

  it('say of a link what differs, what both have, and what a person decided', () => {
    const why =
      'The dates differ: “2 May” (2033-05-02) against “3 May” (2033-05-03). Both say “bell”, “ship”; confirmed by a person: asked them';
    assert.equal(
      linkReason(why, german),
      'Die Daten weichen ab: „2 May“ (2033-05-02) gegen „3 May“ (2033-05-03). Beide sagen „bell“, „ship“; von Hand bestätigt: asked them',
    );
    assert.deepEqual(readingsAgainst(why), ['2 May', '3 May']);
    const hedged = 'One is less certain: “possibly” in one, told flatly in the other. Both say “bell”';
    assert.equal(readingsAgainst(hedged), null);
    assert.equal(firstFinding(hedged, german), '„possibly“ auf der einen Seite, auf der anderen ohne Vorbehalt gesagt');
    assert.equal(firstFinding('Both say “bell: the”, “ship”', german), null);
  });

  it('say of a file why it was not read, or how its day is known', () => {
    assert.equal(fileReason('only .txt and .md files are read', german), 'nur .txt- und .md-Dateien werden gelesen');
    assert.equal(fileReason('the dateline “SORRIN, April 14”', german), 'laut Ortsmarke: „SORRIN, April 14“');
    assert.equal(fileReason('set by Ann', german), 'gesetzt von Ann');
    assert.equal(markReason('marked by Ann', german), 'markiert von Ann');
    assert.equal(fileReason('EACCES: permission denied', german), 'EACCES: permission denied');
  });

  it('say of a text that tells no day from which others it is known', () => {
    const why =
      'tells of the same event as a.txt, b.txt and 3 more, published 2033-04-15: 1 name and 12 phrases in common with a.txt';
    assert.equal(
      fileReason(why, german),
      'erzählt vom selben Ereignis wie a.txt, b.txt und 3 weitere, veröffentlicht 2033-04-15; gemeinsam mit a.txt: Namen 1, Wendungen 12',
    );
  });

  it('say of kept decisions what is wrong with them, whatever it is', () => {
    const head = '{"format":"synoptic.review/1"}';
    const damaged = [
      '',
      'no line of ours\n',
      `${head}\n{"x":1}\n{"x":2}\n`,
      `${head}\n<<<<<<< ours\n`,
      `${head}\n{"does":"acc`,
    ];
    const newer = '{"format":"synoptic.review/9"}\n';
    const problems = new Set([...damaged, newer].flatMap((text) => parseSidecar(text).problems));
    assert.ok(problems.size > 4, [...problems].join('\n'));
    for (const problem of problems) assert.notEqual(fileReason(problem, german), problem);
  });

  it('leave what they do not know as it is', () => {
    assert.equal(markReason('found by a kind of rule of next year', german), 'found by a kind of rule of next year');
    assert.equal(linkReason('Both say “bell”. Something else', german), 'Both say “bell”. Something else');
  });

  for (const corpus of [...CORPORA, ...PLANTED]) {
    it(`${corpus}: know every reason that is given there`, async () => {
      const { file } = await synoptic(await sourcesOf(join(root, 'fixtures', corpus)), await shippedModels());
      const marks = [...new Set(file.annotations.map(({ why }) => why))];
      const links = [...new Set(file.links.map(({ why }) => why))];
      // Said again in English each comes out as it went in: its form was understood to the letter.
      for (const why of marks) assert.equal(markReason(why, say), why);
      for (const why of links) assert.equal(linkReason(why, say), why);
      assert.deepEqual(
        [
          ...marks.filter((why) => markReason(why, german) === why),
          ...links.filter((why) => linkReason(why, german) === why),
        ],
        [],
      );
    });
  }
});
