import { LEVELS } from '../level.ts';
import type { CodeTask, JobSpec, RunJobTask } from '../spec/job.ts';
import { variablesIn } from '../spec/job-variables.ts';
import type { ProjectSpec } from '../spec/project.ts';
import type { PipelineSpec } from './parts.ts';
import { render } from './render.ts';
import { SOURCE_TASKS } from './source-tasks.ts';

/** Where a resource of a domain lives, from the project root. */
export function resourcePath(resource: { readonly domain: string; readonly key: string }): string {
  return `resources/${resource.domain}/${resource.key}.yml`;
}

/** The YAML file of a job. */
export function renderJob(job: JobSpec, project: Pick<ProjectSpec, 'name' | 'slug'>): string {
  const operation = job.level === 'atomic' ? undefined : job.operation;
  const up = pathToRoot(job.domain);
  return render('resources/job.yml.hbs', {
    key: job.key,
    level: job.level,
    name: displayName(project.name, job.title),
    description: `${LEVELS[job.level].title}: ${job.summary}`,
    schedule: operation?.schedule ?? null,
    timeoutSeconds: operation?.timeoutSeconds ?? null,
    timeoutHours: hoursOf(operation?.timeoutSeconds ?? 0),
    slowAfterSeconds: operation?.slowAfterSeconds ?? null,
    environment: hasEnvironment(job)
      ? { packages: job.level === 'atomic' ? job.packages : [] }
      : null,
    tasks: job.tasks.map((task) => taskView(task, up)),
    emails: operation?.emails ?? [],
    tags: { environment: yamlTarget, project: project.slug, ...job.tags },
  });
}

/** The YAML file of a pipeline. */
export function renderPipeline(
  pipeline: PipelineSpec,
  project: Pick<ProjectSpec, 'name' | 'slug'>,
): string {
  return render('resources/pipeline.yml.hbs', {
    key: pipeline.key,
    name: displayName(project.name, pipeline.title),
    description: `Pipeline: ${pipeline.summary}`,
    layer: pipeline.layer,
    root: `${pathToRoot(pipeline.domain)}src/${pipeline.domain}`,
    configuration: pipeline.configuration,
    project: project.slug,
  });
}

/** Names of the variables that a pipeline's file refers to. */
export function variablesOfPipeline({ layer, configuration }: PipelineSpec): string[] {
  const inValues = Object.values(configuration).flatMap(variablesIn);
  return ['catalog', `${layer}_schema`, ...inValues];
}

const yamlTarget = '${bundle.target}';

/** A number of whole hours in words; null for anything else. */
function hoursOf(seconds: number): string | null {
  if (seconds === 0 || seconds % 3600 !== 0) return null;
  return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`;
}

function displayName(project: string, title: string): string {
  return `[${yamlTarget}] ${project} - ${title}`;
}

/** Paths in a resource file are relative to that file: `pipelines/gold` gives `../../../`. */
export function pathToRoot(domain: string): string {
  return '../'.repeat(domain.split('/').length + 1);
}

/** Whether code of a job runs in a serverless environment of it. */
function hasEnvironment(job: JobSpec): boolean {
  return (
    job.level === 'atomic' &&
    job.tasks.some((task) => 'path' in task && SOURCE_TASKS[task.type].environment)
  );
}

function taskView(task: CodeTask | RunJobTask, up: string): object {
  const { key, after, type } = task;
  const view = { key, after, [type]: true };
  switch (type) {
    case 'run_job_task':
      return { ...view, job: task.job };
    case 'pipeline_task':
      return { ...view, pipeline: task.pipeline };
    default:
      return { ...view, ...SOURCE_TASKS[type].view(task, up) };
  }
}
