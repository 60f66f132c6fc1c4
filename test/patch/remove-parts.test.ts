/** What is taken out of a file, with what belongs to it, and what is refused. */
import { describe, expect, it } from 'vitest';
import type { BundleFile } from '../../src/bundle/bundle.ts';
import type { Refusal } from '../../src/patch/editable.ts';
import { isFaithfulRemoval, type Removal } from '../../src/patch/removal.ts';
import { removeInclude } from '../../src/patch/remove-include.ts';
import { removeResource } from '../../src/patch/remove-resource.ts';
import { removeTasks } from '../../src/patch/remove-tasks.ts';
import { applyEdits } from '../../src/text.ts';
import { bundleOf, jobIn } from '../support/one-file.ts';

/** The text after removals; or why not, and the text from that place to the end of its line. */
function outcome(file: BundleFile, made: readonly Removal[] | Removal | Refusal): string {
  const { text } = file;
  if ('reason' in made) return `${made.reason} @ ${text.slice(made.at).split('\n')[0]}`;
  const removals = [made].flat();
  const after = applyEdits(text, removals);
  expect(isFaithfulRemoval(file, removals, after)).toBe(true);
  return after;
}

describe('a pattern of include', () => {
  const without = (text: string, pattern = 'b.yml') => {
    const bundle = bundleOf(new Map([['databricks.yml', text]]));
    const found = bundle.includes.find((each) => each.pattern.value === pattern);
    const start = text.indexOf(pattern);
    const span = found?.pattern.span ?? { path: '', start, end: start + pattern.length };
    return outcome(bundle.rootFile, removeInclude(bundle.rootFile, span));
  };

  it.each([
    ['include:\n  - a.yml\n  - b.yml\n  - c.yml\n', 'include:\n  - a.yml\n  - c.yml\n'],
    ['include:\n  - b.yml # why\n\n  - c.yml\n', 'include:\n  - c.yml\n'],
    ['include:\n  - a.yml\n\n  # b\n  - "b.yml"\nx: 1\n', 'include:\n  - a.yml\nx: 1\n'],
    ['include:\n  - b.yml\n\nx: 1\n', 'x: 1\n'],
    ['x: 1\n\n# all\ninclude:\n  - b.yml\n\ny: 1\n', 'x: 1\n\ny: 1\n'],
  ])('is taken out of %j', (text, wanted) => {
    expect(without(text)).toBe(wanted);
  });

  it.each([
    ['include: [a.yml, b.yml]\n', '"include" is not a plain block list @ b.yml]'],
    ['{include: [b.yml]}\n', 'databricks.yml is not a plain block map @ {include: [b.yml]}'],
    ['x: b.yml\n', '"include" is not a plain block list @ b.yml'],
    ['include: b.yml\n', '"include" is not a plain block list @ b.yml'],
  ])('is not taken out of %j', (text, reason) => {
    expect(without(text)).toBe(reason);
  });
});

describe('a job', () => {
  const without = (text: string, key = 'b') => {
    const { resources } = bundleOf(new Map([['databricks.yml', text]]));
    const resource = resources.find((each) => each.key.value === key);
    if (resource === undefined) throw new Error(`no ${key}`);
    const made = removeResource(resource);
    return made === 'file' ? made : outcome(resource.file, made);
  };
  const JOBS = 'resources:\n  jobs:\n';

  it.each([
    [
      `${JOBS}    a: {x: 1}\n\n    # of b\n    b:\n      x: 1\n    c: {}\n`,
      `${JOBS}    a: {x: 1}\n    c: {}\n`,
    ],
    [`${JOBS}    b:\n      x: 1\n\n    c: {}\n`, `${JOBS}    c: {}\n`],
    [`${JOBS}    a: {x: 1}\n    b:\n`, `${JOBS}    a: {x: 1}\n`],
    [`${JOBS}    a:\n    b: {}\n    c: {}\n`, `${JOBS}    a:\n    c: {}\n`],
    [`${JOBS}    a: |\n      t\n\n    b: {}\n    c: {}\n`, `${JOBS}    a: |\n      t\n    c: {}\n`],
    [`x: 1\n${JOBS}    b: {}\ny: 1\n`, 'x: 1\ny: 1\n'],
    [
      `x: 1\n${JOBS}    b: {}\n  pipelines:\n    p: {}\n`,
      'x: 1\nresources:\n  pipelines:\n    p: {}\n',
    ],
    [
      `targets:\n  dev:\n    mode: development\n    resources:\n      jobs:\n        b: {}\n`,
      'targets:\n  dev:\n    mode: development\n',
    ],
    [`${JOBS}    b: {}\n`, 'file'],
    [`# only this\n${JOBS}    b:\n      x: 1\n`, 'file'],
  ])('is taken out of %j', (text, wanted) => {
    expect(without(text)).toBe(wanted);
  });

  it.each([
    [`x: 1\nresources: {jobs: {a: {}, b: {}}}\n`, 'it is written in flow style @ b: {}}}'],
    [`j: &j {b: {}}\nresources:\n  jobs: *j\n`, 'it is not written out in its file @ b: {}}'],
    [`j: &j {b: {}}\nresources:\n  jobs:\n    <<: *j\n`, 'a merge key brings it @ b: {}}'],
    [`${JOBS}    b: &y {}\n    c: {}\nx: *y\n`, 'an alias uses a part of it @ b: &y {}'],
    [`${JOBS}    c: {}\n    b:\n      x: &y 1\nz: *y\n`, 'an alias uses a part of it @ b:'],
    [
      `${JOBS}    b: {}\n${JOBS}    c: {}\n    b: {}\n`,
      'the key "resources" stands twice @ resources:',
    ],
    [`${JOBS}    b: {}\n---\nx: 1\n`, 'its file holds other documents @ b: {}'],
  ])('is not taken out of %j', (text, reason) => {
    expect(without(text)).toBe(reason);
  });
});

