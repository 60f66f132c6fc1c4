import { keyInId } from '../bundle/jobs.ts';
import { textIn } from '../bundle/lookup.ts';
import { addTo } from '../grouped.ts';
import type { Rule } from '../subject/rule.ts';
import { tasksOf } from '../subject/subject.ts';
import type { Located } from '../text.ts';

export const pipelineInOneJob: Rule = {
  id: 'pipeline-in-one-job',
  severity: 'warning',
  summary: 'A pipeline is run by one atomic job only',
  architecture: ['pipeline runs in several jobs', 'pipelines run in several jobs'],
  *check(subject) {
    const uses = new Map<string, { readonly job: string; readonly id: Located<string> }[]>();
    for (const { job, task } of tasksOf(subject)) {
      // What a composite job runs besides jobs is a finding of its own.
      if (subject.levels.get(job.resource.key.value) !== 'atomic') continue;
      const id = textIn(job.resource.file, task.body, 'pipeline_task', 'pipeline_id');
      const pipeline = keyInId('pipelines', id?.value ?? '');
      if (id !== null && pipeline !== null)
        addTo(uses, pipeline, { job: job.resource.key.value, id });
    }
    for (const [pipeline, same] of uses) {
      const jobs = [...new Set(same.map(({ job }) => job))];
      const [first, ...others] = same;
      if (jobs.length < 2 || first === undefined) continue;
      yield {
        at: first.id.span,
        subject: `resources.jobs.${first.job}`,
        message: `the pipeline ${pipeline} is run by ${jobs.length} jobs: ${jobs.join(', ')}`,
        see: others.map(({ job, id }) => ({ value: `also in ${job}`, span: id.span })),
        help: 'Keep it in one atomic job, and run that from the others: two updates at once fail.',
      };
    }
  },
};
