import type { Located, Span } from '../text.ts';
import type { Cell, CodeLanguage } from './cell.ts';

/** A place at which code reads a parameter. */
export interface ParameterRead {
  readonly name: string;
  /** Where the name stands: a string with its quotes, or a marker as `:name`. */
  readonly span: Span;
  /**
   * How: by `dbutils.widgets` or `getArgument`, as `:name`, or by the text substitutions `${name}`
   * (deprecated, notebooks) and `{{name}}` (SQL files).
   */
  readonly by: 'widgets' | 'getArgument' | 'marker' | 'dollar' | 'mustache';
  /** Whether the code goes on if there is no such parameter: a default, or a handler without raise. */
  readonly optional: boolean;
}

/** A place at which a notebook declares a widget, which is then there even if no run passes it. */
export interface WidgetDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly kind: 'text' | 'dropdown' | 'combobox' | 'multiselect';
  readonly hasDefault: boolean;
}

/** What code says about parameters. Where it cannot be followed, the flags say so. */
export interface ParameterFacts {
  readonly reads: readonly ParameterRead[];
  readonly declares: readonly WidgetDeclaration[];
  /** Whether there may be reads besides; then nothing can be said about names not in `reads`. */
  readonly readsUnknown: boolean;
  readonly declaresUnknown: boolean;
}

/** How Python code uses argparse, whatever it is imported as. */
export interface ArgparseUse {
  /** The import statements that bring it in. */
  readonly imports: readonly Span[];
  /** The first place that uses what was imported; null if none does. */
  readonly firstUse: Span | null;
  /** Whether it may read the command line: not where code gives it a list, or makes no parser. */
  readonly reads: boolean;
}

/** What code gives to tasks that come later, and takes from earlier ones: `dbutils.jobs.taskValues`. */
export interface TaskValueUse {
  readonly sets: readonly string[];
  /** Whether it may set others. */
  readonly setsUnknown: boolean;
  readonly gets: readonly {
    readonly task: string;
    readonly key: string;
    /** Where the key stands. */
    readonly span: Span;
    readonly hasDefault: boolean;
  }[];
}

/** A notebook that is run with parameters of its own. */
export interface NotebookCall {
  /** Its path as written. */
  readonly written: Located<string>;
  /** The names of what it is given; null where they cannot be known. */
  readonly passes: readonly string[] | null;
}

/** What Python code says. */
export interface PythonFacts extends ParameterFacts {
  readonly taskValues: TaskValueUse;
  /** The notebooks that `dbutils.notebook.run` runs. */
  readonly calls: readonly NotebookCall[];
  /** For each parameter of whose reads none is surely or perhaps printed, the first read. */
  readonly unprinted: readonly ParameterRead[];
  readonly argparse: ArgparseUse | null;
  /** Where click, typer or fire are told to read the command line; null if they are not. */
  readonly otherParser: Located<string> | null;
  /** Each place that reads `sys.argv` as the run was given it. */
  readonly argv: readonly Span[];
  /** Modules that it imports, as written, besides Python's own and well-known packages. */
  readonly imports: readonly Located<string>[];
  /**
   * The first place that the parser does not take for Python; null if there is none. It refuses some
   * Python that is right, such as a bare `yield`, so this only says that the rest is not sure.
   */
  readonly broken: Span | null;
}

/** All that is known about a notebook, in whatever languages its cells are. */
export interface NotebookFacts extends PythonFacts {
  readonly path: string;
  readonly format: 'source' | 'jupyter';
  readonly language: CodeLanguage;
  readonly cells: readonly Cell[];
  /** The notebooks that `%run` cells run, as written. */
  readonly runs: readonly Located<string>[];
}