describe('a job and what goes along with it', () => {
  const isFile = (text: string) => {
    const { resources } = bundleOf(new Map([['databricks.yml', text]]));
    const resource = resources.find((each) => each.key.value === 'b');
    return resource !== undefined && removeResource(resource, ['variables', '1']) === 'file';
  };

  it.each([
    ['resources:\n  jobs:\n    b: {}\nvariables: {}\n', true],
    ['1: x\nresources:\n  jobs:\n    b: {}\nvariables: {}\n', true],
    ['resources:\n  jobs:\n    b: {}\nother: {}\n', false],
    ['resources:\n  jobs:\n    b: {}\nother: {}\nvariables: {}\n', false],
    ['resources:\n  variables: {}\n  jobs:\n    b: {}\n', false],
    ['resources:\n  jobs:\n    b: {}\n[variables]: {}\n', false],
  ])('in %j leave nothing: %s', (text, nothing) => {
    expect(isFile(text)).toBe(nothing);
  });
});

describe('tasks', () => {
  const without = (tasks: string, ...keys: string[]) => {
    const text = `resources:\n  jobs:\n    j:\n      tasks:\n${tasks}`;
    const job = jobIn(text, 'j');
    const made = outcome(job.resource.file, removeTasks(job, new Set(keys)));
    return made.replace('resources:\n  jobs:\n    j:\n      tasks:\n', '');
  };
  const task = (key: string, ...waits: string[]) =>
    `      - task_key: ${key}\n${
      waits.length === 0
        ? ''
        : `        depends_on:\n${waits.map((each) => `          - task_key: ${each}\n`).join('')}`
    }        x: 1\n`;

  it.each([
    [[task('a'), task('b')], ['a'], [task('b')]],
    [[task('a'), task('b', 'a'), task('c', 'b')], ['b'], [task('a'), task('c', 'a')]],
    [[task('a'), task('b', 'a')], ['a'], [task('b')]],
    [[task('a'), task('b'), task('c', 'a', 'b')], ['a'], [task('b'), task('c', 'b')]],
    [[task('a'), task('b'), task('c', 'a', 'b')], ['b'], [task('a'), task('c', 'a')]],
    [[task('a'), task('b', 'a'), task('c', 'b', 'a')], ['b'], [task('a'), task('c', 'a')]],
    [
      [task('a'), task('b'), task('c', 'a', 'b'), task('d', 'c')],
      ['c'],
      [task('a'), task('b'), task('d', 'a', 'b')],
    ],
    [
      [task('a'), task('b'), task('c'), task('d', 'a', 'b', 'c'), task('e', 'd', 'a')],
      ['d'],
      [task('a'), task('b'), task('c'), task('e', 'b', 'a', 'c')],
    ],
    [
      [task('a'), task('b', 'a'), task('c', 'b'), task('d', 'c')],
      ['b', 'c'],
      [task('a'), task('d', 'a')],
    ],
  ])('of %j without %j', (tasks, keys, wanted) => {
    expect(without(tasks.join(''), ...keys)).toBe(wanted.join(''));
  });

  it('take the place of those that they waited for in the quotes that are there', () => {
    const quoted = (text: string) =>
      text.replace('          - task_key: b\n', `          - task_key: 'b'\n`);
    const before = task('a') + task('b', 'a') + quoted(task('c', 'b'));
    expect(without(before, 'b')).toBe(task('a') + task('c', 'a').replace('key: a', "key: 'a'"));
    const dashed = task('no') + task('b', 'no') + task('c', 'b');
    expect(without(dashed, 'b')).toBe(task('no') + task('c', 'no').replace('key: no', 'key: "no"'));
  });

  it('go with the comments above what they were waited for by, not those of others', () => {
    const head = '      - task_key: c\n        depends_on:\n';
    const list = (...lines: string[]) =>
      `${lines.map((each) => `          ${each}\n`).join('')}        x: 1\n`;
    const both = task('a') + task('b');
    const before = list(
      '- task_key: a # first',
      '# of b',
      '- task_key: b',
      '# of d',
      '- task_key: d',
    );
    const all = both + task('d') + head + before;
    expect(without(all, 'b')).toBe(
      task('a') + task('d') + head + list('- task_key: a # first', '# of d', '- task_key: d'),
    );
    const single =
      both +
      '      - task_key: c\n        y:\n          - 1\n          # end\n        # waits\n        depends_on:\n          - task_key: b\n        x: 1\n';
    expect(without(single, 'b')).toBe(
      `${task('a')}      - task_key: c\n        y:\n          - 1\n          # end\n        x: 1\n`,
    );
  });

  it('and the blank line below stay, where a list is not at its head', () => {
    const waits =
      '      - task_key: c\n        depends_on:\n          - task_key: a\n          - task_key: b\n\n          - task_key: d\n';
    expect(without(task('a') + task('b') + task('d') + waits, 'b')).toBe(
      task('a') + task('d') + waits.replace('          - task_key: b\n', ''),
    );
    const spaced = `${task('a')}\n${task('b')}\n${task('c')}`;
    expect(without(spaced, 'b')).toBe(`${task('a')}\n${task('c')}`);
    expect(without(spaced, 'a')).toBe(`${task('b')}\n${task('c')}`);
  });

  it('keep comments and the manner of their lists', () => {
    const before = `${task('a')}${task('b', 'a')}      - task_key: c\n        x: 1\n        depends_on: # why\n        -   task_key: "b" # the first\n\n        # and\n        -   task_key: a\n`;
    expect(without(before, 'b')).toBe(
      `${task('a')}      - task_key: c\n        x: 1\n        depends_on: # why\n        # and\n        -   task_key: a\n`,
    );
  });

  it.each([
    ['depends_on: [{task_key: a}]', 'has no plain block list of its own in "depends_on"'],
    ['depends_on: &w\n        - task_key: a', 'has no plain block list of its own in "depends_on"'],
    ['depends_on:\n        - {task_key: a, outcome: "true"}', 'waits in a special way'],
    ['depends_on:\n        - task_key: a\n          outcome: "true"', 'waits in a special way'],
    [
      'depends_on:\n        - task_key: a\n        depends_on:\n        - task_key: a',
      'has no plain block list of its own in "depends_on"',
    ],
    ['depends_on:\n        - task_key: a\n        - x: a', 'waits in a special way'],
    [
      'depends_on:\n        - task_key: c\n        - task_key: a\n          outcome: "true"',
      'waits in a special way',
    ],
    ['depends_on:\n        - task_key: &k a\n        y: *k', 'waits in a special way'],
  ])('that wait by %j are refused', (waits, reason) => {
    const tasks = `${task('a')}      - task_key: b\n        ${waits}\n`;
    expect(without(tasks, 'a')).toBe(`task "b" ${reason} @ task_key: b`);
  });

  it('of which one waits for an outcome are refused where that would be handed on', () => {
    const outcome = task('b', 'a').replace('key: a\n', 'key: a\n            outcome: "true"\n');
    expect(without(task('a') + outcome + task('c', 'b'), 'b')).toBe(
      'task "c" would wait for a condition that a removed task waits for @ task_key: c',
    );
    // Of others that stay, or that nobody waits for, the outcome says nothing.
    expect(without(task('a') + outcome + task('c'), 'b')).toBe(task('a') + task('c'));
    expect(without(task('d') + task('a') + outcome + task('c', 'd'), 'd')).toBe(
      task('a') + outcome + task('c'),
    );
  });

  it('that wait for each other in a cycle are gone, too', () => {
    expect(
      without(task('a', 'b') + task('b', 'a') + task('c', 'a', 'd') + task('d'), 'a', 'b'),
    ).toBe(task('c', 'd') + task('d'));
  });

  it('that wait for a key that no task has keep it', () => {
    expect(without(task('a', 'nobody') + task('c', 'a'), 'a')).toBe(task('c', 'nobody'));
  });

  it('whose first field is what they wait for are refused', () => {
    const tasks = `${task('a')}      - depends_on:\n          - task_key: a\n        task_key: b\n`;
    expect(without(tasks, 'a')).toBe('task "b" begins with "depends_on" @ depends_on:');
  });

  it('of which an alias uses a part are refused', () => {
    const tasks = `      - task_key: a\n        x: &x 1\n      - task_key: b\n        x: *x\n`;
    expect(without(tasks, 'a')).toBe('an alias uses a part of task "a" @ - task_key: a');
    expect(without(`${task('c')}${tasks}`, 'c')).toBe(tasks);
  });
});
