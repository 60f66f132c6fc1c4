import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { newProject } from '../../src/create/new-project.ts';
import { specOf } from '../support/answers.ts';

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly uses?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

const WORKFLOWS = [...newProject(specOf({ name: 'x' }), '1')]
  .filter(([path]) => path.startsWith('.github/workflows/'))
  .map(([path, text]) => [path, parse(text)] as const);

describe('generated workflows', () => {
  it('are there', () => {
    expect(WORKFLOWS.map(([path]) => path)).toEqual([
      '.github/workflows/validate.yml',
      '.github/workflows/deploy.yml',
    ]);
  });

  it.each(WORKFLOWS)('%s lets only the job that logs in have a token to do so', (_path, text) => {
    const jobs: [string, Job][] = Object.entries(text.jobs);
    expect(text.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter(([, job]) => logsIn(job)).length).toBe(1);
    for (const [name, job] of jobs) {
      const wanted = logsIn(job) ? { contents: 'read', 'id-token': 'write' } : undefined;
      expect([name, job.permissions]).toEqual([name, wanted]);
    }
  });

  it.each(WORKFLOWS)('%s leaves no token of the checkout to later steps', (_path, text) => {
    const steps = Object.values<Job>(text.jobs).flatMap((job) => job.steps);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toEqual({ 'persist-credentials': false });
  });
});

function logsIn({ env }: Job): boolean {
  return env?.DATABRICKS_AUTH_TYPE === 'github-oidc';
}
