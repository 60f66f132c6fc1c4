import { lineStart, nextLine, type Span, type TextEdit } from '../text.ts';
import { type CodeLanguage, languageOf } from './cell.ts';
import { openJupyter } from './jupyter.ts';

/** What a file is to the Databricks CLI, which accepts a notebook only if its first line is exact. */
export type FileKind =
  | {
      readonly kind: 'notebook';
      readonly format: 'source' | 'jupyter';
      readonly language: CodeLanguage;
    }
  /** No notebook, but meant to be one. No edit: that would need more than a new first line. */
  | {
      readonly kind: 'nearly';
      readonly fault: HeaderFault;
      /** The line that comes near a header, or the first cell mark. */
      readonly span: Span;
      readonly edit: TextEdit | null;
    }
  /** An .ipynb file that the CLI refuses. */
  | { readonly kind: 'broken'; readonly why: string }
  | { readonly kind: 'file' };

/** Why a header is not accepted; `missing`: there are cell marks or magics, but no header. */
export type HeaderFault =
  | 'byte-order-mark'
  | 'lines-above'
  | 'spelling'
  | 'comment-mark'
  | 'missing';

const TITLE = 'Databricks notebook source';

/** The comment mark of each language that a notebook can be in. */
const MARKS: Readonly<Record<CodeLanguage, string>> = {
  python: '#',
  r: '#',
  sql: '--',
  scala: '//',
};

/** How far down a header is looked for; below, it is rather text that speaks of one. */
const LINES_ABOVE = 20;

/** The comment mark of a notebook language, which also begins its cell marks and magics. */
export function commentMark(language: CodeLanguage): string {
  return MARKS[language];
}

/**
 * Whether a file is a notebook. As the CLI decides it (libs/notebook/detect.go): by the extension in
 * any case, and by a first line that may end in CRLF but is otherwise exact; an .ipynb file needs
 * cells, metadata and nbformat 4. Never throws.
 */
export function fileKind(path: string, text: string): FileKind {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'ipynb') {
    const notebook = openJupyter(text);
    return 'why' in notebook
      ? { kind: 'broken', why: notebook.why }
      : { kind: 'notebook', format: 'jupyter', language: notebook.language };
  }
  const language = languageOf(path);
  if (language === null) return { kind: 'file' };
  const mark = MARKS[language];
  if (lineAt(text, 0) === `${mark} ${TITLE}`)
    return { kind: 'notebook', format: 'source', language };
  return nearHeader(path, text, mark) ?? missingHeader(path, text, mark) ?? { kind: 'file' };
}

/** A line as Go's line scanner gives it: without its line feed and one carriage return before it. */
function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

function nearHeader(path: string, text: string, mark: string): FileKind | null {
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  let start = bom;
  for (let count = 0; count < LINES_ABOVE && start < text.length; count++) {
    const line = lineAt(text, start);
    const found = headerLike(line);
    if (found !== null) {
      const span = { path, start, end: start + line.length };
      const fault = faultOf({ line, found, mark, below: start > bom });
      // Cells in another language's marks need more than another first line.
      const edit =
        found !== mark && hasMarks(text, found) ? null : headerEdit(text, span, bom, mark);
      return { kind: 'nearly', fault, span, edit };
    }
    if (line.trim() !== '' && !/^\s*(?:#|--|\/\/)/.test(line)) return null;
    start = nextLine(text, start);
  }
  return null;
}

/** Puts the right header first; comments that stood above it then stand below. */
function headerEdit(text: string, span: Span, bom: number, mark: string): TextEdit {
  const above = text.slice(bom, span.start);
  const kept = above.trim() === '' ? '' : above;
  const end = nextLine(text, span.start);
  const lineEnd = text.slice(span.end, end) || (kept === '' ? '' : '\n');
  return { start: 0, end, text: `${mark} ${TITLE}${lineEnd}${kept}` };
}

interface NearLine {
  readonly line: string;
  readonly found: string;
  readonly mark: string;
  readonly below: boolean;
}

function faultOf({ line, found, mark, below }: NearLine): HeaderFault {
  if (found !== mark) return 'comment-mark';
  if (line !== `${mark} ${TITLE}`) return 'spelling';
  return below ? 'lines-above' : 'byte-order-mark';
}

/** The comment mark of a line that means to be a header. */
function headerLike(line: string): string | null {
  if (line.length > 200) return null;
  return /^\s*(#|--|\/\/)[#\s]*databricks\s+notebook\s+source\s*$/i.exec(line)?.[1] ?? null;
}

function missingHeader(path: string, text: string, mark: string): FileKind | null {
  const found = firstMark(text, mark);
  if (found === null) return null;
  const start = lineStart(text, found);
  const span = { path, start, end: start + lineAt(text, start).length };
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const lineEnd = text.slice(0, nextLine(text, 0)).endsWith('\r\n') ? '\r\n' : '\n';
  const edit = { start: 0, end: bom, text: `${mark} ${TITLE}${lineEnd}` };
  return { kind: 'nearly', fault: 'missing', span, edit };
}

function hasMarks(text: string, mark: string): boolean {
  return firstMark(text, mark) !== null;
}

/** Offset of the first line that is a cell mark, or a magic such as `# MAGIC %md`. */
function firstMark(text: string, mark: string): number | null {
  const places = ['COMMAND ----------', 'MAGIC %'].flatMap((sign) => {
    const line = `${mark} ${sign}`;
    const at = text.startsWith(line) ? 0 : text.indexOf(`\n${line}`) + 1;
    return at > 0 || text.startsWith(line) ? [at] : [];
  });
  return places.length === 0 ? null : Math.min(...places);
}
