import { posix } from 'node:path';
import { joinPath } from '../../bundle/normal-path.ts';
import type { PathKind, SourcePath } from '../../bundle/source-paths.ts';
import type { Fix } from '../../finding.ts';
import type { Subject } from '../../subject/subject.ts';
import { nearest } from '../../suggest.ts';
import { fixOf, scalarEdit } from './fix.ts';

/** What was meant by a path that leads nowhere. */
export interface RightPath {
  /** From the file that holds it. */
  readonly written: string;
  readonly why: 'extension' | 'capitals' | 'slashes' | 'folder' | 'similar';
}

/** Names that are compared to find a similar one: enough for people, few for a machine. */
const MOST_NAMES = 200;

/** What may stand at a path of a kind. */
export const STANDS_THERE: Readonly<Record<PathKind, readonly ('file' | 'folder')[]>> = {
  notebook: ['file'],
  file: ['file'],
  folder: ['folder'],
  any: ['file', 'folder'],
  glob: ['file', 'folder'],
};

/** The path that was meant, if something of the right kind is there. */
export function rightPath(subject: Subject, path: SourcePath): RightPath | null {
  for (const [why, candidate] of candidates(subject, path)) {
    if (candidate !== null && isRight(subject, path, candidate))
      return { written: writtenFrom(path, candidate), why };
  }
  return null;
}

function* candidates(
  subject: Subject,
  use: SourcePath,
): Generator<[RightPath['why'], string | null]> {
  const { path } = use;
  const given = withoutFlag(use);
  const named = (name: string) => [name, ...use.extensions.map((each) => name + each)];
  if (!path.startsWith('..')) {
    for (const each of named(path).slice(1)) yield ['extension', each];
    yield ['capitals', subject.disk.inOtherCase(path)];
  }
  const slashed = given.replaceAll('\\', '/');
  if (slashed !== given) yield ['slashes', joinPath(posix.dirname(use.file.path), slashed)];
  // People take paths from the root of the bundle, from resources/, or count the folders wrong.
  const plain = slashed.replace(/^(?:\.{1,2}\/+)+/, '');
  for (const base of ['', 'resources', ...otherFolders(subject, use)]) {
    for (const each of named(plain)) yield ['folder', posix.join(base, each)];
  }
  for (const folder of otherFolders(subject, use)) {
    for (const each of named(slashed)) yield ['folder', posix.join(folder, each)];
  }
  if (!path.startsWith('..')) yield ['similar', similar(subject, path)];
}

/** The folders of the other definitions of a resource: older CLIs took its first one's. */
function otherFolders({ bundle }: Subject, { resource, file }: SourcePath): string[] {
  if (resource.type !== 'jobs') return [];
  const jobs = bundle.jobs.get(resource.key.value) ?? [];
  const others = jobs.filter((job) => job.resource.file !== file);
  return others.map((job) => posix.dirname(job.resource.file.path));
}

function similar({ disk, paths }: Subject, path: string): string | null {
  const folder = posix.dirname(path);
  const names = disk.list(folder === '.' ? '' : folder).slice(0, MOST_NAMES);
  // What another task runs is not this one's.
  const taken = takenBy(paths());
  const free = names.filter((name) => !taken.has(posix.join(folder, name)));
  const name = nearest(posix.basename(path), free);
  return name === null ? null : posix.join(folder, name);
}

const TAKEN = new WeakMap<readonly SourcePath[], ReadonlySet<string>>();

/** The paths of what is run; worked out once for each bundle. */
function takenBy(paths: readonly SourcePath[]): ReadonlySet<string> {
  const taken = TAKEN.get(paths) ?? new Set(paths.map(({ path }) => path));
  TAKEN.set(paths, taken);
  return taken;
}

function isRight({ disk }: Subject, { kind, extensions }: SourcePath, path: string): boolean {
  const found = disk.kindOf(path);
  const extension = posix.extname(path).toLowerCase();
  if (extensions.length > 0 && !extensions.includes(extension)) return false;
  return found !== null && STANDS_THERE[kind].includes(found);
}

function writtenFrom({ file, written }: SourcePath, path: string): string {
  const relative = posix.relative(posix.dirname(file.path), path);
  return written.value.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative;
}

/** A path as it is written, without the flag that pip wants before it. */
export function withoutFlag({ written }: SourcePath): string {
  return written.value.replace(/^-[re]\s+/, '');
}

/** What to do, as a sentence. */
export function pathHelp({ path }: SourcePath, right: RightPath | null): string {
  if (right === null) {
    return `Paths are relative to the file that holds them: this one means ${path}.`;
  }
  return HELP[right.why](right.written);
}

const HELP: Readonly<Record<RightPath['why'], (written: string) => string>> = {
  extension: (written) => `Write the extension, too: ${written}`,
  capitals: (written) => `Mind the capitals, as most file systems do: ${written}`,
  slashes: (written) => `Write slashes: ${written}`,
  folder: (written) => `Paths are relative to the file that holds them: write ${written}`,
  similar: (written) => `Did you mean ${written}?`,
};

/** The fix that writes the right path; none where the text is shared, or could be misread. */
export function pathFix(use: SourcePath, right: RightPath | null): { fix?: Fix } {
  const { file, node, written, field } = use;
  if (right === null || field === 'dependencies' || node.style === 'block') return {};
  if (node.anchor !== null && file.view.isAliased(node.anchor)) return {};
  if (!/^[\p{L}\p{N}_./@-]+$/u.test(right.written)) return {};
  return fixOf(
    file,
    `Write ${right.written}`,
    false,
    scalarEdit(file, written.span, right.written),
  );
}
