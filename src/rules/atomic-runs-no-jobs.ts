import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';
import { RUN_JOB } from '../task/task-type.ts';

export const atomicRunsNoJobs: Rule = {
  id: 'atomic-runs-no-jobs',
  severity: 'error',
  summary: 'Atomic jobs run code and no other jobs',
  architecture: ['task of an atomic job runs another job', 'tasks of atomic jobs run other jobs'],
  *check(subject) {
    const tags = new Map(
      [...subject.bundle.jobs].map(([key, definitions]) => {
        return [key, definitions.find(({ level }) => level !== null)?.level ?? null];
      }),
    );
    for (const { resource, tasks } of definitionsOf(subject)) {
      const tag = tags.get(resource.key.value) ?? null;
      // A job without a tag that runs both code and jobs is what has-level-tag reports.
      if (tag?.value !== 'atomic') continue;
      for (const { work, key, body, path } of tasks) {
        if (work.kind !== 'run-job') continue;
        const { start, end } = body.get(RUN_JOB.type)?.key ?? key.span;
        yield {
          at: { path: resource.file.path, start, end },
          subject: path,
          message: 'the atomic job runs another job',
          see: [{ value: 'it is atomic', span: tag.span }],
          help:
            'Move the task to a composite job that runs both. If this job has no code of its own, ' +
            'it is composite itself.',
        };
      }
    }
  },
};
