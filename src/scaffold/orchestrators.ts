import type { EmailEvent, Operation, RunJobTask, RunnerJob } from '../spec/job.ts';
import type { ProjectSpec } from '../spec/project.ts';
import type { Part, Step } from './parts.ts';

const HOUR = 3600;

/**
 * The orchestrators of a project: the layers one after the other, then the domains side by side.
 * One that would have nothing to run is left out.
 */
export function orchestrators(
  spec: ProjectSpec,
  layers: readonly Part[],
  domains: readonly Part[],
): RunnerJob[] {
  const jobs: RunnerJob[] = [
    {
      key: 'master_setup_orchestrator',
      level: 'orchestrator',
      domain: 'orchestrators',
      title: 'Master Setup Orchestrator',
      summary:
        'sets up all layers and domains; run it once, and again after a change to a setup job.',
      tags: orchestratorTags('setup'),
      tasks: tasksOf(steps(layers, 'setup'), steps(domains, 'setup')),
      operation: { emails: emails(spec, ['on_failure', 'on_success']) },
    },
    {
      key: 'master_refresh_orchestrator',
      level: 'orchestrator',
      domain: 'orchestrators',
      title: 'Master Refresh Orchestrator',
      summary: 'refreshes all layers and domains with new data.',
      tags: orchestratorTags('pipeline'),
      tasks: tasksOf(steps(layers, 'refresh'), steps(domains, 'refresh')),
      operation: refreshOperation(spec),
    },
  ];
  return jobs.filter((job) => job.tasks.length > 0);
}

function refreshOperation(spec: ProjectSpec): Operation {
  return {
    schedule: { cron: spec.schedule, timeZone: spec['time-zone'] },
    timeoutSeconds: 4 * HOUR,
    ...(spec.emails.length > 0 && { slowAfterSeconds: 3 * HOUR }),
    emails: emails(spec, [
      'on_start',
      'on_failure',
      'on_success',
      'on_duration_warning_threshold_exceeded',
    ]),
  };
}

function emails(spec: ProjectSpec, events: readonly EmailEvent[]): Operation['emails'] {
  return spec.emails.length === 0 ? [] : events.map((event) => ({ event, to: spec.emails }));
}

function orchestratorTags(jobType: string): Record<string, string> {
  return { layer: 'all', compute_type: 'serverless', job_type: jobType, orchestrator: 'master' };
}

function steps(parts: readonly Part[], phase: 'setup' | 'refresh'): Step[] {
  return parts.flatMap((part) => part[phase] ?? []);
}

/** The layers one after the other, then the domains side by side. */
function tasksOf(layers: readonly Step[], domains: readonly Step[]): RunJobTask[] {
  const task = (step: Step, before: readonly Step[]): RunJobTask => ({
    type: 'run_job_task',
    key: step.task,
    job: step.job,
    after: before.slice(-1).map((each) => each.task),
  });
  return [
    ...layers.map((step, index) => task(step, layers.slice(0, index))),
    ...domains.map((step) => task(step, layers)),
  ];
}
