import type { SyntaxNode } from '../../notebook/python.ts';
import type { Argument, Choices, Converter, Preset } from './argument.ts';
import { movable } from './computed.ts';
import { constantOf, type LiteralValue, literalOf, pythonString, setOnce } from './literal.ts';
import type { Surroundings } from './surroundings.ts';
import { callOf, childrenOf, sourceText } from './syntax.ts';

/** More values than this are not checked one by one. */
const MOST_CHOICES = 1000;

/** An argument, but for what it means when it is not given; the values of its choices are known. */
export interface Draft extends Omit<Argument, 'preset' | 'choices'> {
  readonly choices: KnownChoices | null;
}

interface KnownChoices extends Choices {
  /** Null where they are computed. */
  readonly items: readonly LiteralValue[] | null;
}

/** The choices of an argument; null for none, 'computed' where the list is not written out. */
export function choiceValues(
  node: SyntaxNode | undefined,
  { kind }: Converter,
  around: Surroundings,
): KnownChoices | null | 'computed' {
  const { text } = around;
  if (node === undefined || node.name === 'None') return null;
  const literal = literalOf(text, node);
  const items = rangeOf(text, node) ?? itemsOf(literal);
  if (items === null && literal === null) return computedChoices(node, around) ?? 'computed';
  if (items === null || items.length === 0 || items.length > MOST_CHOICES) return 'computed';
  const words = items.map(writtenOf);
  if (words.some((word) => word === null)) return 'computed';
  const texts = items.flatMap((item) => (item.kind === 'str' ? [item.value] : []));
  const isRange = node.name === 'CallExpression';
  return {
    items,
    source: isRange ? sourceText(text, node) : `[${words.join(', ')}]`,
    texts: kind === 'str' && texts.length === items.length ? [...new Set(texts)] : null,
    shown: isRange ? sourceText(text, node) : items.map(shownOf).join(', '),
  };
}

/** Choices that are computed are looked at where the value is read. */
function computedChoices(node: SyntaxNode, around: Surroundings): KnownChoices | null {
  const source = movable(node, around);
  if (source === null) return null;
  const isShort = source.length <= 60 && !source.includes('\n');
  return { items: null, source, texts: null, shown: isShort ? source : 'its choices' };
}

function itemsOf(literal: LiteralValue | null): readonly LiteralValue[] | null {
  return literal !== null && 'items' in literal ? literal.items : null;
}

function rangeOf(text: string, node: SyntaxNode): LiteralValue[] | null {
  const call = callOf(text, node);
  if (call === null || !call.plain || call.keywords.size > 0) return null;
  if (sourceText(text, call.callee) !== 'range') return null;
  const bounds = call.positional.map((each) => literalOf(text, each));
  const numbers = bounds.map((each) => (each?.kind === 'int' ? Number(each.value) : Number.NaN));
  const [first = Number.NaN, second, step] = numbers;
  const [start, end] = second === undefined ? [0, first] : [first, second];
  if (step !== undefined || !(end - start > 0 && end - start <= MOST_CHOICES)) return null;
  return Array.from({ length: end - start }, (_, index) => {
    return { kind: 'int', value: String(start + index) };
  });
}

/** A plain value as Python; null for a list or a dictionary. */
function writtenOf(literal: LiteralValue): string | null {
  if (literal.kind === 'str') return pythonString(literal.value);
  if (literal.kind === 'int' || literal.kind === 'float') return literal.value;
  return literal.kind === 'bool' ? (literal.value ? 'True' : 'False') : null;
}

function shownOf(literal: LiteralValue): string {
  return 'value' in literal ? String(literal.value) : '';
}

/** What a single value means that is not given; null, with the reason refused, if that is unclear. */
export function valuePreset(
  node: SyntaxNode | undefined,
  draft: Draft,
  around: Surroundings,
): Preset | null {
  const { statement, converter, choices } = draft;
  const source = node === undefined ? 'None' : sourceText(around.text, node);
  const literal: LiteralValue | null =
    node === undefined
      ? { kind: 'none' }
      : constantOf(around.text, node, around.names, around.scope);
  if (literal === null) {
    const fallback =
      choices === null ? computedFallback(node as SyntaxNode, converter, around) : null;
    if (fallback !== null) return { declared: '""', fallback };
    return around.refuse(statement, 'its default is computed when the notebook runs');
  }
  if (choices !== null && literal.kind !== 'none' && !isAmong(choices.items, literal, converter)) {
    return around.refuse(statement, 'its default is not known to be one of its choices');
  }
  return presetOf(literal, source, converter);
}

