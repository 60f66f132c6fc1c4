import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';

export type { SyntaxNode, Tree, TreeCursor } from '@lezer/common';

/**
 * Python source as a syntax tree whose nodes hold offsets into the text. Never throws: what is no
 * Python becomes an error node, and the rest is parsed all the same. A source notebook is parsed as
 * a whole, since its cell marks and magics are comments.
 */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** Something for each kind of syntax node, by the node's name; node ids index the result. */
export function byNodeName<T>(table: Readonly<Record<string, T>>, other: T): readonly T[] {
  return parser.nodeSet.types.map(({ name }) =>
    Object.hasOwn(table, name) ? (table[name] as T) : other,
  );
}
