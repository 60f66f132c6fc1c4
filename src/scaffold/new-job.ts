import type { Layer } from '../layer.ts';
import { LAYERS } from '../layer.ts';
import type { Level } from '../level.ts';
import type { AtomicJob, CodeTask, JobSpec, Operation, RunnerJob } from '../spec/job.ts';
import { tablesOf, tags } from './parts.ts';
import { render } from './render.ts';
import { stemOf, titleCase } from './title.ts';

/** What a person says of a new job; everything else follows from it. */
export interface JobAnswers {
  readonly name: string;
  readonly level: Level;
  readonly domain: string;
  /** The rest of a sentence after "Atomic job: ". */
  readonly description: string | null;
  readonly task: 'notebook' | 'sql' | 'pipeline';
  /** The task's file from the project root; null for a new one in the domain's folder. */
  readonly path: string | null;
  readonly pipeline: string | null;
  /** Null: those that stand for the catalog and the highest layer that the bundle has. */
  readonly parameters: Readonly<Record<string, string>> | null;
  readonly packages: readonly string[];
  /** Keys of the jobs to run, each after the one before. */
  readonly run: readonly string[];
  readonly operation: Operation;
}

export interface NewJob {
  readonly job: JobSpec;
  /** The source file that the job needs, as it would be made. */
  readonly source: { readonly path: string; readonly text: string } | null;
}

/** The job that answers describe, in the same shape as those of `create`. */
export function newJob(answers: JobAnswers, declared: ReadonlySet<string>): NewJob {
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
  const parameters = answers.parameters ?? usualParameters(declared);
  const task = codeTask(answers, stem, parameters);
  const job: AtomicJob = { ...base, level, tasks: [task], packages: answers.packages };
  return { job, source: sourceOf(task, answers, parameters) };
}

function runs({ run, operation }: JobAnswers): Pick<RunnerJob, 'tasks' | 'operation'> {
  const keys = run.map(stemOf);
  const tasks = run.map((job, index) => ({
    kind: 'run-job' as const,
    key: keys[index] as string,
    job,
    after: keys.slice(0, index).slice(-1),
  }));
  return { tasks, operation };
}

function codeTask(answers: JobAnswers, key: string, parameters: Record<string, string>): CodeTask {
  if (answers.task === 'pipeline')
    return { kind: 'pipeline', key, pipeline: answers.pipeline ?? '', after: [] };
  const extension = answers.task === 'sql' ? 'sql' : 'py';
  const path = answers.path ?? `src/${answers.domain}/${fileStem(answers, key)}.${extension}`;
  return answers.task === 'sql'
    ? { kind: 'sql-file', key, file: path, parameters, after: [] }
    : { kind: 'notebook', key, notebook: path, parameters, after: [] };
}

/** `finance_setup` in the domain `finance` is `setup`. */
function fileStem({ domain }: JobAnswers, stem: string): string {
  const folder = `${domain.split('/').at(-1)}_`;
  return stem.startsWith(folder) && stem.length > folder.length ? stem.slice(folder.length) : stem;
}

function sourceOf(
  task: CodeTask,
  answers: JobAnswers,
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
  const widgets = names.map((name) => {
    const variable = variableOf(name);
    return { name, variable, label: titleCase(name), shown: `{${variable}}` };
  });
  const view = {
    title,
    names: names.join(', ') || 'none',
    parameters: widgets,
    returned: tupleOf(widgets.map(({ variable }) => variable)),
  };
  return {
    path,
    text: render(task.kind === 'notebook' ? 'src/stub.py.hbs' : 'src/stub.sql.hbs', view),
  };
}

/** A widget's name as a Python variable. */
function variableOf(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_');
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
