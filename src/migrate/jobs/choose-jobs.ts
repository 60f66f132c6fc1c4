import type { Bundle, Job, Task } from '../../bundle/bundle.ts';
import { levelOf } from '../../bundle/level.ts';
import { LEVELS } from '../../level.ts';
import { fileRunBy, isCode } from './code-item.ts';
import { COPIED_AS_THEY_ARE } from './job-fields.ts';

/** The jobs out of which code is to move, and the atomic jobs that keep theirs and are run by others. */
export interface Choice {
  readonly jobs: ReadonlySet<string>;
  /** By source file the job that is fit to be run by all others that run it now. */
  readonly hosts: ReadonlyMap<string, string>;
  /** The jobs that run each source file. */
  readonly users: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The jobs that break the hierarchy: composite jobs and orchestrators with code, jobs that run code
 * and jobs, and jobs that share a notebook or SQL file. With `named` those instead, and the jobs that
 * share code with them. Of jobs that share code, one that has nothing but this one task keeps it.
 */
export function chooseJobs(
  bundle: Bundle,
  named: readonly string[] | null,
  allowed: ReadonlySet<string>,
): Choice {
  const users = usersOf(bundle);
  const wrong = [...bundle.jobs].filter(([key, jobs]) =>
    breaksHierarchy(bundle, key, jobs, allowed),
  );
  const shared = [...users.values()].filter((jobs) => jobs.size > 1).flatMap((jobs) => [...jobs]);
  const started = new Set(named ?? wrong.map(([key]) => key));
  const hosts = hostsOf(bundle, users, started, allowed);
  const kept = new Set(hosts.values());
  const jobs = new Set<string>();
  const seen = new Set<string>();
  const wanted = [...started, ...(named === null ? shared : [])];
  // The list grows while it is read.
  for (const key of wanted) {
    if (jobs.has(key) || kept.has(key)) continue;
    jobs.add(key);
    for (const source of sourcesOf(bundle.jobs.get(key) ?? [])) {
      if (seen.has(source)) continue;
      seen.add(source);
      for (const user of users.get(source) ?? []) wanted.push(user);
    }
  }
  return { jobs, hosts, users };
}

function usersOf(bundle: Bundle): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const [key, jobs] of bundle.jobs) {
    for (const source of sourcesOf(jobs)) {
      const same = users.get(source) ?? new Set();
      users.set(source, same.add(key));
    }
  }
  return users;
}

function sourcesOf(jobs: readonly Job[]): string[] {
  return jobs.flatMap((job) => job.tasks.flatMap((task) => fileRunBy(job, task) ?? []));
}

function breaksHierarchy(
  bundle: Bundle,
  key: string,
  jobs: readonly Job[],
  allowed: ReadonlySet<string>,
): boolean {
  const tasks = jobs.flatMap((job) => job.tasks);
  if (!tasks.some((task) => isCode(task, allowed))) return false;
  return isRunner(bundle, key) || tasks.some(({ work }) => work.kind === 'run-job');
}

/** Whether a job says of itself that it runs jobs only. */
export function isRunner(bundle: Bundle, key: string): boolean {
  const isTagged = bundle.jobs.get(key)?.some((job) => job.level !== null) === true;
  const level = levelOf(bundle, key);
  return isTagged && level !== null && LEVELS[level].runs === 'jobs';
}

function hostsOf(
  bundle: Bundle,
  users: Choice['users'],
  started: ReadonlySet<string>,
  allowed: ReadonlySet<string>,
): Map<string, string> {
  const hosts = new Map<string, string>();
  for (const [source, jobs] of users) {
    if (jobs.size < 2) continue;
    const fit = [...jobs].filter((key) => !started.has(key) && isPlain(bundle, key, allowed));
    if (fit[0] !== undefined) hosts.set(source, fit[0]);
  }
  return hosts;
}

/** The fields of a job that is nothing but a place for its one task. */
const PLAIN = new Set([
  'name',
  'description',
  'tasks',
  'tags',
  'max_concurrent_runs',
  'parameters',
  'environments',
  'job_clusters',
  ...COPIED_AS_THEY_ARE,
]);

/** Fields of a task that make a difference to whom it belongs: who is notified, say. */
function isPlain(bundle: Bundle, key: string, allowed: ReadonlySet<string>): boolean {
  const [job, ...others] = bundle.jobs.get(key) ?? [];
  if (job === undefined || others.length > 0 || job.resource.target !== null) return false;
  const [task, ...more] = job.tasks;
  return (
    task !== undefined &&
    more.length === 0 &&
    isCode(task, allowed) &&
    onlyWork(task) &&
    !isRunner(bundle, key) &&
    [...job.fields.keys()].every((name) => PLAIN.has(name))
  );
}

function onlyWork({ fields }: Task): boolean {
  return !['run_if', 'disabled', 'depends_on'].some((name) => fields.has(name));
}
