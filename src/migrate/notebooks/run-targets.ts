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

/** Whether one of the targets of other notebooks is a notebook. */
export function isRunTarget(path: string, targets: ReadonlySet<string>): boolean {
  const name = withoutExtension(path);
  return targets.has(name) || targets.has(`*${posix.basename(name)}`);
}
