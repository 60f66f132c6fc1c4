import { posix } from 'node:path';
import type { NotebookFacts } from '../notebook/facts.ts';
import { NOTEBOOK_EXTENSIONS } from '../task/notebook-name.ts';
import type { Located } from '../text.ts';
import type { Subject } from './subject.ts';

/** A notebook that another one runs by `%run` or `dbutils.notebook.run`. */
export interface Called {
  readonly written: Located<string>;
  /** From the bundle's root and as written, without an extension where it has none. */
  readonly wanted: string;
  /** The file; null when there is none. */
  readonly path: string | null;
  /** The names of what it is given; null for `%run`, and where they cannot be known. */
  readonly passes: readonly string[] | null;
}

/** The notebooks that a notebook runs, without those outside of the bundle or with names made up. */
export function calledBy(subject: Subject, facts: NotebookFacts): readonly Called[] {
  return [
    ...facts.runs.flatMap((written) => called(subject, facts, written, null)),
    ...facts.calls.flatMap(({ written, passes }) => called(subject, facts, written, passes)),
  ];
}

/** The notebooks that it runs with `%run`, which share its widgets; null where one cannot be known. */
function sharedWith(subject: Subject, facts: NotebookFacts): readonly string[] | null {
  const paths = facts.runs.map((written) => called(subject, facts, written, null)[0]?.path ?? null);
  return paths.includes(null) ? null : (paths as string[]);
}

function called(
  { disk }: Subject,
  { path }: NotebookFacts,
  written: Located<string>,
  passes: Called['passes'],
): Called[] {
  const { value } = written;
  if (value === '' || value.startsWith('/') || /[${}\\]/.test(value)) return [];
  const wanted = posix.join(posix.dirname(path), value);
  if (wanted.startsWith('..')) return [];
  const names = [...NOTEBOOK_EXTENSIONS.map((extension) => wanted + extension), wanted];
  const found = names.find((name) => disk.kindOf(name) === 'file');
  return [{ written, wanted, path: found ?? null, passes }];
}

/** Notebooks that one runs after another, at most; more are taken for unknown. */
const MOST_SHARED = 50;

/**
 * A notebook with all that it runs by `%run`, each once, itself first; null where one of them cannot be
 * known.
 */
export function togetherWith(subject: Subject, facts: NotebookFacts): NotebookFacts[] | null {
  const found = new Map([[facts.path, facts]]);
  for (const each of found.values()) {
    const paths = sharedWith(subject, each);
    if (paths === null || found.size > MOST_SHARED) return null;
    for (const path of paths) {
      const own = found.get(path) ?? subject.code.notebook(path);
      if (own === null) return null;
      found.set(path, own);
    }
  }
  return [...found.values()];
}
