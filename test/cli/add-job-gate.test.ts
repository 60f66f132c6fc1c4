/** What add-job and add-domain are given is written right, or refused with the reason; nothing else. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const FILES = {
  'databricks.yml':
    'bundle:\n  name: x\nvariables:\n  there:\n    default: "1"\ninclude:\n  - resources/*/*.yml\n',
  'resources/dom/p.yml':
    'resources:\n  pipelines:\n    p:\n      name: p\n  jobs:\n    "odd key":\n      tasks:\n        - task_key: t\n          pipeline_task:\n            pipeline_id: ${resources.pipelines.p.id}\n',
  'src/plain.py': 'print(1)\n',
  'src/notebook.py': '# Databricks notebook source\nprint(1)\n',
  'src/notebook.sql': '-- Databricks notebook source\nSELECT 1\n',
  'src/plain.sql': 'SELECT 1;\n',
};

function bundle(): string {
  const folder = emptyFolder();
  writeTree(folder, new Map(Object.entries(FILES)));
  return folder;
}

async function refused(folder: string, argv: readonly string[], reason: string): Promise<void> {
  const before = treeOf(folder);
  const { code, err } = await runIn(folder, argv);
  expect(err).toContain(reason);
  expect(code).toBe(2);
  expect(treeOf(folder)).toEqual(before);
}

const ADD = ['add-job', 'n_job', '--domain=dom'];

describe('add-job refuses', () => {
  it.each([
    ['--path=src/a\u2028.py', 'one line only'],
    ['--path=.git/x.py', 'keeps its own files there'],
    ['--param=v=\ufffe', 'no control or invisible characters'],
    ['--package=a\nb', 'a package such as pandas==2.3.1'],
    ['--path=src/new.txt', 'a file that ends in .py'],
    ['--path=src/new.ipynb', 'a file that ends in .py'],
    ['--path=src/plain.py', 'a notebook: this file is none'],
    ['--path=src', 'is a folder'],
    ['--path=src/plain.py/x.py', 'is a file, not a folder'],
    ['--param=v=${var.gone}', 'give its default: --variable gone=VALUE'],
    ['--param=v=${var.Gone-2}', 'give its default: --variable Gone-2=VALUE'],
    ['--param=v=${bundle.nmae}', 'a setting that the CLI knows. Did you mean "bundle.name"?'],
    ['--param=v=${resources.pipelines.q.id}', 'the bundle has no pipelines of this key'],
    ['--param=v=${var}', 'a variable: ${var.NAME}'],
    ['--package=a==${var.gone}', 'give its default: --variable gone=VALUE'],
  ])('%s', async (flag, reason) => {
    await refused(bundle(), [...ADD, flag], reason);
  });

  it.each([
    [['--task=sql', '--path=src/notebook.sql'], 'a plain file: this one is a notebook'],
    [['--task=sql', '--path=src/plain.py'], 'a file that ends in .sql'],
    [['--task=pipeline', '--pipeline=p.id}'], 'the bundle has no pipelines of this key'],
    [['--level=composite', '--run=odd key'], 'a job whose key can be written as a reference'],
    [
      ['--param=v=${var.new}', '--variable=new=${var.newer}'],
      'a variable that the bundle declares already',
    ],
    [['--level=bogus'], 'level: "bogus" - atomic, composite or orchestrator'],
  ])('%j', async (flags, reason) => {
    await refused(bundle(), [...ADD, ...flags], reason);
  });

  it('a wrong flag before it asks anything', async () => {
    const ui = { ask: 'none' } as never;
    const { code, err } = await runIn(bundle(), [...ADD, '--level=bogus'], { ui });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: the job cannot be made:\n  level: "bogus" - atomic, composite or orchestrator.\n',
    });
  });

  it('a path that leads through a link', async () => {
    const folder = bundle();
    mkdirSync(join(folder, '..', 'outside'), { recursive: true });
    symlinkSync('..', join(folder, 'src/up'));
    await refused(folder, [...ADD, '--path=src/up/x.py'], 'is a symbolic link, not a folder');
  });
});

describe('add-job writes right', () => {
  it.each([
    [['--path=src/notebook.py'], 'notebook_path: ../../src/notebook.py'],
    [
      ['--task=sql', '--path=src/plain.sql', '--variable=warehouse_id=1'],
      'path: ../../src/plain.sql',
    ],
    [['--path=src/été un.py'], 'notebook_path: ../../src/été un.py\n'],
    [['--param=v=${workspace.current_user.short_name}'], 'v: ${workspace.current_user.short_name}'],
    [['--param=on=yes: "#'], '"on": "yes: \\"#"'],
    [['--param=v=${var.new}', '--variable=new=${var.there}'], 'v: ${var.new}'],
    [['--param=v=${var.null}', '--variable=null=1'], 'v: ${var.null}'],
  ])('%j', async (flags, text) => {
    const folder = bundle();
    expect(await runIn(folder, [...ADD, ...flags])).toMatchObject({ code: 0, err: '' });
    expect(treeOf(folder).get('resources/dom/n_job.yml')).toContain(text);
    expect(
      (
        await runIn(folder, [
          'check',
          '--rule=yaml-syntax,known-variable,notebook-exists,notebook-has-header',
        ])
      ).out,
    ).toBe('No findings in 2 jobs\n');
  });

  it('keywords, names in use and names that would be one variable', async () => {
    const folder = bundle();
    const params = ['class=1', 'print=2', 'dbutils=3', 'a-b=4', 'a.b=5'];
    await runIn(folder, [...ADD, ...params.map((each) => `--param=${each}`)]);
    const reads = [
      ...(treeOf(folder).get('src/dom/n.py') ?? '').matchAll(/^ {4}(\w+) = .*"(.*)"/gm),
    ];
    expect(reads.map(([, variable, name]) => `${variable} = ${name}`)).toEqual([
      'class_ = class',
      'print_ = print',
      'dbutils_ = dbutils',
      'a_b = a-b',
      'a_b_ = a.b',
    ]);
  });
});

