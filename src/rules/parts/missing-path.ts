import { BadPattern, glob } from '../../bundle/glob.ts';
import type { PathKind, SourcePath } from '../../bundle/source-paths.ts';
import { stepsUp } from '../../bundle/sync-root.ts';
import type { Breach } from '../../finding.ts';
import type { Subject } from '../../subject/subject.ts';
import { pathFix, pathHelp, rightPath, STANDS_THERE, withoutFlag } from './right-path.ts';

const NAMES: Record<Exclude<PathKind, 'glob'>, string> = {
  notebook: 'notebook',
  file: 'file',
  folder: 'folder',
  any: 'file or folder',
};

/** Paths of some kinds at which there is nothing, or something else, in the bundle's folder. */
export function* missingPaths(subject: Subject, kinds: readonly PathKind[]): Generator<Breach> {
  for (const use of subject.paths()) {
    const { kind, path } = use;
    if (kind === 'glob' || !kinds.includes(kind) || stepsUp(path) > 0) continue;
    const name = NAMES[kind];
    const why = whyUnreadable(subject, use);
    if (why !== null) {
      const message = `the ${name} ${withoutFlag(use)} cannot be read: ${why}`;
      const help = `Put a ${name} there that can be read.`;
      yield { at: use.written.span, subject: use.subject, message, help };
      continue;
    }
    const message = messageFor(subject, use, name);
    if (message === null) continue;
    const right = rightPath(subject, use);
    yield {
      at: use.written.span,
      subject: use.subject,
      message,
      help:
        right === null && subject.disk.kindOf(path) !== null
          ? `Name a ${name}.`
          : pathHelp(use, right),
      ...pathFix(use, right),
    };
  }
}

/** Why a file that is there cannot be read; what is no text, only whether it can be opened. */
function whyUnreadable({ disk, source }: Subject, use: SourcePath): string | null {
  const { path } = use;
  if (disk.kindOf(path) !== 'file') return null;
  if (use.code === null) return source.whyUnreadable(path, 'bytes');
  return source.read(path) === null ? source.whyUnreadable(path, 'text') : null;
}

function messageFor(subject: Subject, use: SourcePath, name: string): string | null {
  const { kind, path } = use;
  const written = withoutFlag(use);
  if (use.glob && hasWildcard(path)) {
    const found = pathsAt(subject, use);
    return found !== null && found.length === 0 ? `no ${name} matches ${written}` : null;
  }
  const found = subject.disk.kindOf(path);
  if (found === null) return `the ${name} ${written} does not exist`;
  if (STANDS_THERE[kind].includes(found)) return null;
  return `${written} is a ${found}, not a ${name}`;
}

function hasWildcard(path: string): boolean {
  return /[*?[]/.test(path);
}

/** The paths that are meant: one, or those that match. Null when the pattern is no good. */
export function pathsAt(subject: Subject, { path, glob: isGlob }: SourcePath): string[] | null {
  if (!isGlob || !hasWildcard(path)) return [path];
  try {
    return glob(path, subject.disk.patterns);
  } catch (error) {
    if (!(error instanceof BadPattern)) throw error;
    return null;
  }
}
