import type { Bundle } from '../bundle/bundle.ts';
import { type BundleSource, loadBundle } from '../bundle/load.ts';
import type { Change } from '../files.ts';
import { LAYERS } from '../layer.ts';
import { LEVELS } from '../level.ts';
import { UserError } from '../problem.ts';
import { ownPart } from '../scaffold/domain-parts.ts';
import type { Part } from '../scaffold/parts.ts';
import { render } from '../scaffold/render.ts';
import type { DomainRequest } from '../spec/domain-flags.ts';
import type { JobSpec } from '../spec/job.ts';
import { PHASES, type Phase } from '../spec/project.ts';
import { didYouMean } from '../suggest.ts';
import { addJob } from './add-job.ts';
import { inOne, overlay } from './overlay.ts';
import type { Parent } from './parent.ts';

/** `after` null stands for the last layer's task. */
export interface AddDomainRequest extends DomainRequest {
  readonly project: { readonly name: string; readonly slug: string };
  readonly reachable: readonly string[];
}

/**
 * The changes that add what `create` makes for a domain of one's own, hooked into the orchestrators
 * that `create` makes. Throws UserError when one of those is missing, or something stands against it.
 */
export function addDomain(
  bundle: Bundle,
  source: BundleSource,
  request: AddDomainRequest,
): Change[] {
  const { domain, project, reachable } = request;
  const layer = LAYERS.findLast((each) => bundle.variables.has(`${each}_schema`)) ?? 'gold';
  for (const phase of domain.phases) refuseMissing(bundle, `master_${phase}_orchestrator`);
  refuseUnknownTasks(bundle, request.after ?? []);
  const part = ownPart(domain, layer);
  let changes: Change[] = [];
  for (const job of inOrder(part)) {
    const sources = sourcesOf(part, job);
    const present = loadBundle(bundle.rootFile.path, overlay(source, changes)).bundle ?? bundle;
    changes = inOne([
      ...changes,
      ...sources,
      ...addJob(present, {
        job,
        parents: LEVELS[job.level].runs === 'jobs' ? parentsOf(bundle, part, job, request) : [],
        source: null,
        variables: request.variables,
        project,
        reachable,
      }),
    ]);
  }
  return changes;
}

function refuseMissing(bundle: Bundle, orchestrator: string): void {
  if (bundle.jobs.has(orchestrator)) return;
  throw new UserError(
    `the bundle has no ${orchestrator}. Add the domain's jobs one by one: create-dab-project add-job --help`,
  );
}

/** A task must be in one of the orchestrators; they have different ones. */
function refuseUnknownTasks(bundle: Bundle, after: readonly string[]): void {
  const jobs = PHASES.flatMap((phase) => bundle.jobs.get(`master_${phase}_orchestrator`) ?? []);
  const known = jobs.flatMap(({ tasks }) => tasks.map((task) => task.key.value));
  const unknown = after.filter((task) => !known.includes(task));
  if (unknown.length === 0) return;
  throw new UserError(
    'the domain cannot be added:',
    unknown.map((task) => ({
      key: 'after',
      value: JSON.stringify(task),
      allowed: `a task of an orchestrator.${didYouMean(task, known)}`,
    })),
  );
}

/** Jobs that are run come before those that run them. */
function inOrder({ jobs }: Part): JobSpec[] {
  return [...jobs].sort((a, b) => LEVELS[a.level].rank - LEVELS[b.level].rank);
}

function sourcesOf({ sources }: Part, job: JobSpec): Change[] {
  const paths = job.tasks.flatMap((task) => ('path' in task ? [task.path] : []));
  return sources
    .filter(({ path }) => paths.includes(path))
    .map(({ path, template, view }) => ({ path, before: null, after: render(template, view) }));
}

function parentsOf(bundle: Bundle, part: Part, job: JobSpec, request: AddDomainRequest): Parent[] {
  const phase: Phase = part.setup?.job === job.key ? 'setup' : 'refresh';
  const key = `master_${phase}_orchestrator`;
  const [orchestrator] = bundle.jobs.get(key) ?? [];
  const tasks = orchestrator?.tasks.map((task) => task.key.value) ?? [];
  const after = request.after?.filter((each) => tasks.includes(each)) ?? lastLayer(tasks);
  return [{ key, task: part[phase]?.task ?? job.key, after, atEnd: true }];
}

/** The task of the last layer that an orchestrator of `create` runs. */
function lastLayer(tasks: readonly string[]): string[] {
  const layers = ['bronze_setup', 'gold_setup', 'bronze_refresh', 'silver_refresh', 'gold_merge'];
  return layers.filter((task) => tasks.includes(task)).slice(-1);
}
