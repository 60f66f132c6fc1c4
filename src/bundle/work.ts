import { factsOf, taskSource } from '../task/task-type.ts';
import type { Work } from './bundle.ts';

/**
 * The type of a task that runs code of its own; null for one that runs a job, decides what runs, or
 * says nothing. A type that is not known counts as code, and a loop as what it repeats.
 */
export function codeType(work: Work): string | null {
  switch (work.kind) {
    case 'source':
      return work.type;
    case 'other':
      return factsOf(work.type)?.does === 'decision' ? null : work.type;
    case 'run-job':
    case 'none':
      return null;
  }
}

/** The file that a task runs and that is its job's alone; null for tasks that run no such file. */
export function ownSource(work: Work): Extract<Work, { kind: 'source' }> | null {
  return work.kind === 'source' && taskSource(work.type)?.ofOneJob ? work : null;
}
