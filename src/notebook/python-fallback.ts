import type { SyntaxNode } from './python.ts';
import { type Name, nameText, type Outline } from './python-outline.ts';

/** What is raised where there is no Databricks: `dbutils` is no name there, and no module. */
const ABSENT: ReadonlySet<string> = new Set(['NameError', 'ImportError', 'ModuleNotFoundError']);

/** Blocks around a piece of code that are looked at. */
const DEEPEST = 200;

/**
 * Whether code runs only where it is not a notebook: in `except NameError:` or `except ImportError:`, or
 * in a function that is used in such places alone.
 */
export function isFallback(
  outline: Outline,
  uses: ReadonlyMap<string, readonly Name[]>,
  code: SyntaxNode,
): boolean {
  const { handled, fn } = surroundings(outline, code);
  const name = fn?.getChild('VariableName') ?? null;
  if (handled || name === null) return handled;
  const others = (uses.get(nameText(outline, name)) ?? []).filter(({ from }) => from !== name.from);
  if (others.length === 0 || others.length > DEEPEST) return false;
  return others.every(({ from }) => {
    return surroundings(outline, outline.tree.resolveInner(from, 1)).handled;
  });
}

/** Whether a handler of such an error is around a piece of code, and the function that holds it. */
function surroundings(
  outline: Outline,
  code: SyntaxNode,
): { readonly handled: boolean; readonly fn: SyntaxNode | null } {
  let fn: SyntaxNode | null = null;
  let node = code;
  for (let depth = 0; depth < DEEPEST && node.parent !== null; depth++) {
    const { parent } = node;
    if (parent.name === 'TryStatement' && handlesAbsence(outline, node)) {
      return { handled: true, fn };
    }
    if (parent.name === 'FunctionDefinition') fn ??= parent;
    node = parent;
  }
  return { handled: false, fn };
}

function handlesAbsence(outline: Outline, block: SyntaxNode): boolean {
  let before = block.prevSibling;
  let from = block.from;
  while (before !== null && before.name !== 'except' && before.name !== 'Body') {
    from = before.from;
    before = before.prevSibling;
  }
  if (before?.name !== 'except' || from === block.from) return false;
  const text = nameText(outline, { from, to: block.from }).trim();
  if (text.length >= DEEPEST) return false;
  const list = text.replace(/ as \w+$/, '').replace(/^\(|\)$/g, '');
  const errors = list.split(',').map((error) => error.trim());
  if (errors.length > 1 && errors.at(-1) === '') errors.pop();
  return errors.every((error) => ABSENT.has(error));
}
