import { textIn } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { TYPE_NAMES, taskSource } from '../task/task-type.ts';

export const knownGitSource: Rule = {
  id: 'known-git-source',
  severity: 'error',
  summary: 'Tasks with source: GIT are in a job with a git_source',
  *checkJobs({ wholeJobs }) {
    for (const { definitions, tasks } of wholeJobs) {
      if (definitions.some(({ fields }) => fields.has('git_source'))) continue;
      for (const { body } of tasks.values()) {
        for (const { fields, path, job } of body) {
          for (const type of TYPE_NAMES) {
            const way = taskSource(type)?.way ?? [];
            const source = textIn(job.resource.file, fields, type, ...way.slice(0, -1), 'source');
            if (source?.value !== 'GIT') continue;
            yield {
              at: source.span,
              subject: path,
              message: 'the task takes its code from git, and the job has no git_source',
              help: 'Add git_source to the job, or write WORKSPACE: the code is uploaded then.',
            };
          }
        }
      }
    }
  },
};
