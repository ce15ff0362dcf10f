/** `npm run package`: makes `synoptic-<version>.vsix` at the top of the checkout and prints what is in it. */
import './requireNode';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './places';
import { makePackage, packagedFiles } from './stage';

async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const out = await makePackage(join(root, `synoptic-${version}.vsix`));
  for (const file of await packagedFiles()) console.log(`${await kilobytes(join(root, file))}  ${file}`);
  console.log(`${await kilobytes(out)}  ${out}`);
}

async function kilobytes(path: string): Promise<string> {
  return `${((await stat(path)).size / 1000).toFixed(1).padStart(9)} kB`;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
