import { expect, it } from 'vitest';
import type { Finding, Severity } from '../../src/finding.ts';
import { sarifReport } from '../../src/report/findings-sarif.ts';

function logOf(severities: readonly Severity[]) {
  const findings = severities.map((severity, at): Finding => {
    const span = { path: 'a.yml', start: at, end: at };
    return { rule: 'x', severity, at: span, message: `m${at}` };
  });
  const report = {
    ...{ findings, rules: [], version: '1.0.0', textOf: () => null, pageOf: () => '' },
    ...{
      color: false,
      columns: 80,
      failOn: 'error' as const,
      jobs: 0,
      excused: 0,
      known: 0,
      gone: 0,
      fixed: 0,
    },
  };
  const { runs } = JSON.parse(sarifReport(report));
  return runs[0] as {
    results: { level: string; message: { text: string } }[];
    invocations?: { toolExecutionNotifications: { message: { text: string } }[] }[];
  };
}

it('gives as many results as GitHub takes', () => {
  const { results, invocations } = logOf(Array(25_000).fill('note'));
  expect(results).toHaveLength(25_000);
  expect(invocations).toBeUndefined();
});

it('leaves out of more what weighs least, and says so', () => {
  const notes: Severity[] = Array(25_000).fill('note');
  const { results, invocations } = logOf([...notes, 'error', 'warning']);
  expect(results).toHaveLength(25_000);
  expect(results.at(-3)?.message.text).toBe('M24997.');
  expect(results.slice(-2).map(({ level }) => level)).toEqual(['error', 'warning']);
  expect(invocations?.[0]?.toolExecutionNotifications[0]?.message.text).toBe(
    '2 findings of no greater weight are left out: 25,000 at most can be uploaded.',
  );
});
