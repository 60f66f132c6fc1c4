import { type Circle, circlesOf } from '../bundle/circles.ts';
import type { WholeJob } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { type CycleStep, circleFinding } from './parts/circle-finding.ts';

type Wait = CycleStep & { readonly target: string | null };

export const noDependencyCycle: Rule = {
  id: 'no-dependency-cycle',
  severity: 'error',
  summary: 'No tasks of a job wait for each other',
  *check({ wholeJobs }) {
    for (const { way } of wholeJobs.flatMap(waitingCircles)) {
      const finding = circleFinding(way, 'tasks wait for each other', 'waits for');
      if (finding === null) continue;
      yield { ...finding, help: 'None of them can ever start. Take one out of depends_on.' };
    }
  },
};

/** Tasks that wait for themselves are left out: known-dependency reports them. */
function waitingCircles({ tasks }: WholeJob): Circle<Wait>[] {
  const waits = [...tasks].flatMap(([from, { pieces }]) =>
    pieces.flatMap(({ job, task, path: subject }) =>
      task.dependsOn
        .filter(({ value }) => value !== from)
        .map(({ value: to, span: at }) => {
          return { from, to, at, subject, target: job.resource.target };
        }),
    ),
  );
  return waits.length < 2 ? [] : circlesOf(waits);
}
