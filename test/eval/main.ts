/**
 * `npm run eval`: how well Synoptic reads and links, against the gold of the fixtures.
 * `npm run eval -- <data folder>`: the labelled texts of that folder too. `--errors` lists every case that came out wrong;
 * `--folds` learns names and the tense of dates anew, to score them on texts they have not seen; `--update` writes the fixtures' expected output anew.
 */
import { parseArgs } from 'node:util';
import { evaluateFixtures, updateExpected } from './fixtures/evaluate';
import { aimsTable } from './labelled/aims';
import { evaluateLabelled } from './labelled/evaluate';
import { evaluateFolds } from './labelled/folds';
import { shippedModels } from './synoptic';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { errors: { type: 'boolean' }, folds: { type: 'boolean' }, update: { type: 'boolean' } },
  });
  const models = await shippedModels();
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  if (values.update === true) await updateExpected(models, print);
  else {
    await evaluateFixtures(models, values.errors === true, print);
    for (const folder of positionals) {
      const scores = await evaluateLabelled(folder, models, print);
      const folds = values.folds === true ? await evaluateFolds(folder, models, print) : new Map();
      print(`\n${aimsTable(new Map([...scores, ...folds]))}`);
    }
  }
}

main().catch((error: Error) => {
  process.stderr.write(`eval: ${error.stack ?? error.message}\n`);
  process.exitCode = 1;
});
