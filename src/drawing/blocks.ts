import { addTo } from '../grouped.ts';
/** What is to be placed: jobs in the order in which they are to stand. */
export interface Item {
  readonly key: string;
  /** 0 is the top row of jobs that run everything; the others are rows within domains. */
  readonly row: number;
  readonly domain: string;
  readonly height: number;
}

export const JOB_WIDTH = 250;
/** The space left of each job in which arrows run. */
export const GUTTER = 28;
export const GAP = 10;
export const PADDING = 12;
/** Room for the name of the domain. */
export const HEAD = 28;
/** The space between rows in which arrows run across. */
export const CHANNEL = 44;
/** Room for the names of the rows, and for arrows that run down beside everything. */
export const MARGIN = 164;
/** Room above everything. */
export const TOP = 16;
/** Jobs in one column of one row; more make further columns. */
const STACK = 8;

/** A block that is yet to be placed. */
export interface BlockDraft {
  readonly domain: string;
  readonly rows: Map<number, Item[][]>;
  readonly width: number;
  height: number;
  shelf: number;
  heights: Map<number, number>;
}

/** One block for each domain, in the order of its first job. */
export function draftsOf(items: readonly Item[]): BlockDraft[] {
  const domains = new Map<string, Map<number, Item[]>>();
  for (const item of items) {
    const rows = domains.get(item.domain) ?? new Map<number, Item[]>();
    domains.set(item.domain, rows);
    addTo(rows, item.row, item);
  }
  return [...domains].map(([domain, found]) => {
    const rows = new Map([...found].map(([row, same]) => [row, columnsOf(same)]));
    const columns = [...rows.values()].reduce((most, each) => Math.max(most, each.length), 1);
    const width = columns * (JOB_WIDTH + GUTTER) + PADDING;
    return { domain, rows, width, height: 0, shelf: 0, heights: new Map() };
  });
}

function columnsOf(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / STACK);
  const each = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * each, (index + 1) * each));
}

/** Puts blocks on shelves and makes those of one shelf equally high, row by row. */
export function shelved(drafts: readonly BlockDraft[]): readonly BlockDraft[] {
  const own = drafts.map((draft) => rowHeights([draft]));
  const area = drafts.reduce((sum, { width }, index) => sum + width * total(own[index]), 0);
  const widest = Math.max(1800, Math.sqrt(area * 2));
  let [shelf, used] = [0, 0];
  for (const draft of drafts) {
    if (used > 0 && used + draft.width > widest) [shelf, used] = [shelf + 1, 0];
    draft.shelf = shelf;
    used += draft.width + GAP;
  }
  for (let each = 0; each <= shelf; each++) {
    const together = drafts.filter((draft) => draft.shelf === each);
    const heights = rowHeights(together);
    for (const draft of together) {
      draft.heights = heights;
      draft.height = total(heights);
    }
  }
  return drafts;
}

function rowHeights(drafts: readonly BlockDraft[]): Map<number, number> {
  const heights = new Map<number, number>();
  for (const { rows } of drafts) {
    for (const [row, columns] of rows) {
      for (const column of columns) {
        const height = column.reduce((sum, item) => sum + item.height + GAP, GAP);
        heights.set(row, Math.max(heights.get(row) ?? 0, height));
      }
    }
  }
  return new Map([...heights].sort(([a], [b]) => a - b));
}

function total(heights: ReadonlyMap<number, number> = new Map()): number {
  return [...heights.values()].reduce((sum, height) => sum + height, HEAD + PADDING);
}
