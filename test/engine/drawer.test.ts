import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Bytes } from '../../src/core/text/drawer';
import { fileDrawer } from '../../src/engine/drawer.node';

const filled = (length: number, by: number): Uint8Array => new Uint8Array(length).fill(by);

describe('a drawer in a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'drawer-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives back what was put in, whatever else came and went', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2000), fc.nat(20))), fc.nat(3000), (steps, inMemory) => {
        const drawer = fileDrawer(folder, inMemory);
        const held: { bytes: Bytes; is: Uint8Array }[] = [];
        steps.forEach(([length, at], i) => {
          if (at < held.length) drawer.drop(held.splice(at, 1)[0]!.bytes);
          const is = filled(length, i % 256);
          held.push({ bytes: drawer.put(is), is });
          for (const one of held) assert.deepEqual(drawer.take(one.bytes), one.is);
        });
        for (const { bytes } of held) drawer.drop(bytes);
        assert.equal(drawer.outside, 0);
        drawer.close();
      }),
    );
  });

  it('gives back large and small, written together or by themselves', () => {
    const drawer = fileDrawer(folder, 0);
    const sizes = [100, 300_000, 5, 200_000, 100_000, 262_144, 1, 0, 90_000, 262_145, 700];
    const held = sizes.map((length, i) => ({ bytes: drawer.put(filled(length, i + 1)), is: filled(length, i + 1) }));
    // In the room of one that is written, and of one that may not be.
    for (const at of [9, 2, 0]) drawer.drop(held.splice(at, 1)[0]!.bytes);
    for (const length of [77, 262_100, 200])
      held.push({ bytes: drawer.put(filled(length, 99)), is: filled(length, 99) });
    for (const { bytes, is } of held) assert.deepEqual(drawer.take(bytes), is);
    drawer.close();
  });

  it('keeps a little in memory before it makes a file', () => {
    const drawer = fileDrawer(folder, 1000);
    const kept = drawer.put(filled(900, 1));
    assert.ok(kept instanceof Uint8Array);
    assert.equal(drawer.outside, 0);
    assert.ok(!(drawer.put(filled(900, 2)) instanceof Uint8Array));
    drawer.drop(kept);
    assert.ok(drawer.put(filled(900, 3)) instanceof Uint8Array);
    drawer.close();
  });

  it('uses the room of what was dropped again', () => {
    const drawer = fileDrawer(folder, 0);
    const first = drawer.put(filled(700, 1));
    drawer.drop(first);
    const second = drawer.put(filled(600, 2));
    assert.equal((second as { at: number }).at, (first as { at: number }).at);
    assert.deepEqual(drawer.take(second), filled(600, 2));
    drawer.close();
  });

  it('leaves no name by which others could open its file', function () {
    // Windows keeps the name of what is open.
    if (process.platform === 'win32') this.skip();
    const drawer = fileDrawer(folder, 0);
    const bytes = drawer.put(filled(5000, 7));
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(drawer.take(bytes), filled(5000, 7));
    drawer.close();
  });

  it('keeps everything in memory where it can make no file', () => {
    const drawer = fileDrawer(join(folder, 'is', 'not', 'there'), 0);
    const bytes = drawer.put(filled(300, 1));
    assert.ok(bytes instanceof Uint8Array);
    assert.deepEqual(drawer.take(bytes), filled(300, 1));
  });

  it('says so when its file is lost', () => {
    const drawer = fileDrawer(folder, 0);
    const bytes = drawer.put(filled(300, 1));
    drawer.close();
    assert.throws(() => drawer.take(bytes), /was lost/);
    assert.ok(drawer.put(filled(300, 1)) instanceof Uint8Array);
  });
});
