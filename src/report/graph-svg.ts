import stringWidth from 'fast-string-width';
import { counted } from '../counted.ts';
import { GUTTER, MARGIN } from '../drawing/blocks.ts';
import { type Box, rowPlaces } from '../drawing/layout.ts';
import { pictureOf } from '../drawing/picture.ts';
import { ROW_TITLES, ROWS, rowOf, summaryOf } from '../drawing/words.ts';
import type { Graph, GraphJob } from '../graph/graph.ts';
import { countsOf, type Mark, type Marks, worstOf } from '../graph/marks.ts';
import { inRunOrder } from '../graph/rows.ts';
import { type Printed, shown, visible } from '../printed.ts';
import { xml } from './xml.ts';

const STYLE = `
  text { font: 11px system-ui, sans-serif; fill: #4a5560 }
  .paper { fill: #fff } .block { fill: #f4f6f8; stroke: #d5dbe1 }
  .name { font-size: 12px; font-weight: 600; fill: #1b232b } .row { font-size: 13px; font-weight: 600 }
  .job { stroke-width: 1.2 } .arrow { fill: none; stroke: #8b98a5; stroke-width: 1.1 }
  .tip { fill: #8b98a5 } .count { fill: #fff; font-weight: 700 }
  .orchestrator { fill: #efe3fb; stroke: #7a3fb5 } .composite { fill: #dfeafc; stroke: #2f66b5 }
  .atomic { fill: #e0f3e5; stroke: #2f8a4c } .other { fill: #eee; stroke: #777 }
  .error { fill: #b3261e } .warning { fill: #8a5a00 } .note { fill: #2f66b5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #a9b4bf } .paper { fill: #14181d } .block { fill: #1c2229; stroke: #343d47 }
    .name { fill: #eef2f5 } .orchestrator { fill: #38234f } .composite { fill: #1d3050 }
    .atomic { fill: #1b3a26 } .other { fill: #333 }
  }
`;

/** The graph as a picture: levels as rows, domains as columns. Long names are cut, and whole in titles. */
export function graphSvg(graph: Graph, marks: Marks): Printed {
  const jobs = inRunOrder(graph);
  const { layout, arrows } = pictureOf(graph, jobs);
  const { width, height, boxes, blocks } = layout;
  const title = `${graph.name ?? 'bundle'}: ${counted(jobs.length, 'job')}`;
  const size = `width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" role="img">`,
    `<title>${xml(visible(title))}</title>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="tip" markerWidth="7" markerHeight="7" refX="6" refY="3" orient="auto"><path class="tip" d="M0 0L6 3L0 6z"/></marker></defs>',
    '<rect class="paper" width="100%" height="100%"/>',
    ...blocks.flatMap((block) => [
      `<rect class="block" ${rect(block)} rx="8"/>`,
      text('row', block.x + GUTTER, block.y + 19, block.domain || 'no domain', block.width - 40),
    ]),
    ...rowPlaces(layout).map(({ row, y }) => {
      return text('row', 8, y + 18, ROW_TITLES[ROWS[row] as (typeof ROWS)[number]], MARGIN);
    }),
    ...arrows.map(({ path }) => `<path class="arrow" marker-end="url(#tip)" d="${path}"/>`),
    ...jobs.map((job) => jobPart(job, boxes.get(job.key) as Box, marks.byJob.get(job.key) ?? [])),
    '</svg>',
  ];
  return shown(`${parts.join('\n')}\n`);
}

function jobPart(job: GraphJob, box: Box, marks: readonly Mark[]): string {
  const { x, y, width } = box;
  const worst = worstOf(marks);
  const room = width - (worst === null ? 20 : 48);
  const about = [
    job.key,
    summaryOf(job),
    ...marks.map(({ rule, message }) => `${rule}: ${message}`),
    ...(worst === null ? [] : [countsOf(marks)]),
  ];
  const badge =
    worst === null
      ? []
      : [
          `<rect class="${worst}" x="${x + width - 34}" y="${y + 7}" width="27" height="16" rx="8"/>`,
          `<text class="count" text-anchor="middle" x="${x + width - 20.5}" y="${y + 19}">${marks.length}</text>`,
        ];
  return [
    `<g><title>${about.map((line) => xml(visible(line))).join('\n')}</title>`,
    `<rect class="job ${rowOf(job)}" ${rect(box)} rx="6"/>`,
    text('name', x + 10, y + 19, job.key, room),
    text('', x + 10, y + 36, summaryOf(job), width - 20),
    ...badge,
    '</g>',
  ].join('');
}

function rect({ x, y, width, height }: Box): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
}

/** How wide a letter of the font is, at most. */
const LETTER = 6.9;

function text(type: string, x: number, y: number, content: string, room: number): string {
  const line = cut(visible(content), Math.floor(room / LETTER));
  return `<text class="${type}" x="${round(x)}" y="${round(y)}">${xml(line)}</text>`;
}

function cut(content: string, columns: number): string {
  if (stringWidth(content) <= columns) return content;
  const chars = [...content.slice(0, columns * 2)];
  while (chars.length > 0 && stringWidth(chars.join('')) >= columns) chars.pop();
  return `${chars.join('')}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
