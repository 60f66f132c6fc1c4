import type { Bundle, BundleFile } from '../bundle/bundle.ts';
import { textsOf } from '../bundle/load.ts';
import type { Change } from '../files.ts';
import { addTo } from '../grouped.ts';
import type { Refusal } from '../patch/editable.ts';
import { withCuts } from '../patch/lines.ts';
import { isFaithfulRemoval, type Removal } from '../patch/removal.ts';
import { type Problem, UserError } from '../problem.ts';

/**
 * Collects edits by file, and what stands against them. `changes()` throws UserError when anything
 * does, with the place and the text to paste there.
 */
export function editPlan(bundle: Bundle) {
  const problems: Problem[] = [];
  const byFile = new Map<string, Removal[]>();
  const refuse = (path: string, offset: number, allowed: string) => {
    const at = { path, start: offset, end: offset };
    problems.push({ key: '', value: '', at, allowed });
  };
  return {
    problems,
    add(
      path: string,
      edit: Removal | Refusal,
      what: string,
      advice: string,
      snippet: string,
    ): void {
      const paste = snippet === '' ? '' : `:\n\n${snippet}`;
      if ('reason' in edit) {
        const why = `${what} cannot be edited safely, since ${edit.reason}`;
        refuse(path, edit.at, `${why}. ${advice}${paste}`);
      } else if (path.startsWith('../')) {
        const why = `${what}: this file is outside the bundle's folder`;
        refuse(path, edit.start, `${why}. ${advice}${paste}`);
      } else addTo(byFile, path, edit);
    },
    changes(): Change[] {
      const changes = [...byFile].map(([path, edits]) => {
        const file = bundle.files.get(path) as BundleFile;
        const after = applied(file, edits);
        if (after === null)
          refuse(path, edits[0]?.start ?? 0, 'the text here is unusual: edit it by hand');
        return { path, before: file.text, after: after ?? file.text };
      });
      if (problems.length > 0) {
        throw new UserError('nothing was written:', problems, textsOf(bundle));
      }
      return changes;
    },
  };
}

/** The text with its edits; null when it would not read as it is meant to. */
function applied(file: BundleFile, edits: readonly Removal[]): string | null {
  const after = withCuts(file.text, edits);
  if (after === null) return null;
  const removes = edits.some(({ drops, changes }) => drops !== undefined || changes !== undefined);
  return removes && !isFaithfulRemoval(file, edits, after) ? null : after;
}
