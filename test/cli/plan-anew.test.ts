/** A project that changes between the plan and the write: the plan is made anew, by itself. */
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { renderBaseline } from '../../src/check/baseline.ts';
import { run } from '../../src/cli/main.ts';
import { realDisk } from '../../src/disk/disk.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { person, runIn } from '../support/io.ts';

const job = (key: string, level: string, task: string) => `resources:
  jobs:
    ${key}:
      name: "[\${bundle.target}] ${key}"
      tags:
        job_level: ${level}
      tasks:
        - task_key: ${task}
          ${level === 'atomic' ? `notebook_task:\n            notebook_path: ../src/${task}.py` : `run_job_task:\n            job_id: \${resources.jobs.${task}.id}`}
`;
const NOTEBOOK = `# Databricks notebook source
import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--day")
args = parser.parse_args()
print(args.day)
`;
const BUNDLE = new Map([
  ['databricks.yml', 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n'],
  ['resources/all.yml', job('all', 'orchestrator', 'load')],
  ['resources/load.yml', job('load', 'atomic', 'load')],
  [
    'resources/loose.yml',
    `${job('loose', 'orchestrator', 'x').split('        - ')[0]}        - task_key: x\n          notebook_task:\n            notebook_path: ../src/x.py\n`,
  ],
  ['src/load.py', NOTEBOOK],
  ['src/x.py', '# Databricks notebook source\nprint(1)\n'],
]);

function project(): string {
  const root = emptyFolder();
  writeTree(root, BUNDLE);
  return root;
}

/** The commands that edit, and a file that each of them edits. */
const EDITS: readonly (readonly [argv: readonly string[], file: string])[] = [
  [['add-job', 'new', '--domain=x', '--path=src/new.py', '--parent=all'], 'resources/all.yml'],
  [['remove-job', 'load', '--cascade'], 'resources/load.yml'],
  [['rename-job', 'load', 'other'], 'resources/all.yml'],
  [['migrate', 'notebooks'], 'src/load.py'],
  [['migrate', 'jobs'], 'resources/loose.yml'],
];

/** What a run says, in the middle of which a file is edited, as often as it shows a plan. */
async function meddled(root: string, argv: readonly string[], edits: readonly (() => void)[]) {
  const text = { out: '', err: '' };
  const left = [...edits];
  const code = await run(argv, {
    cwd: root,
    workspace: null,
    program: 'create-dab-project',
    out: (part) => {
      text.out += part;
      left.shift()?.();
    },
    err: (part) => {
      text.err += part;
    },
    progress: null,
    columns: 80,
    color: false,
    ui: null,
    stoppable: (work) => work(new AbortController().signal),
  });
  return { code, ...text };
}

const note = 'note: the project has changed meanwhile. This is the new plan:\n';

describe.each(EDITS)('%j', (argv, file) => {
  it('plans anew, and says so, where nobody is asked', async () => {
    const [root, other] = [project(), project()];
    const edit = (place: string) => fs.appendFileSync(join(place, file), '# mine\n');
    const { code, err } = await meddled(root, argv, [() => edit(root)]);
    expect({ code, err }).toEqual({ code: 0, err: note });
    edit(other);
    expect((await runIn(other, argv)).code).toBe(0);
    expect(treeOf(root)).toEqual(treeOf(other));
  });

  it('shows another plan to who agreed to the first, and takes no', async () => {
    const root = project();
    const edit = () => fs.appendFileSync(join(root, file), '# mine\n');
    const between = { tree: new Map<string, string>() };
    const ui = person({});
    let asked = 0;
    const careful = {
      ...ui,
      confirm: async () => {
        if (++asked > 1) return false;
        edit();
        between.tree = treeOf(root);
        return true;
      },
    };
    const { code, out, err } = await runIn(root, argv, { ui: careful });
    expect({ code, asked }).toEqual({ code: 130, asked: 2 });
    expect(err).toBe(`${note}Stopped. Nothing was written.\n`);
    expect(out.split(` ${file}\n`)).toHaveLength(3);
    expect(treeOf(root)).toEqual(between.tree);
  });

  it('does not ask again when the plan stays the same', async () => {
    const root = project();
    let asked = 0;
    const careful = {
      ...person({}),
      confirm: async () => {
        asked++;
        writeTree(root, new Map([['resources/more.yml', '# nothing\n']]));
        return true;
      },
    };
    const { code, err } = await runIn(root, argv, { ui: careful });
    expect({ code, err, asked }).toEqual({ code: 0, err: '', asked: 1 });
  });
});

it('gives up when the project never rests', async () => {
  const root = project();
  let edits = 0;
  const edit = () => fs.appendFileSync(join(root, 'resources/all.yml'), `# ${edits++}\n`);
  const { code, err } = await meddled(root, EDITS[0]?.[0] ?? [], Array(1000).fill(edit));
  expect(code).toBe(2);
  expect(err.split('\n').at(-2)).toBe(
    `error: ${join(root, 'resources/all.yml')} has changed meanwhile; nothing was changed. Run the command again`,
  );
  expect(treeOf(root).has('resources/x')).toBe(false);
});

/** Commands that write without showing a plan first: a file is edited when they say something. */
describe.each([
  [['check', '--fix'], 'resources/load.yml'],
  [['check', '--baseline=known.json', '--write-baseline'], 'known.json'],
  [['graph', '--write=all.txt'], 'all.txt'],
])('%j', (argv, file) => {
  it('plans anew when its file changes before it is written', async () => {
    const root = project();
    const change = () =>
      fs.appendFileSync(join(root, file), file === 'known.json' ? renderBaseline([]) : '\n');
    const usual = realDisk.mkdirSync;
    let calls = 0;
    onTestFinished(() => {
      realDisk.mkdirSync = usual;
    });
    realDisk.mkdirSync = ((...args: Parameters<typeof usual>) => {
      if (calls++ === 0) change();
      return usual(...args);
    }) as typeof usual;
    const { code, err } = await runIn(root, argv);
    expect({ code, err }).toEqual({
      code: argv.includes('--fix') ? 1 : 0,
      err: '',
    });
    const wanted = project();
    if (file.startsWith('resources/')) fs.appendFileSync(join(wanted, file), '\n');
    await runIn(wanted, argv);
    expect(treeOf(root)).toEqual(treeOf(wanted));
  });
});

describe('create, when a file appears meanwhile', () => {
  const answers = ['x', '--layers=bronze', '--domains=none', '--no-git'];
  const deciding = (cwd: string) => {
    const asked = { times: 0 };
    const confirm = async () => {
      if (++asked.times === 1) writeTree(cwd, new Map([['x/README.md', 'mine']]));
      return true;
    };
    return { asked, ui: { ...person({}), confirm } };
  };

  it('refuses to replace it', async () => {
    const cwd = emptyFolder();
    const { asked, ui } = deciding(cwd);
    const { code, err } = await runIn(cwd, answers, { ui });
    expect({ code, asked }).toEqual({ code: 2, asked: { times: 1 } });
    expect(err).toContain('README.md - has other content');
    expect(treeOf(cwd)).toEqual(new Map([['x/README.md', 'mine']]));
  });

  it('asks again where it may replace it', async () => {
    const cwd = emptyFolder();
    const { asked, ui } = deciding(cwd);
    const { code, out, err } = await runIn(cwd, [...answers, '--overwrite'], { ui });
    expect({ code, asked, err }).toEqual({ code: 0, asked: { times: 2 }, err: note });
    expect(out).toContain('README.md (replaced)');
    expect(treeOf(cwd).get('x/README.md')).toContain('# x');
  });

  it('does not ask again about what is of no concern', async () => {
    const cwd = emptyFolder();
    let asked = 0;
    const confirm = async () => {
      asked++;
      writeTree(cwd, new Map([['x/mine', '']]));
      return true;
    };
    const { code } = await runIn(cwd, answers, { ui: { ...person({}), confirm } });
    expect({ code, asked }).toEqual({ code: 0, asked: 1 });
  });
});
