import { join } from 'node:path';
import { countsOf } from '../graph/marks.ts';
import { rawValues } from '../graph/values.ts';
import { type Printed, printed, visible } from '../printed.ts';
import { graphDot } from '../report/graph-dot.ts';
import { graphJson } from '../report/graph-json.ts';
import { graphMermaid } from '../report/graph-mermaid.ts';
import { hierarchyText } from '../report/hierarchy.ts';
import type { GraphFormat } from './graph-options.ts';
import type { OpenGraph } from './open-graph.ts';

export interface DrawOptions {
  readonly columns: number;
  readonly color: boolean;
  /** Whether a page links to files on this machine. */
  readonly editor: boolean;
}

/** The text of a drawing in one of the forms. */
export async function draw(
  opened: OpenGraph,
  format: GraphFormat,
  options: DrawOptions,
): Promise<Printed> {
  const { graph, marks } = opened;
  switch (format) {
    case 'text':
      return treeText(opened, options);
    case 'mermaid':
      return graphMermaid(graph);
    case 'dot':
      return graphDot(graph);
    case 'json':
      return graphJson(graph, marks);
    case 'svg': {
      const { graphSvg } = await import('../report/graph-svg.ts');
      return graphSvg(graph, marks);
    }
    case 'html': {
      const { graphPage } = await import('../report/graph-page.ts');
      const folder = options.editor ? join(opened.root, '/') : null;
      return graphPage(graph, marks, rawValues(opened.bundle, graph.target), folder);
    }
  }
}

function treeText({ graph, marks }: OpenGraph, { columns, color }: DrawOptions): Printed {
  const jobs = [...graph.jobs.values()];
  if (jobs.length === 0) return printed`There are no jobs.\n`;
  const counts = (job: string) => countsOf(marks.byJob.get(job) ?? []);
  const tree = hierarchyText(jobs, { columns, color, marks: counts });
  const all = [...marks.byJob.values(), marks.others].flat();
  if (all.length === 0) return printed`${tree}\n`;
  return printed`${tree}\n\n${visible(countsOf(all))}: see create-dab-project check\n`;
}
