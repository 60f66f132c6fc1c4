import type { Breach } from '../../finding.ts';
import type { Span } from '../../text.ts';

/** Steps of a cycle that a finding names; who sees so many has seen enough. */
const MOST_STEPS = 8;

/** One step of a cycle, and the place that makes it. */
export interface CycleStep {
  readonly from: string;
  readonly to: string;
  readonly at: Span;
  /** The thing at whose definition the step stands. */
  readonly subject: string;
}

/** A finding about a cycle, with its steps as places. `verb` says what `from` does to `to`. */
export function cycleFinding(way: readonly CycleStep[], what: string, verb: string): Breach | null {
  const [first, ...others] = way;
  if (first === undefined) return null;
  const names = way.map(({ from }) => from);
  const shown = names.length > MOST_STEPS ? [...names.slice(0, MOST_STEPS), '…'] : names;
  return {
    at: first.at,
    subject: first.subject,
    message: others.length === 0 ? what : `${what}: ${[...shown, first.from].join(' > ')}`,
    see: others.slice(0, MOST_STEPS - 1).map(({ from, to, at }) => {
      return { value: `${from} ${verb} ${to}`, span: at };
    }),
  };
}
