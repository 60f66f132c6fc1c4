import { type Cycle, cyclesOf } from '../bundle/cycles.ts';
import type { WholeJob } from '../bundle/whole-job.ts';
import type { Rule } from '../subject/rule.ts';
import { type CycleStep, cycleFinding } from './parts/cycle-finding.ts';

type Wait = CycleStep & { readonly target: string | null };

export const noDependencyCycle: Rule = {
  id: 'no-dependency-cycle',
  severity: 'error',
  summary: 'No tasks of a job wait for each other',
  *checkJobs({ wholeJobs }) {
    for (const { way } of wholeJobs.flatMap(waitingCycles)) {
      const finding = cycleFinding(way, 'tasks wait for each other', 'waits for');
      if (finding === null) continue;
      yield { ...finding, help: 'None of them can ever start. Take one out of depends_on.' };
    }
  },
};

/** Tasks that wait for themselves are left out: known-dependency reports them. */
function waitingCycles({ tasks }: WholeJob): Cycle<Wait>[] {
  const waits = [...tasks].flatMap(([from, { pieces }]) =>
    pieces.flatMap(({ job, task, path: subject }) =>
      task.dependsOn
        .filter(({ value }) => value !== from)
        .map(({ value: to, span: at }) => {
          return { from, to, at, subject, target: job.resource.target };
        }),
    ),
  );
  return waits.length < 2 ? [] : cyclesOf(waits);
}
