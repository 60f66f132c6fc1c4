import type { SyntaxNode } from './python.ts';
import { isFallback } from './python-fallback.ts';
import type { Import } from './python-imports.ts';
import { argumentOf, argumentsOf, callOfFrame } from './python-nodes.ts';
import { calleeOf, type Name, nameText, type Outline, type Range } from './python-outline.ts';

/** Where code uses argparse and the command line; ranges are offsets into the code. */
export interface CommandLineUse {
  readonly argparse: {
    readonly imports: readonly Range[];
    readonly firstUse: Range | null;
    readonly reads: boolean;
  } | null;
  readonly argv: readonly Range[];
}

type Uses = ReadonlyMap<string, readonly Name[]>;

/** Follows the names that `argparse` and `sys.argv` are imported as. */
export function commandLineUse(
  outline: Outline,
  imports: readonly Import[],
  uses: Uses,
): CommandLineUse {
  const parsers = imports.filter(({ module }) => module === 'argparse');
  const argv = argvUses(outline, imports, uses);
  const given = argv.find((node) => isAssigned(node))?.from ?? Number.POSITIVE_INFINITY;
  const reads = argv.filter((node) => {
    if (node.from >= given || isAssigned(node) || isProgramName(outline, node)) return false;
    return !isFallback(outline, uses, node);
  });
  const places = parsers.flatMap((each) => placesOf(each, uses)).sort((a, b) => a.from - b.from);
  const [firstUse] = places;
  return {
    argparse:
      parsers.length === 0
        ? null
        : {
            imports: [...new Map(parsers.map(({ statement: at }) => [at.from, at])).values()],
            firstUse: firstUse === undefined ? null : { from: firstUse.from, to: firstUse.to },
            reads:
              parsers.some((each) => makesParser(outline, each, uses)) &&
              readsCommandLine(outline, uses, reads, given),
          },
    argv: reads.map(({ from, to }) => ({ from, to })),
  };
}

function placesOf({ as }: Import, uses: Uses): readonly Name[] {
  return uses.get(as ?? 'ArgumentParser') ?? [];
}

/** Whether something imported may be, or make, a parser: `Namespace` and the error types are none. */
function makesParser(outline: Outline, imported: Import, uses: Uses): boolean {
  const places = placesOf(imported, uses);
  if (imported.name !== null) return isParser(imported.name) && places.length > 0;
  return places.some(({ from }) => {
    const property = memberAt(outline, from)?.lastChild ?? null;
    return property === null || isParser(nameText(outline, property));
  });
}

function isParser(name: string): boolean {
  return !/^(Namespace|Action|ArgumentError|ArgumentTypeError|FileType)$/.test(name);
}

const PARSES = /^parse_(known_)?(intermixed_)?args$/;

/** Calls that are looked at; with more, the command line counts as read. */
const MOST_CALLS = 100;

/**
 * Whether arguments are parsed without a list of them, before `given`, where `sys.argv` gets a value.
 * Code that makes a parser and hands it on parses somewhere else.
 */
function readsCommandLine(
  outline: Outline,
  uses: Uses,
  argv: readonly SyntaxNode[],
  given: number,
): boolean {
  const calls = outline.calls.filter((call) => PARSES.test(calleeOf(outline, call).last));
  if (calls.length === 0 || calls.length > MOST_CALLS) return true;
  return calls.some((frame) => {
    const call = callOfFrame(outline, frame);
    if (call === null) return true;
    const isGiven = call.from > given || hasList(outline, call, argv);
    return !isGiven && !isFallback(outline, uses, call);
  });
}

/** Whether a call gets the arguments to parse from the code itself. */
function hasList(outline: Outline, call: SyntaxNode, argv: readonly SyntaxNode[]): boolean {
  const list = argumentsOf(outline, call) && argumentOf(outline, call, 0, 'args');
  if (list === null || list.name === 'None') return false;
  return !argv.some(({ from }) => list.from <= from && from < list.to);
}

/** Every `sys.argv`, whatever it is imported as. */
function argvUses(outline: Outline, imports: readonly Import[], uses: Uses): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const names = new Set<string>();
  const modules = new Set<string>();
  for (const { module, name, as } of imports) {
    if (module !== 'sys') continue;
    if (name === null && as !== null) modules.add(as);
    else if (name === 'argv' && as !== null) names.add(as);
    else if (name === '*') names.add('argv');
  }
  for (const name of names) {
    for (const { from } of uses.get(name) ?? []) found.push(outline.tree.resolveInner(from, 1));
  }
  for (const module of modules) {
    for (const { from } of uses.get(module) ?? []) {
      const member = memberAt(outline, from);
      const property = member?.lastChild ?? null;
      if (member === null || property?.name !== 'PropertyName') continue;
      if (nameText(outline, property) === 'argv') found.push(member);
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The expression `name.property` whose name stands at an offset. */
function memberAt({ tree }: Outline, from: number): SyntaxNode | null {
  const { parent } = tree.resolveInner(from, 1);
  return parent?.name === 'MemberExpression' && parent.from === from ? parent : null;
}

/** Whether it is the `sys.argv` of `sys.argv[0]`, which is there without a command line. */
function isProgramName({ text }: Outline, { parent, from, to }: SyntaxNode): boolean {
  if (parent?.name !== 'MemberExpression' || parent.from !== from) return false;
  return /^\s*\[\s*0\s*\]$/.test(text.slice(to, parent.to));
}

/** Whether a value gets another one, or a part of it does: `sys.argv = …`, `sys.argv[1:] = …`. */
function isAssigned(node: SyntaxNode): boolean {
  const { parent } = node;
  const whole = parent?.name === 'MemberExpression' && parent.from === node.from ? parent : node;
  return whole.parent?.name === 'AssignStatement' && whole.nextSibling?.name === 'AssignOp';
}
