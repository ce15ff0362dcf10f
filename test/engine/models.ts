/** The weights that ship, for tests that read. */
import { readFileSync } from 'node:fs';
import type { ModelBytes } from '../../src/engine/engine';

let bytes: ModelBytes | undefined;

export function shippedModels(): ModelBytes {
  bytes ??= { claims: readFileSync('media/claims.bin'), names: readFileSync('media/names.bin') };
  return bytes;
}
