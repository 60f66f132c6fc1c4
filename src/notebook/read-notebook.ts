import type { Located } from '../text.ts';
import { type Cell, runTarget } from './cell.ts';
import type { NotebookFacts, ParameterFacts, PythonFacts } from './facts.ts';
import { fileKind } from './header.ts';
import { jupyterCells } from './jupyter.ts';
import { joinPlaced, type PlacedText, placePiece } from './placed-text.ts';
import { readPython } from './python-facts.ts';
import { sourceCells } from './source-cells.ts';
import { readSql } from './sql.ts';

/**
 * All that is known about a notebook in whatever format and languages; null if the Databricks CLI
 * would not take the text for a notebook. Never throws; time is linear in the text.
 */
export function readNotebook(path: string, text: string): NotebookFacts | null {
  const kind = fileKind(path, text);
  if (kind.kind !== 'notebook') return null;
  const { format, language } = kind;
  const cells =
    format === 'source' ? sourceCells(path, text, language) : jupyterCells(path, text, language);
  const runs = cells.map(runTarget).filter((run): run is Located<string> => run !== null);
  const elsewhere = {
    hides: cells.some(hidesWidgets),
    runs: cells.some(({ language }) => language === 'run'),
  };
  const whole = format === 'source' && language === 'python' ? placePiece(path, text) : null;
  const python = readPython(pythonOf(path, cells, whole), elsewhere);
  const queries = cells
    .filter((cell) => cell.language === 'sql')
    .map(({ code }) => readSql(code, 'cell'));
  return { path, format, language, cells, runs, ...together(python, queries) };
}

/** The Python cells behind each other; a Python source notebook is read as a whole. */
function pythonOf(path: string, cells: readonly Cell[], whole: PlacedText | null): PlacedText {
  const own = cells.filter(
    ({ language, magic }) => language === 'python' && (whole === null || magic !== null),
  );
  const texts = own.map(({ code }) => code);
  return joinPlaced(path, whole === null ? texts : [whole, ...texts], '\n');
}

/** Whether a cell in another language may read or declare widgets. */
function hidesWidgets({ language, code }: Cell): boolean {
  return (language === 'scala' || language === 'r') && /widgets|getArgument/.test(code.text);
}

function together(python: PythonFacts, queries: readonly ParameterFacts[]): PythonFacts {
  return {
    ...python,
    reads: inOrder([...python.reads, ...queries.flatMap(({ reads }) => reads)]),
    declares: inOrder([...python.declares, ...queries.flatMap(({ declares }) => declares)]),
    readsUnknown: python.readsUnknown || queries.some((each) => each.readsUnknown),
  };
}

function inOrder<T extends { readonly span: { readonly start: number } }>(items: T[]): T[] {
  return items.sort((a, b) => a.span.start - b.span.start);
}
