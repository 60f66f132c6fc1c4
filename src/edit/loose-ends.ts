import type { Bundle } from '../bundle/bundle.ts';
import { placeOfFault } from '../bundle/load.ts';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';
import { lineAndColumn } from '../text.ts';

/** Throws UserError when a file that cannot be parsed may have to do with a job. */
export function refuseFaultsAbout(bundle: Bundle, key: string): void {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const mention = new RegExp(
    `resources\\.jobs\\.${escaped}\\b|^\\s*["']?${escaped}["']?\\s*:`,
    'm',
  );
  const about = bundle.faults.filter(({ text }) => text === null || mention.test(text));
  if (about.length === 0) return;
  throw new UserError(
    `these files may have to do with ${key}. Mend them first:`,
    about.map((fault) => ({
      key: '',
      value: '',
      at: placeOfFault(fault),
      allowed: fault.message,
    })),
  );
}

/** Throws UserError when a reference to a job would be left, outside comments. */
export function refuseReferences(bundle: Bundle, changes: readonly Change[], key: string): void {
  const after = new Map(
    [...bundle.files].map(([path, { text }]): [string, string | null] => [path, text]),
  );
  for (const change of changes) after.set(change.path, change.after);
  const problems: Problem[] = [];
  const head = `\${resources.jobs.${key}`;
  for (const [path, text] of after) {
    if (text === null) continue;
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) {
      const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
      const isReference = /^[.[}]/.test(text.slice(at + head.length)) && !/(^|\s)#/.test(line);
      if (!isReference) continue;
      const place = `${path}:${lineAndColumn(text, at)}`;
      problems.push({ key: '', value: '', at: place, allowed: `refers to ${key}` });
    }
  }
  if (problems.length > 0)
    throw new UserError(`${key} is needed elsewhere. Mend this first:`, problems);
}
