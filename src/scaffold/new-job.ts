import type { Layer } from '../layer.ts';
import { LAYERS } from '../layer.ts';
import type { AtomicJob, CodeTask, JobSpec, RunnerJob } from '../spec/job.ts';
import { type JobRequest, operationOf } from '../spec/job-flags.ts';
import { tablesOf, tags } from './parts.ts';
import { pythonNames } from './python-names.ts';
import { render } from './render.ts';
import { stemOf, titleCase } from './title.ts';

export interface NewJob {
  readonly job: JobSpec;
  /** The source file that the job needs, as it would be made. */
  readonly source: { readonly path: string; readonly text: string } | null;
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
      level === 'orchestrator'
        ? { ...tags('all', jobType), orchestrator: stem }
        : tags(domain.split('/').at(-1) as string, jobType),
  };
  if (level !== 'atomic') return { job: { ...base, level, ...runs(answers) }, source: null };
  const parameters = answers.param ?? usualParameters(declared);
  const task = codeTask(answers, stem, parameters);
  const job: AtomicJob = { ...base, level, tasks: [task], packages: answers.package };
  return { job, source: sourceOf(task, answers, parameters) };
}

function runs(answers: JobRequest): Pick<RunnerJob, 'tasks' | 'operation'> {
  const { run } = answers;
  const keys = run.map(stemOf);
  const tasks = run.map((job, index) => ({
    kind: 'run-job' as const,
    key: keys[index] as string,
    job,
    after: keys.slice(0, index).slice(-1),
  }));
  return { tasks, operation: operationOf(answers) };
}

function codeTask(answers: JobRequest, key: string, parameters: Record<string, string>): CodeTask {
  if (answers.task === 'pipeline')
    return { kind: 'pipeline', key, pipeline: answers.pipeline ?? '', after: [] };
  const extension = answers.task === 'sql' ? 'sql' : 'py';
  const path = answers.path ?? `src/${answers.domain}/${fileStem(answers, key)}.${extension}`;
  return answers.task === 'sql'
    ? { kind: 'sql-file', key, file: path, parameters, after: [] }
    : { kind: 'notebook', key, notebook: path, parameters, after: [] };
}

/** `finance_setup` in the domain `finance` is `setup`. */
function fileStem({ domain }: JobRequest, stem: string): string {
  const folder = `${domain.split('/').at(-1)}_`;
  return stem.startsWith(folder) && stem.length > folder.length ? stem.slice(folder.length) : stem;
}

function sourceOf(
  task: CodeTask,
  answers: JobRequest,
  parameters: Record<string, string>,
): NewJob['source'] {
  if (task.kind === 'pipeline') return null;
  const path = task.kind === 'notebook' ? task.notebook : task.file;
  const phase = fileStem(answers, task.key);
  const layer = LAYERS.find((each) => sameKeys(parameters, tablesOf(each)));
  if (
    task.kind === 'notebook' &&
    layer !== undefined &&
    (phase === 'setup' || phase === 'refresh')
  ) {
    return { path, text: ownStub(answers.domain, phase, layer) };
  }
  const title = titleCase(task.key);
  const names = Object.keys(parameters);
  const variables = pythonNames(names);
  const widgets = names.map((name, index) => {
    const variable = variables[index] as string;
    return { name, variable, label: titleCase(name), shown: `{${variable}}` };
  });
  const view = {
    title,
    names: names.join(', ') || 'none',
    parameters: widgets,
    returned: tupleOf(variables),
  };
  return {
    path,
    text: render(task.kind === 'notebook' ? 'src/stub.py.hbs' : 'src/stub.sql.hbs', view),
  };
}

/** A Python tuple, as ruff would write it. */
function tupleOf(names: readonly string[]): string {
  return names.length > 1 ? names.join(', ') : `(${names.map((name) => `${name},`).join('')})`;
}

/** The stub of a phase of one's own domain, the same as `create` makes. */
function ownStub(domain: string, phase: 'setup' | 'refresh', layer: Layer): string {
  return render(`src/own_domain/${phase}.py.hbs`, { domain, layer });
}

function usualParameters(declared: ReadonlySet<string>): Record<string, string> {
  const layer = LAYERS.findLast((each) => declared.has(`${each}_schema`));
  if (layer === undefined || !declared.has('catalog')) return {};
  return tablesOf(layer);
}

function sameKeys(a: object, b: object): boolean {
  return Object.keys(a).join() === Object.keys(b).join();
}
