import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJob } from '../../src/spec/job-flags.ts';
import type { RawJobAnswers } from '../../src/spec/job-question.ts';
import { JOB_ANSWER_KEYS } from '../../src/spec/job-questions.ts';
import { runs } from '../support/runs.ts';

const ATOMIC = { name: 'a_job', domain: 'fin' };
const COMPOSITE = { ...ATOMIC, level: 'composite', run: 'b_job' };

function problemsOf(raw: RawJobAnswers): string[] {
  const parsed = parseJob(raw);
  return 'problems' in parsed
    ? parsed.problems.map(({ key, value, allowed }) => `${key} ${value}: ${allowed}`)
    : [];
}

describe('the gate of add-job', () => {
  it('takes what people write', () => {
    expect(
      problemsOf({
        ...ATOMIC,
        description: 'merges orders.',
        path: './src/fin/mérge orders-2.py',
        param: ['a=', 'b=x, y', 'c.d=${var.c}', 'é=1'.replace('é', 'e'), 'sp= x '],
        package: ['pandas==2.3.1', 'a[b]>=1', 'plain', '${workspace.file_path}/dist/x-1.0.whl'],
        variable: 'c=1',
      }),
    ).toEqual([]);
    expect(
      problemsOf({
        ...COMPOSITE,
        schedule: '0 0 2 * * ?',
        'time-zone': 'Europe/Berlin',
        timeout: '60',
        emails: 'a@b.co',
        parent: 'p,q',
        after: 't',
      }),
    ).toEqual([]);
  });

  it.each([
    ['name', '', 'a key of letters'],
    ['name', 'a b', 'a key of letters'],
    ['name', 'a_', 'a key of letters'],
    ['name', 'a'.repeat(101), 'a key of letters'],
    ['name', 'on', 'YAML reads this one as something else'],
    ['name', 'Lpt1', 'Windows keeps this one for a device'],
    ['domain', '../x', 'folders of letters'],
    ['domain', 'a/b/c/d', 'at most three folders deep'],
    ['domain', 'a/nul', 'folders of letters'],
    ['description', 'a\u2028b', 'one line only'],
    ['description', '${x}', 'the Databricks CLI would read it as a reference'],
    ['path', 'src/a\u2028.py', 'one line only'],
    ['path', 'src/a.py ', 'no spaces at its start or end'],
    ['path', 'src/a /b.py', 'no spaces at the ends of its parts'],
    ['path', 'src/a./b.py', 'nor a dot at the end'],
    ['path', 'src/\u202eyp.a', 'no control or invisible characters'],
    ['path', '.git/x.py', 'keeps its own files there'],
    ['path', 'src/.GIT/x.py', 'keeps its own files there'],
    ['path', 'git~1/x.py', 'keeps its own files there'],
    ['path', '.dab-project-journal/x.py', 'keeps its own files there'],
    ['path', '/etc/x.py', 'a path inside the project'],
    ['path', 'src/../../x.py', 'a path inside the project'],
    ['path', 'src//x.py', 'a path inside the project'],
    ['path', 'src\\x.py', 'a path without quotes'],
    ['path', 'C:x.py', 'a path without quotes'],
    ['path', 'src/a*.py', 'a path without quotes'],
    ['path', 'src/con.py', 'Windows keeps a part of this one'],
    ['path', `src/${'a'.repeat(200)}.py`, 'at most 200 characters'],
    ['param', 'v=\ufffe', 'no control or invisible characters'],
    ['param', 'v=a\u2029', 'one line only'],
    ['param', 'v=\ud800', 'no control or invisible characters'],
    ['param', 'v', 'NAME=VALUE'],
    ['param', '=v', 'NAME=VALUE'],
    ['param', '__proto__=v', 'NAME=VALUE'],
    ['param', 'v w=v', 'NAME=VALUE'],
    ['param', ['v=1', 'v=2'], 'each name once only'],
    ['param', `v=${'a'.repeat(10_001)}`, 'at most 10000 characters'],
    ['package', 'a\nb', 'a package such as pandas==2.3.1'],
    ['package', '-r x.txt', 'a package such as pandas==2.3.1'],
    ['package', 'a==1; import os', 'a package such as pandas==2.3.1'],
    ['variable', 'v=\u0085', 'no control or invisible characters'],
    ['level', 'atom', 'atomic, composite or orchestrator'],
    ['task', ['sql', 'sql'], 'notebook, sql, pipeline, dbt or python-wheel'],
  ])('refuses --%s %j', (key, value, allowed) => {
    const problems = problemsOf({ ...ATOMIC, [key]: value });
    expect(problems.join('\n')).toContain(allowed);
    expect(problems[0]).toMatch(new RegExp(`^${key} `));
  });

  it.each([
    [{ ...ATOMIC, run: 'x' }, 'run : only for a composite or orchestrator'],
    [
      { ...COMPOSITE, path: 'x.py' },
      'path : only for a notebook, SQL file, dbt project or Python package',
    ],
    [
      { ...ATOMIC, task: 'sql', package: 'x' },
      'package : only for a notebook, dbt project or Python package',
    ],
    [{ ...ATOMIC, pipeline: 'x' }, 'pipeline : only for an atomic job with --task pipeline'],
    [{ ...ATOMIC, task: 'pipeline' }, 'pipeline : give --pipeline: its key'],
    [{ ...COMPOSITE, run: 'none' }, 'run : give --run: a job of this level runs jobs'],
    [{ name: 'a_job' }, 'domain : give --domain: the folder of the job'],
    [{ ...ATOMIC, after: 't' }, 'parent : give --parent: whose tasks come before'],
    [
      { ...COMPOSITE, 'time-zone': 'UTC' },
      'schedule : give --schedule: when it starts in that time zone',
    ],
    [
      { ...ATOMIC, task: 'sql', param: 'a-b=1' },
      'param "a-b": a name of letters, digits and "_": SQL reads it as :name',
    ],
    [
      { ...ATOMIC, task: 'sql', param: ['a=1', 'A=1'] },
      'param "A": names that differ, in SQL of any case',
    ],
  ])('refuses %j', (raw, problem) => {
    expect(problemsOf(raw)).toEqual([problem]);
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...JOB_ANSWER_KEYS), fc.anything()), (raw) => {
        for (const problem of problemsOf(raw)) expect(problem).toMatch(/^[a-z-]+ .*: ./s);
      }),
      runs(2000),
    );
  });
});
