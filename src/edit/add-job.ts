import type { Bundle } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import type { Change } from '../files.ts';
import { declarations, insertInclude, insertVariables } from '../patch/insert-entry.ts';
import { insertTask, taskSnippet } from '../patch/insert-task.ts';
import { UserError } from '../problem.ts';
import { referencedVariables } from '../scaffold/bundle-file.ts';
import { renderJob, resourcePath } from '../scaffold/job-file.ts';
import { yamlText } from '../scaffold/quote.ts';
import type { JobSpec } from '../spec/job.ts';
import { addJobProblems, referenceProblems } from './add-job-problems.ts';
import { editPlan } from './edit-plan.ts';
import { narrowestPattern } from './narrowest-pattern.ts';

/** A job that is to run the new one. */
export interface Parent {
  readonly key: string;
  /** Key of the task that runs it. */
  readonly task: string;
  /** Keys of the tasks that it waits for. */
  readonly after: readonly string[];
  /** Whether that task stands last, instead of behind those that it waits for. */
  readonly atEnd: boolean;
}

export interface AddJobRequest {
  readonly job: JobSpec;
  readonly parents: readonly Parent[];
  /** A source file to be made, if the task's file is not there yet. */
  readonly source: { readonly path: string; readonly text: string } | null;
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
  const problems = addJobProblems(bundle, job, parents);
  if (problems.length > 0) throw new UserError(`${job.key} cannot be added:`, problems);

  const path = resourcePath(job);
  const text = renderJob(job, project);
  const dangling = referenceProblems(bundle, job.key, text);
  if (dangling.length > 0) throw new UserError(`${job.key} cannot be added:`, dangling);
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
  const undeclared = [...referencedVariables([text])].filter((name) => !bundle.variables.has(name));
  for (const name of undeclared.filter((each) => request.variables[each] === undefined)) {
    const allowed = `give its default: --variable ${name}=VALUE`;
    edits.problems.push({ key: 'variable', value: name, allowed });
  }
  if (undeclared.length > 0) {
    const variables = undeclared.map((name) => ({
      name,
      description: yamlText(`Used by ${job.key}`),
      value: yamlText(request.variables[name] ?? ''),
    }));
    edits.add(
      bundle.rootFile.path,
      insertVariables(bundle.rootFile, variables),
      '"variables"',
      'Paste this there, then run again',
      `${declarations(variables, '  ').join('\n')}\n`,
    );
  }
  return [
    { path, before: null, after: text },
    ...(source === null ? [] : [{ path: source.path, before: null, after: source.text }]),
    ...edits.changes(),
  ];
}
