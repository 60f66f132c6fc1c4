import type { Bundle, Job } from '../bundle/bundle.ts';
import { mapsIn, textIn } from '../bundle/lookup.ts';
import {
  ownField,
  scopesOf,
  type Target,
  type TargetScope,
  targetsOf,
  textOfField,
} from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Located } from '../text.ts';

const KINDS = ['schedule', 'trigger', 'continuous'] as const;

const WORDS = {
  schedule: 'the schedule',
  trigger: 'the trigger',
  continuous: 'continuous',
} as const;

export const pausedInDevelopment: Rule = {
  id: 'paused-in-development',
  severity: 'warning',
  summary: 'No job or alert starts by itself in a development target',
  *check({ bundle }) {
    const targets = targetsOf(bundle);
    const modes = new Map<Target, Located<string>>();
    for (const target of targets.values()) {
      const mode = textOfField(ownField(target, 'mode'));
      if (mode?.value === 'development') modes.set(target, mode);
    }
    if (modes.size === 0) return;
    yield* alerts(bundle, modes);
    for (const jobs of bundle.jobs.values()) {
      if (!jobs.some(startsByItself)) continue;
      for (const scope of scopesOf(jobs, targets)) {
        const [target] = scope.targets.filter((each) => modes.has(each));
        if (target === undefined) continue;
        const see = {
          value: `${target.name.value} is a development target`,
          span: modeOf(modes, target),
        };
        yield* unpaused(scope, see);
        yield* inList(scope, see);
      }
    }
  },
};

/** The mode pauses no alerts that say UNPAUSED themselves. */
function* alerts(bundle: Bundle, modes: ReadonlyMap<Target, Located<string>>): Generator<Breach> {
  for (const { type, key, file, entry, target: only } of bundle.resources) {
    if (type !== 'alerts') continue;
    const status = textIn(file, file.view.entries(entry.value), 'schedule', 'pause_status');
    if (status?.value !== 'UNPAUSED') continue;
    for (const [target, mode] of modes) {
      if (only !== null && only !== target.name.value) continue;
      const own = ownField(target, 'resources', type, key.value, 'schedule', 'pause_status');
      if (only === null && own !== null) continue;
      yield {
        at: status.span,
        subject: `resources.alerts.${key.value}`,
        message: 'the alert runs in development targets, too: the mode pauses no alerts',
        see: [{ value: `${target.name.value} is a development target`, span: mode.span }],
        help: 'Write PAUSED here, and UNPAUSED under the targets that run it.',
      };
      break;
    }
  }
}

function modeOf(modes: ReadonlyMap<Target, Located<string>>, target: Target) {
  return (modes.get(target) as Located<string>).span;
}

function startsByItself({ fields }: Job): boolean {
  return fields.has('triggers') || KINDS.some((kind) => fields.has(kind));
}

/** The mode pauses what says nothing about it (apply_presets.go in the CLI). */
function* unpaused({ definitions }: TargetScope<Job>, see: Located<string>): Generator<Breach> {
  for (const kind of KINDS) {
    const found = definitions.map((job) => {
      return { job, status: textIn(job.resource.file, job.fields, kind, 'pause_status') };
    });
    const last = found.findLast(({ status }) => status !== null);
    if (last?.status?.value !== 'UNPAUSED') continue;
    yield {
      at: last.status.span,
      subject: last.job.path,
      message: `${WORDS[kind]} runs in development targets, too: the mode pauses only what has no pause_status`,
      see: [see],
      help: 'Leave pause_status out, or write PAUSED here and UNPAUSED under the targets that run it.',
    };
  }
}

/** The CLI's presets know nothing of the list `triggers`. */
function* inList({ definitions }: TargetScope<Job>, see: Located<string>): Generator<Breach> {
  for (const job of definitions) {
    const { file } = job.resource;
    for (const { index, fields } of mapsIn(file, job.fields, 'triggers')) {
      const status = textIn(file, fields, 'pause_status');
      if (status !== null && status.value !== 'UNPAUSED') continue;
      const key = job.fields.get('triggers')?.key;
      if (key === undefined) continue;
      const at = status?.span ?? { path: file.path, start: key.start, end: key.end };
      yield {
        at,
        subject: `${job.path}.triggers[${index}]`,
        message:
          'the trigger runs in development targets, too: the mode pauses nothing in triggers',
        see: [see],
        help: 'Write pause_status: PAUSED here, and the trigger that runs under the other targets.',
      };
    }
  }
}
