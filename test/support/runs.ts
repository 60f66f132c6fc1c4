/**
 * How many cases a property tries: `full` in `npm test`, a tenth in `npm run test:fast`, and at least
 * one. `RUNS=10 npm test` tries ten times as many as every submission can afford.
 */
export function runs(full: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.ceil(full * Number(process.env.RUNS ?? 1))) };
}

/**
 * Some of the numbers from 0 to below `count`, in order: the first, the last and others between, the
 * same in each run. At most `full` of them; all with a large RUNS, others with another SEED.
 */
export function someOf(count: number, full: number): number[] {
  const most = Math.max(2, runs(full).numRuns);
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= most) return all;
  const seed = Number(process.env.SEED ?? 1);
  const inner = all.slice(1, -1).map((index) => ({ index, rank: hash(index + seed * 7919) }));
  const chosen = inner.sort((a, b) => a.rank - b.rank).slice(0, most - 2);
  return [0, ...chosen.map(({ index }) => index).sort((a, b) => a - b), count - 1];
}

/** Spreads neighbouring numbers; the finaliser of MurmurHash3, which is in the public domain. */
function hash(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
