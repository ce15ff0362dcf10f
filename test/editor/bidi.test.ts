import { equal } from 'node:assert/strict';
import { isolated } from '../../src/vscode/bidi';

describe('text of any direction in a label', () => {
  it('stays as it is where it runs from left to right', () => equal(isolated('Noor Halloway'), 'Noor Halloway'));

  it('is set apart where it runs the other way, alone or mixed', () => {
    equal(isolated('نور'), '\u2068نور\u2069');
    equal(isolated('Radio שלום 3'), '\u2068Radio שלום 3\u2069');
  });

  it('cannot turn what stands beside it', () => {
    equal(isolated('paid \u202e001\u202c'), 'paid 001');
    equal(isolated('\u2067نور'), '\u2068نور\u2069');
  });
});
