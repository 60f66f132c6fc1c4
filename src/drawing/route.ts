import { CHANNEL, MARGIN } from './blocks.ts';
import type { Box, Layout } from './layout.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far below its top an arrow enters a job. */
const ENTRY = 18;
/** Arrows of several jobs run beside each other at this distance. */
const LANE = 4;
const LANES = 5;
const RADIUS = 5;

/**
 * The way of an arrow from a job to one that it runs: across in the channels between rows, down in
 * the gutters left of jobs. `lane` keeps the arrows of several jobs apart.
 */
export function wayOf(layout: Layout, from: string, to: string, lane: number): Point[] {
  const { boxes, blockOf, blocks } = layout;
  const [start, end] = [boxes.get(from) as Box, boxes.get(to) as Box];
  const shift = (lane % LANES) * LANE;
  const entry = { x: end.x, y: end.y + ENTRY };
  const gutter = end.x - 7 - shift;
  const [own, other] = [blockOf.get(from), blockOf.get(to)];
  const into = [{ x: gutter, y: entry.y }, entry];
  if (own !== undefined && own === other && start.x === end.x) {
    const leave = { x: start.x, y: start.y + start.height - 8 };
    return [leave, { x: gutter, y: leave.y }, ...into];
  }
  const channel = (other?.y ?? end.y) - 10 - shift;
  const down = [{ x: gutter, y: channel }, ...into];
  const first = blocks.find(({ shelf }) => shelf === (own?.shelf ?? 0));
  const isFar = other !== undefined && other.shelf > 0 && other.shelf !== own?.shelf;
  const leave = leaving(
    start,
    own === undefined,
    (own?.y ?? first?.y ?? channel) - 10 - shift,
    shift,
  );
  const last = leave.at(-1) as Point;
  if (!isFar) return [...leave.slice(0, -1), { x: last.x, y: own ? last.y : channel }, ...down];
  const side = MARGIN - CHANNEL / 2 - shift;
  return [...leave, { x: side, y: last.y }, { x: side, y: channel }, ...down];
}

/** Jobs of the top row are left below; others to the left, and then up to the channel. */
function leaving(start: Box, fromTop: boolean, channel: number, shift: number): Point[] {
  if (fromTop) {
    const x = start.x + start.width / 2;
    return [
      { x, y: start.y + start.height },
      { x, y: channel },
    ];
  }
  const gutter = start.x - 7 - shift;
  const y = start.y + start.height - 8;
  return [
    { x: start.x, y },
    { x: gutter, y },
    { x: gutter, y: channel },
  ];
}

/** A way as the path of an SVG, its corners rounded. */
export function pathOf(way: readonly Point[]): string {
  const points = way.filter((point, index) => {
    const before = way[index - 1];
    return before === undefined || before.x !== point.x || before.y !== point.y;
  });
  const parts = points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (before === undefined) return `M${at(point)}`;
    if (after === undefined) return `L${at(point)}`;
    return `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  return parts.join('');
}

/** The point a little before a corner. */
function towards(corner: Point, other: Point): Point {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.hypot(dx, dy);
  const share = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: corner.x + dx * share, y: corner.y + dy * share };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
