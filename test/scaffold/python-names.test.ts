import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newJob } from '../../src/scaffold/new-job.ts';
import { pythonNames } from '../../src/scaffold/python-names.ts';
import { jobOf } from '../support/answers.ts';
import { needsPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';

it.each([
  [
    ['catalog', 'gold_schema'],
    ['catalog', 'gold_schema'],
  ],
  [
    ['class', 'print', 'dbutils', 'spark'],
    ['class_', 'print_', 'dbutils_', 'spark_'],
  ],
  [
    ['a-b', 'a.b', 'a_b'],
    ['a_b_', 'a_b_2', 'a_b'],
  ],
  [
    ['class', 'class_'],
    ['class_2', 'class_'],
  ],
  [
    ['None', 'none'],
    ['None_', 'none'],
  ],
])('names %j', (names, variables) => {
  expect(pythonNames(names)).toEqual(variables);
});

const name = fc.oneof(
  fc.constantFrom('class', 'print', 'a-b', 'a.b', 'a_b', 'a_b_', 'a_b_2', 'lambda', 'e', 'None'),
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,4}$/),
);

it('gives each parameter a variable of its own that Python takes', needsPython, () => {
  const stubs: string[] = [];
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 8 }), (names) => {
      const variables = pythonNames(names);
      expect(new Set(variables).size).toBe(names.length);
      const param = names.map((each) => `${each}=1`);
      const { source } = newJob(jobOf({ name: 'n_job', domain: 'd', param }), new Set());
      stubs.push(source?.files[0]?.text ?? '');
    }),
    runs(300),
  );
  // Reads each parameter, then shows it: an assignment that hides what the line behind needs fails.
  const program = `
import builtins, json, sys
for text in json.load(sys.stdin):
    wanted = []
    class widgets:
        get = staticmethod(lambda name: wanted.append(name) or name)
    class dbutils:
        widgets = widgets
    code = text[text.index("def get_parameters"):text.index("# COMMAND", text.index("def get_parameters"))]
    space = {"dbutils": dbutils, "print": lambda *_: None}
    exec(compile(code, "stub", "exec"), space)
    assert list(space["get_parameters"]()) == wanted, code
    compile(text, "stub", "exec")
`;
  const { status, stderr } = spawnSync('python3', ['-c', program], {
    input: JSON.stringify(stubs),
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
