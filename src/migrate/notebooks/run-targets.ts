import { posix } from 'node:path';
import { withoutExtension } from '../../task/notebook-name.ts';

const RUN = /%run[ \t]+(?:\\?"([^"\\\n]*)|'([^'\\\n]*)'|([^\s"'\\]+))/g;

/**
 * The notebooks that a notebook runs by `%run`, from its text in either format: paths from the root,
 * without extension. Those that begin with `/` are given by their last name, after a `*`.
 */
export function runTargets(path: string, text: string): string[] {
  if (!text.includes('%run')) return [];
  return [...text.matchAll(RUN)].map(([, double, single, bare]) => {
    const named = withoutExtension(double ?? single ?? bare ?? '');
    return named.startsWith('/')
      ? `*${posix.basename(named)}`
      : posix.join(posix.dirname(path), named);
  });
}

/** How a notebook shares its variables with others, by `%run`. */
export interface Sharing {
  /** Whether another one runs it. */
  readonly isRun: boolean;
  /** Whether one that runs it, or that it runs, speaks of argparse. */
  readonly usesArgparse: boolean;
}

export const SHARES_NOTHING: Sharing = { isRun: false, usesArgparse: false };

/** Tells for each of some notebooks, whose texts are given one by one, how it shares its variables. */
export function sharingOf(
  texts: Iterable<readonly [path: string, text: string]>,
): (path: string) => Sharing {
  const runners = new Map<string, boolean>();
  const speakers = new Set<string>();
  const targets = new Map<string, readonly string[]>();
  for (const [path, text] of texts) {
    const speaks = text.includes('argparse');
    if (speaks) for (const name of namesOf(path)) speakers.add(name);
    const own = runTargets(path, text);
    if (own.length > 0) targets.set(path, own);
    for (const target of own) runners.set(target, speaks || (runners.get(target) ?? false));
  }
  return (path) => {
    const runBy = namesOf(path).flatMap((name) => runners.get(name) ?? []);
    const runs = targets.get(path) ?? [];
    return {
      isRun: runBy.length > 0,
      usesArgparse: runBy.includes(true) || runs.some((target) => speakers.has(target)),
    };
  };
}

/** The names by which others run a notebook. */
function namesOf(path: string): string[] {
  const name = withoutExtension(path);
  return [name, `*${posix.basename(name)}`];
}
