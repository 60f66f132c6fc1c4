import type { Bundle } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import { textsOf } from '../bundle/load.ts';
import type { Change } from '../files.ts';
import { declarations, insertInclude, insertVariables } from '../patch/insert-entry.ts';
import { insertTask, taskSnippet } from '../patch/insert-task.ts';
import { UserError } from '../problem.ts';
import { renderJob, resourcePath } from '../scaffold/job-file.ts';
import { yamlKey, yamlText } from '../scaffold/quote.ts';
import type { JobSpec } from '../spec/job.ts';
import { addJobProblems } from './add-job-problems.ts';
import { editPlan } from './edit-plan.ts';
import { narrowestPattern } from './narrowest-pattern.ts';
import type { Parent } from './parent.ts';
import { newVariables, referenceProblems } from './reference-problems.ts';
import type { TaskSource } from './source-problems.ts';

export interface AddJobRequest {
  readonly job: JobSpec;
  readonly parents: readonly Parent[];
  /** The file that the task runs; null for none, or one that is made elsewhere. */
  readonly source: TaskSource | null;
  /** Defaults for variables that the job uses and the bundle does not declare. */
  readonly variables: Readonly<Record<string, string>>;
  readonly project: { readonly name: string; readonly slug: string };
  /** Paths of all files that a new include pattern could reach. */
  readonly reachable: readonly string[];
}

/**
 * The changes that add a job to a bundle: its file, its source, the tasks that run it, and, only
 * where needed, an include pattern and variables. All other bytes stay. Throws UserError with all
 * problems; where a file cannot be edited safely, with its place and the text to paste there.
 */
export function addJob(bundle: Bundle, request: AddJobRequest): Change[] {
  const { job, parents, source, project } = request;
  const variables = newVariables(bundle, job, request.variables);
  const problems = [
    ...addJobProblems(bundle, job, parents, source),
    ...referenceProblems(bundle, job, variables),
  ];
  if (problems.length > 0)
    throw new UserError(`${job.key} cannot be added:`, problems, textsOf(bundle));

  const path = resourcePath(job);
  const text = renderJob(job, project);
  const edits = editPlan(bundle);
  for (const parent of parents) {
    const [definition] = bundle.jobs.get(parent.key) ?? [];
    if (definition === undefined) continue;
    const task = { key: parent.task, job: job.key, after: parent.after, atEnd: parent.atEnd };
    const { file } = definition.resource;
    edits.add(
      file.path,
      insertTask(definition, task),
      `the tasks of ${parent.key}`,
      'Run again without --parent, then paste this there',
      taskSnippet(task),
    );
  }
  if (!bundle.includes.some(({ pattern }) => matches(pattern.value, path))) {
    const pattern = narrowestPattern(path, request.reachable, bundle);
    edits.add(
      bundle.rootFile.path,
      insertInclude(bundle.rootFile, pattern),
      '"include"',
      'Paste this there, then run again',
      `  - ${pattern}\n`,
    );
  }
  if (variables.size > 0) {
    const written = [...variables].map(([name, value]) => ({
      name: yamlKey(name),
      description: yamlText(`Used by ${job.key}`),
      value: yamlText(value ?? ''),
    }));
    edits.add(
      bundle.rootFile.path,
      insertVariables(bundle.rootFile, written),
      '"variables"',
      'Paste this there, then run again',
      `${declarations(written, '  ').join('\n')}\n`,
    );
  }
  return [
    { path, before: null, after: text },
    ...(source?.found === null ? source.files : []).map((file) => {
      return { path: file.path, before: null, after: file.text };
    }),
    ...edits.changes(),
  ];
}
