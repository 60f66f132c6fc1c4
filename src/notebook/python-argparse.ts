import type { SyntaxNode } from './python.ts';
import type { Import } from './python-imports.ts';
import type { Name, Outline, Range } from './python-outline.ts';
import { textOf } from './python-outline.ts';

/** Where code uses argparse and the command line; ranges are offsets into the code. */
export interface CommandLineUse {
  readonly argparse: { readonly imports: readonly Range[]; readonly firstUse: Range | null } | null;
  readonly argv: readonly Range[];
}

/** Follows the names that `argparse` and `sys.argv` are imported as. */
export function commandLineUse(
  outline: Outline,
  imports: readonly Import[],
  uses: ReadonlyMap<string, readonly Name[]>,
): CommandLineUse {
  const parsers = imports.filter(({ module }) => module === 'argparse');
  const names = new Set(parsers.flatMap(({ as }) => (as === null ? ['ArgumentParser'] : [as])));
  const places = [...names].flatMap((name) => uses.get(name) ?? []);
  const [firstUse] = places.sort((a, b) => a.from - b.from);
  return {
    argparse:
      parsers.length === 0
        ? null
        : {
            imports: parsers.map(({ statement }) => statement),
            firstUse: firstUse === undefined ? null : { from: firstUse.from, to: firstUse.to },
          },
    argv: argvUses(outline, imports, uses),
  };
}

function argvUses(
  outline: Outline,
  imports: readonly Import[],
  uses: ReadonlyMap<string, readonly Name[]>,
): Range[] {
  const found: Range[] = [];
  const names = new Set<string>();
  const modules = new Set<string>();
  for (const { module, name, as } of imports) {
    if (module !== 'sys') continue;
    if (name === null && as !== null) modules.add(as);
    else if (name === 'argv' && as !== null) names.add(as);
    else if (name === '*') names.add('argv');
  }
  for (const name of names)
    found.push(...(uses.get(name) ?? []).map(({ from, to }) => ({ from, to })));
  for (const module of modules) {
    for (const { from } of uses.get(module) ?? []) {
      const { parent } = outline.tree.resolveInner(from, 1);
      if (isArgv(outline, parent, from)) found.push({ from, to: parent?.to ?? from });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function isArgv(outline: Outline, node: SyntaxNode | null, from: number): boolean {
  const property = node?.lastChild;
  return (
    node?.name === 'MemberExpression' &&
    node.from === from &&
    property?.name === 'PropertyName' &&
    textOf(outline, property) === 'argv'
  );
}
