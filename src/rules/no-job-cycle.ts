import type { Rule } from '../subject/rule.ts';
import { circleFinding } from './parts/circle-finding.ts';

export const noJobCycle: Rule = {
  id: 'no-job-cycle',
  severity: 'error',
  summary: 'No job runs itself, be it through other jobs',
  *check({ circles }) {
    for (const { way } of circles) {
      const steps = way.map((run) => ({ ...run, subject: run.task }));
      const [only] = way;
      const what = way.length === 1 ? `the job ${only?.from} runs itself` : 'jobs run each other';
      const finding = circleFinding(steps, what, 'runs');
      if (finding === null) continue;
      yield { ...finding, help: 'Databricks refuses it at deployment. Take one of the tasks out.' };
    }
  },
};
