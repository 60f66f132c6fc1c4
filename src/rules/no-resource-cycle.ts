import { cyclesOf } from '../bundle/cycles.ts';
import { placeText } from '../bundle/references.ts';
import { isJobRun, type ResourceNeed, resourceNeedsOf } from '../bundle/resource-needs.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { cycleFinding } from './parts/cycle-finding.ts';

const HELP =
  'The CLI cannot tell which to make first, and refuses it at deployment. Take a reference out.';
const OWN_ID = 'A run knows the id and the name of its own job as {{job.id}} and {{job.name}}.';

export const noResourceCycle: Rule = {
  id: 'no-resource-cycle',
  severity: 'error',
  summary: 'No resource refers to itself, directly or through others',
  *check(subject) {
    const reported = runsInCycles(subject);
    const needs = resourceNeedsOf(subject.references).filter((need) => !reported(need));
    for (const { way } of cyclesOf(needs)) {
      const steps = way.map((need) => {
        const { span: at, place } = need.reference;
        return { ...need, at, subject: placeText(place) };
      });
      const [only] = way;
      const alone = way.length === 1;
      const what = alone ? `${only?.from} refers to itself` : 'resources refer to each other';
      const finding = cycleFinding(steps, what, 'refers to');
      if (finding === null) continue;
      const inTask = alone && only?.reference.place.includes('tasks');
      yield { ...finding, help: inTask ? OWN_ID : HELP };
    }
  },
};

/** Whether a need is a run that no-job-cycle reports. */
function runsInCycles({ cycles }: Subject): (need: ResourceNeed) => boolean {
  const cycle = new Map(cycles.flatMap(({ members }) => [...members].map((key) => [key, members])));
  return (need) => {
    const [from, to] = [need.from, need.to].map((name) => cycle.get(name.split('.')[2] ?? ''));
    return from !== undefined && from === to && isJobRun(need);
  };
}
