import type { BundleSource } from '../bundle/load.ts';
import type { Change } from '../files.ts';

/** Files as they would be after changes. */
export function overlay(source: BundleSource, changes: readonly Change[]): BundleSource {
  const texts = new Map(changes.map(({ path, after }) => [path, after]));
  return {
    list: (folder) => {
      const start = folder === '' ? '' : `${folder}/`;
      const added = [...texts].flatMap(([path, after]) => {
        return after !== null && path.startsWith(start)
          ? [path.slice(start.length).split('/')[0] as string]
          : [];
      });
      const left = source.list(folder).filter((name) => texts.get(start + name) !== null);
      return [...new Set([...left, ...added])];
    },
    exists: (path) => {
      const after = texts.get(path);
      if (after !== undefined) return after !== null;
      return [...texts.keys()].some((each) => each.startsWith(`${path}/`)) || source.exists(path);
    },
    read: (path) => {
      const after = texts.get(path);
      return after === undefined ? source.read(path) : after;
    },
    whyUnlistable: source.whyUnlistable,
    whyUnreadable: (path, as) => {
      const after = texts.get(path);
      if (after === undefined) return source.whyUnreadable(path, as);
      return after === null ? 'there is no such file' : null;
    },
  };
}

/** One change for each file out of changes that were planned one after the other. */
export function inOne(changes: readonly Change[]): Change[] {
  const byPath = new Map<string, Change>();
  for (const change of changes) {
    const first = byPath.get(change.path);
    byPath.set(change.path, first ? { ...change, before: first.before } : change);
  }
  return [...byPath.values()];
}
