import type { Argument } from './argument.ts';

/** The values of widgets by name, each the tokens that it is made of; or why they cannot be told. */
export type WidgetTokens =
  | { readonly given: ReadonlyMap<string, GivenValue> }
  | { readonly reason: string };

/** `text` for one value, `list` for a JSON array. */
export type GivenValue =
  | { readonly kind: 'token'; readonly index: number; readonly skip: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly values: readonly string[] };

interface State {
  readonly tokens: readonly string[];
  readonly options: ReadonlyMap<string, Argument>;
  readonly given: Map<string, GivenValue>;
  /** Offsets of positional tokens. */
  readonly positional: number[];
}

/**
 * What a command line gives to the widgets that replace its arguments. A reason instead, where
 * argparse would refuse it or where more would have to be known: abbreviated options, letters in one
 * word.
 */
export function widgetTokens(args: readonly Argument[], tokens: readonly string[]): WidgetTokens {
  const options = new Map(
    args.flatMap((each) => each.options.map((name) => [name, each] as const)),
  );
  const state: State = { tokens, options, given: new Map(), positional: [] };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as string;
    if (isValue(token, options)) {
      state.positional.push(at++);
      continue;
    }
    const [name, equals] = nameIn(token, options);
    const argument = options.get(name) ?? countOf(args, name);
    if (argument === null) return { reason: `the notebook has no argument ${name}` };
    const next = takeOption(argument, state, at, equals);
    if (typeof next === 'string') return { reason: next };
    at = next;
  }
  const reason = takePositional(args, state);
  return reason === null ? { given: state.given } : { reason };
}

type Options = ReadonlyMap<string, Argument>;

/**
 * Whether argparse takes a word for a value: negative numbers and words with spaces are, unless they
 * begin with an option, or what may be short for one (CPython: `_parse_optional`).
 */
function isValue(token: string, options: Options): boolean {
  if (!token.startsWith('-') || token === '-') return true;
  const [name] = nameIn(token, options);
  if (options.has(name)) return false;
  const isShort =
    name.startsWith('--') && [...options.keys()].some((each) => each.startsWith(name));
  if (isShort) return false;
  return token.includes(' ') || /^-(\d+|\d*\.\d+)$/.test(token);
}

/** The option that a word names, and where its `=` is; -1 without one. */
function nameIn(token: string, options: Options): readonly [name: string, equals: number] {
  const equals = options.has(token) ? -1 : token.indexOf('=');
  const name = equals < 0 ? token : token.slice(0, equals);
  return name.startsWith('--') || options.has(name) ? [name, equals] : [token, -1];
}

/** `-vvv` is `-v` three times. */
function countOf(args: readonly Argument[], word: string): Argument | null {
  if (!/^-([A-Za-z])\1+$/.test(word)) return null;
  const found = args.find(({ options }) => options.includes(word.slice(0, 2)));
  return found?.kind === 'count' ? found : null;
}

/** Notes the value of an option; returns the offset of the next token, or what is wrong. */
function takeOption(
  argument: Argument,
  { tokens, options, given }: State,
  at: number,
  equals: number,
): number | string {
  const { widget, kind, bare, length, repeats } = argument;
  const name = tokens[at] as string;
  let end = at + 1;
  while (end < tokens.length && isValue(tokens[end] as string, options)) end++;
  if (kind === 'flag' || kind === 'count') {
    if (equals >= 0) return `${name} takes no value`;
    given.set(widget, { kind: 'text', text: markOf(argument, name, given.get(widget)) });
    return at + 1;
  }
  if (kind === 'value') {
    if (equals >= 0) given.set(widget, { kind: 'token', index: at, skip: equals + 1 });
    else if (end > at + 1) given.set(widget, { kind: 'token', index: at + 1, skip: 0 });
    else if (bare !== null) given.set(widget, { kind: 'text', text: bare });
    else return `${name} has no value`;
    return equals < 0 && end > at + 1 ? at + 2 : at + 1;
  }
  const many = typeof length === 'number' ? length : repeats && length === null ? 1 : end - at - 1;
  const values =
    equals >= 0 ? [name.slice(equals + 1)] : tokens.slice(at + 1, Math.min(end, at + 1 + many));
  const wanted = typeof length === 'number' ? length : repeats && length === null ? 1 : 0;
  if (values.length < wanted || (length === '+' && values.length === 0))
    return `${name} has too few values`;
  const before = repeats ? given.get(widget) : undefined;
  const all = before?.kind === 'list' ? [...before.values, ...values] : values;
  given.set(widget, { kind: 'list', values: all });
  return equals >= 0 ? at + 1 : at + 1 + values.length;
}

function markOf({ kind, options }: Argument, name: string, before: GivenValue | undefined): string {
  const isNegated = name.startsWith('--no-') && options.includes(`--${name.slice(5)}`);
  if (kind === 'flag') return isNegated ? 'false' : 'true';
  const times = name.startsWith('--') ? 1 : name.length - 1;
  return String((before?.kind === 'text' ? Number(before.text) : 0) + times);
}

/** Shares the positional words out, as many as possible to the first that takes several. */
function takePositional(
  args: readonly Argument[],
  { tokens, given, positional }: State,
): string | null {
  const wanted = args.filter(({ options }) => options.length === 0);
  const open = wanted.some((each) => boundsOf(each)[0] !== boundsOf(each)[1]);
  const [first = 0] = positional;
  const isTogether = (positional.at(-1) ?? 0) - first + 1 === positional.length;
  if (open && positional.length > 0 && !isTogether)
    return 'positional values stand between options';
  let needed = wanted.reduce((sum, each) => sum + boundsOf(each)[0], 0);
  let at = 0;
  for (const each of wanted) {
    const [least, most] = boundsOf(each);
    needed -= least;
    const count = Math.min(most, positional.length - at - needed);
    if (count < least) return `a value of ${each.widget} is missing`;
    const taken = positional.slice(at, at + count);
    at += count;
    if (each.kind === 'list') {
      if (taken.length > 0) given.set(each.widget, listOf(tokens, taken));
    } else if (taken[0] !== undefined) {
      given.set(each.widget, { kind: 'token', index: taken[0], skip: 0 });
    }
  }
  return at < positional.length ? 'there are more values than the notebook takes' : null;
}

function listOf(tokens: readonly string[], places: readonly number[]): GivenValue {
  return { kind: 'list', values: places.map((place) => tokens[place] as string) };
}

/** The fewest and the most values that a positional argument takes. */
function boundsOf({ kind, length, required }: Argument): readonly [number, number] {
  if (kind !== 'list') return required ? [1, 1] : [0, 1];
  if (typeof length === 'number') return [length, length];
  return length === '+' ? [1, Number.POSITIVE_INFINITY] : [0, Number.POSITIVE_INFINITY];
}
