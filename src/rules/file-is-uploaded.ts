import type { Breach } from '../finding.ts';
import { calledBy } from '../subject/called-notebooks.ts';
import type { Rule } from '../subject/rule.ts';
import { notebooksRun } from '../subject/task-facts.ts';
import type { Located } from '../text.ts';

export const fileIsUploaded: Rule = {
  id: 'file-is-uploaded',
  severity: 'error',
  summary: 'What tasks run is uploaded: neither .gitignore nor sync.exclude leaves it out',
  readsCode: true,
  *check(subject) {
    const { disk, leftBehind } = subject;
    const seen = new Set<string>();
    for (const { uploaded, path, written, subject: place, kind } of subject.paths()) {
      const found = uploaded && kind !== 'glob' ? disk.kindOf(path) : null;
      if (found === null) continue;
      const by = leftBehind()(found === 'folder' ? `${path}/` : path);
      if (by !== null) yield finding(path, written, by, place);
    }
    for (const { facts, use } of notebooksRun(subject)) {
      for (const { path, written } of calledBy(subject, facts)) {
        const by = path === null ? null : leftBehind()(path);
        const name = `${written.span.path}:${written.span.start}`;
        if (path === null || by === null || seen.has(name)) continue;
        seen.add(name);
        yield finding(path, written, by, use.subject);
      }
    }
  },
};

function finding(path: string, at: Located<string>, by: Located<string>, subject: string): Breach {
  return {
    at: at.span,
    subject,
    message: `${path} is not uploaded, and will not be there when this runs`,
    see: [{ value: 'this leaves it out', span: by.span }],
    help: 'Take the pattern out, or take the file back: sync: {include: [...]} in databricks.yml.',
  };
}
