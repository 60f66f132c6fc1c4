import { type Box, type Layout, rowPlaces } from '../drawing/layout.ts';
import type { Picture } from '../drawing/picture.ts';
import { ROW_TITLES, ROWS, rowOf } from '../drawing/words.ts';
import type { GraphJob } from '../graph/graph.ts';
import { type CardHandlers, cardOf, setExpanded } from './card.ts';
import type { PageData } from './data.ts';
import { byId, drawn, element } from './element.ts';
import { isRelated, type Related } from './relations.ts';

export interface World {
  readonly show: (
    picture: Picture,
    jobs: readonly GraphJob[],
    expanded: ReadonlySet<string>,
  ) => void;
  /** Marks the selected job, and those around one; null marks none. */
  readonly mark: (selected: string | null, related: Related | null) => void;
  /** Marks the jobs that a search found; null for no search. */
  readonly showFound: (found: ReadonlySet<string> | null) => void;
  readonly focus: (key: string) => void;
  /** Scrolls no further than it takes to see the job. */
  readonly keepInView: (key: string) => void;
  readonly isShown: (key: string) => boolean;
  /** The jobs in the picture, with their places. */
  readonly boxes: () => ReadonlyMap<string, Box>;
}

/** Draws jobs as lists that a screen reader can read, one for each level, and arrows behind them. */
export function createWorld(data: PageData, handlers: CardHandlers): World {
  const marks = new Map(data.marks);
  const cards = new Map(
    data.jobs.map((job) => [job.key, cardOf(job, marks.get(job.key) ?? [], handlers)]),
  );
  const lists = listsOf(data.jobs, cards);
  byId('jobs').append(...lists);
  let arrows: readonly DrawnArrow[] = [];
  let boxes: ReadonlyMap<string, Box> = new Map();
  return {
    show: (picture, jobs, expanded) => {
      boxes = picture.layout.boxes;
      drawBackground(picture.layout);
      arrows = drawArrows(picture);
      placeCards(cards, boxes, new Set(jobs.map(({ key }) => key)), expanded);
    },
    mark: (selected, related) => {
      markCards(cards, selected, related);
      markArrows(arrows, related);
    },
    showFound: (found) => {
      for (const [key, card] of cards) {
        card.classList.toggle('found', found?.has(key) ?? false);
        card.classList.toggle('unfound', found !== null && !found.has(key));
      }
    },
    focus: (key) => {
      const name = cards.get(key)?.querySelector<HTMLElement>('.name');
      name?.focus({ preventScroll: true });
      cards.get(key)?.scrollIntoView({ block: 'center', inline: 'center' });
    },
    keepInView: (key) => {
      cards.get(key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    isShown: (key) => cards.get(key)?.hidden === false,
    boxes: () => boxes,
  };
}

type Cards = ReadonlyMap<string, HTMLElement>;

interface DrawnArrow {
  readonly from: string;
  readonly to: string;
  readonly path: SVGElement;
}

function drawArrows({ arrows }: Picture): DrawnArrow[] {
  const drawings = arrows.map(({ from, to, path }) => {
    return { from, to, path: drawn('path', { d: path, class: 'arrow' }) };
  });
  byId('arrows').replaceChildren(...tipsOfArrows(), ...drawings.map(({ path }) => path));
  return drawings;
}

function placeCards(
  cards: Cards,
  boxes: ReadonlyMap<string, Box>,
  shown: ReadonlySet<string>,
  expanded: ReadonlySet<string>,
): void {
  for (const [key, card] of cards) {
    card.hidden = !shown.has(key);
    const box = boxes.get(key);
    if (box !== undefined) putAt(card, box);
    setExpanded(card, expanded.has(key));
  }
}

function markCards(cards: Cards, selected: string | null, related: Related | null): void {
  for (const [key, card] of cards) {
    card.classList.toggle('dim', related !== null && !isRelated(related, key));
    card.classList.toggle('selected', key === selected);
    card.querySelector('.name')?.setAttribute('aria-pressed', String(key === selected));
  }
}

function markArrows(arrows: readonly DrawnArrow[], related: Related | null): void {
  for (const { from, to, path } of arrows) {
    const on = related !== null && leads(related, from, to);
    path.classList.toggle('on', on);
    path.classList.toggle('dim', related !== null && !on);
  }
}

/** Whether an arrow is on a way to or from a job. */
function leads({ above, below }: Related, from: string, to: string): boolean {
  return (above.has(from) && above.has(to)) || (below.has(from) && below.has(to));
}

/** One list for each level. */
function listsOf(jobs: readonly GraphJob[], cards: Cards) {
  return ROWS.flatMap((row) => {
    const keys = jobs.filter((job) => rowOf(job) === row).map(({ key }) => key);
    if (keys.length === 0) return [];
    const heading = element('h2', { class: 'unseen' }, ROW_TITLES[row]);
    const list = element('ul', {}, ...keys.map((key) => cards.get(key) as HTMLElement));
    return [element('section', {}, heading, list)];
  });
}

function drawBackground(layout: Layout): void {
  const { blocks, width, height } = layout;
  const svg = byId('arrows');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const parts = blocks.map((block) => {
    const made = element(
      'div',
      { class: 'block' },
      block.domain === '' ? 'no domain' : block.domain,
    );
    putAt(made, block);
    return made;
  });
  byId('blocks').replaceChildren(...parts, ...rowPlaces(layout).map(rowName));
}

function rowName({ row, y }: { readonly row: number; readonly y: number }): HTMLElement {
  const made = element('div', { class: 'row' }, ROW_TITLES[ROWS[row] as (typeof ROWS)[number]]);
  made.style.top = `${y}px`;
  return made;
}

function putAt(made: HTMLElement, { x, y, width, height }: Box): void {
  made.style.left = `${x}px`;
  made.style.top = `${y}px`;
  made.style.width = `${width}px`;
  made.style.height = `${height}px`;
}

/** The tips of arrows: of plain ones, and of those that are marked. */
function tipsOfArrows(): SVGElement[] {
  const size = { markerWidth: '8', markerHeight: '8', refX: '7', refY: '4', orient: 'auto' };
  return ['tip', 'tip-on'].map((id) => {
    const marker = drawn('marker', { id, ...size, markerUnits: 'userSpaceOnUse' });
    marker.append(drawn('path', { d: 'M0 0L8 4L0 8z', class: id }));
    return marker;
  });
}
