import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text);
const contributes = manifest.contributes;
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));

/** Every string value in a piece of JSON. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

describe('the manifest', () => {
  const commands = new Set<string>(contributes.commands.map((each: { command: string }) => each.command));

  it('says every one of its words in package.nls.json, which holds no others', () => {
    const used = strings(manifest).flatMap((value) => [...value.matchAll(/^%([^%]+)%$/g)].map((match) => match[1]));
    assert.deepEqual([...new Set(used)].sort(), Object.keys(words).sort());
  });

  it('leads to files that are there', () => {
    const paths = strings(contributes).filter((value) => /^(\.\/)?media\//.test(value));
    assert.ok(paths.length > 0);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join('.', path))),
      [],
    );
  });

  it('puts only its own commands into menus and on keys', () => {
    const menus = Object.values(contributes.menus ?? {}).flat() as { command?: string }[];
    const placed = [...menus, ...(contributes.keybindings ?? [])].map((each) => each.command);
    const strangers = placed.filter((command) => command?.startsWith('synoptic.') && !commands.has(command));
    assert.deepEqual(strangers, []);
  });

  it('names each command once', () => {
    const ids: string[] = contributes.commands.map((each: { command: string }) => each.command);
    assert.equal(commands.size, ids.length);
  });

  it('is told whole in the README: every command of the palette, every setting, every chord of a letter or sign', () => {
    const readme = readFileSync('README.md', 'utf8');
    const hidden = new Set(
      contributes.menus.commandPalette
        .filter(({ when }: { when: string }) => when === 'false')
        .map(({ command }: { command: string }) => command),
    );
    const titles = contributes.commands
      .filter(({ command }: { command: string }) => !hidden.has(command))
      .map(({ title }: { title: string }) => words[title.replaceAll('%', '')]!);
    const settings = Object.keys(contributes.configuration.properties).map((name) => `\`${name}\``);
    const chords = contributes.keybindings
      .map(({ key }: { key: string }) => /^ctrl\+k (?:shift\+)?[^+]$/.exec(key)?.[0])
      .filter((key: string | undefined) => key !== undefined)
      .map(
        (key: string) =>
          `\`${key.replace(/ctrl|shift|\b[a-z]$|\bk\b/g, (part) => part[0]!.toUpperCase() + part.slice(1))}\``,
      );
    assert.ok(titles.length > 50 && settings.length > 5 && chords.length > 15);
    assert.deepEqual(
      [...titles, ...settings, ...chords].filter((wanted) => !readme.includes(wanted)),
      [],
    );
  });

  it('runs in the oldest VS Code that is promised, against whose types it is checked', () => {
    const oldest = manifest.engines.vscode.replace('^', '');
    assert.equal(manifest.devDependencies['@types/vscode'], oldest);
    assert.ok(Number(oldest.split('.')[1]) <= 110, `${oldest} shuts out ordinary installs`);
  });

  it('pins every development dependency, and ships none', () => {
    assert.deepEqual(
      Object.values(manifest.devDependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version))),
      [],
    );
    assert.equal(manifest.dependencies, undefined);
  });

  it('does nothing at start: it wakes when it is asked', () => {
    const events: string[] = manifest.activationEvents ?? [];
    assert.ok(!events.includes('*') && !events.includes('onStartupFinished'), events.join(', '));
  });

  it('is locked for every platform: npm leaves out others when it locks beside an installed tree', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const names = Object.keys(packages).map((path) => path.split('node_modules/').at(-1));
    const wanted = Object.values(packages).flatMap((each) =>
      Object.keys((each as { optionalDependencies?: object }).optionalDependencies ?? {}),
    );
    assert.deepEqual(
      wanted.filter((name) => !names.includes(name)),
      [],
    );
  });
});
