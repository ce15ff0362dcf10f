import { deepEqual, ok } from 'node:assert/strict';
import { createLinker } from '../../../src/core/corpus/linker';
import { pageOf } from './pages';

/**
 * Two long reports of one event. Both name Ostravia, Belmark and Premier Ilse Korvan all the time, so those names tell nothing: below the
 * opening, only sentences with the same key tell of the same matter.
 */
const HERALD: Readonly<Record<string, string>> = {
  lead: 'Premier Ilse Korvan of Ostravia met Belmark’s envoy Tomas Reyl in Halden on Monday to speak of the Sarn canal.',
  second: 'It was the third meeting between Korvan and Reyl since the canal was closed.',
  third: 'Ostravia and Belmark have quarrelled over the Sarn canal for two decades.',
  fourth: 'Reporters waited for Korvan and Reyl outside the palace in Halden.',
  fifth: 'Neither Ostravia nor Belmark published a statement that night.',
  lock: 'A contractor from Belmark found cracks in the concrete of the upper lock.',
  pilots: 'Ostravia insists that only licensed pilots from its own navy may steer tankers.',
  herons: 'Herons have returned to nest on the banks while Ostravia keeps the canal shut.',
  toll: 'Belmark wants the toll on grain barges abolished.',
  poll: 'A survey in Ostravia gave Korvan the approval of one voter in three.',
  border: 'Customs officers of Ostravia searched the luggage of students at the border with Belmark.',
  Ferry: 'Villagers in Belmark now cross by rowing boat, since the ferry was laid up.',
  mood: 'In Ostravia the pressure on Korvan is growing.',
  europe: 'Abroad, the attitude towards Ostravia and Belmark is ambivalent.',
};
const COURIER: Readonly<Record<string, string>> = {
  lead: 'Tomas Reyl, the envoy of Belmark, spoke with Ilse Korvan, the premier of Ostravia, about the Sarn canal on Monday.',
  second: 'They met in Halden, where Ostravia has its seat of government.',
  third: 'The canal joins Ostravia to the sea and runs through Belmark.',
  fourth: 'Korvan has led Ostravia for six years.',
  fifth: 'Reyl is a former admiral of Belmark.',
  lock: 'Engineers are to inspect the cracks in the upper lock before Belmark pays.',
  pilots: 'On tankers, Belmark would accept pilots licensed by the navy of Ostravia.',
  herons: 'Bird lovers in Belmark count more nesting herons than ever on the banks.',
  toll: 'Ostravia lives on the toll that grain barges from Belmark pay.',
  poll: 'Korvan stands badly in a survey of voters that Ostravia’s press published.',
  border: 'At the border between Ostravia and Belmark customs officers searched students.',
  Ferry: 'The ferry between Belmark and Ostravia was laid up for want of fuel, and rowing boats take its place.',
  proposals: 'Reyl brought Korvan proposals for settling the dispute between Ostravia and Belmark.',
  plant: 'A power plant in Ostravia cools its turbines with river water from Belmark.',
};

describe('evidence within one event', () => {
  const linker = createLinker();
  const keys = new Map<string, string>();
  for (const [id, report] of Object.entries({ 'courier.txt': COURIER, 'herald.txt': HERALD })) {
    const said = Object.values(report).map((text) => ({ text }));
    const text = said.map((one) => one.text).join(' ');
    const { page, actors } = pageOf(id, text, { published: '2031-06-03', said });
    linker.add(page, actors);
    for (const [key, sentence] of Object.entries(report)) {
      const start = text.indexOf(sentence);
      keys.set(`${id}#claim:${start}-${start + sentence.length}`, key);
    }
  }
  const OPENING = new Set(['lead', 'second', 'third', 'fourth', 'fifth']);
  const links = linker
    .settle()
    .links.map(({ from, to, score }) => ({ one: keys.get(from)!, two: keys.get(to)!, score }))
    .filter(({ one, two }) => !OPENING.has(one) && !OPENING.has(two));

  for (const key of ['lock', 'pilots', 'herons', 'toll', 'poll', 'border', 'Ferry']) {
    it(`links what both say of the ${key}`, () => {
      ok(links.some(({ one, two }) => one === key && two === key));
    });
  }

  it('links nothing else below the openings, of 81 pairs that share names', () => {
    deepEqual(
      links.filter(({ one, two }) => one !== two),
      [],
    );
  });

  it('is the surer, the more of what they share tells', () => {
    const scoreOf = (key: string): number => links.find(({ one, two }) => one === key && two === key)?.score ?? 0;
    ok(scoreOf('border') > scoreOf('poll'), `${scoreOf('border')} ${scoreOf('poll')}`);
  });
});
