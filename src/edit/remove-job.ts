import type { Bundle, BundleFile, Job } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import { removeInclude } from '../bundle/remove-include.ts';
import { removeResource } from '../bundle/remove-resource.ts';
import { removeTasks } from '../bundle/remove-tasks.ts';
import type { Change } from '../files.ts';
import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { editPlan } from './edit-plan.ts';

export interface RemoveJobRequest {
  readonly key: string;
  /** Remove jobs that would be left with no task, too. */
  readonly cascade: boolean;
  /** Delete notebooks and SQL files that no other job uses. */
  readonly deleteSources: boolean;
  /** The text of a source file that exists; null otherwise. */
  readonly read: (path: string) => string | null;
}

/**
 * The changes that take a job out of a bundle: its definitions, the tasks that run it, include
 * patterns that then load nothing, and its sources if wanted. Tasks that waited for those tasks wait
 * for what those waited for. Throws UserError when the job is unknown, when a job would be left
 * empty, or when a place cannot be edited safely.
 */
export function removeJob(bundle: Bundle, request: RemoveJobRequest): Change[] {
  const gone = jobsToRemove(bundle, request);
  const plan = editPlan(bundle);
  const deleted = new Set<string>();
  for (const [key, definitions] of bundle.jobs) {
    for (const job of definitions) {
      if (gone.has(key)) {
        const removal = removeResource(job.resource);
        if (removal === 'file') deleted.add(job.resource.file.path);
        else plan.add(job.resource.file.path, removal, `the job ${key}`, 'Remove it by hand', '');
        continue;
      }
      const tasks = tasksThatRun(job, gone);
      if (tasks.size === 0) continue;
      const removal = removeTasks(job, tasks);
      for (const edit of Array.isArray(removal) ? removal : [removal]) {
        plan.add(job.resource.file.path, edit, `the tasks of ${key}`, 'Remove them by hand', '');
      }
    }
  }
  for (const include of bundle.includes) {
    const { pattern, paths } = include;
    const emptied = paths.length > 0 && paths.every((path) => deleted.has(path));
    const elsewhere = [...bundle.files.keys()].some((path) => {
      return !deleted.has(path) && matches(pattern.value, path);
    });
    if (!emptied || elsewhere) continue;
    plan.add(
      bundle.rootFile.path,
      removeInclude(bundle.rootFile, pattern.span),
      `the pattern ${pattern.value}`,
      'Remove it by hand',
      '',
    );
  }
  const sources = request.deleteSources ? unusedSources(bundle, gone) : [];
  return [
    ...[...deleted].map((path) => deletion(path, bundle.files.get(path) as BundleFile)),
    ...plan.changes(),
    ...sources.flatMap((path) => {
      const before = request.read(path);
      return before === null ? [] : [{ path, before, after: null }];
    }),
  ];
}

function deletion(path: string, { text }: BundleFile): Change {
  return { path, before: text, after: null };
}

/** The job, and with `cascade` every job that would be left without a task. */
function jobsToRemove(bundle: Bundle, { key, cascade }: RemoveJobRequest): Set<string> {
  if (!bundle.jobs.has(key)) {
    const allowed = `a job of the bundle.${didYouMean(key, bundle.jobs.keys())}`;
    throw new UserError('nothing was removed:', [
      { key: 'name', value: JSON.stringify(key), allowed },
    ]);
  }
  const gone = new Set([key]);
  for (;;) {
    const emptied = [...bundle.jobs].filter(([each, definitions]) => {
      return !gone.has(each) && definitions.some((job) => wouldBeEmpty(job, gone));
    });
    if (emptied.length === 0) return gone;
    if (!cascade) {
      throw new UserError(
        `${key} is all that these jobs run. Give --cascade to remove them too:`,
        emptied.map(([each]) => ({
          key: each,
          value: '',
          allowed: 'would be left without a task',
        })),
      );
    }
    for (const [each] of emptied) gone.add(each);
  }
}

function wouldBeEmpty(job: Job, gone: ReadonlySet<string>): boolean {
  return job.tasks.length > 0 && tasksThatRun(job, gone).size === job.tasks.length;
}

function tasksThatRun(job: Job, gone: ReadonlySet<string>): Set<string> {
  const tasks = job.tasks.filter(({ work }) => {
    return work.kind === 'run-job' && work.job !== null && gone.has(work.job.value);
  });
  return new Set(tasks.map(({ key }) => key.value));
}

/** Files that only the removed jobs run. */
function unusedSources(bundle: Bundle, gone: ReadonlySet<string>): string[] {
  const pathsOf = (jobs: readonly Job[]) =>
    jobs.flatMap(({ tasks }) =>
      tasks.flatMap(({ work }) => {
        const isFile = work.kind === 'notebook' || work.kind === 'sql-file';
        return isFile && work.path !== null && !work.path.startsWith('../') ? [work.path] : [];
      }),
    );
  const removed = [...bundle.jobs].filter(([key]) => gone.has(key));
  const kept = [...bundle.jobs].filter(([key]) => !gone.has(key));
  const used = new Set(kept.flatMap(([, jobs]) => pathsOf(jobs)));
  return [...new Set(removed.flatMap(([, jobs]) => pathsOf(jobs)))].filter(
    (path) => !used.has(path),
  );
}
