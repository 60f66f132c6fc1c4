import type { SyntaxNode } from '../../notebook/python.ts';
import { type NameScope, type Names, ownerOf } from './names.ts';
import { childrenOf, partsOf, sourceText } from './syntax.ts';

/** A value that is known without running anything. Numbers are kept as Python prints integers. */
export type LiteralValue =
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'int'; readonly value: string }
  | { readonly kind: 'float'; readonly value: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'list' | 'tuple' | 'set'; readonly items: readonly LiteralValue[] }
  /** A dictionary: known to be a value, but not looked into. */
  | { readonly kind: 'dict' };

/** Lists in lists deeper than this are not looked into. */
const DEEPEST = 8;

/** The value of an expression; null when it is computed, or uses what cannot be seen here. */
export function literalOf(text: string, node: SyntaxNode, depth = 0): LiteralValue | null {
  if (depth > DEEPEST) return null;
  switch (node.name) {
    case 'String':
    case 'ContinuedString': {
      const value = stringOf(text, node);
      return value === null ? null : { kind: 'str', value };
    }
    case 'Boolean':
      return { kind: 'bool', value: sourceText(text, node) === 'True' };
    case 'None':
      return { kind: 'none' };
    case 'Number':
      return numberOf(sourceText(text, node), '');
    case 'UnaryExpression': {
      const [sign, number] = childrenOf(node);
      if (sign?.name !== 'ArithOp' || sourceText(text, sign) !== '-') return null;
      return number?.name === 'Number' ? numberOf(sourceText(text, number), '-') : null;
    }
    case 'ParenthesizedExpression': {
      const [, inner] = childrenOf(node);
      return inner === undefined ? null : literalOf(text, inner, depth + 1);
    }
    case 'ArrayExpression':
      return itemsOf(text, node, 'list', depth);
    case 'TupleExpression':
      return itemsOf(text, node, 'tuple', depth);
    case 'SetExpression':
      return itemsOf(text, node, 'set', depth);
    case 'DictionaryExpression':
      return dictionaryOf(text, node, depth);
    default:
      return null;
  }
}

function itemsOf(
  text: string,
  node: SyntaxNode,
  kind: 'list' | 'tuple' | 'set',
  depth: number,
): LiteralValue | null {
  const items: LiteralValue[] = [];
  for (const part of partsOf(node)) {
    if (part.length === 0) continue;
    const item = part.length === 1 ? literalOf(text, part[0] as SyntaxNode, depth + 1) : null;
    if (item === null) return null;
    items.push(item);
  }
  return { kind, items };
}

function dictionaryOf(text: string, node: SyntaxNode, depth: number): LiteralValue | null {
  const plain = partsOf(node).every((part) => {
    if (part.length === 0) return true;
    const [key, colon, value] = part;
    if (part.length !== 3 || colon?.name !== ':') return false;
    return [key, value].every((each) => literalOf(text, each as SyntaxNode, depth + 1) !== null);
  });
  return plain ? { kind: 'dict' } : null;
}

const LONGEST_NUMBER = 300;

/** Decimal numbers as Python prints them; other ways of writing are not looked into. */
function numberOf(source: string, sign: string): LiteralValue | null {
  const digits = source.replaceAll('_', '');
  if (digits.length > LONGEST_NUMBER) return null;
  if (/^(0|[1-9]\d*)$/.test(digits)) {
    return { kind: 'int', value: digits === '0' ? '0' : sign + digits };
  }
  if (/^(?:(?:\d+\.\d*|\.\d+)(?:e[+-]?\d{1,3})?|\d+e[+-]?\d{1,3})$/i.test(digits)) {
    return { kind: 'float', value: sign + digits };
  }
  return null;
}

/** The text that a string literal means; null for bytes, f-strings and rare escapes. */
export function stringOf(text: string, node: SyntaxNode): string | null {
  if (node.name === 'ContinuedString') {
    const parts = childrenOf(node).map((part) => stringOf(text, part));
    return parts.some((part) => part === null) ? null : parts.join('');
  }
  if (node.name !== 'String') return null;
  const source = sourceText(text, node);
  const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|"|')/i.exec(source) ?? [];
  if (quote === '' || !/^[ru]?$/i.test(prefix)) return null;
  if (source.length < prefix.length + 2 * quote.length) return null;
  const inner = source.slice(prefix.length + quote.length, source.length - quote.length);
  const body = inner.replace(/\r\n?/g, '\n');
  return prefix.toLowerCase() === 'r' ? body : unescaped(body);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  n: '\n',
  t: '\t',
  r: '\r',
  '\n': '',
};

function unescaped(body: string): string | null {
  let rare = false;
  const value = body.replace(/\\([\s\S]?)/g, (_all, char: string) => {
    const meaning = ESCAPES[char];
    if (meaning === undefined) rare = true;
    return meaning ?? '';
  });
  return rare ? null : value;
}

/**
 * The value of an expression, looking through a name of the module that is set once, to a literal,
 * in a statement of its own. Null when it is computed.
 */
export function constantOf(
  text: string,
  node: SyntaxNode,
  names: Names,
  scope: NameScope,
): LiteralValue | null {
  const value = setOnce(text, node, names, scope);
  const literal = value === null ? null : literalOf(text, value);
  // A list could be changed before it is used.
  const canChange = literal?.kind === 'list' || literal?.kind === 'set' || literal?.kind === 'dict';
  return node.name === 'VariableName' && canChange ? null : literal;
}

/**
 * The expression that a name of the module stands for, which is set once, in a statement of its own;
 * any other expression as it is. Null for a name of which that is not known.
 */
export function setOnce(
  text: string,
  node: SyntaxNode,
  names: Names,
  scope: NameScope,
): SyntaxNode | null {
  if (node.name !== 'VariableName') return node;
  const word = sourceText(text, node);
  const same = names.byText.get(word) ?? [];
  const bindings = same.filter(({ binds }) => binds);
  const [only] = bindings;
  const declared = same.some((each) => each.node.parent?.name === 'ScopeStatement');
  if (only === undefined || bindings.length > 1 || declared) return null;
  if (ownerOf(names, word, scope) !== names.module || only.scope !== names.module) return null;
  const statement = only.node.parent;
  if (statement?.name !== 'AssignStatement' || statement.parent?.name !== 'Script') return null;
  const [target, sign, value, ...rest] = childrenOf(statement).filter(
    (each) => each.name !== 'TypeDef',
  );
  if (target?.from !== only.node.from || sign?.name !== 'AssignOp' || rest.length > 0) return null;
  return value ?? null;
}

/** Text as a Python string in double quotes. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16)}`;
  });
}
