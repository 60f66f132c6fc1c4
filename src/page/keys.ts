import type { Box } from '../drawing/layout.ts';
import type { Search } from './search.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

interface Keyboard {
  readonly world: World;
  readonly view: View;
  readonly search: Search;
  readonly expand: (key: string) => void;
  readonly toggleOnly: () => void;
  readonly select: (key: string) => void;
  readonly escape: () => void;
}

/** Makes the whole page usable by keyboard: see the list of keys at its end. */
export function listenToKeys(board: Keyboard): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (board.search.isActive()) {
      if (event.key === 'Escape') board.search.clear();
      return;
    }
    if (act(event.key, board)) event.preventDefault();
  });
}

/** Does what a key stands for; false when it stands for nothing. */
function act(key: string, board: Keyboard): boolean {
  const { world, view, search } = board;
  const here = focusedJob();
  const simple: Record<string, () => void> = {
    '/': search.focus,
    '+': () => view.zoom(1.25),
    '-': () => view.zoom(0.8),
    '0': view.fit,
    f: board.toggleOnly,
    Escape: board.escape,
  };
  const direction = DIRECTIONS[key];
  if (simple[key] !== undefined) simple[key]();
  else if (direction !== undefined && !isInPanel()) {
    const next = nextJob(world.boxes(), here, direction);
    if (next === null) return false;
    world.focus(next);
  } else if (key === 'e' && here !== null) {
    board.expand(here);
    world.focus(here);
  } else return false;
  return true;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function isInPanel(): boolean {
  return document.activeElement?.closest('#panel') != null;
}

function focusedJob(): string | null {
  const { activeElement } = document;
  const card = activeElement?.closest('.job');
  return card?.querySelector('.name')?.textContent ?? null;
}

/** The job nearest to one in a direction; the first one where none is given. */
function nextJob(
  boxes: ReadonlyMap<string, Box>,
  from: string | null,
  [dx, dy]: readonly [number, number],
): string | null {
  const start = from === null ? undefined : boxes.get(from);
  if (start === undefined) return boxes.keys().next().value ?? null;
  let [best, least]: [string | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const [key, box] of boxes) {
    const x = box.x - start.x;
    const y = box.y + box.height / 2 - (start.y + start.height / 2);
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 1) continue;
    const distance = ahead + 3 * aside;
    if (distance < least) [best, least] = [key, distance];
  }
  return best;
}
