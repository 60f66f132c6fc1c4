import { layout as arrange, Graph as Plan } from '@dagrejs/dagre';
import {
  type BlockDraft,
  CHANNEL,
  draftsOf,
  GAP,
  GUTTER,
  HEAD,
  type Item,
  JOB_WIDTH,
  MARGIN,
  PADDING,
  shelved,
  TOP,
} from './blocks.ts';

/** A rectangle; `y` grows downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Block extends Box {
  readonly domain: string;
  /** The rows of the block, each as high as the highest of its shelf. */
  readonly rows: readonly { readonly row: number; readonly y: number; readonly height: number }[];
  readonly shelf: number;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly blocks: readonly Block[];
  /** The block that a job stands in; none for those of the top row. */
  readonly blockOf: ReadonlyMap<string, Block>;
}

/**
 * Places jobs: those of row 0 on top, below them one block for each domain with its rows. Blocks stand
 * in their order, side by side; when that gets too wide, on several shelves. Dagre decides where on
 * its shelf each block stands, so that it is near the jobs that run something in it.
 */
export function layOut(
  items: readonly Item[],
  runs: ReadonlyMap<string, readonly string[]>,
): Layout {
  const drafts = shelved(draftsOf(items.filter(({ row }) => row > 0)));
  const top = items.filter(({ row }) => row === 0);
  const plan = planned(top, drafts, runs);
  const boxes = new Map<string, Box>();
  for (const { key, height } of top) {
    const { x, y } = plan.node(`job ${key}`) as { x: number; y: number };
    boxes.set(key, {
      x: MARGIN + x - JOB_WIDTH / 2,
      y: TOP + y - height / 2,
      width: JOB_WIDTH,
      height,
    });
  }
  const blockOf = new Map<string, Block>();
  const blocks = drafts.map((draft) => {
    const { x, y } = plan.node(`block ${draft.domain}`) as { x: number; y: number };
    const at = { x: MARGIN + x - draft.width / 2, y: TOP + y - draft.height / 2 };
    const block = blockAt(draft, at);
    for (const [key, box] of boxesIn(draft, block)) {
      boxes.set(key, box);
      blockOf.set(key, block);
    }
    return block;
  });
  const all = [...boxes.values(), ...blocks];
  const far = (edge: (box: Box) => number) =>
    all.reduce((most, box) => Math.max(most, edge(box)), 0);
  return {
    width: far(({ x, width }) => x + width) + PADDING,
    height: far(({ y, height }) => y + height) + PADDING,
    boxes,
    blocks,
    blockOf,
  };
}

/** Jobs of the top row that stand side by side. */
const ACROSS = 8;

/** The plan of the whole: jobs of the top row and blocks, each at a rank of its own. */
function planned(
  top: readonly Item[],
  drafts: readonly BlockDraft[],
  runs: ReadonlyMap<string, readonly string[]>,
): Plan {
  const plan = new Plan({});
  plan.setGraph({ ranker: 'none', nodesep: GUTTER, edgesep: 0, ranksep: CHANNEL });
  for (const [index, { key, height }] of top.entries()) {
    // Dagre doubles ranks to make room for labels of edges: every other one must be free.
    const rank = 2 * Math.floor(index / ACROSS);
    plan.setNode(`job ${key}`, { width: JOB_WIDTH, height, rank });
  }
  const first = 2 * Math.ceil(top.length / ACROSS);
  for (const { domain, shelf, width, height } of drafts) {
    plan.setNode(`block ${domain}`, { width, height, rank: first + 2 * shelf });
  }
  const domainOf = new Map(
    drafts.flatMap((draft) =>
      [...draft.rows.values()].flat(2).map((item): [string, BlockDraft] => [item.key, draft]),
    ),
  );
  for (const { key } of top.slice(Math.floor((top.length - 1) / ACROSS) * ACROSS)) {
    for (const child of runs.get(key) ?? []) {
      const draft = domainOf.get(child);
      if (draft?.shelf === 0) plan.setEdge(`job ${key}`, `block ${draft.domain}`, {});
    }
  }
  // Blocks keep their order, which is that of running: to cross fewer arrows is worth less.
  arrange(plan, {
    customOrder: (inner: Plan, order: (on: Plan, how: object) => void) => {
      order(inner, { disableOptimalOrderHeuristic: true });
      const used = new Map<number, number>();
      for (const { domain, shelf } of drafts) {
        const place = used.get(shelf) ?? 0;
        used.set(shelf, place + 1);
        (inner.node(`block ${domain}`) as { order: number }).order = place;
      }
    },
  });
  return plan;
}

function blockAt(draft: BlockDraft, at: { x: number; y: number }): Block {
  const { domain, width, height, shelf } = draft;
  let y = at.y + HEAD;
  const rows = [...draft.heights].map(([row, rowHeight]) => {
    const made = { row, y, height: rowHeight };
    y += rowHeight;
    return made;
  });
  return { domain, width, height, shelf, rows, ...at };
}

function* boxesIn(draft: BlockDraft, block: Block): Generator<[string, Box]> {
  for (const { row, y: rowTop } of block.rows) {
    for (const [index, column] of (draft.rows.get(row) ?? []).entries()) {
      const x = block.x + GUTTER + index * (JOB_WIDTH + GUTTER);
      let y = rowTop + GAP;
      for (const { key, height } of column) {
        yield [key, { x, y, width: JOB_WIDTH, height }];
        y += height + GAP;
      }
    }
  }
}

/** Where the names of the rows belong: at the top row, and at each row of each shelf. */
export function rowPlaces({ blocks, boxes }: Layout): { row: number; y: number }[] {
  const places = new Map<string, { row: number; y: number }>();
  const [top] = boxes.values();
  if (top !== undefined && top.y < (blocks[0]?.y ?? Number.POSITIVE_INFINITY)) {
    places.set('top', { row: 0, y: top.y });
  }
  for (const { rows, shelf } of blocks) {
    for (const { row, y } of rows) places.set(`${row} ${shelf}`, { row, y: y + GAP });
  }
  return [...places.values()];
}
