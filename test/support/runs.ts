/**
 * How many cases a property tries: `full` in `npm test`, a tenth in `npm run test:fast`, and at least
 * one. `RUNS=10 npm test` tries ten times as many as every submission can afford.
 */
export function runs(full: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.ceil(full * Number(process.env.RUNS ?? 1))) };
}
