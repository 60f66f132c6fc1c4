import type { Bundle, BundleFile, Job } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import type { Change } from '../files.ts';
import { removeInclude } from '../patch/remove-include.ts';
import { removeResource } from '../patch/remove-resource.ts';
import { removeTasks } from '../patch/remove-tasks.ts';
import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { editPlan } from './edit-plan.ts';
import { refuseFaultsAbout, refuseReferences } from './loose-ends.ts';
import { areArtifactsUnused } from './unused-artifacts.ts';
import { unusedSources } from './unused-sources.ts';

export interface RemoveJobRequest {
  readonly key: string;
  /** Remove jobs that would be left with no task, too. */
  readonly cascade: boolean;
  /** Delete notebooks and SQL files that nothing else mentions. */
  readonly deleteSources: boolean;
  /** The text of a source file that exists; null otherwise. */
  readonly read: (path: string) => string | null;
}

/**
 * The changes that take a job out of a bundle: its definitions, the tasks that run it, include
 * patterns that then load nothing, what is built for it in its file, and its sources if wanted. Tasks that waited for those tasks wait
 * for what those waited for. Throws UserError when the job is unknown, when a job would be left
 * empty, when something else refers to it, or when a place cannot be edited safely.
 */
export function removeJob(bundle: Bundle, request: RemoveJobRequest): Change[] {
  const gone = jobsToRemove(bundle, request);
  for (const key of gone) refuseFaultsAbout(bundle, key);
  const plan = editPlan(bundle);
  const deleted = new Set<string>();
  for (const [key, definitions] of bundle.jobs) {
    const tasks = tasksThatRun(definitions, gone);
    for (const job of definitions) {
      const { path } = job.resource.file;
      if (gone.has(key)) {
        const { file } = job.resource;
        const goesAlong = areArtifactsUnused(bundle, file) ? ['artifacts'] : [];
        const removal = removeResource(job.resource, goesAlong);
        if (removal !== 'file') plan.add(path, removal, `the job ${key}`, 'Remove it by hand', '');
        else if (path.startsWith('../'))
          plan.add(path, { start: 0, end: 0, text: '' }, `the job ${key}`, 'Remove it by hand', '');
        else deleted.add(path);
      } else if (job.tasks.some((task) => tasks.has(task.key.value))) {
        const isAll = job.tasks.every((task) => tasks.has(task.key.value));
        const removal = isAll
          ? { reason: 'no task would be left in it', at: job.resource.key.span.start }
          : removeTasks(job, tasks);
        for (const edit of [removal].flat()) {
          plan.add(path, edit, `the tasks of ${key}`, 'Remove them by hand', '');
        }
      }
    }
  }
  removeEmptyIncludes(bundle, deleted, plan);
  const changes = [
    ...[...deleted].map((path) => deletion(path, bundle.files.get(path) as BundleFile)),
    ...plan.changes(),
  ];
  for (const key of gone) refuseReferences(bundle, changes, key);
  if (!request.deleteSources) return changes;
  const sources = unusedSources(bundle, gone, changes).flatMap((path) => {
    const before = request.read(path);
    return before === null ? [] : [{ path, before, after: null }];
  });
  return [...changes, ...sources];
}

function removeEmptyIncludes(
  bundle: Bundle,
  deleted: ReadonlySet<string>,
  plan: ReturnType<typeof editPlan>,
): void {
  for (const { pattern, paths } of bundle.includes) {
    const emptied = paths.length > 0 && paths.every((path) => deleted.has(path));
    const elsewhere = [...bundle.files.keys()].some((path) => {
      return !deleted.has(path) && matches(pattern.value, path);
    });
    if (!emptied || elsewhere) continue;
    const removal = removeInclude(bundle.rootFile, pattern.span);
    plan.add(
      bundle.rootFile.path,
      removal,
      `the pattern ${pattern.value}`,
      'Remove it by hand',
      '',
    );
  }
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
      return !gone.has(each) && wouldBeEmpty(definitions, gone);
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

function wouldBeEmpty(definitions: readonly Job[], gone: ReadonlySet<string>): boolean {
  const removed = tasksThatRun(definitions, gone);
  const all = definitions.flatMap(({ tasks }) => tasks);
  return all.length > 0 && all.every((task) => removed.has(task.key.value));
}

/** Keys of the tasks that run such jobs in any definition: a target may change a part of one only. */
function tasksThatRun(definitions: readonly Job[], gone: ReadonlySet<string>): Set<string> {
  const tasks = definitions.flatMap((job) => job.tasks);
  const running = tasks.filter(({ work }) => {
    return work.kind === 'run-job' && work.job !== null && gone.has(work.job.value);
  });
  return new Set(running.map(({ key }) => key.value));
}
