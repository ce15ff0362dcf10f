/** Around every end-to-end test: pictures of what failed, and an end to everything at the end. */
import { endSession, pictureFailures } from './session';

export const mochaHooks = {
  async afterEach(this: Mocha.Context) {
    if (this.currentTest?.state !== 'failed') return;
    for (const path of await pictureFailures(this.currentTest.fullTitle())) console.log(`      picture: ${path}`);
  },
  async afterAll() {
    await endSession();
  },
};
