/** A new task is written as its neighbours are. */
import { describe, expect, it } from 'vitest';
import { insertTask, taskSnippet } from '../../src/patch/insert-task.ts';
import { OURS, runJobLines, runTaskLines } from '../../src/patch/task-style.ts';
import { applyEdits } from '../../src/text.ts';
import { jobIn } from '../support/one-file.ts';

const HEAD = 'resources:\n  jobs:\n    j:\n      tasks:\n';

function added(tasks: string, after: string[] = [], more: object = {}): string {
  const text = HEAD + tasks;
  const task = { key: 'new', job: 'child', after, atEnd: false, ...more };
  const edit = insertTask(jobIn(text, 'j'), task);
  if ('reason' in edit) throw new Error(edit.reason);
  return applyEdits(text, [edit]).slice(HEAD.length);
}

describe('a task that runs a job', () => {
  it.each([
    [
      'one task has a blank line before the next',
      '        - task_key: a\n',
      '        - task_key: a\n\n        - task_key: new\n          run_job_task:\n            job_id: ${resources.jobs.child.id}\n',
    ],
    [
      'no blank line where there is none between the last two',
      '      - task_key: a\n\n      - task_key: b\n      - task_key: c\n',
      '      - task_key: a\n\n      - task_key: b\n      - task_key: c\n      - task_key: new\n        run_job_task:\n          job_id: ${resources.jobs.child.id}\n',
    ],
    [
      'a blank line where there is one between the last two, spaces in it',
      '      - task_key: a\n      - task_key: b\n  \n      - task_key: c\n',
      '      - task_key: a\n      - task_key: b\n  \n      - task_key: c\n\n      - task_key: new\n        run_job_task:\n          job_id: ${resources.jobs.child.id}\n',
    ],
    [
      'a comment is no blank line',
      '      - task_key: a\n      # b\n      - task_key: b\n',
      '      - task_key: a\n      # b\n      - task_key: b\n      - task_key: new\n        run_job_task:\n          job_id: ${resources.jobs.child.id}\n',
    ],
    [
      'quotes of keys and of ids are their own',
      `      - task_key: 'a'\n        run_job_task: {job_id: "\${resources.jobs.x.id}"}\n`,
      `      - task_key: 'a'\n        run_job_task: {job_id: "\${resources.jobs.x.id}"}\n\n      - task_key: 'new'\n        run_job_task:\n          job_id: "\${resources.jobs.child.id}"\n`,
    ],
    [
      'quotes of an id in a task that is not the first',
      `      - task_key: a\n      - task_key: "b"\n        run_job_task:\n            job_id: '\${resources.jobs.x.id}'\n`,
      `      - task_key: a\n      - task_key: "b"\n        run_job_task:\n            job_id: '\${resources.jobs.x.id}'\n      - task_key: new\n        run_job_task:\n            job_id: '\${resources.jobs.child.id}'\n`,
    ],
    [
      'wide gaps and steps',
      '      -   task_key: a\n          notebook_task:\n             x: 1\n',
      '      -   task_key: a\n          notebook_task:\n             x: 1\n\n      -   task_key: new\n          run_job_task:\n             job_id: ${resources.jobs.child.id}\n',
    ],
    [
      'a value left of its key says nothing of the steps',
      '      - task_key: a\n        ?   notebook_task\n        : x: 1\n',
      '      - task_key: a\n        ?   notebook_task\n        : x: 1\n\n      - task_key: new\n        run_job_task:\n          job_id: ${resources.jobs.child.id}\n',
    ],
  ])('%s', (_what, before, after) => {
    expect(added(before)).toBe(after);
  });

  it.each([
    [
      'as lists of the job are, where no task has one',
      '        - task_key: a\n',
      '          depends_on:\n            - task_key: a\n',
    ],
    [
      'without more columns, as the list of tasks',
      '      - task_key: a\n',
      '        depends_on:\n        - task_key: a\n',
    ],
    [
      'as the first list in a task',
      '      - task_key: a\n        libraries:\n              - x\n',
      '        depends_on:\n              - task_key: a\n',
    ],
    [
      'not as a list in flow style',
      '      - task_key: a\n        libraries: [x]\n',
      '        depends_on:\n        - task_key: a\n',
    ],
  ])('waits %s', (_what, before, waits) => {
    expect(added(before, ['a'])).toContain(waits);
  });

  it('stands behind the last that it waits for, or at the end', () => {
    const keys = (text: string) =>
      [...text.matchAll(/^ {6}- task_key: (\w+)/gm)].map(([, key]) => key);
    const three = '      - task_key: a\n      - task_key: b\n      - task_key: c\n';
    expect(keys(added(three, ['a']))).toEqual(['a', 'new', 'b', 'c']);
    expect(keys(added(three, ['b', 'a']))).toEqual(['a', 'b', 'new', 'c']);
    expect(keys(added(three, []))).toEqual(['a', 'b', 'c', 'new']);
    expect(keys(added(three, ['a'], { atEnd: true }))).toEqual(['a', 'b', 'c', 'new']);
    expect(keys(added(three, ['nobody']))).toEqual(['a', 'b', 'c', 'new']);
  });

  it('leaves the comment of the next task to that', () => {
    expect(added('      - task_key: a\n      # b\n      - task_key: b\n', ['a'])).toMatch(
      /child\.id\}\n {6}# b\n {6}- task_key: b\n$/,
    );
  });

  it('is shown as we write it, with quotes where YAML would read something else', () => {
    expect(taskSnippet({ key: 'yes', job: 'child', after: ['a', '1'], atEnd: false })).toBe(
      [
        '        - task_key: "yes"',
        '          depends_on:',
        '            - task_key: a',
        '            - task_key: "1"',
        '          run_job_task:',
        '            job_id: ${resources.jobs.child.id}',
        '',
      ].join('\n'),
    );
  });

  it('gives parameters', () => {
    const parameters = new Map([
      ['day', '"1"'],
      ['no', 'x'],
    ]);
    const lines = [
      'run_job_task:',
      '  job_id: ${resources.jobs.child.id}',
      '  job_parameters:',
      '    day: "1"',
      '    "no": x',
    ];
    expect(runJobLines({ job: 'child', parameters }, OURS)).toEqual(lines);
    expect(runTaskLines({ key: 'k', job: 'child', after: [], parameters }, OURS)).toEqual([
      '        - task_key: k',
      ...lines.map((line) => `          ${line}`),
    ]);
  });
});
