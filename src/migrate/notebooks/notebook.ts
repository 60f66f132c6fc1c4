import { applyEdits } from '../../text.ts';
import { argparseToWidgets } from './argparse-to-widgets.ts';
import type { Argument } from './argument.ts';
import { readIpynb } from './ipynb.ts';
import type { Remark } from './remark.ts';
import { SHARES_NOTHING, type Sharing } from './run-targets.ts';

export interface NotebookMigration {
  /** The file as it is to be; the same text when nothing changes. */
  readonly after: string;
  readonly left: readonly Remark[];
  readonly notes: readonly Remark[];
  /** The arguments that are now widgets; null when there were none. */
  readonly args: readonly Argument[] | null;
}

/** Whether a file is a notebook as the Databricks CLI sees it, and may hold Python. */
export function isPythonNotebook(path: string, text: string): boolean {
  return path.endsWith('.ipynb') || /^# Databricks notebook source(\r?\n|$)/.test(text);
}

/** Migrates one notebook file, of either format: all of it or nothing. */
export function migrateNotebook(
  path: string,
  text: string,
  sharing: () => Sharing = () => SHARES_NOTHING,
): NotebookMigration {
  const same = { after: text, left: [], notes: [], args: null };
  if (!text.includes('argparse')) return same;
  if (!path.endsWith('.ipynb')) {
    const { edits, left, notes, args } = argparseToWidgets(text, sharing);
    return { after: applyEdits(text, edits), left, notes, args };
  }
  const code = readIpynb(text);
  if (code === null) {
    return {
      ...same,
      left: [{ start: 0, end: 0, message: 'this is not a Python notebook that can be read' }],
    };
  }
  const { edits, left, notes, args } = argparseToWidgets(code.text, sharing);
  const own = code.editsOf(edits);
  const remarks = (found: readonly Remark[]) =>
    found.map(({ start, message }): Remark => {
      const at = code.placeOf(start);
      return { start: at, end: at, message };
    });
  if (own === null) {
    const message = 'a statement stands in more than one cell';
    return { ...same, left: [{ start: 0, end: 0, message }] };
  }
  return { after: applyEdits(text, own), left: remarks(left), notes: remarks(notes), args };
}
