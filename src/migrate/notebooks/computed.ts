import type { SyntaxNode } from '../../notebook/python.ts';
import { type NameScope, type Names, ownerOf } from './names.ts';
import type { Surroundings } from './surroundings.ts';
import { sourceText } from './syntax.ts';

/** Expressions that stand by themselves on the right of `or`, without brackets around them. */
const ATOMS = new Set([
  'ArrayComprehensionExpression',
  'ArrayExpression',
  'CallExpression',
  'MemberExpression',
  'Number',
  'ParenthesizedExpression',
  'String',
  'VariableName',
]);

/**
 * An expression that is computed when the notebook runs, as Python that can be put elsewhere in the
 * same scope; null where its names may mean something else there, or where it would do more than be
 * read.
 */
export function movable(node: SyntaxNode, around: Surroundings): string | null {
  const { text, names, scope, fromArgparse } = around;
  let isPlain = true;
  node.cursor().iterate(({ name, node: each }) => {
    // `argparse.SUPPRESS` is no value.
    if (/^(?:Variable|Member)/.test(name) && fromArgparse(each) !== null) isPlain = false;
    if (/^(?:Await|Yield|Named|Lambda|Comprehension)Expression$/.test(name)) isPlain = false;
    if (name === 'VariableName' && isSetTwice(names, sourceText(text, each), scope))
      isPlain = false;
  });
  if (!isPlain) return null;
  const source = sourceText(text, node);
  return ATOMS.has(node.name) ? source : `(${source})`;
}

/** Whether a name may have another value a few lines further on. */
function isSetTwice(names: Names, word: string, scope: NameScope): boolean {
  const owner = ownerOf(names, word, scope);
  const mentions = names.byText.get(word) ?? [];
  const isShared = mentions.some(({ node }) => node.parent?.name === 'ScopeStatement');
  return isShared || (owner.bound.get(word) ?? 0) > 1;
}

/** The names of variables in an expression. */
export function namesIn(text: string, node: SyntaxNode): string[] {
  const found: string[] = [];
  node.cursor().iterate((each) => {
    if (each.name === 'VariableName') found.push(sourceText(text, each.node));
  });
  return found;
}
