import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import { addDomain } from '../../src/edit/add-domain.ts';
import { addJob } from '../../src/edit/add-job.ts';
import { overlay } from '../../src/edit/overlay.ts';
import { removeJob } from '../../src/edit/remove-job.ts';
import { renameJob } from '../../src/edit/rename-job.ts';
import type { Change, FileTree } from '../../src/files.ts';
import { newJob } from '../../src/scaffold/new-job.ts';
import type { OwnDomain } from '../../src/spec/project.ts';
import { answers, jobOf, specOf } from '../support/answers.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { bundleOf, sourceOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

function applied(files: FileTree, changes: readonly Change[]): Map<string, string> {
  const after = new Map(files);
  for (const { path, before, after: text } of changes) {
    expect(files.get(path) ?? null, path).toBe(before);
    if (text === null) after.delete(path);
    else after.set(path, text);
  }
  return new Map([...after].sort());
}

const isBundle = ([path]: [string, string]) => /^(databricks\.yml|resources\/|src\/)/.test(path);

describe('for any generated project', () => {
  it('create with a domain is create, then add-domain', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom('setup', 'refresh', 'setup,refresh'), (raw, phases) => {
        const without = specOf(raw);
        const layers = without.layers;
        // Both orchestrators must be there, and gold for a project of domains alone.
        fc.pre(
          layers.includes('bronze') &&
            (layers.includes('gold') || without.domains.standard.length === 0),
        );
        const domain: OwnDomain = {
          name: 'zz_new',
          phases: phases.split(',') as OwnDomain['phases'],
        };
        const domains = { ...without.domains, own: [...without.domains.own, domain] };
        const wanted = newProject({ ...without, domains }, '1');
        const files = newProject(without, '1');
        const project = { name: without.name, slug: without.slug };
        const changes = addDomain(bundleOf(files), sourceOf(files), {
          domain,
          after: null,
          variables: {},
          project,
          reachable: [],
        });
        const both = applied(files, changes);
        expect([...both].filter(isBundle)).toEqual(
          [...wanted].filter(isBundle).sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      }),
      runs(60),
    );
  });

  it('add-job, then remove-job leaves the original bytes', () => {
    fc.assert(
      fc.property(answers, fc.nat(), fc.boolean(), (raw, pick, atDepth) => {
        const spec = specOf(raw);
        const files = new Map([...newProject(spec, '1')].sort());
        const bundle = bundleOf(files);
        const parents = [...bundle.jobs].filter(([, [job]]) => job?.level?.value !== 'atomic');
        const [key, [parent]] = parents[pick % parents.length] as (typeof parents)[number];
        const after = parent?.tasks[pick % parent.tasks.length]?.key.value as string;
        const { job, source } = newJob(
          jobOf({ name: 'zz_new_job', domain: atDepth ? 'pipelines/zz/deep' : 'zz' }),
          bundle.variables,
        );
        const changes = addJob(bundle, {
          job,
          source: source && { ...source, found: null },
          parents: [{ key, task: 'zz_new', after: [after], atEnd: false }],
          variables: {},
          project: spec,
          reachable: [],
        });
        const added = applied(files, changes);
        const removal = removeJob(bundleOf(added), {
          key: 'zz_new_job',
          cascade: false,
          deleteSources: true,
          read: (path) => added.get(path) ?? null,
        });
        expect(applied(added, removal)).toEqual(files);
      }),
      runs(100),
    );
  });

  it('a job renamed there and back leaves the original bytes', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (raw, pick) => {
        const files = new Map([...newProject(specOf(raw), '1')].sort());
        const keys = [...bundleOf(files).jobs.keys()];
        const key = keys[pick % keys.length] as string;
        const rename = (tree: FileTree, from: string, to: string) =>
          applied(
            tree,
            renameJob(bundleOf(tree), {
              key: from,
              to,
              tasks: false,
              title: false,
              projectFile: tree.get('.dab-project.yml') ?? null,
              exists: (path) => tree.has(path),
            }),
          );
        const there = rename(files, key, 'zz_renamed');
        const bundle = bundleOf(there);
        expect(bundle.jobs.has(key)).toBe(false);
        const text = [...there]
          .filter(isBundle)
          .map(([, each]) => each)
          .join('\n');
        expect(text).not.toContain(`resources.jobs.${key}.`);
        expect(there.get('.dab-project.yml')).toContain('/zz_renamed.yml: ');
        expect(rename(there, 'zz_renamed', key)).toEqual(files);
      }),
      runs(100),
    );
  });

  it('a job removed is gone, with all that refers to it', () => {
    fc.assert(
      fc.property(answers, fc.nat(), (raw, pick) => {
        const files = new Map([...newProject(specOf(raw), '1')].sort());
        const keys = [...bundleOf(files).jobs.keys()];
        const key = keys[pick % keys.length] as string;
        const request = {
          key,
          deleteSources: true,
          read: (path: string) => files.get(path) ?? null,
        };
        const left = applied(files, removeJob(bundleOf(files), { ...request, cascade: true }));
        const bundle = bundleOf(left);
        expect(bundle.faults).toEqual([]);
        expect(bundle.jobs.has(key)).toBe(false);
        for (const [, definitions] of bundle.jobs) {
          for (const { tasks } of definitions) {
            expect(tasks.length).toBeGreaterThan(0);
            const taskKeys = tasks.map((task) => task.key.value);
            for (const task of tasks) {
              if (task.work.kind === 'run-job')
                expect(bundle.jobs.has(task.work.job?.value as string)).toBe(true);
              for (const each of task.dependsOn) expect(taskKeys).toContain(each.value);
            }
          }
        }
        const sources = [...left.keys()].filter(
          (path) => path.startsWith('src/') && !path.includes('/transformations/'),
        );
        const used = [...bundle.jobs.values()]
          .flat()
          .flatMap(({ tasks }) =>
            tasks.map(({ work }) => (work.kind === 'source' ? work.path : null)),
          );
        for (const path of sources) expect(used).toContain(path);
      }),
      runs(100),
    );
  });
});

