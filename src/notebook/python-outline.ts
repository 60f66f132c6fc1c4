import type { SyntaxNode, Tree } from './python.ts';

/** What one walk over a syntax tree notes: names, and the pieces of code that values pass through. */
export interface Outline {
  readonly text: string;
  readonly tree: Tree;
  /** Each name that stands for a variable, in order; names in imports and types are left out. */
  readonly names: readonly Name[];
  readonly bindings: readonly Binding[];
  readonly calls: readonly Frame[];
  readonly functions: readonly Frame[];
  readonly classes: readonly Frame[];
  /** `return` and `yield`. */
  readonly returns: readonly Frame[];
  /** Tuples, lists, sets and dictionaries. */
  readonly containers: readonly Frame[];
  /** Statements of one expression. */
  readonly statements: readonly Frame[];
  readonly imports: readonly SyntaxNode[];
  /** Expressions that end in `.dbutils`. */
  readonly dbutils: readonly SyntaxNode[];
  /** The first place that is no Python. */
  readonly broken: Range | null;
}

export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Name extends Range {
  /** The innermost frame that it stands in. */
  readonly frame: Frame;
}

/** A place where a name gets a value. */
export interface Binding {
  /** `header`: by `with … as` or a pattern of `match`. `other`: by `def`, `del`, `except … as`. */
  readonly kind: 'assign' | 'loop' | 'header' | 'parameter' | 'lambda' | 'other';
  readonly name: Name;
  /** Its place among the names that are bound together, and how many these are. */
  readonly index: number;
  readonly of: number;
  /** The frame that binds it; for a parameter, the list of parameters. */
  readonly frame: Frame;
  /** Where the expression begins whose value it gets. */
  readonly source: number;
}

export type FrameKind =
  | 'root'
  | 'body'
  | 'call'
  | 'assign'
  | 'loop'
  | 'header'
  | 'pattern'
  | 'return'
  | 'function'
  | 'parameters'
  | 'lambda'
  | 'class'
  | 'decorator'
  | 'statement'
  | 'container'
  | 'scope'
  | 'try';

/** A piece of code that matters to what becomes of a value. */
export interface Frame extends Range {
  readonly kind: FrameKind;
  readonly parent: Frame | null;
  /** The function whose code it is in. */
  readonly fn: Frame | null;
  /** The innermost call around it in the same statement. */
  readonly call: Frame | null;
  /** Index in the outline's names of the first name in it. */
  readonly first: number;
  /** Offsets of commas directly in it, behind the last `=`. */
  readonly commas: readonly number[];
  /** Offsets of the commas before the last `=`. */
  readonly targetCommas: readonly number[];
  /** Of a call, the bracket of its arguments; otherwise behind the last `=` or `in`; else -1. */
  readonly mark: number;
  /** Start of the first block below it; its end without one. */
  readonly body: number;
  /** Names in front of `=` in a call. */
  readonly keywords: readonly Range[];
  /** Of a function, in order. */
  readonly parameters: readonly Binding[];
}

/** The index of the first name at or behind an offset. */
export function nameFrom({ names }: Outline, offset: number): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as Name).from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function nameText({ text }: Outline, { from, to }: Range): string {
  return text.slice(from, to);
}

/** The name that a function or class is defined as. */
export function definedName(outline: Outline, frame: Frame): string {
  const name = outline.names[frame.first];
  return name === undefined || name.frame !== frame ? '' : nameText(outline, name);
}

/** What a call calls, if its callee is a name, or ends in one: `root.….last(…)`. */
export interface Callee {
  /** The first name of the callee, if the callee begins with one. */
  readonly root: string | null;
  readonly last: string;
  /** Whether the callee is one name only. */
  readonly bare: boolean;
}

export function calleeOf(outline: Outline, call: Frame): Callee {
  const { text, names } = outline;
  let end = call.mark;
  while (end > call.from && text.charCodeAt(end - 1) <= 32) end--;
  let start = end;
  while (start > call.from && isNamePart(text.charCodeAt(start - 1))) start--;
  const name = names[call.first];
  const root = name !== undefined && name.from === call.from ? nameText(outline, name) : null;
  return { root, last: text.slice(start, end), bare: root !== null && start === call.from };
}

function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code > 127
  );
}
