import { type Flow, flowOf, marksIn, print } from './python-flow.ts';
import type { Import } from './python-imports.ts';
import type { Scope } from './python-literals.ts';
import {
  type Binding,
  calleeOf,
  definedName,
  type Frame,
  type Name,
  nameFrom,
  nameText,
  type Outline,
  type Range,
} from './python-outline.ts';
import { isPrinting } from './python-sinks.ts';
import { argumentRanges, resultOf, tupleElements, wholeCall } from './python-values.ts';

/** What is printed in a module: whether the value of a piece of code is. */
export interface PrintedNames {
  readonly anyhow: (place: Range) => boolean;
  /** The same, without what functions of the names held back return to where they are called. */
  readonly inside: (place: Range) => boolean;
}

/** Names by which all variables can be seen at once. */
const LOOK_EVERYWHERE = ['locals', 'globals', 'vars', 'exec', 'eval'];

/**
 * Which values a module prints or logs, itself or through variables, functions and containers. It
 * goes backwards from each call that prints: all that its arguments name is printed, and all that
 * those names get their values from. Where a value goes out of sight, it counts as printed. Names
 * are not told apart by function. Each name is looked at once.
 */
export function printedIn(
  scope: Scope,
  imports: readonly Import[],
  heldBack: ReadonlySet<string>,
): PrintedNames {
  const flow = flowOf(scope);
  const { outline } = scope;
  if (outline.broken !== null || LOOK_EVERYWHERE.some((name) => scope.uses.has(name))) {
    return { anyhow: () => true, inside: () => true };
  }
  const prints = isPrinting(scope, imports);
  for (const call of outline.calls) {
    if (prints(call)) print(flow, { from: call.mark, to: call.to });
  }
  for (const range of shownStatements(outline)) print(flow, range);
  let at = 0;
  const follow = (): void => {
    for (; at < flow.queue.length && !flow.everything; at++)
      printName(flow, flow.queue[at] as string);
  };
  flow.heldBack = heldBack;
  follow();
  const inside = marksIn(flow);
  flow.heldBack = null;
  for (const name of heldBack) if (flow.seen.has(name)) printResultsOf(flow, name);
  follow();
  return { anyhow: marksIn(flow), inside };
}

/** A cell shows the value of its last statement; which is the last is not looked at. */
function shownStatements(outline: Outline): Range[] {
  const called = new Map(outline.calls.map((call) => [call.parent, call]));
  return outline.statements.filter((statement) => {
    if (statement.parent?.kind !== 'root') return false;
    const call = called.get(statement);
    const isCall = call !== undefined && call.from === statement.from;
    return !isCall || outline.text.startsWith('dbutils.widgets', statement.from);
  });
}

/** Everything that a name gets its value from is printed. */
function printName(flow: Flow, name: string): void {
  const { outline, bindings } = flow.scope;
  for (const binding of bindings.get(name) ?? []) printSource(flow, binding);
  if (!flow.heldBack?.has(name)) printResultsOf(flow, name);
  const inClass = name === 'self' || name === 'cls';
  const classes = inClass ? outline.classes : (flow.classes.get(name) ?? []);
  for (const each of classes) print(flow, each);
  if (name === 'spark' || name === 'dbutils') return;
  // What a method is given may stay in its object, as with `append`.
  for (const { frame } of flow.scope.uses.get(name) ?? []) {
    const isStatement = frame.kind === 'call' && frame.parent?.kind === 'statement';
    if (isStatement && calleeOf(outline, frame).root === name) {
      print(flow, { from: frame.mark, to: frame.to });
    }
  }
}

function printResultsOf(flow: Flow, name: string): void {
  for (const fn of flow.functions.get(name) ?? []) {
    for (const result of flow.returns.get(fn) ?? []) print(flow, result);
  }
}

