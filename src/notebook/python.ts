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
