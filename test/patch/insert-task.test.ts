import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { insertTask } from '../../src/patch/insert-task.ts';
import { applyEdits } from '../../src/text.ts';
import { jobIn } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';
import { uglyFile } from '../support/ugly-yaml.ts';

describe('a task put into ugly YAML', () => {
  it('leaves all other bytes alone and adds exactly the task', () => {
    fc.assert(
      fc.property(uglyFile, fc.nat(4), ({ text, job, tasks }, pick) => {
        const after = pick < tasks.length ? [tasks[pick] as string] : [];
        const edit = insertTask(jobIn(text, job), {
          key: 'added',
          job: 'child',
          after,
          atEnd: false,
        });
        if ('reason' in edit) throw new Error(edit.reason);
        const edited = applyEdits(text, [edit]);
        expect(edited.slice(0, edit.start) + edited.slice(edit.start + edit.text.length)).toBe(
          text,
        );
        expect(edit.text).not.toMatch(text.includes('\r\n') ? /[^\r]\n/ : /\r/);

        const before = dataOf(text) as Tree;
        const list = (before.targets?.dev ?? before).resources?.jobs.parent?.tasks as unknown[];
        list.splice(after.length > 0 ? pick + 1 : tasks.length, 0, {
          task_key: 'added',
          ...(after.length > 0 && { depends_on: after.map((key) => ({ task_key: key })) }),
          run_job_task: { job_id: '${resources.jobs.child.id}' },
        });
        expect(dataOf(edited)).toEqual(before);
      }),
      runs(2000),
    );
  });

  it.each([
    ['tasks: [{task_key: a}]', 'the tasks are written in flow style'],
    ['tasks: *t', 'the tasks are an alias'],
    [
      'tasks: &t\n        - task_key: a\n      other: *t',
      'the anchor "t" shares this text with another place',
    ],
    ['tasks:\n        - *x', 'a task is an alias'],
    ['tasks:\n        - a', 'a task is not a map'],
    ['tasks:', 'the job has no tasks'],
    ['tasks: a', 'the job has no tasks'],
    ['tasks:\n        - x: 1', 'a task has no task_key'],
    ['tasks:\n        - task_key: a\n        - x: 1', 'a task has no task_key'],
    ['tasks:\n        - task_key: a\n        -', 'a task is not a map'],
    [
      'tasks:\n        - task_key: a\n          x: |+\n            y\n\n',
      'the text around the tasks is unusual',
    ],
    ['name: a', 'the job has no tasks of its own'],
    [
      'tasks:\n        - task_key: a\n      tasks:\n        - task_key: b',
      'the job has the key "tasks" twice',
    ],
  ])('is refused for %j', (body, reason) => {
    const text = `x: &x {task_key: a}\ny: &t [*x]\nresources:\n  jobs:\n    parent:\n      ${body}\n`;
    expect(
      insertTask(jobIn(text, 'parent'), { key: 'k', job: 'j', after: [], atEnd: false }),
    ).toMatchObject({
      reason,
    });
  });

  it.each([
    ['resources:\n  jobs:\n    parent: {tasks: []}\n', 'the job is written in flow style'],
    [
      '{"resources": {"jobs": {"parent": {"tasks": [{"task_key": "a"}]}}}}',
      'the job is written in flow style',
    ],
    ['resources:\n  jobs:\n    parent:\n', 'the job is empty'],
    ['resources:\n  jobs:\n    parent: null\n', 'the job is empty'],
    ['resources:\n  jobs:\n    parent: a\n', 'the job is not written as a map'],
    [
      'targets:\n  dev:\n    resources:\n      jobs:\n        parent:\n          tasks:\n            - task_key: a\ntargets:\n  dev:\n    resources:\n      jobs:\n        parent:\n          tasks:\n            - task_key: b\n',
      'the key "targets" stands twice',
    ],
    [
      'b: &b\n  tasks: [x]\nresources:\n  jobs:\n    parent: *b\n',
      'the job is not written as a map',
    ],
    [
      'b: &b\n  tasks: [x]\nresources:\n  jobs:\n    parent:\n      <<: *b\n',
      'the job has no tasks of its own',
    ],
    [
      'resources:\n  jobs:\n    parent:\n      tasks:\n        - a: 1\nresources:\n  jobs:\n    parent:\n      tasks:\n        - b: 1\n',
      'the key "resources" stands twice',
    ],
  ])('is refused for %j', (text, reason) => {
    expect(
      insertTask(jobIn(text, 'parent'), { key: 'k', job: 'j', after: [], atEnd: false }),
    ).toMatchObject({
      reason,
    });
  });
});

it('an anchor that no alias uses is no hindrance', () => {
  const text = 'resources:\n  jobs:\n    parent: &p\n      tasks: &t\n        - task_key: a\n';
  const edit = insertTask(jobIn(text, 'parent'), { key: 'k', job: 'j', after: [], atEnd: false });
  expect(edit).toHaveProperty('text');
});

it('says where to look', () => {
  const at = (body: string) => {
    const text = `resources:\n  jobs:\n    parent:\n      ${body}\n`;
    const task = { key: 'k', job: 'j', after: [], atEnd: false };
    const edit = insertTask(jobIn(text, 'parent'), task);
    return 'at' in edit ? text.slice(edit.at).split('\n')[0] : null;
  };
  expect(at('tasks: [{task_key: a}]')).toBe('[{task_key: a}]');
  expect(at('tasks:\n        - task_key: a\n        - b')).toBe('b');
  expect(at('tasks:\n        - x: 1')).toBe('- x: 1');
  expect(at('x: 1\n      tasks: b')).toBe('tasks: b');
});

interface Tree {
  targets?: { dev: Tree };
  resources?: { jobs: Record<string, { tasks: unknown[] }> };
}

function dataOf(text: string): unknown {
  return parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })[0]?.toJS();
}
