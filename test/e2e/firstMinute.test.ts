import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from './workbench';

describe('the first minute in a folder that never used Synoptic', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench();
  });
  after(() => workbench?.close());

  it('shows a welcome and one button, and marks nothing', async () => {
    await workbench.sideBar();
    const welcome = workbench.page.locator('.sidebar .welcome-view-content').first();
    await welcome.waitFor();
    assert.deepEqual(await welcome.locator('.monaco-button:visible').allInnerTexts(), ['Read this folder']);
  });
});
