import { deepEqual, equal } from 'node:assert/strict';
import { toldWhole } from '../../src/engine/keeping';

describe('what is kept for another day', () => {
  const parts = [Uint8Array.of(1), Uint8Array.of(2)];

  it('is asked for again where a change broke it off', async () => {
    const answers = [[], [], parts];
    let waited = 0;
    deepEqual(
      await toldWhole(
        async () => answers.shift()!,
        async () => ++waited < 5,
      ),
      parts,
    );
    equal(waited, 2);
  });

  it('is given up once nobody needs it', async () => {
    let asked = 0;
    const none = await toldWhole(
      async () => {
        asked++;
        return [];
      },
      async () => asked < 3,
    );
    deepEqual(none, []);
    equal(asked, 3);
  });
});
