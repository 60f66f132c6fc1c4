import type { TextEdit } from '../text.ts';
import type { Bundle, BundleFile } from './bundle.ts';

/**
 * The edits, by file, that give a job another key: where it is defined, and in every reference
 * `${resources.jobs.<key>.…}` of the bundle's files, comments included. Task keys and names stay.
 */
export function renameJob(bundle: Bundle, key: string, to: string): Map<string, TextEdit[]> {
  const edits = new Map<string, TextEdit[]>();
  for (const file of bundle.files.values()) {
    const found = [...definitions(bundle, file, key, to), ...references(file, key, to)];
    if (found.length > 0) edits.set(file.path, found);
  }
  return edits;
}

function definitions(bundle: Bundle, file: BundleFile, key: string, to: string): TextEdit[] {
  const spans = bundle.resources
    .filter((each) => each.type === 'jobs' && each.key.value === key && each.file === file)
    .map((each) => each.key.span);
  const places = new Set(spans.map(({ start }) => start));
  return [...places].map((start) => {
    const end = spans.find((span) => span.start === start)?.end as number;
    const quoted = /^["']/.test(file.text.slice(start, end)) ? 1 : 0;
    return { start: start + quoted, end: end - quoted, text: to };
  });
}

function references({ text }: BundleFile, key: string, to: string): TextEdit[] {
  const head = '${resources.jobs.';
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(head + key); at >= 0; at = text.indexOf(head + key, at + 1)) {
    const start = at + head.length;
    const end = start + key.length;
    if (/^[.[}]/.test(text.slice(end))) edits.push({ start, end, text: to });
  }
  return edits;
}
