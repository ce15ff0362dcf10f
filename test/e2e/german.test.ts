import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

/** Words that no row says in German. */
const ENGLISH = /\b(sources?|differs?|origins?|published|happened|ahead|said|line|of|claims?|silent)\b/;

describe('in German', () => {
  let workbench: Workbench;

  before(async () => {
    // Of what was decided on this text the first line is damaged.
    const files = { '.synoptic/tta-wire.txt.json': 'not ours\n' };
    workbench = await openWorkbench({ language: 'de', settings: { 'editor.wordWrap': 'on' }, files });
    await workbench.open('tta-wire.txt');
  });
  after(() => workbench.close());

  it('reads the folder and tells so', async () => {
    // A folder in which somebody decided is read by itself.
    const line = await workbench.until('the folder to be read', async () =>
      (await workbench.statusBar()).find((text) => /\d+ Aussagen/.test(text)),
    );
    assert.match(line, /\d+ Quellen · \d+ Aussagen · \d+ Abweichungen · offline/);
  });

  it('says what is wrong with kept decisions', async () => {
    await workbench.notification('die erste Zeile ist beschädigt oder fehlt');
  });

  it('lists topics and what is to be reviewed', async () => {
    await workbench.sideBar();
    for (const [view, words] of [
      ['Themen', /Quellen/],
      ['Prüfung', /Vorgeschlagene/],
    ] as const) {
      const rows = await workbench.until(`rows of ${view}`, async () => {
        const found = await workbench.rows(view);
        return found.length > 0 ? found : undefined;
      });
      // Topics have names that the texts give them.
      const told = rows.map(({ label, description }) => (view === 'Themen' ? description : label)).join('\n');
      assert.match(told, words);
      assert.doesNotMatch(told, ENGLISH);
    }
  });
});
