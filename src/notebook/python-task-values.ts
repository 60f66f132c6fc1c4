import type { SyntaxNode } from './python.ts';
import { type Literal, literalsOf, type Scope } from './python-literals.ts';
import { argumentOf, argumentsOf, memberPath, pairsOf } from './python-nodes.ts';

/** What code does with `dbutils.jobs.taskValues` and `dbutils.notebook`, as far as it can be followed. */
export interface RunUse {
  readonly sets: Literal[];
  readonly gets: { readonly task: string; readonly key: Literal; readonly hasDefault: boolean }[];
  readonly calls: { readonly path: Literal; readonly passes: readonly string[] | null }[];
  setsUnknown: boolean;
}

/** Follows `dbutils` to the calls of its other parts. */
export function runUse(scope: Scope): RunUse {
  const found: RunUse = { sets: [], gets: [], calls: [], setsUnknown: false };
  const { outline, uses } = scope;
  for (const node of outline.dbutils) follow(scope, node, found);
  for (const { from, frame, to } of uses.get('dbutils') ?? []) {
    const isTarget = (frame.kind === 'assign' && from < frame.mark) || frame.kind === 'parameters';
    const node = outline.tree.resolveInner(from, 1);
    if (!isTarget && node.to === to && node.name === 'VariableName') follow(scope, node, found);
  }
  return found;
}

function follow(scope: Scope, start: SyntaxNode, found: RunUse): void {
  const { path, node } = memberPath(scope.outline, start, 3);
  const call = node.parent?.name === 'CallExpression' && node.parent.from === node.from;
  const called = call ? node.parent : null;
  const way = path.join('.');
  if (way === 'notebook.run' && called !== null) {
    const passes = namesIn(scope, called);
    for (const path of literalsOf(scope, argumentOf(scope.outline, called, 0, 'path')) ?? []) {
      found.calls.push({ path, passes });
    }
  } else if (way === 'jobs.taskValues.set' && called !== null) addSet(scope, called, found);
  else if (way === 'jobs.taskValues.get' && called !== null) addGet(scope, called, found);
  // What has dbutils as a whole, or its jobs, may set anything.
  else if (path.length === 0 ? !isImported(node) : way === 'jobs' || way === 'jobs.taskValues') {
    found.setsUnknown = true;
  }
}

function isImported({ parent }: SyntaxNode): boolean {
  return parent?.name === 'ImportStatement';
}

/** The keys of the dictionary that a notebook is run with. */
function namesIn(scope: Scope, call: SyntaxNode): readonly string[] | null {
  const given = argumentsOf(scope.outline, call);
  if (given === null) return null;
  const node = argumentOf(scope.outline, call, 2, 'arguments');
  if (node === null) return given.length <= 2 ? [] : null;
  const pairs = node.name === 'DictionaryExpression' ? pairsOf(node) : null;
  const names = pairs?.map(([key]) => literalsOf(scope, key)?.map(({ value }) => value) ?? null);
  return names === undefined || names.includes(null) ? null : names.flatMap((each) => each ?? []);
}

function addSet(scope: Scope, call: SyntaxNode, found: RunUse): void {
  const keys = literalsOf(scope, argumentOf(scope.outline, call, 0, 'key'));
  if (keys === null) found.setsUnknown = true;
  else found.sets.push(...keys);
}

function addGet(scope: Scope, call: SyntaxNode, found: RunUse): void {
  const { outline } = scope;
  const tasks = literalsOf(scope, argumentOf(outline, call, 0, 'taskKey'));
  const keys = literalsOf(scope, argumentOf(outline, call, 1, 'key'));
  const hasDefault = argumentOf(outline, call, 2, 'default') !== null;
  const [task, ...others] = tasks ?? [];
  if (task === undefined || others.length > 0 || keys === null) return;
  for (const key of keys) found.gets.push({ task: task.value, key, hasDefault });
}
