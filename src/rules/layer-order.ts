import type { Job } from '../bundle/bundle.ts';
import { textAt } from '../bundle/located.ts';
import type { TaskPiece, WholeJob, WholeTask } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import { LAYERS } from '../layer.ts';
import { LEVELS } from '../level.ts';
import type { Subject } from '../subject/subject.ts';
import { type Waits, waitsForUnknown } from '../subject/waits.ts';

/** A task that runs a job of a layer. */
interface LayerRun {
  readonly key: string;
  readonly task: WholeTask;
  readonly layer: string;
  readonly rank: number;
  readonly domain: string | null;
}

/**
 * Tasks of composite jobs and orchestrators that run a later layer and wait for no task of an earlier
 * one. One earlier task is enough: which of them a layer reads is not known. Nothing is said about
 * other domains, where the earlier layer waits for the later one, and where one waits for a key that
 * no task has.
 */
export function* unorderedLayers(subject: Subject, job: WholeJob, waits: Waits): Generator<Breach> {
  const level = subject.levels.get(job.key);
  if (level == null || LEVELS[level].runs !== 'jobs') return;
  const runs = [...job.tasks.values()].flatMap((task) => layerRun(subject, task) ?? []);
  if (new Set(runs.map(({ rank }) => rank)).size < 2) return;
  const layered = new Set(runs.map(({ key }) => key));
  for (const run of runs) {
    const earlier = runs.filter(({ rank, domain }) => {
      return rank < run.rank && (domain === run.domain || domain === null || run.domain === null);
    });
    // A job of no layer may be one that runs all layers.
    const waitsForOthers = [...waits(run.key)].some((key) => {
      return !layered.has(key) && job.tasks.get(key)?.body.some(runsJob);
    });
    const isOrdered = ({ key }: LayerRun) => waits(run.key).has(key) || waits(key).has(run.key);
    const last = earlier.reduce<LayerRun | null>((a, b) => (a && a.rank >= b.rank ? a : b), null);
    const [piece] = run.task.pieces;
    if (last === null || piece === undefined || waitsForOthers) continue;
    if (earlier.some(isOrdered) || waitsForUnknown(job, waits, run.key)) continue;
    yield {
      at: piece.at,
      subject: piece.path,
      message: `the ${run.layer} task waits for no task of an earlier layer`,
      see: last.task.pieces.slice(0, 1).map(({ at }) => {
        return { value: `this one runs ${last.layer}`, span: at };
      }),
      help: `Add the tasks whose data it reads to its depends_on, such as "${last.key}".`,
    };
  }
}

function runsJob({ task }: TaskPiece): boolean {
  return task.work.kind === 'run-job';
}

function layerRun({ bundle }: Subject, task: WholeTask): LayerRun | null {
  const keys = new Set(
    task.body.flatMap(({ task: { work } }) => (work.kind === 'run-job' && work.job) || []),
  );
  const [job] = keys;
  if (job === undefined) return null;
  const layer = tagOf(bundle.jobs.get(job.value) ?? [], 'layer') ?? layerInName(job.value);
  const rank = (LAYERS as readonly (string | null)[]).indexOf(layer);
  if (layer === null || rank < 0) return null;
  const domain = tagOf(bundle.jobs.get(job.value) ?? [], 'domain');
  return { key: task.key, task, layer, rank, domain };
}

/** A job without the tag is of the only layer that its name speaks of. */
function layerInName(key: string): string | null {
  const named = LAYERS.filter((layer) => key.toLowerCase().split(/[_-]/).includes(layer));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function tagOf(definitions: readonly Job[], name: string): string | null {
  for (const { resource, fields } of definitions) {
    const { file } = resource;
    const tags = file.view.entries(fields.get('tags')?.value ?? null);
    const tag = textAt(file, tags.get(name)?.value ?? null);
    if (tag !== null) return tag.value;
  }
  return null;
}
