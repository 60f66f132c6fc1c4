/** A list that counts how often one of its places is read. */
export function counted<T>(list: readonly T[]): { list: readonly T[]; reads: () => number } {
  let reads = 0;
  const proxy = new Proxy(list, {
    get(target, name, receiver) {
      if (typeof name === 'string' && /^[0-9]/.test(name)) reads++;
      return Reflect.get(target, name, receiver);
    },
  });
  return { list: proxy, reads: () => reads };
}
