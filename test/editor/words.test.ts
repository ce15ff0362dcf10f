import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const json = (path: string): Record<string, string> => JSON.parse(readFileSync(join(root, path), 'utf8'));

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

/** Every message that the extension or its panels say, as it stands in the code. */
function said(): Set<string> {
  const found = new Set<string>();
  for (const file of [...files('src/vscode'), ...files('src/panel')].filter((name) => name.endsWith('.ts'))) {
    const code = readFileSync(join(root, file), 'utf8');
    for (const [, literal] of code.matchAll(/(?:l10n\.t|\bsay)\(\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)) {
      const quote = literal!.charAt(0);
      found.add(literal!.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\'));
    }
  }
  return found;
}

/** `{0}`, `{1}` and links to commands must survive a translation. */
const parts = (text: string): string[] => (text.match(/\{\d\}|\(command:[\w.]+\)/g) ?? []).sort();

describe('the words in German', () => {
  it('are there for every message, and for none that is no longer said', () => {
    const bundle = json('media/l10n/bundle.l10n.de.json');
    const messages = said();
    assert.ok(messages.size > 150, `only ${messages.size} messages found`);
    assert.deepEqual(
      [...messages].filter((message) => !(message in bundle)),
      [],
      'not translated',
    );
    assert.deepEqual(
      Object.keys(bundle).filter((message) => !messages.has(message)),
      [],
      'no longer said',
    );
    for (const [message, german] of Object.entries(bundle)) assert.deepEqual(parts(german), parts(message), message);
  });

  it('are there for every title, setting and welcome', () => {
    const [english, german] = [json('package.nls.json'), json('package.nls.de.json')];
    assert.deepEqual(Object.keys(german), Object.keys(english));
    for (const [key, text] of Object.entries(english)) assert.deepEqual(parts(german[key]!), parts(text), key);
  });

  it('leave no title without its English', () => {
    const manifest = readFileSync(join(root, 'package.json'), 'utf8');
    const english = json('package.nls.json');
    const keys = [...manifest.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key!);
    assert.deepEqual(
      keys.filter((key) => !(key in english)),
      [],
    );
    assert.deepEqual(
      Object.keys(english).filter((key) => !keys.includes(key)),
      [],
    );
  });
});
