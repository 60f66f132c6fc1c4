import type { SyntaxNode } from '../../notebook/python.ts';

/** How the text of a widget becomes a value. */
export interface Converter {
  readonly kind: 'str' | 'int' | 'float' | 'bool' | 'other';
  /** What is called with the text, as Python; '' for plain text. */
  readonly source: string;
}

/** What an option means that need not be given. */
export interface Preset {
  /** The text that the widget is declared with, as Python. */
  readonly declared: string;
  /** The value that an empty widget stands for, as Python; null when its text is read as any other. */
  readonly fallback: string | null;
}

export interface Choices {
  /** The list, as Python. */
  readonly source: string;
  /** The texts to choose from in a widget; null when they are no texts or not known. */
  readonly texts: readonly string[] | null;
  /** How a message names them. */
  readonly shown: string;
}

/** One argument of a parser, as a widget will carry it. */
export interface Argument {
  /** The statement that adds it. */
  readonly statement: SyntaxNode;
  /** The parts of that statement that are written again elsewhere. */
  readonly kept: readonly SyntaxNode[];
  readonly widget: string;
  /** The name under which the program reads it. */
  readonly dest: string;
  /** `--x`, `-x`; none for a positional argument. */
  readonly options: readonly string[];
  /** `list` holds a JSON array in its widget, `flag` true or false, `count` a number. */
  readonly kind: 'value' | 'flag' | 'list' | 'count';
  readonly required: boolean;
  /** What it is, in words, in one line; null where nothing says it. */
  readonly about: string | null;
  readonly converter: Converter;
  /** Null when the argument must be given. */
  readonly preset: Preset | null;
  readonly choices: Choices | null;
  /** How many values a list has: '+' is one or more, null is any number. */
  readonly length: '+' | number | null;
  /** What the texts of a flag's widget mean, as Python; null for other kinds. */
  readonly meanings: Readonly<Record<string, string>> | null;
  /** What an option stands for that is given without a value; null when it needs one. */
  readonly bare: string | null;
  /** Whether each mention of the option adds to the list. */
  readonly repeats: boolean;
}
