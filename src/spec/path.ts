import { DEVICE } from './project.ts';
import { lineFault } from './text.ts';

/** As deep and as long as the file systems of all platforms and Databricks' workspace allow. */
const LONGEST = 200;

/**
 * What is wrong with the path of a file to be named below a project, or null: it must lead out of it
 * nowhere, mean the same on every disk, and stand in YAML and messages as it is.
 */
export function pathFault(path: string): string | null {
  const fault = lineFault(path, LONGEST);
  if (fault !== null) return fault;
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return 'a path inside the project, such as src/x/y.py';
  }
  if (/[\\:"'`<>|?*[\]{}$#]/.test(path)) {
    return 'a path without quotes, brackets, and any of \\ : < > | ? * $ #';
  }
  if (parts.some((part) => part !== part.trim() || part.endsWith('.'))) {
    return 'no spaces at the ends of its parts, nor a dot at the end: Windows drops them';
  }
  if (parts.some((part) => DEVICE.test(part.toLowerCase().replace(/\..*$/s, '')))) {
    return 'another path: Windows keeps a part of this one for a device';
  }
  const isOwned = parts.some((part) => /^(\.git|git~[0-9]+|\.databricks)$/i.test(part));
  return isOwned || /^\.dab-project/i.test(path)
    ? 'another path: git, the Databricks CLI or this tool keeps its own files there'
    : null;
}
