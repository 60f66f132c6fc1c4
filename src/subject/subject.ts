import type { Bundle, Fault, Job, Task } from '../bundle/bundle.ts';
import { type Cycle, cyclesOf } from '../bundle/cycles.ts';
import { type FieldTable, KNOWN_FIELDS } from '../bundle/fields.ts';
import { type JobGraph, jobGraph } from '../bundle/graph.ts';
import { type JobRun, jobRunsOf } from '../bundle/job-runs.ts';
import { JOB_SHAPES, type JobShapes, jobShapesOf } from '../bundle/job-shapes.ts';
import { levelOf } from '../bundle/level.ts';
import { type OtherForm, otherFormsOf } from '../bundle/other-forms.ts';
import { makesResourcesInPython } from '../bundle/python-resources.ts';
import { type Reference, referencesOf } from '../bundle/references.ts';
import { type SourcePath, sourcePathsOf } from '../bundle/source-paths.ts';
import { withVariableValues } from '../bundle/variable-values.ts';
import { type Variable, variablesOf } from '../bundle/variables.ts';
import type { WholeJob } from '../bundle/whole-job.ts';
import { type BrokenLaws, brokenLaws } from '../bundle/yaml-laws.ts';
import { groupedBy } from '../grouped.ts';
import type { Level } from '../level.ts';
import { once, recalled } from '../once.ts';
import { hasTypeSuffix, isTaskType } from '../task/task-type.ts';
import { reversed } from '../walks.ts';
import { type Code, codeOf } from './code.ts';
import type { CodeSource } from './code-source.ts';
import { diskOf, type ExactPaths } from './disk.ts';
import type { JobObject } from './job-objects.ts';
import { type JobPart, jobPartsOf } from './job-parts.ts';
import { type LeftBehind, leftBehind } from './left-behind.ts';
import { type Memory, newMemory } from './memory.ts';
import type { Misfit } from './misfit-walk.ts';
import { misfitsOf } from './misfits.ts';
import { type PythonProject, pythonProject } from './python-project.ts';
import type { Settings } from './settings.ts';
import { type TaskCode, taskCodeOf } from './task-code.ts';
import { type Unloaded, unloadedFiles } from './unloaded.ts';

/** What rules judge: one bundle, and what follows from it. Values that cost are made once. */
export interface Subject {
  readonly bundle: Bundle;
  readonly source: CodeSource;
  readonly custom: Pick<Settings, 'taskTypes'>;
  /** The fields that the CLI knows, and those of jobs among them. */
  readonly fields: FieldTable;
  readonly jobShapes: JobShapes;
  readonly graph: JobGraph;
  /** For each job the jobs that run it. */
  readonly parents: JobGraph;
  /** Every place at which a job runs another one. */
  readonly runs: readonly JobRun[];
  /** Jobs that run each other. */
  readonly cycles: readonly Cycle<JobRun>[];
  /** The jobs in parts that can be judged alone. */
  readonly parts: readonly JobPart[];
  /** Jobs as all their definitions make them. */
  readonly wholeJobs: readonly WholeJob[];
  /** All maps of known fields in them. */
  readonly jobObjects: readonly JobObject[];
  /** The level of a job: its tag, else what its tasks show. */
  readonly levels: ReadonlyMap<string, Level | null>;
  /** Whether resources may exist that no file shows: files that cannot be read, or Python code. */
  readonly partlyUnknown: boolean;
  /** Every `${…}` of the bundle's files. */
  readonly references: readonly Reference[];
  /** References in forms of other tools; looked for when first asked. */
  readonly otherForms: () => readonly OtherForm[];
  /** The variables by name, with what targets set them to. */
  readonly variables: ReadonlyMap<string, readonly Variable[]>;
  /** The files with parts of a bundle that no `include` loads; looked for when first asked. */
  readonly unloaded: () => readonly Unloaded[];
  /** What breaks the CLI's laws of YAML, by file; looked for when first asked. */
  readonly yaml: () => readonly BrokenLaws[];
  /** What the schema of bundles does not know; looked for when first asked. */
  readonly misfits: () => readonly Misfit[];
  readonly disk: ExactPaths;
  /** What is not uploaded; looked for when first asked. */
  readonly leftBehind: () => LeftBehind;
  /** The paths to code in jobs and pipelines. */
  readonly paths: () => readonly SourcePath[];
  /** The Python project beside the root file; null without one. */
  readonly project: () => PythonProject | null;
  readonly code: Code;
  /** The tasks that run notebooks or SQL files, by job. */
  readonly taskCode: () => ReadonlyMap<string, readonly TaskCode[]>;
}

