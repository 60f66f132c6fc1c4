import { type Graph, type GraphJob, inOrder, jobsRunBy, runsOf } from '../graph/graph.ts';
import type { Mark, Marks } from '../graph/marks.ts';
import type { RunOrder } from '../graph/run-order.ts';
import type { Touched, Use } from '../graph/uses.ts';
import { jsonText, type Printed } from '../printed.ts';
import { reversed } from '../walks.ts';

const FORMAT = 1;

/** The graph for machines: see docs/graph.schema.json. `format` changes when a reader would break. */
export function graphJson(graph: Graph, marks: Marks): Printed {
  const runners = reversed(runsOf(graph));
  return text({
    format: FORMAT,
    kind: 'graph',
    bundle: graph.name,
    target: graph.target,
    jobs: [...graph.jobs.values()].map((job) => ({
      ...jobValue(job),
      runBy: [...(runners.get(job.key) ?? [])],
      findings: (marks.byJob.get(job.key) ?? []).map(findingValue),
    })),
    findings: marks.others.map(findingValue),
  });
}

function jobValue(job: GraphJob) {
  const { key, name, description, level, domain, start, tags, parameters, at } = job;
  const tasks = inOrder(job.tasks).map(({ at: place, ...task }) => ({ ...task, at: place }));
  const runs = jobsRunBy(job);
  return { key, name, description, level, domain, start, tags, parameters, at, runs, tasks };
}

function findingValue({ severity, rule, message, help, at, task }: Mark) {
  return { severity, rule, message, help, at, task };
}

/** What a run of a job does, for machines. */
export function runOrderJson(order: RunOrder, target: string | null): Printed {
  const steps = order.items.map(({ step, jobs, task, parameters, fault }) => ({
    step,
    jobs,
    task: task.key,
    type: task.type,
    file: task.file,
    what: task.what,
    parameters,
    fault,
  }));
  return text({
    format: FORMAT,
    kind: 'run-order',
    target,
    job: order.job,
    steps,
    complete: !order.cut,
  });
}

/** What uses a file, for machines. */
export function usesJson(file: string, uses: readonly Use[], jobs: readonly string[]): Printed {
  return text({ format: FORMAT, kind: 'what-uses', file, uses, jobs });
}

/** What a change touches, for machines. */
export function touchedJson(
  since: string,
  touched: Touched,
  commands: readonly string[],
  changed: readonly string[],
): Printed {
  return text({ format: FORMAT, kind: 'changed-since', since, changed, ...touched, commands });
}

function text(value: unknown): Printed {
  return jsonText(value);
}
