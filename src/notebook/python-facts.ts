import { addTo } from '../grouped.ts';
import type { ParameterRead, PythonFacts } from './facts.ts';
import { type PlacedText, spanOf } from './placed-text.ts';
import { commandLineUse } from './python-argparse.ts';
import { type Import, importsOf, isKnownModule } from './python-imports.ts';
import type { Scope } from './python-literals.ts';
import { type Binding, type Name, nameText, type Outline, type Range } from './python-outline.ts';
import { otherParser } from './python-parsers.ts';
import { printedIn } from './python-prints.ts';
import { runUse } from './python-task-values.ts';
import { outlinePython } from './python-walk.ts';
import { type WidgetRead, widgetUse } from './python-widgets.ts';

/** Nothing of what is looked for can be in code without one of these. */
const SIGNS = /dbutils|DBUtils|getArgument|argparse|argv|import|exec|eval/;

const NOTHING: PythonFacts = {
  reads: [],
  declares: [],
  readsUnknown: false,
  declaresUnknown: false,
  unprinted: [],
  argparse: null,
  otherParser: null,
  argv: [],
  imports: [],
  taskValues: { sets: [], setsUnknown: false, gets: [] },
  calls: [],
  broken: null,
};

/** Steps for finding out which names a module reads; then the rest is unknown. */
const BUDGET = 20_000;

/** What else there is besides the Python code that is read. */
export interface Elsewhere {
  /** Whether a cell in another language may read or declare widgets. */
  readonly hides: boolean;
  /** Whether other notebooks are run, which share its variables. */
  readonly runs: boolean;
}

/**
 * What Python code says about parameters. Never throws; time is linear in the text. What notebooks that
 * it runs with `%run` read and declare is not among it.
 */
export function readPython(
  code: PlacedText,
  { hides, runs }: Elsewhere,
  outline = outlinePython(code.text),
): PythonFacts {
  const broken = outline.broken && spanOf(code, outline.broken.from, outline.broken.to);
  if (!SIGNS.test(code.text)) {
    const hidden = hides || broken !== null;
    const taskValues = { ...NOTHING.taskValues, setsUnknown: hidden };
    return {
      ...NOTHING,
      readsUnknown: hidden || runs,
      declaresUnknown: hidden,
      taskValues,
      broken,
    };
  }
  const imports = importsOf(code.text, outline.imports);
  const scope = scopeOf(outline, imports);
  const widgets = widgetUse(scope);
  const hidden = hides || broken !== null || bringsUnknown(scope, imports);
  const { sets, gets, calls, setsUnknown } = runUse(scope);
  const other = otherParser(scope, imports);
  const place = ({ from, to }: Range) => spanOf(code, from, to);
  const readOf = ({ name, literal, by, optional }: WidgetRead): ParameterRead => {
    return { name, span: place(literal), by, optional };
  };
  const { argparse, argv } = commandLineUse(outline, imports, scope.uses);
  return {
    reads: widgets.reads.map(readOf),
    declares: widgets.declares.map(({ literal, ...rest }) => ({ ...rest, span: place(literal) })),
    readsUnknown:
      widgets.readsUnknown || hidden || runs || code.text.includes('getCurrentBindings'),
    declaresUnknown: widgets.declaresUnknown || hidden,
    unprinted: hidden || runs ? [] : unprintedReads(scope, imports, widgets.reads).map(readOf),
    argparse: argparse && {
      imports: argparse.imports.map(place),
      firstUse: argparse.firstUse && place(argparse.firstUse),
      reads: argparse.reads,
    },
    otherParser: other && { value: other.package, span: place(other) },
    argv: argv.map(place),
    taskValues: {
      sets: sets.map(({ value }) => value),
      setsUnknown: setsUnknown || hidden,
      gets: gets.map(({ task, key, hasDefault }) => {
        return { task, key: key.value, span: place(key), hasDefault };
      }),
    },
    calls: calls.map(({ path, passes }) => {
      return { written: { value: path.value, span: place(path) }, passes };
    }),
    imports: imports
      .filter(({ module }) => !isKnownModule(module))
      .map(({ module, at }) => ({ value: module, span: place(at) })),
    broken,
  };
}

function scopeOf(outline: Outline, imports: readonly Import[]): Scope {
  const uses = new Map<string, Name[]>();
  for (const name of outline.names) addTo(uses, nameText(outline, name), name);
  const bindings = new Map<string, Binding[]>();
  for (const binding of outline.bindings) addTo(bindings, nameText(outline, binding.name), binding);
  const imported = new Set(imports.flatMap(({ as }) => (as === null ? [] : [as])));
  return { outline, bindings, uses, imported, budget: BUDGET };
}

/** Whether names come from where nobody can see, or code is made up at run time. */
function bringsUnknown({ uses }: Scope, imports: readonly Import[]): boolean {
  const stars = imports.some(({ name, module }) => name === '*' && !isKnownModule(module));
  return stars || uses.has('exec') || uses.has('eval');
}

/** For each parameter that no read prints, the first read. */
function unprintedReads(
  scope: Scope,
  imports: readonly Import[],
  reads: readonly WidgetRead[],
): WidgetRead[] {
  if (reads.length === 0) return [];
  const helpers = new Set(
    reads.flatMap(({ through }) =>
      through === null ? [] : [nameText(scope.outline, through.callee)],
    ),
  );
  const { anyhow, inside } = printedIn(scope, imports, helpers);
  const shown = new Set<string>();
  const first = new Map<string, WidgetRead>();
  for (const read of reads) {
    if (!first.has(read.name)) first.set(read.name, read);
    const printed =
      read.through === null ? anyhow(read.call) : inside(read.call) || anyhow(read.through.call);
    if (printed) shown.add(read.name);
  }
  return [...first.values()].filter(({ name }) => !shown.has(name));
}
