import type { Bundle, BundleFile, Job, Task } from '../../bundle/bundle.ts';
import { knownPath } from '../../bundle/local-path.ts';
import { textAt } from '../../bundle/located.ts';
import { textIn } from '../../bundle/lookup.ts';
import { codeType } from '../../bundle/work.ts';
import type { PathNaming } from '../../task/task-facts.ts';
import { LOOP, type TaskType } from '../../task/task-type.ts';
import { TASK_TYPES } from '../../task/task-types.ts';
import type { YamlNode } from '../../yaml/tree.ts';
import type { Entry } from '../../yaml/view.ts';

/** The types that run a file of Python: as a notebook, or as a script with a command line. */
const PYTHON_TYPES = ['notebook_task', 'spark_python_task'] as const satisfies readonly TaskType[];

/** A task that runs a file of Python, as one definition of a job has it. */
export interface FileTask {
  readonly job: Job;
  readonly file: BundleFile;
  readonly kind: (typeof PYTHON_TYPES)[number];
  /** The task, or the one that a loop repeats. */
  readonly node: YamlNode;
  /** The entry of that kind. */
  readonly entry: Entry;
  /** What stands in it. */
  readonly fields: ReadonlyMap<string, Entry>;
  /** The file that it runs, from the bundle's root. */
  readonly path: string;
  readonly key: string;
  /** Whether another definition of the job, as that of a target, says more about what it runs. */
  readonly isChanged: boolean;
}

/** Loops in loops deeper than this do not exist. */
const DEEPEST = 4;

/** All tasks of a bundle that run a file whose path is written out. */
export function codeTasks(bundle: Bundle): FileTask[] {
  return [...bundle.jobs.values()].flatMap((definitions) => {
    const tasks = definitions.flatMap(tasksOf);
    if (definitions.length === 1) return tasks;
    const all = definitions.flatMap((job) => job.tasks.filter(runsCode));
    return tasks.map((task) => {
      return { ...task, isChanged: all.filter(({ key }) => key.value === task.key).length > 1 };
    });
  });
}

/** Whether a task says anything about a file that it runs. */
function runsCode({ work }: Task): boolean {
  return codeType(work) !== null;
}

function tasksOf(job: Job): FileTask[] {
  const { file, entry } = job.resource;
  const { view } = file;
  const tasks = view.entries(entry.value).get('tasks')?.value ?? null;
  const items = view.sequence(tasks)?.items ?? [];
  return items.flatMap(({ node }) => codeTask(job, file, view.follow(node), null, 0) ?? []);
}

function codeTask(
  job: Job,
  file: BundleFile,
  node: YamlNode | null,
  outer: string | null,
  depth: number,
): FileTask | null {
  if (node === null || depth > DEEPEST) return null;
  const { view } = file;
  const task = view.entries(node);
  const key = outer ?? textAt(file, task.get('task_key')?.value ?? null)?.value ?? '';
  const loop = task.get(LOOP[0]);
  if (loop !== undefined) {
    const inner = view.entries(loop.value).get(LOOP[1])?.value ?? null;
    return codeTask(job, file, inner, key, depth + 1);
  }
  for (const kind of PYTHON_TYPES) {
    const entry = task.get(kind);
    if (entry === undefined) continue;
    const fields = view.entries(entry.value);
    const { way }: PathNaming = TASK_TYPES[kind].names;
    const written = textIn(file, fields, ...way);
    const path = written === null ? null : knownPath(file, written.value);
    return path === null
      ? null
      : { job, file, kind, node, entry, fields, path, key, isChanged: false };
  }
  return null;
}
