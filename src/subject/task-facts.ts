import type { SourcePath } from '../bundle/source-paths.ts';
import type { NotebookFacts, ParameterFacts } from '../notebook/facts.ts';
import type { Subject } from './subject.ts';

/** What the code that a task runs says of parameters; null when it cannot be read. */
export function factsAt({ code }: Subject, use: SourcePath): ParameterFacts | null {
  switch (use.code) {
    case 'notebook':
      return code.notebook(use.path);
    case 'sql-file':
      return code.sqlFile(use.path);
    case 'pipeline-file':
    case null:
      return null;
  }
}

/** All names that code may read; null when it may read others, too. */
export function namesReadAt(subject: Subject, use: SourcePath): ReadonlySet<string> | null {
  const facts = factsAt(subject, use);
  if (facts === null || facts.readsUnknown) return null;
  if (use.code === 'notebook') {
    const { imports, argparse, argv, otherParser } = facts as NotebookFacts;
    // A module of one's own may have dbutils, too, and a command line is to become widgets.
    if (imports.length > 0 || argparse?.reads || argv.length > 0 || otherParser) return null;
  }
  return new Set(facts.reads.map(({ name }) => name));
}

/** Each notebook that tasks run, with one path that names it. */
export function* notebooksRun(
  subject: Subject,
): Generator<{ readonly facts: NotebookFacts; readonly use: SourcePath }> {
  const seen = new Set<string>();
  for (const tasks of subject.taskCode().values()) {
    for (const use of tasks.flatMap(({ runs }) => runs)) {
      if (use.code !== 'notebook' || seen.has(use.path)) continue;
      seen.add(use.path);
      const facts = subject.code.notebook(use.path);
      if (facts !== null) yield { facts, use };
    }
  }
}
