import type { SourcePath } from '../bundle/source-paths.ts';
import type { Rule } from '../subject/rule.ts';
import { pathsAt } from './parts/missing-path.ts';

export const fileIsNoNotebook: Rule = {
  id: 'file-is-no-notebook',
  severity: 'error',
  summary: 'Tasks and pipelines that want a plain file get no notebook',
  readsCode: true,
  *check(subject) {
    for (const use of subject.paths()) {
      if (use.kind !== 'file' || use.code === 'notebook' || use.extensions.length === 0) continue;
      for (const path of pathsAt(subject, use) ?? []) {
        if (subject.disk.kindOf(path) !== 'file') continue;
        const kind = subject.code.kind(path);
        if (kind?.kind !== 'notebook') continue;
        const text = subject.code.text(path) ?? '';
        const end = text.search(/\r?\n|$/);
        yield {
          at: use.written.span,
          subject: use.subject,
          message: `${path} is a notebook, and a plain file is wanted here`,
          see:
            kind.format === 'source'
              ? [{ value: 'this line makes it one', span: { path, start: 0, end } }]
              : [],
          help: HELP[use.code ?? 'script'],
        };
      }
    }
  },
};

/** What to do about a notebook, by what is wanted in its place. */
const HELP: Record<Exclude<SourcePath['code'], 'notebook' | null> | 'script', string> = {
  'pipeline-file': 'Name it under notebook, or remove that line.',
  script: 'Run it with notebook_task, or make it a plain file.',
  'sql-file': 'Remove that line: a SQL task runs plain files only.',
};
