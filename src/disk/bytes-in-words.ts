/** A size as people say it: `20 MB`, `20.1 MB`, `980 bytes`. Rounded up, so that a bound shows. */
export function bytesInWords(size: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.max(
    0,
    units.findLastIndex((_, each) => size >= 1000 ** each),
  );
  return `${Math.ceil((size / 1000 ** power) * 10) / 10} ${units[power]}`;
}
