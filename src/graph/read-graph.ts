import type { Bundle, Job, Task } from '../bundle/bundle.ts';
import { levelOf } from '../bundle/level.ts';
import { holdsIn } from '../bundle/targets.ts';
import { withVariableValues } from '../bundle/variable-values.ts';
import { variablesOf } from '../bundle/variables.ts';
import { LEVELS, type Level } from '../level.ts';
import { lineIndex, type Span } from '../text.ts';
import { stepsOf } from '../walks.ts';
import { type Details, declaredParameters, detailsOf, mapAt, reader } from './details.ts';
import type { Graph, GraphJob, GraphTask, Parameter, Place, Start } from './graph.ts';

/**
 * The jobs of a bundle. With a target, what that target changes is applied as the CLI does it, and
 * jobs of other targets are left out. Without, jobs and tasks of all targets are there, each as it is
 * defined for all targets, or else by the first target that has it.
 */
export function readGraph(written: Bundle, target: string | null): Graph {
  const bundle = withVariableValues(written, variablesOf(written));
  const placeOf = placesIn(bundle);
  const jobs = [...bundle.jobs].flatMap(([key, definitions]): [string, GraphJob][] => {
    const counting = definitions.filter((job) => holdsIn(job, target));
    const [first] = counting;
    if (first === undefined) return [];
    const same = counting.filter((job) => job.resource.target === first.resource.target);
    const [main, others] = target === null ? [same, counting.slice(same.length)] : [counting, []];
    return [[key, jobOf(bundle, main, others, placeOf)]];
  });
  return { name: bundle.name, target, jobs: new Map(jobs) };
}

type PlaceOf = (span: Span) => Place | null;

/** A job made of its definitions, of which later ones win; `others` give tasks that those lack. */
function jobOf(
  bundle: Bundle,
  definitions: readonly Job[],
  others: readonly Job[],
  placeOf: PlaceOf,
): GraphJob {
  const { resource } = definitions[0] as Job;
  const key = resource.key.value;
  const texts = definitions.map((job) => reader(job.resource.file, job.fields));
  const last = (name: string) => texts.map((read) => read(name)).findLast((text) => text !== null);
  const tags = byName(definitions.flatMap(tagsOf));
  return {
    key,
    name: last('name') ?? null,
    description: last('description') ?? null,
    level: levelIn(tags, () => levelOf(bundle, key)),
    domain: domainOf(resource.file.path),
    start: startOf(definitions),
    tags,
    parameters: byName(definitions.flatMap(declaredParameters)),
    tasks: tasksOf(definitions, others, placeOf),
    at: placeOf(resource.key.span),
  };
}

function tagsOf({ fields, resource: { file } }: Job): Parameter[] {
  return mapAt(file, fields.get('tags')?.value ?? null);
}

function levelIn(tags: readonly Parameter[], otherwise: () => Level | null): Level | null {
  const tag = tags.find(({ name }) => name === 'job_level')?.value;
  if (tag === undefined) return otherwise();
  return Object.hasOwn(LEVELS, tag) ? (tag as Level) : null;
}

/** The last value of each name, in the order in which the names came. */
function byName(parameters: readonly Parameter[]): Parameter[] {
  return [...new Map(parameters.map(({ name, value }) => [name, value]))].map(([name, value]) => ({
    name,
    value,
  }));
}

/** The folder of a file below `resources/`. */
export function domainOf(path: string): string {
  const folders = path.split('/').slice(0, -1);
  return (folders[0] === 'resources' ? folders.slice(1) : folders).join('/');
}

/** What starts a job by itself; a target may change parts of it. */
function startOf(definitions: readonly Job[]): Start | null {
  let start = null as Start | null;
  for (const { fields, resource } of definitions) {
    const { file } = resource;
    for (const name of ['schedule', 'trigger', 'continuous']) {
      const value = fields.get(name)?.value ?? null;
      if (value === null) continue;
      const inside = file.view.entries(value);
      const read = reader(file, inside);
      const kind = [...inside.keys()].find((key) => key !== 'pause_status' && name === 'trigger');
      start = {
        text: read('quartz_cron_expression') ?? kind ?? start?.text ?? name,
        timeZone: read('timezone_id') ?? start?.timeZone ?? null,
        paused: read('pause_status') ?? start?.paused ?? null,
      };
    }
  }
  return start;
}

function tasksOf(
  definitions: readonly Job[],
  others: readonly Job[],
  placeOf: PlaceOf,
): GraphTask[] {
  const found = new Map<string, { task: Task; after: Set<string>; details: Details }>();
  const read = (job: Job, combine: (before: Details, now: Details) => Details) => {
    for (const task of job.tasks) {
      const now = detailsOf(job, task);
      const before = found.get(task.key.value);
      const same = before ?? { task, after: new Set<string>(), details: now };
      if (before === undefined) found.set(task.key.value, same);
      else same.details = combine(same.details, now);
      for (const { value } of task.dependsOn) same.after.add(value);
    }
  };
  for (const job of definitions) read(job, overlaid);
  for (const job of others) read(job, (before, now) => (before.type === null ? now : before));
  const tasks = [...found].map(([key, { task, after, details }]) => {
    return { key, after: [...after], ...details, at: placeOf(task.key.span) };
  });
  const steps = stepsOf(tasks);
  return tasks.map((task) => ({ ...task, step: steps.get(task.key) ?? null }));
}

/** What a target says about a task, over what holds for all. */
function overlaid(below: Details, above: Details): Details {
  const runIf = above.runIf ?? below.runIf;
  if (above.type === null) return { ...below, runIf };
  const names = [...below.parameters, ...above.parameters];
  if (above.type !== below.type) return { ...above, runIf };
  return {
    ...above,
    job: above.job ?? below.job,
    pipeline: above.pipeline ?? below.pipeline,
    file: above.what === null ? below.file : above.file,
    what: above.what ?? below.what,
    parameters: byName(names),
    runIf,
  };
}

function placesIn({ files }: Bundle): PlaceOf {
  const known = new Map<string, ReturnType<typeof lineIndex>>();
  return ({ path, start }) => {
    const text = files.get(path)?.text;
    if (text === undefined) return null;
    const at = known.get(path) ?? lineIndex(text);
    known.set(path, at);
    return { path, ...at(start) };
  };
}