describe('remove-job', () => {
  it('takes a job out of a shared file with its comments, and re-links what waited for it', async () => {
    const cwd = emptyFolder();
    writeTree(
      cwd,
      new Map([
        ['databricks.yml', 'bundle:\n  name: b\ninclude:\n  - all.yml\n'],
        [
          'all.yml',
          `# head
resources:
  jobs:
    # one
    one:
      tags: {job_level: atomic}

    # two is
    # described here
    two: # two
      tags: {job_level: atomic}

    # three
    three:
      tags: {job_level: atomic}

    parent:
      tasks:
        - task_key: run_one
          run_job_task: {job_id: "\${resources.jobs.one.id}"}

        # why two
        - task_key: run_two # second
          depends_on:
            - task_key: run_one
          run_job_task:
            job_id: \${resources.jobs.two.id}

        - task_key: run_three
          depends_on:
            - task_key: "run_two" # after two
          run_job_task:
            job_id: \${resources.jobs.three.id}
`,
        ],
      ]),
    );
    expect(await runIn(cwd, ['remove-job', 'two'])).toMatchObject({ code: 0, err: '' });
    expect(treeOf(cwd).get('all.yml')).toBe(`# head
resources:
  jobs:
    # one
    one:
      tags: {job_level: atomic}

    # three
    three:
      tags: {job_level: atomic}

    parent:
      tasks:
        - task_key: run_one
          run_job_task: {job_id: "\${resources.jobs.one.id}"}

        - task_key: run_three
          depends_on:
            - task_key: "run_one" # after two
          run_job_task:
            job_id: \${resources.jobs.three.id}
`);
  });

  it('stops at a parent that would be left empty, unless told to go on', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const before = treeOf(cwd);
    const stopped = await runIn(join(cwd, 'x'), ['remove-job', 'lakehouse_monitoring_setup_job']);
    expect(stopped).toMatchObject({ code: 2 });
    expect(stopped.err).toContain('monitoring_layer_setup_job - would be left without a task');
    expect(treeOf(cwd)).toEqual(before);
    const argv = ['remove-job', 'lakehouse_monitoring_setup_job', '--cascade', '--delete-sources'];
    expect(await runIn(join(cwd, 'x'), argv)).toMatchObject({ code: 0, err: '' });
    const gone = [...before.keys()].filter((path) => !treeOf(cwd).has(path));
    expect(gone).toEqual([
      'x/resources/monitoring/lakehouse_monitoring_setup_job.yml',
      'x/resources/monitoring/monitoring_layer_setup_job.yml',
      'x/src/monitoring/setup_monitors.py',
    ]);
  });

  it('knows what it does not know', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const { code, err } = await runIn(join(cwd, 'x'), ['remove-job', 'gold_merge_jb']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: nothing was removed:\n  name: "gold_merge_jb" - a job of the bundle. Did you mean "gold_merge_job"?\n',
    });
  });
});

