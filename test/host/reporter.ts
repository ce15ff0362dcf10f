/** Mocha's reporter for the stages that run under Node: prints as usual, and leaves the tally in `SYNOPTIC_TALLY`. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import type { Tally } from './tally';

const { Base, Dot, Spec } = Mocha.reporters;

class TallyReporter extends Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const failures: Tally['failures'][number][] = [];
    runner.on('fail', (test, error) => {
      failures.push({ title: test.fullTitle(), message: String(error?.stack ?? error) });
    });
    // What passes when it is tried again is told of all the same.
    runner.on('retry', (test, error) => {
      console.log(`      tried again: ${test.fullTitle()}\n${String(error?.stack ?? error)}`);
    });
    // Thousands of unit tests are dots; a few slow ones have lines of their own.
    new (runner.total > 100 ? Dot : Spec)(runner, options);
    runner.once('end', () => {
      const { passes = 0, pending = 0 } = runner.stats ?? {};
      const tally: Tally = { passed: passes, failed: failures.length, skipped: pending, failures };
      const path = process.env.SYNOPTIC_TALLY;
      if (path) writeFileSync(path, JSON.stringify(tally));
    });
  }
}

module.exports = TallyReporter;
