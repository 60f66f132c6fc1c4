import type { Rule } from '../subject/rule.ts';
import { cycleFinding } from './parts/cycle-finding.ts';

export const noJobCycle: Rule = {
  id: 'no-job-cycle',
  severity: 'error',
  summary: 'No job runs itself, directly or through other jobs',
  *check({ cycles }) {
    for (const { way } of cycles) {
      const steps = way.map((run) => ({ ...run, subject: run.task }));
      const [only] = way;
      const what = way.length === 1 ? `the job ${only?.from} runs itself` : 'jobs run each other';
      const finding = cycleFinding(steps, what, 'runs');
      if (finding === null) continue;
      yield { ...finding, help: 'Databricks refuses it at deployment. Take one of the tasks out.' };
    }
  },
};