/** A text with a default, out of the environment: argparse converts it like one that is given. */
const TEXT = /^os\.(?:environ\.get|getenv)\([^,()]+,\s*(["'])(?:(?!\1)[^\\\n])*\1,?\s*\)$/;

/** The expression for a default that is computed; null where its type would have to be known. */
function computedFallback(
  node: SyntaxNode,
  { source: convert }: Converter,
  around: Surroundings,
): string | null {
  const source = movable(node, around);
  // What is no text stays as it is.
  if (source === null || convert === '' || isNoText(node, convert, around)) return source;
  if (TEXT.test(source)) return `${convert}(${source})`;
  return node.name === 'VariableName' && !isBound('str', around)
    ? `(${convert}(${source}) if isinstance(${source}, str) else ${source})`
    : null;
}

/** Whether the program gives a builtin name another meaning somewhere. */
function isBound(word: string, { names }: Surroundings): boolean {
  return (names.byText.get(word) ?? []).some(({ binds }) => binds);
}

/** Whether an expression gives no text for sure: a call of the type itself, or a division. */
function isNoText(node: SyntaxNode, convert: string, around: Surroundings): boolean {
  const { text, names, scope } = around;
  const value = setOnce(text, node, names, scope);
  if (value === null) return false;
  const call = callOf(text, value);
  if (call !== null) return sourceText(text, call.callee) === convert;
  if (value.name !== 'BinaryExpression') return false;
  const [, sign] = childrenOf(value);
  // `folder / "file.csv"`: no text can be divided.
  return sign !== undefined && sourceText(text, sign) === '/';
}

function presetOf(literal: LiteralValue, source: string, { kind }: Converter): Preset {
  if (literal.kind === 'str') return { declared: source, fallback: null };
  const text = textOf(literal, kind);
  return text === null
    ? { declared: '""', fallback: source }
    : { declared: pythonString(text), fallback: null };
}

/** The text that a converter turns into exactly this value; null when none is known to. */
function textOf(literal: LiteralValue, kind: Converter['kind']): string | null {
  if (literal.kind === 'int' && kind === 'int') return literal.value;
  if (literal.kind === 'float' && kind === 'float') return literal.value;
  // bool() of any text but an empty one is True.
  if (literal.kind === 'bool' && kind === 'bool') return literal.value ? 'True' : '';
  return null;
}

function isAmong(
  items: readonly LiteralValue[] | null,
  literal: LiteralValue,
  { kind }: Converter,
): boolean {
  if (literal.kind === 'str' && kind === 'other') return false;
  const wanted = keyOf(literal, kind);
  return wanted !== null && (items ?? []).some((item) => keyOf(item, 'str') === wanted);
}

/** Equal for values that Python holds to be equal; null where that is not known. */
function keyOf(literal: LiteralValue, kind: Converter['kind']): string | null {
  if (literal.kind === 'int' || literal.kind === 'float') return `number ${Number(literal.value)}`;
  if (literal.kind !== 'str') return null;
  if (kind === 'str') return `text ${literal.value}`;
  const isNumber = kind !== 'bool' && /^-?\d{1,15}(\.\d+)?$/.test(literal.value);
  return isNumber ? `number ${Number(literal.value)}` : null;
}

/** What a list means that is not given; null, with the reason refused, if that is unclear. */
export function listPreset(
  node: SyntaxNode | undefined,
  draft: Draft,
  isPositional: boolean,
  around: Surroundings,
): Preset | null {
  const { statement, converter, choices, length, repeats } = draft;
  const literal: LiteralValue | null =
    node === undefined ? { kind: 'none' } : literalOf(around.text, node);
  if (literal?.kind === 'none') {
    // argparse gives an empty list for positional arguments that are not there.
    return isPositional ? EMPTY_LIST : { declared: '""', fallback: 'None' };
  }
  const items = literal === null ? null : itemsOf(literal);
  if (literal === null && !isPositional && !repeats && choices === null && length === null) {
    const source = converter.source === '' ? movable(node as SyntaxNode, around) : null;
    if (source !== null) return { declared: '""', fallback: source };
  }
  if (items === null || literal?.kind === 'set' || isPositional) {
    return around.refuse(statement, 'its default is computed, or not a list');
  }
  if (repeats && items.length > 0) {
    return around.refuse(statement, 'a default to which values are added has no equivalent');
  }
  const isShort = length === '+' && items.length === 0 && literal?.kind !== 'list';
  if (isShort || (typeof length === 'number' && items.length !== length)) {
    return around.refuse(statement, 'its default has another number of values than nargs says');
  }
  if (choices !== null && !items.every((item) => isAmong(choices.items, item, PLAIN))) {
    return around.refuse(statement, 'its default is not known to be among its choices');
  }
  const texts = items.map((item) => {
    if (item.kind === 'str') return converter.kind === 'str' ? item.value : null;
    return converter.kind === 'bool' ? null : textOf(item, converter.kind);
  });
  if (literal?.kind === 'list' && texts.every((text) => text !== null)) {
    return { declared: pythonString(JSON.stringify(texts)), fallback: null };
  }
  const source = sourceText(around.text, node as SyntaxNode);
  return { declared: '""', fallback: source };
}

/** Items of a default list are taken as they are. */
const PLAIN: Converter = { kind: 'str', source: '' };

const EMPTY_LIST: Preset = { declared: '"[]"', fallback: null };