it.each([
  ['--after=a,b', 'the bundle has no master_setup_orchestrator'],
  ['--variable=v', 'variable: "v" - NAME=VALUE'],
  ['--phases=nightly', 'the phases setup or refresh'],
])('add-domain refuses %s', async (flag, reason) => {
  await refused(bundle(), ['add-domain', 'fin', flag], reason);
});

describe('a file that is to be made', () => {
  it('is never one that is there', async () => {
    const folder = bundle();
    writeFileSync(join(folder, 'resources/dom/n_job.yml'), '# mine\n');
    await refused(folder, ADD, 'files that are to be made exist already');
  });

  it.each([
    [
      ['add-job', 'P', '--domain=dom'],
      'resources/dom/P.yml - choose another name: resources/dom/p.yml',
    ],
    [
      ['add-job', 'n_job', '--domain=Dom'],
      'resources/Dom/n_job.yml - choose another name: resources/dom ',
    ],
    [[...ADD, '--path=Src/new.py'], 'Src/new.py - choose another name: src '],
    [[...ADD, '--path=src/caf\u00e9.py'], 'src/cafe\u0301.py differs in nothing'],
    [[...ADD, '--path=src/CAFE\u0301.py'], 'src/cafe\u0301.py differs in nothing'],
    [
      ['rename-job', 'other', 'P'],
      'resources/dom/P.yml - choose another name: resources/dom/p.yml',
    ],
  ])('is no other one on disks that do not tell cases apart: %j', async (argv, reason) => {
    const folder = bundle();
    writeFileSync(join(folder, 'src/cafe\u0301.py'), '');
    writeFileSync(
      join(folder, 'resources/dom/other.yml'),
      'resources:\n  jobs:\n    other:\n      name: o\n',
    );
    await refused(folder, argv, reason);
  });

  it.each([
    [['graph', '--write', 'DRAWN.svg'], 'DRAWN.svg - choose another name: drawn.svg'],
    [
      ['check', '--baseline', 'src/P.PY', '--write-baseline'],
      'P.PY - choose another name: p.py differs',
    ],
    [['.', '--yes', '--overwrite'], 'AGENTS.md - choose another name: Agents.md differs'],
  ])('nor where a drawing, a baseline or a project goes: %j', async (argv, reason) => {
    const folder = bundle();
    for (const path of ['drawn.svg', 'src/p.py', 'Agents.md'])
      writeFileSync(join(folder, path), '');
    await refused(folder, argv, reason);
  });

  it('may differ in case from the one that it replaces', async () => {
    const folder = bundle();
    writeFileSync(
      join(folder, 'resources/dom/other.yml'),
      'resources:\n  jobs:\n    other:\n      name: o\n',
    );
    expect((await runIn(folder, ['rename-job', 'other', 'Other'])).code).toBe(0);
    expect(treeOf(folder).has('resources/dom/Other.yml')).toBe(true);
  });

  it('is not where a folder is, nor in a file', async () => {
    const folder = bundle();
    mkdirSync(join(folder, 'resources/dom/n_job.yml'));
    await refused(folder, ADD, 'resources/dom/n_job.yml - is a folder');
    writeFileSync(join(folder, 'resources/file'), '');
    await refused(
      folder,
      ['add-job', 'n_job', '--domain=file'],
      'resources/file - is a file, not a folder',
    );
  });
});

it.each([
  [['graph', '--write', '.git', '--format', 'json'], 'git keeps its own files in .git'],
  [['check', '--baseline', '.git', '--write-baseline'], 'git keeps its own files in .git'],
  [['check', '--baseline', 'GIT~1', '--write-baseline'], 'git keeps its own files in GIT~1'],
  [['rename-job', 'hidden', 'seen'], 'not a path to write to: .git/hidden.yml'],
])('refuses to write where git keeps its files: %j', async (argv, reason) => {
  const folder = bundle();
  writeTree(
    folder,
    new Map([
      ['databricks.yml', `${FILES['databricks.yml']}  - .git/*.yml\n`],
      ...(argv[0] === 'rename-job'
        ? [['.git/hidden.yml', 'resources:\n  jobs:\n    hidden:\n      name: h\n'] as const]
        : []),
    ]),
  );
  await refused(folder, argv, reason);
});
