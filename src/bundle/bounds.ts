import { counted } from '../counted.ts';
import { recalled } from '../once.ts';
import { expandedSize } from '../yaml/expanded-size.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { BundleFile, Fault } from './bundle.ts';

/**
 * Values that the files of a bundle may hold together, so that a gigabyte is enough for all that is
 * made of them: 12,000 jobs as this tool writes them, as many as a workspace holds.
 */
const MOST_VALUES = 600_000;

/** Targets that a bundle may have: jobs are looked at as each of them has them. */
const MOST_TARGETS = 1000;

/** Tasks that Databricks allows in a job. */
const MOST_TASKS = 1000;

/** Characters that may be read without use, since they are no YAML or too much. */
const MOST_IN_VAIN = 5_000_000;

/**
 * Holds one bundle to what anybody has and can be read in seconds, file by file in their order. What
 * does not fit in is left out, and so is all behind a file with which the bundle is full.
 */
export interface Bounds {
  /** Why a file is left out; null when it fits in, and from then on it counts. */
  readonly excessOf: (file: BundleFile) => Pick<Fault, 'offset' | 'message'> | null;
  /** Notes that a text was read without use. */
  readonly addInVain: (text: string) => void;
  /** Why no more files are read; null when they are. */
  readonly whyFull: () => string | null;
}

/** The bounds of one bundle; `sizes` are those of files that were looked at before. */
export function newBounds(sizes = new WeakMap<BundleFile, number>()): Bounds {
  const targets = new Set<string>();
  let values = 0;
  let inVain = 0;
  let full: string | null = null;
  return {
    excessOf: (file) => {
      const size = recalled(sizes, file, ({ root, view }) => expandedSize(root, view));
      if (values + size > MOST_VALUES) {
        // A file that is too large by itself says nothing of those behind it.
        if (size <= MOST_VALUES) full = 'the bundle has too many values before it';
        return { offset: 0, message: tooManyValues(size) };
      }
      const excess = tooManyTargets(file, targets) ?? tooManyTasks(file);
      if (excess === null) values += size;
      return excess;
    },
    addInVain: (text) => {
      inVain += text.length;
      if (inVain > MOST_IN_VAIN) full ??= 'too many files before it could not be read';
    },
    whyFull: () => full,
  };
}

function tooManyValues(size: number): string {
  const most = MOST_VALUES.toLocaleString('en');
  return size > MOST_VALUES
    ? `the file holds more than ${most} values, where aliases stand for what they mean`
    : `the files of the bundle hold more than ${most} values together`;
}

function tooManyTargets(file: BundleFile, known: Set<string>): ReturnType<Bounds['excessOf']> {
  for (const [name, { key }] of entriesBelow(file, file.root, 'targets')) {
    known.add(name);
    if (known.size > MOST_TARGETS) {
      const message = `the bundle has more than ${MOST_TARGETS.toLocaleString('en')} targets`;
      return { offset: key.start, message };
    }
  }
  return null;
}

function tooManyTasks(file: BundleFile): ReturnType<Bounds['excessOf']> {
  const targets = [...entriesBelow(file, file.root, 'targets').values()];
  for (const scope of [file.root, ...targets.map(({ value }) => value)]) {
    for (const [name, { value }] of entriesBelow(file, scope, 'resources', 'jobs')) {
      const tasks = file.view.entries(value).get('tasks');
      const count = file.view.sequence(tasks?.value ?? null)?.items.length ?? 0;
      if (tasks === undefined || count <= MOST_TASKS) continue;
      const most = MOST_TASKS.toLocaleString('en');
      const message = `the job ${name} has ${counted(count, 'task')}, and Databricks allows ${most}`;
      return { offset: tasks.key.start, message };
    }
  }
  return null;
}

function entriesBelow(file: BundleFile, node: YamlNode | null, ...path: readonly string[]) {
  let at = node;
  for (const key of path) at = file.view.entries(at).get(key)?.value ?? null;
  return file.view.entries(at);
}
