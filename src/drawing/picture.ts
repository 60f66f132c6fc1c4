import { type Graph, type GraphJob, runsOf } from '../graph/graph.ts';
import type { Item } from './blocks.ts';
import { type Layout, layOut } from './layout.ts';
import { pathOf, wayOf } from './route.ts';
import { ROWS, rowOf } from './words.ts';

/** An arrow from a job to one that it runs. */
export interface DrawnArrow {
  readonly from: string;
  readonly to: string;
  /** As SVG has it. */
  readonly path: string;
}

export interface Picture {
  readonly layout: Layout;
  readonly arrows: readonly DrawnArrow[];
}

export const JOB_HEIGHT = 46;

/** Places jobs, which come in the order in which they are to stand, and draws their arrows. */
export function pictureOf(
  graph: Graph,
  jobs: readonly GraphJob[],
  heightOf: (job: GraphJob) => number = () => JOB_HEIGHT,
): Picture {
  const items = jobs.map((job): Item => {
    return {
      key: job.key,
      row: ROWS.indexOf(rowOf(job)),
      domain: job.domain,
      height: heightOf(job),
    };
  });
  const runs = runsOf({ ...graph, jobs: new Map(jobs.map((job) => [job.key, job])) });
  const layout = layOut(items, runs);
  const arrows = jobs.flatMap(({ key }, index) =>
    (runs.get(key) ?? []).flatMap((child): DrawnArrow[] => {
      if (child === key || !layout.boxes.has(child)) return [];
      return [{ from: key, to: child, path: pathOf(wayOf(layout, key, child, index)) }];
    }),
  );
  return { layout, arrows };
}
