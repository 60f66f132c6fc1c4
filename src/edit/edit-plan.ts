import type { Bundle } from '../bundle/bundle.ts';
import type { Refusal } from '../bundle/editable.ts';
import type { Change } from '../files.ts';
import { type Problem, UserError } from '../problem.ts';
import { applyEdits, lineAndColumn, type TextEdit } from '../text.ts';

/**
 * Collects edits by file, and what stands against them. `changes()` throws UserError when anything
 * does, with the place and the text to paste there.
 */
export function editPlan(bundle: Bundle) {
  const problems: Problem[] = [];
  const byFile = new Map<string, TextEdit[]>();
  return {
    problems,
    add(
      path: string,
      edit: TextEdit | Refusal,
      what: string,
      advice: string,
      snippet: string,
    ): void {
      if (!('reason' in edit)) {
        byFile.set(path, [...(byFile.get(path) ?? []), edit]);
        return;
      }
      const text = bundle.files.get(path)?.text ?? '';
      problems.push({
        key: '',
        value: '',
        at: `${path}:${lineAndColumn(text, edit.at)}`,
        allowed: `${what} cannot be edited safely, since ${edit.reason}. ${advice}:\n\n${snippet}`,
      });
    },
    changes(): Change[] {
      if (problems.length > 0) throw new UserError('nothing was written:', problems);
      return [...byFile].map(([path, edits]) => {
        const before = bundle.files.get(path)?.text as string;
        return { path, before, after: applyEdits(before, edits) };
      });
    },
  };
}
