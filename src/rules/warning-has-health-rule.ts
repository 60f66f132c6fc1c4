import type { Job } from '../bundle/bundle.ts';
import { entryAt, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Breach, Fix } from '../finding.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import type { Entry } from '../yaml/view.ts';
import { fixOf } from './parts/fix.ts';
import { type HealthHolder, healthRuleEdit } from './parts/health-rule-edit.ts';

/** Warnings, and the metrics of which one must be watched for them. */
const WARNINGS = [
  {
    list: 'on_duration_warning_threshold_exceeded',
    metric: /^RUN_DURATION_SECONDS$/,
    name: 'RUN_DURATION_SECONDS',
  },
  {
    list: 'on_streaming_backlog_exceeded',
    metric: /^STREAMING_BACKLOG_/,
    name: 'STREAMING_BACKLOG_…',
  },
];

/** Seconds after which to warn where nothing says how long a run may take. */
const ONE_HOUR = 3600;

export const warningHasHealthRule: Rule = {
  id: 'warning-has-health-rule',
  severity: 'warning',
  summary: 'Who wants warnings of long runs has a health rule that says how long',
  *checkJobs({ bundle }) {
    for (const jobs of bundle.jobs.values()) {
      const ofJob = jobs.map(holderOfJob);
      yield* unwatched(ofJob, ofJob);
      yield* tasksUnwatched(jobs, ofJob);
    }
  },
};

function holderOfJob({ resource, fields, path }: Job): HealthHolder {
  return { file: resource.file, fields, node: resource.entry.pair.value, path };
}

function* tasksUnwatched(jobs: readonly Job[], ofJob: readonly HealthHolder[]): Generator<Breach> {
  const byKey = new Map<string, HealthHolder[]>();
  for (const { resource, tasks, fields } of jobs) {
    const { file } = resource;
    const items = file.view.sequence(fields.get('tasks')?.value ?? null)?.items ?? [];
    const nodes = new Map(items.map(({ node }) => [file.view.entries(node), node]));
    for (const task of tasks) {
      addTo(byKey, task.key.value, {
        file,
        fields: task.fields,
        node: nodes.get(task.fields) ?? null,
        path: task.path,
      });
    }
  }
  // Whether a task's warning also heeds the job's rules is not documented: either will do.
  for (const same of byKey.values()) yield* unwatched(same, [...same, ...ofJob]);
}

/** Warnings that are asked for in `asking` while no rule of `watching` watches. */
function* unwatched(
  asking: readonly HealthHolder[],
  watching: readonly HealthHolder[],
): Generator<Breach> {
  for (const { list, metric, name } of WARNINGS) {
    const asks = asking.flatMap((holder) => {
      return warningsIn(holder, list).map((each) => ({ holder, ...each }));
    });
    const [first] = asks;
    if (first === undefined || watching.some((holder) => mayWatch(holder, metric))) continue;
    const { holder, kind, entry } = first;
    const { file, path } = holder;
    const isDuration = list === 'on_duration_warning_threshold_exceeded';
    const seconds = isDuration ? secondsFor(asking) : 0;
    const fixed = isDuration ? ruleFix(holder, kind, seconds) : {};
    yield {
      at: { path: file.path, start: entry.key.start, end: entry.key.end },
      subject: path,
      message: `nobody is warned: no health rule watches ${name}`,
      help: isDuration
        ? `${fixed.fix === undefined ? 'By hand: add' : 'Add'} a rule under health, for example: warn after ${seconds} seconds.`
        : 'Add a rule under health that says how large the backlog may grow.',
      ...fixed,
    };
  }
}

function warningsIn(
  { file, fields }: HealthHolder,
  list: string,
): { kind: string; entry: Entry }[] {
  return ['email_notifications', 'webhook_notifications'].flatMap((kind) => {
    const entry = entryAt(file, fields, kind, list);
    const items = file.view.sequence(entry?.value ?? null)?.items ?? [];
    return entry === null || items.length === 0 ? [] : [{ kind, entry }];
  });
}

/** Whether a rule watches the metric, or may: rules or metrics that a variable gives are not known. */
function mayWatch({ file, fields }: HealthHolder, metric: RegExp): boolean {
  const given = textIn(file, fields, 'health') ?? textIn(file, fields, 'health', 'rules');
  if (given !== null) return true;
  return mapsIn(file, fields, 'health', 'rules').some((rule) => {
    const text = textIn(file, rule.fields, 'metric')?.value ?? '';
    return text.includes('${') || metric.test(text);
  });
}

/** Half of what a run may take: a warning at the timeout itself would come too late. */
function secondsFor(holders: readonly HealthHolder[]): number {
  for (const { file, fields } of holders) {
    const timeout = Number(textIn(file, fields, 'timeout_seconds')?.value ?? 0);
    if (Number.isSafeInteger(timeout) && timeout > 1) return Math.floor(timeout / 2);
  }
  return ONE_HOUR;
}

/** How long is too long is for people to say: this is a first word. */
function ruleFix(holder: HealthHolder, kind: string, seconds: number): { fix?: Fix } {
  const title = `Add a health rule that warns after ${seconds} seconds`;
  return fixOf(holder.file, title, false, healthRuleEdit(holder, kind, seconds));
}
