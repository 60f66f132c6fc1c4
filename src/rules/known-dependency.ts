import type { WholeJob } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { isLegalTaskKey } from './legal-task-key.ts';
import { ownFixOf, scalarEdit } from './parts/fix.ts';
import { question, suggester } from './parts/suggester.ts';

export const knownDependency: Rule = {
  id: 'known-dependency',
  severity: 'error',
  summary: 'A task waits for other tasks of its job only',
  *checkJobs({ wholeJobs }) {
    for (const job of wholeJobs) yield* unknownDependencies(job);
  },
};

function* unknownDependencies({ tasks, open }: WholeJob): Generator<Breach> {
  const suggest = suggester([...tasks.keys()].filter(isLegalTaskKey));
  for (const { key, pieces } of tasks.values()) {
    for (const { job, task, path } of pieces) {
      for (const { value, span } of task.dependsOn) {
        if (value === key) {
          yield {
            at: span,
            subject: path,
            message: `the task "${key}" waits for itself`,
            help: 'It can never start. Take this out of depends_on.',
          };
        }
        if (value.includes('${') || tasks.has(value) || open) continue;
        const meant = suggest(value, key);
        const { file } = job.resource;
        yield {
          at: span,
          subject: path,
          message: `no task of this job has the key "${value}"${question(meant)}`,
          help: 'Name a task of this job, or take it out of depends_on.',
          ...(meant === null
            ? {}
            : ownFixOf(
                file,
                span.start,
                `Wait for ${meant}`,
                false,
                scalarEdit(file, span, meant),
              )),
        };
      }
    }
  }
}
