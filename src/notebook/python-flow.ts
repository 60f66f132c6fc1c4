import { groupedBy } from '../grouped.ts';
import type { Scope } from './python-literals.ts';
import {
  calleeOf,
  definedName,
  type Frame,
  nameFrom,
  nameText,
  type Range,
} from './python-outline.ts';

/** How far the search for printed values has come. */
export interface Flow {
  readonly scope: Scope;
  readonly byCallee: ReadonlyMap<string, readonly Frame[]>;
  readonly functions: ReadonlyMap<string, readonly Frame[]>;
  readonly classes: ReadonlyMap<string, readonly Frame[]>;
  readonly returns: ReadonlyMap<Frame, readonly Frame[]>;
  /** For each name of the outline, an index at or behind it that is not known to be printed yet. */
  readonly next: Int32Array;
  /** Names that are printed somewhere; those in the queue are yet to be followed. */
  readonly seen: Set<string>;
  readonly queue: string[];
  /** Functions all of whose arguments are printed. */
  readonly done: Set<Frame>;
  /** Whether a value went where it cannot be followed. */
  everything: boolean;
  /** Functions whose results are not followed for now. */
  heldBack: ReadonlySet<string> | null;
}

export function flowOf(scope: Scope): Flow {
  const { outline } = scope;
  const next = new Int32Array(outline.names.length + 1);
  for (let index = 0; index < next.length; index++) next[index] = index;
  return {
    scope,
    byCallee: groupedBy(outline.calls, (call) => calleeOf(outline, call).last),
    functions: groupedBy(outline.functions, (fn) => definedName(outline, fn)),
    classes: groupedBy(outline.classes, (each) => definedName(outline, each)),
    returns: groupedBy(outline.returns, ({ fn }) => fn) as ReadonlyMap<Frame, readonly Frame[]>,
    next,
    seen: new Set(),
    queue: [],
    done: new Set(),
    everything: false,
    heldBack: null,
  };
}

/** Marks all names in a range as printed. */
export function print(flow: Flow, { from, to }: Range): void {
  const { outline } = flow.scope;
  const { names } = outline;
  let index = unmarked(flow, nameFrom(outline, from));
  for (let name = names[index]; name !== undefined && name.from < to; name = names[index]) {
    flow.next[index] = index + 1;
    const text = nameText(outline, name);
    if (!flow.seen.has(text)) {
      flow.seen.add(text);
      flow.queue.push(text);
    }
    index = unmarked(flow, index + 1);
  }
}

/** The first index from one on that is not marked; shortens the way for the next time. */
function unmarked({ next }: Flow, start: number): number {
  let index = start;
  while (next[index] !== index && index < next.length - 1) {
    const step = next[index] as number;
    next[index] = next[step] as number;
    index = step;
  }
  return index;
}

/** Tells whether a value is printed, as far as the search has come. */
export function marksIn({ scope: { outline }, next, everything }: Flow): (place: Range) => boolean {
  const marks = next.slice();
  return ({ from }) => {
    const index = nameFrom(outline, from);
    return everything || marks[index] !== index || index >= outline.names.length;
  };
}
