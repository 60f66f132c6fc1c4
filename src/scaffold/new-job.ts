import { LAYERS } from '../layer.ts';
import { LEVELS } from '../level.ts';
import type { CodeTask, JobSpec, RunnerJob, SourceTask } from '../spec/job.ts';
import { type JobRequest, operationOf } from '../spec/job-flags.ts';
import { typeOfFlag } from '../spec/job-tasks.ts';
import { RUN_JOB, RUN_PIPELINE } from '../task/task-type.ts';
import { pathToRoot } from './job-file.ts';
import { tablesOf, tags } from './parts.ts';
import { type NewFile, SOURCE_TASKS } from './source-tasks.ts';
import { stemOf, titleCase } from './title.ts';

export interface NewJob {
  readonly job: JobSpec;
  /** The code that the job needs, with the files that it is made of; null for none. */
  readonly source: { readonly path: string; readonly files: readonly NewFile[] } | null;
}

/** The job that answers describe, in the same shape as those of `create`. */
export function newJob(answers: JobRequest, declared: ReadonlySet<string>): NewJob {
  const { name, level, domain } = answers;
  const stem = stemOf(name);
  const jobType = /(^|[_-])setup([_-]|$)/.test(name) ? 'setup' : 'refresh';
  const base = {
    key: name,
    domain,
    title: titleCase(stem),
    summary: answers.description ?? `${stem.replaceAll(/[_-]/g, ' ')}.`,
    tags:
      LEVELS[level].folder === null
        ? tags(domain.split('/').at(-1) as string, jobType)
        : { ...tags('all', jobType), orchestrator: stem },
  };
  if (level !== 'atomic') return { job: { ...base, level, ...runs(answers) }, source: null };
  const type = typeOfFlag(answers.task);
  if (type === RUN_PIPELINE.type) {
    const task: CodeTask = { type, key: stem, pipeline: answers.pipeline ?? '', after: [] };
    return { job: { ...base, level, tasks: [task], packages: answers.package }, source: null };
  }
  const writing = SOURCE_TASKS[type];
  const own = fileStem(answers, stem);
  const path = answers.path ?? `src/${domain}/${own}${writing.ending}`;
  const parameters = answers.param ?? writing.parameters(usualParameters(declared));
  const task: SourceTask = { type, key: stem, path, parameters, after: [] };
  const packages = writing.packages(answers.package, task, pathToRoot(domain));
  const files = writing.files({ task, domain, stem: own });
  return { job: { ...base, level, tasks: [task], packages }, source: { path, files } };
}

function runs(answers: JobRequest): Pick<RunnerJob, 'tasks' | 'operation'> {
  const { run } = answers;
  const keys = run.map(stemOf);
  const tasks = run.map((job, index) => ({
    type: RUN_JOB.type,
    key: keys[index] as string,
    job,
    after: keys.slice(0, index).slice(-1),
  }));
  return { tasks, operation: operationOf(answers) };
}

/** `finance_setup` in the domain `finance` is `setup`. */
function fileStem({ domain }: JobRequest, stem: string): string {
  const folder = `${domain.split('/').at(-1)}_`;
  return stem.startsWith(folder) && stem.length > folder.length ? stem.slice(folder.length) : stem;
}

function usualParameters(declared: ReadonlySet<string>): Record<string, string> {
  const layer = LAYERS.findLast((each) => declared.has(`${each}_schema`));
  if (layer === undefined || !declared.has('catalog')) return {};
  return tablesOf(layer);
}
