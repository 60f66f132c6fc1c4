import type { Located, Span } from '../text.ts';
import { dropPlaced, type PlacedText, spanOf } from './placed-text.ts';

/** The languages that a notebook can be in. */
export type CodeLanguage = 'python' | 'sql' | 'scala' | 'r';

const EXTENSIONS: Readonly<Record<CodeLanguage, string>> = {
  python: '.py',
  sql: '.sql',
  scala: '.scala',
  r: '.r',
};

/** The language of a file of code by its extension, in any case; null for another one. */
export function languageOf(path: string): CodeLanguage | null {
  const extension = path.slice(path.lastIndexOf('.')).toLowerCase();
  const languages = Object.keys(EXTENSIONS) as CodeLanguage[];
  return languages.find((language) => EXTENSIONS[language] === extension) ?? null;
}

export interface Cell {
  readonly language: CodeLanguage | 'markdown' | 'run' | 'other';
  /** The word behind `%`, as `sql` or `pip`; null without one. */
  readonly magic: string | null;
  /** The whole cell in the file, without the marks between cells. */
  readonly span: Span;
  /** What the language reads: without comment marks, escapes and the magic word. */
  readonly code: PlacedText;
}

const MAGICS: Record<string, Cell['language']> = {
  python: 'python',
  sql: 'sql',
  scala: 'scala',
  r: 'r',
  md: 'markdown',
  'md-sandbox': 'markdown',
  run: 'run',
  sh: 'other',
  bash: 'other',
  fs: 'other',
  html: 'other',
  javascript: 'other',
  js: 'other',
};

/** A cell of a notebook, whose language its magic says. Magics of no language are Python's own. */
export function cellOf(span: Span, text: PlacedText, fallback: CodeLanguage): Cell {
  const start = text.text.search(/\S/);
  const [all, magic] = /^%{1,2}([a-z][a-z-]*)/i.exec(text.text.slice(start, start + 40)) ?? [];
  if (start < 0 || all === undefined || magic === undefined) {
    return { language: fallback, magic: null, span, code: withoutMagics(fallback, text) };
  }
  const word = magic.toLowerCase();
  const language = Object.hasOwn(MAGICS, word) ? MAGICS[word] : undefined;
  if (language === undefined) {
    return { language: 'python', magic: word, span, code: withoutMagics('python', text) };
  }
  const code = dropPlaced(text, start + all.length);
  return { language, magic: word, span, code: withoutMagics(language, code) };
}

/** Line magics and shell calls become comments of the same length, so that the rest can be read. */
function withoutMagics(language: Cell['language'], code: PlacedText): PlacedText {
  if (language !== 'python' || !/[%!]/.test(code.text)) return code;
  return { ...code, text: code.text.replace(/^([ \t]*)[%!](?=[%!]?[A-Za-z])/gm, '$1#') };
}

/** The notebook that a `%run` cell runs; null for other cells and without a name. */
export function runTarget({ language, code }: Cell): Located<string> | null {
  if (language !== 'run') return null;
  const found = /^\s*("[^"\n]*"|'[^'\n]*'|\S+)/.exec(code.text);
  const word = found?.[1];
  if (found === null || word === undefined) return null;
  const start = found[0].length - word.length;
  const quoted = /^["'].*["']$/.test(word) ? 1 : 0;
  return {
    value: word.slice(quoted, word.length - quoted),
    span: spanOf(code, start + quoted, start + word.length - quoted),
  };
}
