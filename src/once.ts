/** A function that computes its value when first called, and keeps it. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The value for a key; made and kept when it is not known yet. */
export function recalled<K extends object, V>(
  known: WeakMap<K, V>,
  key: K,
  make: (key: K) => V,
): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make(key);
  known.set(key, value);
  return value;
}
