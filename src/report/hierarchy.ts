import { type GraphJob, type GraphTask, inOrder, setsUp, taskKind } from '../graph/graph.ts';
import { LEVELS } from '../level.ts';
import type { Printed } from '../printed.ts';
import { alignedText, type Line } from './hierarchy-lines.ts';

/** As much of a job as the tree shows. */
export type TreeJob = Pick<GraphJob, 'key' | 'level' | 'start' | 'tags'> & {
  readonly tasks: readonly TreeTask[];
};
export type TreeTask = Pick<GraphTask, 'key' | 'step' | 'type' | 'job' | 'what'>;

export interface TreeOptions {
  readonly columns: number;
  readonly color: boolean;
  /** What to say of findings at a job: `2 errors`; '' for none. */
  readonly marks?: (job: string) => string;
}

/** Jobs in jobs deeper than this are not drawn. Databricks allows three. */
const DEEPEST = 40;

/**
 * The jobs as an indented tree, orchestrators first, then those that start by themselves, then those
 * that nobody runs. Each line has its step: what has the same number starts side by side, and is
 * marked. A job that stands in several places is drawn once; later places say so. Jobs that run each
 * other in a cycle come last. Lines are cut to fit. No line end at the end.
 */
export function hierarchyText(jobs: readonly TreeJob[], options: TreeOptions): Printed {
  const all = new Map(jobs.map((job) => [job.key, job]));
  const drawn = new Set<string>();
  const draw = (job: TreeJob) => {
    return jobLines(job, { all, drawn, ...options }, { branch: '', indent: '', depth: 0 });
  };
  const [started, idle] = rootsOf(jobs);
  const sections = [
    section(null, started.map(draw)),
    section('Run by no other job:', idle.map(draw)),
  ];
  const cycle = jobs.flatMap((job) => (drawn.has(job.key) ? [] : [draw(job)]));
  sections.push(section('Run each other in a cycle:', cycle));
  const lines = sections
    .filter((each) => each.length > 0)
    .flatMap((each, index) => {
      return index === 0 ? each : ['', ...each];
    });
  return alignedText(lines, options);
}

/** Trees below a heading, with blank lines between them where one has more than one line. */
function section(heading: string | null, trees: readonly (readonly Line[])[]): (Line | string)[] {
  if (trees.length === 0) return [];
  const lines = trees.flatMap((tree, index): (Line | string)[] => {
    const apart = index > 0 && (tree.length > 1 || (trees[index - 1]?.length ?? 0) > 1);
    return apart ? ['', ...tree] : [...tree];
  });
  return heading === null ? lines : [heading, ...lines];
}

/** Jobs that no other job runs: orchestrators and those that start by themselves; the others. */
function rootsOf(jobs: readonly TreeJob[]): [TreeJob[], TreeJob[]] {
  const run = new Set(
    jobs.flatMap((job) => job.tasks.flatMap((task) => (task.job === job.key ? [] : task.job))),
  );
  const rank = ({ level }: TreeJob) => (level === null ? 0 : LEVELS[level].rank);
  const roots = jobs
    .filter((job) => !run.has(job.key))
    .sort((a, b) => rank(b) - rank(a) || Number(setsUp(b)) - Number(setsUp(a)) || byKey(a, b));
  const starts = (job: TreeJob) => job.level === 'orchestrator' || job.start !== null;
  return [roots.filter(starts), roots.filter((job) => !starts(job))];
}

function byKey(a: TreeJob, b: TreeJob): number {
  return a.key < b.key ? -1 : 1;
}

interface Drawing extends TreeOptions {
  readonly all: ReadonlyMap<string, TreeJob>;
  /** The jobs that were drawn before. */
  readonly drawn: Set<string>;
}

interface At {
  /** What stands before the name. */
  readonly branch: string;
  /** What stands before the branches of the lines below. */
  readonly indent: string;
  readonly depth: number;
}

function jobLines(job: TreeJob, on: Drawing, { branch, indent, depth }: At): Line[] {
  const again = on.drawn.has(job.key) && job.tasks.length > 0;
  on.drawn.add(job.key);
  const [only] = job.tasks;
  const inline = job.tasks.length === 1 && only?.job === null ? only : null;
  const about = [
    job.level ?? 'no level',
    ...(job.start === null ? [] : [startText(job.start)]),
    ...(inline === null ? [] : [taskKind(inline)]),
    ...(again && inline === null ? ['as above'] : []),
  ].join('  ');
  const marks = on.marks?.(job.key) ?? '';
  const what = inline?.what ?? '';
  const line = { branch, name: job.key, level: job.level, about, what, marks };
  if (again || inline !== null || depth >= DEEPEST) return [line];
  return [line, ...taskLines(job, on, indent, depth)];
}

function taskLines(job: TreeJob, on: Drawing, indent: string, depth: number): Line[] {
  const tasks = inOrder(job.tasks);
  const counts = new Map<number | null, number>();
  for (const { step } of tasks) counts.set(step, (counts.get(step) ?? 0) + 1);
  return tasks.flatMap((task, index): Line[] => {
    const last = index === tasks.length - 1;
    const beside = task.step !== null && (counts.get(task.step) ?? 0) > 1;
    const branch = `${indent}${last ? '└── ' : '├── '}${task.step ?? '?'}${beside ? ' ∥' : ''} `;
    const below = indent + (last ? '    ' : '│   ');
    const child = task.job === null ? undefined : on.all.get(task.job);
    if (child !== undefined) {
      return jobLines(child, on, { branch, indent: below, depth: depth + 1 });
    }
    const name = task.job ?? task.key;
    const about = task.job === null ? taskKind(task) : 'not in this bundle';
    const what = task.job === null ? (task.what ?? '') : '';
    return [{ branch, name, level: null, about, what, marks: '' }];
  });
}

/** When a job starts by itself: `0 0 2 * * ? UTC`. */
function startText({ text, timeZone, paused }: NonNullable<GraphJob['start']>): string {
  const zone = timeZone === null ? '' : ` ${timeZone}`;
  return `${text}${zone}${paused === 'PAUSED' ? ', paused' : ''}`;
}
