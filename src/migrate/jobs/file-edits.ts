import type { Bundle } from '../../bundle/bundle.ts';
import { matches } from '../../bundle/glob.ts';
import { textsOf } from '../../bundle/load.ts';
import { narrowestPattern } from '../../edit/narrowest-pattern.ts';
import type { Change } from '../../files.ts';
import type { Refusal } from '../../patch/editable.ts';
import { insertInclude } from '../../patch/insert-entry.ts';
import { withCuts } from '../../patch/lines.ts';
import { UserError } from '../../problem.ts';
import type { TextEdit } from '../../text.ts';

/** Collects new files, and edits of those that are there. */
export function fileEdits(bundle: Bundle, reachable: readonly string[]) {
  const created = new Map<string, string>();
  const edits = new Map<string, TextEdit[]>();
  const edit = (path: string, some: readonly TextEdit[]) => {
    const same = edits.get(path) ?? [];
    for (const each of some) same.push(each);
    edits.set(path, same);
  };
  return {
    create: (path: string, text: string) => {
      created.set(path, text);
    },
    edit,
    /**
     * All changes, new files first; include patterns for them are added where needed. Throws
     * UserError with the text to paste when that cannot be done safely.
     */
    changes: (): Change[] | Refusal => {
      const patterns = bundle.includes.map(({ pattern }) => pattern.value);
      for (const path of created.keys()) {
        if (patterns.some((pattern) => matches(pattern, path))) continue;
        const pattern = narrowestPattern(path, reachable, bundle);
        patterns.push(pattern);
        const added = insertInclude(bundle.rootFile, pattern);
        if ('reason' in added) throw includeError(bundle, pattern, added);
        edit(bundle.rootFile.path, [added]);
      }
      const changes: Change[] = [...created].map(([path, after]) => ({
        path,
        before: null,
        after,
      }));
      for (const [path, some] of edits) {
        const before = bundle.files.get(path)?.text ?? '';
        const after = withCuts(before, some);
        if (after === null) return { reason: `the edits of ${path} overlap`, at: 0 };
        if (after !== before) changes.push({ path, before, after });
      }
      return changes;
    },
  };
}

function includeError(bundle: Bundle, pattern: string, { reason, at }: Refusal): UserError {
  const place = { path: bundle.rootFile.path, start: at, end: at };
  const allowed = `"include" cannot be edited safely, since ${reason}. Paste this there, then run again:\n\n  - ${pattern}\n`;
  return new UserError(
    'nothing was written:',
    [{ key: '', value: '', at: place, allowed }],
    textsOf(bundle),
  );
}
