import type { Drawer, Place } from '../../src/core/text/drawer';
import { bytesOf } from '../../src/core/text/units';

/** A drawer that takes everything, and throws where somebody asks for what was dropped, or drops it once more. */
export function strictDrawer(): Drawer & { readonly size: number } {
  const held = new Map<Place, Uint8Array>();
  const known = (place: Place): Uint8Array => {
    const bytes = held.get(place);
    if (bytes === undefined) throw new Error('asked for what was dropped');
    return bytes;
  };
  return {
    put(bytes) {
      const place = { at: held.size, length: bytes.length };
      held.set(place, typeof bytes === 'string' ? bytesOf(bytes) : bytes.slice());
      return place;
    },
    take: (bytes) => (bytes instanceof Uint8Array ? bytes : known(bytes)),
    drop(bytes) {
      if (typeof bytes === 'string' || bytes instanceof Uint8Array) return;
      known(bytes);
      held.delete(bytes);
    },
    get size() {
      return held.size;
    },
  };
}
