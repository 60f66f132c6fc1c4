import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument, Converter } from './argument.ts';
import { literalOf, stringOf } from './literal.ts';
import { choiceValues, type Draft, listPreset, valuePreset } from './preset.ts';
import { countArgument, flagArgument } from './read-flag.ts';
import type { ArgumentNames, Surroundings } from './surroundings.ts';
import { CALL_LOST, type CallNode, mayDoSomething, sourceText } from './syntax.ts';

const KNOWN = [
  'action', 'choices', 'const', 'default', 'dest', 'help', 'metavar', 'nargs', 'required', 'type',
]; // biome-ignore format: a list of words

const RESERVED =
  /^(False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$/;

/**
 * What a call of `add_argument` declares. Null, with the reason refused, where its meaning is not
 * written out or has no widget that could carry it.
 */
export function readArgument(
  call: CallNode,
  statement: SyntaxNode,
  around: Surroundings,
): Argument | null {
  const { text, refuse } = around;
  const place = statement;
  if (!call.plain) return refuse(place, 'its arguments are computed when the notebook runs');
  const unknown = [...call.keywords.keys()].find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) return refuse(place, `"${unknown}" has no equivalent for a widget`);
  const dropped = ['help', 'metavar'].flatMap((key) => call.keywords.get(key) ?? []);
  const lost = dropped.find((node) => mayDoSomething(text, node));
  if (lost !== undefined) return refuse(lost, CALL_LOST);
  const names = namingOf(call, statement, around);
  if (names === null) return null;
  const naming = { ...names, about: aboutOf(call, text) };
  const action = actionOf(call, around);
  switch (action) {
    case 'store':
    case 'append':
    case 'extend':
      return valueArgument(call, statement, naming, action, around);
    case 'count':
      return countArgument(call, statement, naming, around);
    case 'store_true':
    case 'store_false':
    case 'store_const':
    case 'BooleanOptionalAction':
      return flagArgument(call, statement, naming, action, around);
    default:
      return refuse(place, `the action ${action ?? ''} has no equivalent for a widget`);
  }
}

/** Longer help is no label, and no comment. */
const LONGEST_HELP = 500;

/** What `help` says, if that is plain to see; argparse puts values in for `%(…)s`. */
function aboutOf({ keywords }: CallNode, text: string): string | null {
  const node = keywords.get('help');
  const help = node === undefined ? null : stringOf(text, node);
  if (help === null || help.includes('%(') || help.length > LONGEST_HELP) return null;
  const line = help.replaceAll('%%', '%').replace(/\s+/g, ' ').trim();
  return line === '' || HIDDEN.test(line) ? null : line;
}

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;

function namingOf(
  call: CallNode,
  statement: SyntaxNode,
  around: Surroundings,
): Omit<ArgumentNames, 'about'> | null {
  const { text, refuse } = around;
  const strings = call.positional.map((each) => stringOf(text, each));
  if (strings.length === 0 || strings.some((each) => each === null)) {
    return refuse(statement, 'the name of the argument is computed when the notebook runs');
  }
  const given = strings as string[];
  const options = given.filter((each) => each.startsWith('-'));
  if (options.length !== given.length && given.length > 1) {
    return refuse(statement, 'an argument is either an option or positional');
  }
  const first = options.find((each) => each.startsWith('--')) ?? options[0] ?? (given[0] as string);
  const widget = first.replace(/^-+/, '');
  const named = call.keywords.get('dest');
  const dest = named === undefined ? defaultDest(widget, options) : stringOf(text, named);
  if (!/^[A-Za-z0-9_.-]+$/.test(widget)) {
    return refuse(statement, `"${widget}" cannot be the name of a widget`);
  }
  if (dest === null || !/^(?!__)[A-Za-z_][A-Za-z0-9_]*$/.test(dest) || RESERVED.test(dest)) {
    return refuse(statement, 'its value has a name that is computed, or that no variable can have');
  }
  return { widget, dest, options };
}

function defaultDest(widget: string, options: readonly string[]): string {
  return options.length > 0 ? widget.replaceAll('-', '_') : widget;
}

function actionOf({ keywords }: CallNode, { text, fromArgparse }: Surroundings): string | null {
  const node = keywords.get('action');
  if (node === undefined) return 'store';
  return stringOf(text, node) ?? fromArgparse(node);
}

/** Whether `required` is said; null when that is computed. */
function requiredOf({ keywords }: CallNode, text: string): boolean | null {
  const node = keywords.get('required');
  if (node === undefined) return false;
  const literal = literalOf(text, node);
  return literal?.kind === 'bool' ? literal.value : null;
}

