import type { SyntaxNode } from './python.ts';
import type { Outline } from './python-outline.ts';

/** Deeper, a `try` around a read is not looked for; it is then taken to be there. */
const MOST_LEVELS = 200;

/** Whether a `try` is around a place whose handlers do not raise. */
export function isGuarded(place: SyntaxNode): boolean {
  let node = place;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const { parent } = node;
    if (parent === null || parent.name === 'FunctionDefinition') return false;
    if (parent.name === 'TryStatement' && parent.getChild('Body')?.from === node.from) {
      if (goesOn(parent)) return true;
    }
    node = parent;
  }
  return true;
}

/** A test that is longer than this is not looked into. */
const LONGEST_TEST = 500;

/**
 * Whether a place is only reached when a test passed that speaks of a parameter:
 * `get("a") if "a" in getAll() else ""`, or the like in an `if` or after `and`.
 */
export function isTested({ text }: Outline, place: SyntaxNode, name: string): boolean {
  const quoted = [`"${name}"`, `'${name}'`];
  let node = place;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const { parent } = node;
    if (parent === null || parent.name === 'FunctionDefinition') return false;
    const tests = testsOf(parent, node).map(({ from, to }) => {
      return text.slice(from, Math.min(to, from + LONGEST_TEST));
    });
    if (tests.some((test) => quoted.some((word) => test.includes(word)))) return true;
    node = parent;
  }
  return false;
}

/** The tests in an expression or statement that decide whether a part of it is reached. */
function testsOf(parent: SyntaxNode, part: SyntaxNode): SyntaxNode[] {
  switch (parent.name) {
    case 'IfStatement':
      return part.name === 'Body' ? behind(parent, /^(?:if|elif)$/) : [];
    case 'ConditionalExpression':
      return behind(parent, /^if$/).filter(({ from }) => from !== part.from);
    case 'BinaryExpression': {
      const { firstChild } = parent;
      const isSecond = firstChild?.nextSibling?.name === 'and' && firstChild.from !== part.from;
      return isSecond ? [firstChild] : [];
    }
    default:
      return [];
  }
}

/** The nodes right behind keywords. */
function behind(parent: SyntaxNode, keyword: RegExp): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let each = parent.firstChild; each !== null; each = each.nextSibling) {
    if (keyword.test(each.name) && each.nextSibling !== null) found.push(each.nextSibling);
  }
  return found;
}

/** Whether a handler of a `try` statement has no `raise` of its own. */
function goesOn(statement: SyntaxNode): boolean {
  let handles = false;
  for (let node = statement.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === 'except') handles = true;
    if (node.name !== 'Body' || !handles) continue;
    if (node.getChild('RaiseStatement') === null) return true;
    handles = false;
  }
  return false;
}
