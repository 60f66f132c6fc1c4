import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { maskedPython } from './python-mask.ts';

export type { SyntaxNode, Tree, TreeCursor } from '@lezer/common';

/**
 * Python source as a syntax tree whose nodes hold offsets into the text. Never throws: what is no
 * Python becomes an error node, and the rest is parsed all the same; of what is nested deeper than the
 * stack, nothing is there but an error. A source notebook is parsed as a whole, since its cell marks
 * and magics are comments. Lines of IPython and what the grammar does not know are read, too.
 */
export function parsePython(text: string): Tree {
  // Lines of IPython are no Python for sure; of a long one, the parser would try every sign.
  if (/^[ \t]*[%!]/m.test(text)) return treeOf(maskedPython(text));
  const tree = treeOf(text);
  const error = firstError(tree);
  if (error > tree.length) return tree;
  const other = treeOf(maskedPython(text));
  return firstError(other) > error ? other : tree;
}

function treeOf(text: string): Tree {
  try {
    return parser.parse(text);
  } catch (error) {
    // The parser calls itself for tens of thousands of brackets in each other.
    if (!(error instanceof RangeError)) throw error;
    return parser.parse('(');
  }
}

/** Where the first error is; behind the end of any text when there is none. */
function firstError(tree: Tree): number {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return cursor.from;
  } while (cursor.next());
  return tree.length + 1;
}

/** Something for each kind of syntax node, by the node's name; node ids index the result. */
export function byNodeName<T>(table: Readonly<Record<string, T>>, other: T): readonly T[] {
  return parser.nodeSet.types.map(({ name }) =>
    Object.hasOwn(table, name) ? (table[name] as T) : other,
  );
}
