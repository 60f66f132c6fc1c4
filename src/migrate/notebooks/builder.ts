import type { SyntaxNode } from '../../notebook/python.ts';
import { mentionsOf, type NameScope, type Names, ownerOf } from './names.ts';
import { callOf, childrenOf, linesOf, sourceText } from './syntax.ts';

/** A function that does nothing but build a parser and return it. */
export interface Builder {
  readonly definition: SyntaxNode;
  /** The `return` that ends it. */
  readonly last: SyntaxNode;
  /** The one call of it, and where that stands. */
  readonly call: SyntaxNode;
  readonly scope: NameScope;
}

/**
 * The function whose statements are all among `own`, but for a docstring and the `return` of what
 * it built. Returns what is wrong with it, if anything is.
 */
export function readBuilder(
  text: string,
  names: Names,
  returned: SyntaxNode,
  scope: NameScope,
  own: readonly SyntaxNode[],
): Builder | string {
  const definition = scope.node;
  const [keyword, name, parameters, ...rest] = childrenOf(definition);
  const body = rest.at(-1);
  if (keyword?.name !== 'def' || name === undefined || body?.name !== 'Body') return ODD;
  if (parameters === undefined || childrenOf(parameters).length > 2) return ODD;
  if (definition.parent?.name !== 'Script' || linesOf(text, returned) === null) return ODD;
  const starts = new Set([returned, ...own].map(({ from }) => from));
  const statements = childrenOf(body).slice(1);
  const isPlain = statements.every((each, index) => {
    const isDocstring = index === 0 && each.firstChild?.name === 'String';
    return starts.has(each.from) || isDocstring;
  });
  if (!isPlain || statements.at(-1)?.from !== returned.from) return ODD;
  const word = sourceText(text, name);
  const mentions = mentionsOf(names, word, ownerOf(names, word, scope.parent ?? scope));
  const [use, ...others] = mentions.filter((each) => each.node.from !== name.from);
  const call = use?.node.parent ?? null;
  const parts = callOf(text, call);
  if (use === undefined || call === null || others.length > 0)
    return 'the parser is built for several places';
  const isCalled = parts?.callee.from === use.node.from && parts.plain;
  if (!isCalled || parts.positional.length + parts.keywords.size > 0) return ODD;
  return { definition, last: returned, call, scope: use.scope };
}

const ODD = 'the parser is returned by a function that does more than build it';
