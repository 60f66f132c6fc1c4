/**
 * A path without what says nothing, as `posix.normalize` gives it, in time linear in the path: that
 * one takes minutes for a path of hundreds of thousands of `../`.
 */
export function normalPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  if (parts.length === 0 && rooted) return '/';
  return (rooted ? '/' : '') + (parts.join('/') || '.') + (path.endsWith('/') ? '/' : '');
}

/** A path from a folder, as `posix.join` gives it, in time linear in both. */
export function joinPath(folder: string, path: string): string {
  return normalPath([folder, path].filter((each) => each !== '').join('/'));
}
