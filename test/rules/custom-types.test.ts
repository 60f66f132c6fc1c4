/** Task types that nobody knows, and those that a team allows in its settings. */
import { expect, it } from 'vitest';
import { loadBundle } from '../../src/bundle/load.ts';
import { lint } from '../../src/check/lint.ts';
import { RULES } from '../../src/rules/index.ts';
import { subjectOf } from '../../src/subject/subject.ts';
import { codeSourceOf, fixFiles, lintFiles, withRoot } from '../support/lint.ts';

const FILE = `resources:
  jobs:
    all:
      name: "[\${bundle.target}] All"
      tasks:
        - task_key: compute
          quantum_task:
            qubits: 7
        - task_key: refresh
          depends_on:
            - task_key: compute
          pipeline_task:
            pipeline_id: abc
      tags:
        job_level: composite
`;

function rulesThatFind(taskTypes: readonly string[]): string[] {
  const source = codeSourceOf(withRoot(new Map([['resources/all.yml', FILE]])));
  const { bundle } = loadBundle('databricks.yml', source);
  if (bundle === null) throw new Error('the bundle cannot be read');
  const found = lint(subjectOf(bundle, source, { taskTypes: new Set(taskTypes) }), RULES);
  return found.map(({ rule }) => rule);
}

it('without settings they are not', () => {
  expect(rulesThatFind([])).toEqual(['known-task-type', 'runs-jobs-only']);
});

it('with settings nothing is found', () => {
  expect(rulesThatFind(['quantum_task', 'pipeline_task'])).toEqual([]);
});

it('a job gets no level by a fix as long as nobody knows what it runs', () => {
  const files = withRoot(
    new Map([['resources/all.yml', FILE.slice(0, FILE.indexOf('      tags:'))]]),
  );
  const found = lintFiles(files).map(({ rule, fix }) => [rule, fix !== undefined]);
  expect(found).toContainEqual(['has-level-tag', false]);
  expect(fixFiles(files, 'unsafe')).toEqual(files);
});
