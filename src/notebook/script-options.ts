import type { SyntaxNode } from './python.ts';
import { stringValue } from './python-literals.ts';
import { argumentsOf, callOfFrame } from './python-nodes.ts';
import { calleeOf, nameText, type Outline } from './python-outline.ts';

/** An argument that a script's parser takes. */
export interface ScriptOption {
  /** Its names; that of an argument by place has no dash. */
  readonly names: readonly string[];
  readonly required: boolean;
  /** Words that it takes: none for a flag, null for any number. */
  readonly words: 0 | 1 | null;
}

/** What makes a command line more than a list of arguments. */
const MORE =
  /add_subparsers|parse_known_args|parse_intermixed|fromfile_prefix|prefix_chars|conflict_handler|parents\s*=|argument_default|set_defaults|add_mutually|REMAINDER/;

/**
 * The arguments that a script takes from its command line by one `argparse` parser, in their order; null
 * where there is no such parser, or more than these arguments.
 */
export function scriptOptions(outline: Outline): ScriptOption[] | null {
  const { text } = outline;
  if (!text.includes('add_argument') || MORE.test(text)) return null;
  if (text.split('ArgumentParser(').length !== 2 || !/\.parse_args\(\s*\)/.test(text)) return null;
  const options: ScriptOption[] = [];
  for (const frame of outline.calls) {
    if (calleeOf(outline, frame).last !== 'add_argument') continue;
    const call = callOfFrame(outline, frame);
    const option = call === null || isRepeated(call) ? null : optionOf(outline, call);
    if (option === null) return null;
    options.push(option);
  }
  return options.length === text.split('add_argument(').length - 1 ? options : null;
}

function isRepeated(call: SyntaxNode): boolean {
  for (let node: SyntaxNode | null = call; node !== null; node = node.parent) {
    if (/^(?:For|While|If|Try)Statement$/.test(node.name)) return true;
    if (node.name === 'FunctionDefinition') return false;
  }
  return false;
}

const FLAGS = new Set(['store_true', 'store_false', 'store_const', 'count', 'help', 'version']);

function optionOf(outline: Outline, call: SyntaxNode): ScriptOption | null {
  const given = argumentsOf(outline, call);
  if (given === null) return null;
  const names = given
    .filter(({ keyword }) => keyword === null)
    .map(({ value }) => textOf(outline, value));
  if (names.length === 0 || names.includes(null)) return null;
  const of = (name: string) => given.find(({ keyword }) => keyword === name)?.value ?? null;
  const [action, nargs, required] = [of('action'), of('nargs'), of('required')];
  const kind = action === null ? 'store' : textOf(outline, action);
  if (kind === null) return null;
  const isTrue = required !== null && nameText(outline, required) === 'True';
  if (required !== null && !isTrue && nameText(outline, required) !== 'False') return null;
  const isOption = (names[0] as string).startsWith('-');
  const isFlag = FLAGS.has(kind);
  const mayLack = nargs !== null && /^["'][?*]["']$/.test(nameText(outline, nargs));
  return {
    names: names as string[],
    required: isOption ? isTrue : !mayLack,
    words: isFlag ? 0 : nargs === null ? 1 : null,
  };
}

function textOf(outline: Outline, node: SyntaxNode): string | null {
  return node.name === 'String' ? stringValue(nameText(outline, node)) : null;
}
