/** What was used last, by key; what was not used for long is let go and made again when it is asked for. */
export interface Recent<K, V> {
  get(key: K): V | undefined;
  /** @param weight the sum of the weights is limited too; the newest stays whatever it weighs */
  set(key: K, value: V, weight: number): void;
  delete(key: K): void;
  clear(): void;
  readonly size: number;
}

export function recent<K, V>(most: number, heaviest: number): Recent<K, V> {
  const held = new Map<K, { readonly value: V; readonly weight: number }>();
  let weight = 0;
  const remove = (key: K): void => {
    weight -= held.get(key)?.weight ?? 0;
    held.delete(key);
  };
  return {
    get(key) {
      const one = held.get(key);
      if (one === undefined) return undefined;
      held.delete(key);
      held.set(key, one);
      return one.value;
    },
    set(key, value, own) {
      remove(key);
      held.set(key, { value, weight: own });
      weight += own;
      for (const oldest of held.keys()) {
        if (held.size <= 1 || (held.size <= most && weight <= heaviest)) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear() {
      held.clear();
      weight = 0;
    },
    get size() {
      return held.size;
    },
  };
}