function valueArgument(
  call: CallNode,
  statement: SyntaxNode,
  naming: ArgumentNames,
  action: 'store' | 'append' | 'extend',
  around: Surroundings,
): Argument | null {
  const { keywords } = call;
  const draft = draftOf(call, statement, naming, action, around);
  if (typeof draft === 'string') return around.refuse(statement, draft);
  if (draft.required) return { ...draft, preset: null };
  const node = keywords.get('default');
  const isPositional = naming.options.length === 0;
  const preset =
    draft.kind === 'list'
      ? listPreset(node, draft, isPositional, around)
      : valuePreset(node, draft, around);
  return preset === null ? null : { ...draft, preset };
}

/** An argument with a value, but for what it means when it is not given; or what is wrong with it. */
function draftOf(
  call: CallNode,
  statement: SyntaxNode,
  naming: ArgumentNames,
  action: 'store' | 'append' | 'extend',
  around: Surroundings,
): Draft | string {
  const { text } = around;
  const { keywords } = call;
  const isPositional = naming.options.length === 0;
  const nargs = nargsOf(keywords.get('nargs'), text);
  const required = requiredOf(call, text);
  const converter = converterOf(keywords.get('type'), around);
  if (nargs === undefined) return 'this nargs has no equivalent for a widget';
  if (required === null) return '"required" is computed when the notebook runs';
  if (converter === null) return 'its type is computed when the notebook runs';
  if (isPositional && (keywords.has('required') || action !== 'store' || keywords.has('dest'))) {
    return 'argparse takes no such positional argument';
  }
  if (action !== 'store' && nargs !== null && !(action === 'extend' && nargs === '+')) {
    return 'a list of lists has no equivalent for a widget';
  }
  const choices = choiceValues(keywords.get('choices'), converter, around);
  if (choices === 'computed') return 'its choices are computed, or not a plain list';
  const mayBeBare = nargs === '?' && !isPositional;
  const bare = mayBeBare ? bareOf(keywords.get('const'), converter, text) : null;
  if (keywords.has('const') && bare === null) return 'its const has no equivalent for a widget';
  return {
    ...naming,
    statement,
    kept: ['type', 'choices', 'default'].flatMap((key) => keywords.get(key) ?? []),
    kind: action !== 'store' || (nargs !== null && nargs !== '?') ? 'list' : 'value',
    required: isPositional ? nargs !== '?' && nargs !== '*' : required,
    converter,
    choices,
    meanings: null,
    repeats: action !== 'store',
    bare,
    length: nargs === '+' || typeof nargs === 'number' ? nargs : null,
  };
}

/** `nargs` as it is written, null for none; undefined for all that widgets cannot carry. */
function nargsOf(
  node: SyntaxNode | undefined,
  text: string,
): '?' | '*' | '+' | number | null | undefined {
  if (node === undefined) return null;
  const literal = literalOf(text, node);
  if (literal?.kind === 'none') return null;
  if (literal?.kind === 'int') {
    const count = Number(literal.value);
    return count >= 1 && count <= 1000 ? count : undefined;
  }
  const value = literal?.kind === 'str' ? literal.value : '';
  return value === '?' || value === '*' || value === '+' ? value : undefined;
}

/** The text that a bare option stands for; null when it has no const, or one that no text can mean. */
function bareOf(node: SyntaxNode | undefined, { kind }: Converter, text: string): string | null {
  const literal = node === undefined ? null : literalOf(text, node);
  if (literal?.kind === 'str') return literal.value;
  return literal?.kind === 'int' && kind === 'int' ? literal.value : null;
}

const BUILT_IN = ['str', 'int', 'float', 'bool'] as const;

function converterOf(node: SyntaxNode | undefined, around: Surroundings): Converter | null {
  const { text, names, fromArgparse } = around;
  if (node === undefined || node.name === 'None') return { kind: 'str', source: '' };
  const source = sourceText(text, node);
  const builtIn = BUILT_IN.find((each) => each === source);
  if (builtIn !== undefined && !names.byText.get(source)?.some(({ binds }) => binds)) {
    return { kind: builtIn, source: builtIn === 'str' ? '' : source };
  }
  if (fromArgparse(node) !== null) return null;
  if (node.name === 'LambdaExpression' && !source.includes('\n')) {
    return { kind: 'other', source: `(${source})` };
  }
  const isDotted = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(source);
  return isDotted ? { kind: 'other', source } : null;
}
