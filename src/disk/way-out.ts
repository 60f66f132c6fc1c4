import fs from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { UserError } from '../problem.ts';
import { isThere } from './read-text.ts';
import { refuseReserved } from './safe-path.ts';

/**
 * Throws UserError when a path that is written as one in `folder` leads out of it by a link: who
 * names a place in a stranger's repository means no other place. It need not exist yet. A path that
 * is written as one outside is meant so, and so is a link to another place in the folder. What git
 * or this tool keeps for itself is refused as well.
 */
export function refuseWayOut(folder: string, path: string): void {
  refuseReservedPlace(path);
  if (!isIn(folder, path)) return;
  const link = nearest(path);
  const place = realPlace(link);
  if (place !== null && isIn(realPlace(folder) ?? folder, place)) return;
  throw new UserError(
    `${relative(folder, path)} leads out of ${folder} by a link, so nothing is written there. ` +
      'Name the folder that it leads to',
  );
}

/** Throws UserError for a path that leads, by links too, to what git or this tool keeps for itself. */
export function refuseReservedPlace(path: string): void {
  refuseReserved(path);
  const place = realPlace(nearest(path));
  if (place !== null) refuseReserved(place);
}

/** The path, or the nearest one above it at which there is something. */
function nearest(path: string): string {
  return isThere(path) || dirname(path) === path ? path : nearest(dirname(path));
}

function realPlace(path: string): string | null {
  try {
    return fs.realpathSync(path);
  } catch {
    return null; // a link that leads nowhere, or in a cycle
  }
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