describe('rename-job', () => {
  it('renames in all files and targets, with the file named after it', async () => {
    const cwd = emptyFolder();
    writeTree(
      cwd,
      new Map([
        [
          'databricks.yml',
          'bundle:\n  name: b\ninclude:\n  - r/*.yml\ntargets:\n  dev:\n    resources:\n      jobs:\n        "old": {name: x} # ${resources.jobs.old.id}\n',
        ],
        ['r/old.job.yml', 'resources:\n  jobs:\n    old:\n      name: old\n'],
        [
          'r/older.yml',
          "resources:\n  jobs:\n    older:\n      tasks:\n        - task_key: old\n          run_job_task: {job_id: '${resources.jobs.old.id}'}\n        - task_key: older\n          run_job_task: {job_id: '${resources.jobs.older.id}'}\n",
        ],
      ]),
    );
    expect(await runIn(cwd, ['rename-job', 'old', 'new_one'])).toMatchObject({ code: 0, err: '' });
    const tree = treeOf(cwd);
    expect([...tree.keys()]).toEqual(['databricks.yml', 'r/new_one.job.yml', 'r/older.yml']);
    expect(tree.get('databricks.yml')).toContain(
      '        "new_one": {name: x} # ${resources.jobs.new_one.id}\n',
    );
    expect(tree.get('r/new_one.job.yml')).toBe(
      'resources:\n  jobs:\n    new_one:\n      name: old\n',
    );
    expect(tree.get('r/older.yml')).toContain(
      "task_key: old\n          run_job_task: {job_id: '${resources.jobs.new_one.id}'}",
    );
    expect(tree.get('r/older.yml')).toContain("job_id: '${resources.jobs.older.id}'");
  });

  it('renames tasks and the display name on request', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const argv = ['rename-job', 'gold_setup_job', 'mart_setup_job', '--tasks', '--title'];
    expect(await runIn(join(cwd, 'x'), argv)).toMatchObject({ code: 0, err: '' });
    const tree = treeOf(join(cwd, 'x'));
    expect(tree.get('resources/pipelines/gold/mart_setup_job.yml')).toContain('] x - Mart Setup"');
    const parent = tree.get('resources/orchestrators/master_setup_orchestrator.yml') ?? '';
    expect(parent).not.toContain('gold_setup');
    expect(parent.match(/ mart_setup$/gm)).toHaveLength(4);
    const clash = await runIn(join(cwd, 'x'), [
      'rename-job',
      'bronze_setup_job',
      'mart_setup',
      '--tasks',
    ]);
    expect(clash.err).toContain('the job master_setup_orchestrator has a task of this key already');
  });

  it.each([
    [['gold_merge_jb', 'x_job'], 'Did you mean "gold_merge_job"?'],
    [['gold_merge_job', 'gold_setup_job'], 'the bundle has jobs.gold_setup_job already'],
    [['gold_merge_job', 'a-'], 'a key of letters, digits'],
  ])('refuses %j', async (words, message) => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const before = treeOf(cwd);
    const { code, err } = await runIn(join(cwd, 'x'), ['rename-job', ...words]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(treeOf(cwd)).toEqual(before);
  });
});

describe('add-domain', () => {
  it.each([
    ['semantic', 'semantic comes with create'],
    ['a1,b2', 'the name of one domain'],
    ['Bad', 'a name of 2 to 50 characters'],
    ['bronze', 'another name: this one is taken'],
  ])('refuses %s', async (name, message) => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    const { code, err } = await runIn(join(cwd, 'x'), ['add-domain', name]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('is refused twice', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['x', '--yes']);
    expect(await runIn(join(cwd, 'x'), ['add-domain', 'finance'])).toMatchObject({
      code: 0,
      err: '',
    });
    const before = treeOf(cwd);
    const again = await runIn(join(cwd, 'x'), ['add-domain', 'finance']);
    expect(again.code).toBe(2);
    expect(again.err).toContain('the bundle has jobs.finance_setup_job already');
    expect(treeOf(cwd)).toEqual(before);
  });
});

it('an overlay is the files as they would be', () => {
  const files = sourceOf(
    new Map([
      ['a/b.yml', 'b'],
      ['a/c.yml', 'c'],
    ]),
  );
  const over = overlay(files, [
    { path: 'a/b.yml', before: 'b', after: null },
    { path: 'd/e.yml', before: null, after: 'e' },
  ]);
  expect([over.read('a/b.yml'), over.read('a/c.yml'), over.read('d/e.yml')]).toEqual([
    null,
    'c',
    'e',
  ]);
  expect([over.exists('a/b.yml'), over.exists('d'), over.exists('a/c.yml')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(over.list('')).toEqual(['a', 'd']);
});
