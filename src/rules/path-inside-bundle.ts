import type { SourcePath } from '../bundle/source-paths.ts';
import { foldersAbove, stepsUp } from '../bundle/sync-root.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { pathFix, pathHelp, rightPath } from './parts/right-path.ts';

export const pathInsideBundle: Rule = {
  id: 'path-inside-bundle',
  severity: 'error',
  summary: 'Paths lead to files that are uploaded with the bundle',
  *check(subject) {
    const above = foldersAbove(subject.bundle);
    for (const use of subject.paths()) {
      const steps = stepsUp(use.path);
      if (!use.uploaded || steps <= above || leadsBack(subject, use, steps)) continue;
      const right = rightPath(subject, use);
      yield {
        at: use.written.span,
        subject: use.subject,
        message: `${use.written.value} leads out of ${above === 0 ? "the bundle's folder" : 'what sync.paths uploads'}`,
        help:
          right === null
            ? 'Move it into the bundle, or name its folder under sync.paths.'
            : pathHelp(use, right),
        ...pathFix(use, right),
      };
    }
  },
};

/** Out of the bundle's folder and in again by its name, which no file of the bundle tells. */
function leadsBack({ disk }: Subject, { path }: SourcePath, steps: number): boolean {
  const parts = path.split('/').slice(2 * steps);
  const rest = parts.join('/').replace(/\/?[*?[].*$/s, '');
  return rest !== '' && disk.kindOf(rest) !== null;
}
