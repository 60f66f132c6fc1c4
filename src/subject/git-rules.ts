import ignore, { type Ignore } from 'ignore';
import type { Located, Span } from '../text.ts';
import type { CodeSource } from './code-source.ts';

/** The lines of the `.gitignore` files that hold in one folder. */
interface FolderRules {
  readonly folder: string;
  readonly rules: Ignore;
  /** The last place of each pattern. */
  readonly places: ReadonlyMap<string, Span>;
}

/** A pattern that holds for a path, with its place; null where git takes the path. */
export type IgnoredBy = (path: string) => Located<string> | null;

/**
 * Tells what a repository's `.gitignore` files ignore, as git does: a folder that is ignored hides all
 * in it, and the nearest file decides. Paths are from the bundle's root; folders end in `/`. Of files
 * above the bundle only patterns without a path count, since nothing here knows how the bundle's folder
 * is called. The CLI does the same outside of repositories (libs/git/view.go).
 */
export function gitIgnored(source: CodeSource): IgnoredBy {
  const known = new Map<string, FolderRules | null>();
  const rulesIn = (folder: string): FolderRules | null => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const own = folder === '' ? [...above(source), '.gitignore'] : [`${folder}/.gitignore`];
    const made = folderRules(folder, own, source);
    known.set(folder, made);
    return made;
  };
  return (path) => {
    const names = path.split('/').filter((name) => name !== '');
    for (const index of names.keys()) {
      const isLast = index === names.length - 1;
      const part = `${names.slice(0, index + 1).join('/')}${isLast && !path.endsWith('/') ? '' : '/'}`;
      const found = ignoredHere(part, names.slice(0, index), rulesIn);
      if (found !== null) return found;
    }
    return null;
  };
}

/** Looks from the folder of a path upwards for a file that says something about it. */
function ignoredHere(
  part: string,
  folders: readonly string[],
  rulesIn: (folder: string) => FolderRules | null,
): Located<string> | null {
  for (let depth = folders.length; depth >= 0; depth--) {
    const own = rulesIn(folders.slice(0, depth).join('/'));
    if (own === null) continue;
    const inside = own.folder === '' ? part : part.slice(own.folder.length + 1);
    const { ignored, unignored, rule } = own.rules.test(inside);
    if (unignored) return null;
    const span = rule && own.places.get(rule.pattern);
    if (ignored && rule !== undefined && span !== undefined) return { value: rule.pattern, span };
  }
  return null;
}

/** Folders above a bundle in which a repository is looked for. */
const MOST_ABOVE = 20;

/** The `.gitignore` files between the root of the repository and the bundle's folder. */
function above(source: CodeSource): string[] {
  const found: string[] = [];
  let folder = '';
  for (let level = 0; level < MOST_ABOVE; level++) {
    if (source.exists(`${folder}.git`)) return found.reverse();
    folder += '../';
    found.push(`${folder}.gitignore`);
  }
  return [];
}

function folderRules(
  folder: string,
  files: readonly string[],
  source: CodeSource,
): FolderRules | null {
  const rules = ignore();
  const places = new Map<string, Span>();
  for (const path of files) {
    const text = source.read(path);
    let start = 0;
    for (const line of text?.split('\n') ?? []) {
      const pattern = line.replace(/\r$/, '');
      if (places.size >= MOST_PATTERNS) break;
      if ((!path.startsWith('..') || !hasPath(pattern)) && isPlain(pattern)) {
        rules.add({ pattern });
        places.set(pattern, { path, start, end: start + pattern.length });
      }
      start += line.length + 1;
    }
  }
  return places.size === 0 ? null : { folder, rules, places };
}

/** Nobody writes more into one folder. */
const MOST_PATTERNS = 5000;

/**
 * Whether a pattern is one of people: with many stars in one name, or many `**`, telling whether it
 * matches could take very long.
 */
export function isPlain(pattern: string): boolean {
  const parts = pattern.slice(0, 500).split('/');
  const deep = parts.filter((part) => part === '**').length;
  const most = Math.max(...parts.map((part) => (part === '**' ? 0 : part.split('*').length - 1)));
  return pattern.length <= 500 && deep <= 4 && most <= 3;
}

function hasPath(pattern: string): boolean {
  return pattern.replace(/\/$/, '').includes('/');
}
