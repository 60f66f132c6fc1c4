import type { SyntaxNode } from '../../notebook/python.ts';
import { mentionsOf, type NameScope, type Names, ownerOf } from './names.ts';
import { callOf, partsOf, sourceText } from './syntax.ts';

/** Whether a node is `sys.argv[1:]`. */
export function isArgv(text: string, node: SyntaxNode): boolean {
  return sourceText(text, node).replace(/\s/g, '') === 'sys.argv[1:]';
}

/**
 * The places where a function is given the command line that it hands on: `node` is its parameter,
 * as in `def main(argv=None)` with `parse_args(argv)`. Null when it may be given anything else.
 */
export function givenCommandLine(
  text: string,
  names: Names,
  node: SyntaxNode,
  scope: NameScope,
): readonly SyntaxNode[] | null {
  if (node.name !== 'VariableName' || scope.kind !== 'function') return null;
  const word = sourceText(text, node);
  if (ownerOf(names, word, scope) !== scope) return null;
  const mentions = mentionsOf(names, word, scope);
  const definition = scope.node;
  const list = definition.getChild('ParamList');
  const name = definition.getChild('VariableName');
  const isPlain =
    definition.parent?.name !== 'DecoratedStatement' && scope.parent?.kind === 'module';
  if (list === null || name === null || !isPlain || mentions.length !== 2) return null;
  const parameters = partsOf(list).filter((part) => part.length > 0);
  const index = parameters.findIndex(
    ([first]) => first !== undefined && sourceText(text, first) === word,
  );
  const preset = parameters[index]?.at(-1);
  const isOptional = parameters[index]?.some((each) => each.name === 'AssignOp') === true;
  if (index < 0 || (isOptional && preset?.name !== 'None')) return null;
  const places: SyntaxNode[] = [];
  const uses = mentionsOf(names, sourceText(text, name), names.module);
  // A function that is not called here is called from elsewhere, with what nobody knows.
  if (uses.length < 2) return null;
  for (const use of uses) {
    if (use.node.from === name.from) continue;
    const call = callOf(text, use.node.parent);
    if (call?.callee.from !== use.node.from || !call.plain) return null;
    const given = call.keywords.get(word) ?? call.positional[index];
    if (given === undefined ? !isOptional : given.name !== 'None' && !isArgv(text, given))
      return null;
    if (given !== undefined) places.push(given);
  }
  return places;
}