export function subjectOf(
  written: Bundle,
  source: CodeSource,
  custom: Subject['custom'],
  memory: Memory = newMemory(),
  fields: FieldTable = KNOWN_FIELDS,
): Subject {
  const jobShapes = jobShapesOf(fields);
  const files = [...written.files.values()];
  const variables = variablesOf(written);
  const bundle = withVariableValues(written, variables);
  const graph = jobGraph(bundle);
  const paths = once(() => sourcePathsOf(bundle, memory.paths));
  const runs = jobRunsOf(bundle);
  const own = withTaskTypes(custom, jobShapes);
  const parts = jobPartsOf(bundle, { custom: own, fields }, memory.parts);
  return {
    bundle,
    source,
    custom: own,
    fields,
    jobShapes,
    graph,
    parents: reversed(graph),
    runs,
    cycles: cyclesOf(runs),
    parts,
    wholeJobs: inOrder(bundle, parts),
    jobObjects: parts.flatMap(({ jobObjects }) => jobObjects),
    levels: new Map([...bundle.jobs.keys()].map((key) => [key, levelOf(bundle, key)])),
    partlyUnknown: bundle.faults.some(hidesResources) || makesResourcesInPython(bundle),
    references: files.flatMap((file) => recalled(memory.references, file, referencesOf)),
    otherForms: once(() => files.flatMap((file) => otherFormsOf(file))),
    variables,
    unloaded: once(() => unloadedFiles(bundle, source)),
    yaml: once(() => files.map((file) => recalled(memory.laws, file, brokenLaws))),
    misfits: once(() => misfitsOf(bundle, variables, fields, memory.misfits)),
    disk: diskOf(source),
    project: once(() => pythonProject(source)),
    leftBehind: once(() => leftBehind(bundle, source)),
    paths,
    code: codeOf(source, memory.code),
    taskCode: once(() => taskCodeOf(bundle, paths())),
  };
}

/** The jobs of all parts in the order of the bundle. */
function inOrder({ jobs }: Bundle, parts: readonly JobPart[]): WholeJob[] {
  const all = groupedBy(
    parts.flatMap(({ wholeJobs }) => wholeJobs),
    ({ key }) => key,
  );
  return [...jobs.keys()].flatMap((key) => all.get(key) ?? []);
}

/** A task may have a type that only the table of fields has. */
function withTaskTypes(custom: Subject['custom'], shapes: JobShapes): Subject['custom'] {
  if (shapes === JOB_SHAPES) return custom;
  const fields = [...(shapes.get('Task')?.keys() ?? [])];
  const types = fields.filter((name) => hasTypeSuffix(name) && !isTaskType(name));
  return { ...custom, taskTypes: new Set([...custom.taskTypes, ...types]) };
}

function hidesResources({ text }: Fault): boolean {
  return text === null || /resources|targets/.test(text);
}

type WithJobs = Pick<JobPart, 'bundle'>;

/** All definitions of all jobs. */
export function* definitionsOf({ bundle }: WithJobs): Generator<Job> {
  for (const definitions of bundle.jobs.values()) yield* definitions;
}

/** All tasks with the job definition that holds them. */
export function* tasksOf(subject: WithJobs): Generator<{ job: Job; task: Task }> {
  for (const job of definitionsOf(subject)) for (const task of job.tasks) yield { job, task };
}

/** The definition of a job that holds for all targets; else its first one. */
export function mainDefinition(definitions: readonly Job[]): Job {
  return definitions[0] as Job;
}