function printSource(flow: Flow, binding: Binding): void {
  if (binding.kind === 'other') return;
  if (binding.kind === 'parameter') printArguments(flow, binding);
  else if (binding.kind === 'lambda') {
    const { call } = binding.frame;
    if (call !== null) print(flow, { from: call.mark, to: call.to });
  } else if (binding.kind === 'assign') printAssigned(flow, binding);
  else print(flow, { from: binding.source, to: binding.frame.body });
}

/** Element by element where a tuple is assigned, or a call of a function that returns one. */
function printAssigned(flow: Flow, { frame, source, name, of }: Binding): void {
  const { outline } = flow.scope;
  const value = { from: source, to: frame.to };
  const first = outline.names[nameFrom(outline, source)];
  // What Spark gives for a parameter is data.
  if (first !== undefined && first.from < frame.to && nameText(outline, first) === 'spark') return;
  const isOne = of === 1 || source !== frame.mark;
  const targets = isOne ? null : tupleElements(outline, targetsOf(frame), frame.targetCommas);
  const index = targets?.findIndex(({ from, to }) => name.from >= from && name.from < to) ?? -1;
  if (targets === null || index < 0) {
    print(flow, value);
    return;
  }
  const element = elementOf(outline, value, frame.commas, index, targets.length);
  const call = wholeCall(outline, value);
  if (element !== null) print(flow, element);
  else if (call === null || !printResults(flow, call, index, targets.length)) print(flow, value);
}

/** What stands before the `=`. */
function targetsOf(frame: Frame): Range {
  return { from: frame.from, to: frame.mark - 1 };
}

function elementOf(
  outline: Outline,
  piece: Range,
  commas: readonly number[],
  index: number,
  count: number,
): Range | null {
  const elements = tupleElements(outline, piece, commas);
  return elements?.length === count ? (elements[index] ?? null) : null;
}

/** One element of what a function of the module returns; false if the call is of none. */
function printResults(flow: Flow, call: Frame, index: number, count: number): boolean {
  const { outline } = flow.scope;
  const { last, bare } = calleeOf(outline, call);
  const [fn, ...others] = flow.functions.get(last) ?? [];
  if (!bare || fn === undefined || others.length > 0 || flow.heldBack?.has(last)) return false;
  for (const frame of flow.returns.get(fn) ?? []) {
    const result = resultOf(outline, frame);
    print(flow, elementOf(outline, result, frame.commas, index, count) ?? result);
  }
  print(flow, { from: call.mark, to: call.to });
  return true;
}

/** More parameters than any honest function has. */
const MOST_PARAMETERS = 50;

/** All that the calls of a function give for a parameter is printed. */
function printArguments(flow: Flow, { frame, index, name }: Binding): void {
  const { outline, uses } = flow.scope;
  const fn = frame.parent as Frame;
  const owner = fn.parent?.parent;
  const inClass = owner?.kind === 'class';
  const defined = definedName(outline, fn);
  const called = inClass && defined.startsWith('__') ? definedName(outline, owner) : defined;
  const isWhole =
    inClass || fn.parameters.length > MOST_PARAMETERS || outline.text[name.from - 1] === '*';
  if (flow.done.has(fn)) return;
  if (isWhole) flow.done.add(fn);
  for (const call of flow.byCallee.get(called) ?? []) {
    const given = isWhole ? null : argumentRanges(outline, call);
    if (given === null) {
      print(flow, { from: call.mark, to: call.to });
      continue;
    }
    const keyword = nameText(outline, name);
    const found = given.find((each) => each.keyword === keyword) ?? given[index];
    if (found !== undefined && (found.keyword ?? keyword) === keyword) print(flow, found.value);
  }
  for (const use of inClass ? [] : (uses.get(defined) ?? [])) printIndirect(flow, use, fn);
}

/** A function that is not called, but given to something, may be called there. */
function printIndirect(flow: Flow, { from, frame }: Name, fn: Frame): void {
  const isCallee = frame.kind === 'call' && frame.from === from;
  if (frame === fn || isCallee || frame.kind === 'decorator') return;
  const call = frame.kind === 'call' ? frame : frame.call;
  if (call === null) flow.everything = true;
  else print(flow, { from: call.mark, to: call.to });
}
