import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const JOB = `resources:
  jobs:
    load:
      name: load
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: ../src/load.py
`;

/** A parser with subcommands, which stay. */
const NOTEBOOK = `# Databricks notebook source
import argparse
parser = argparse.ArgumentParser()
commands = parser.add_subparsers()
args = parser.parse_args()
print(args)
`;

/** A bundle in the folder `etl` of a repository. */
function repository(): { readonly repo: string; readonly bundle: string } {
  const repo = emptyFolder();
  writeTree(repo, new Map([['.git/HEAD', 'ref: refs/heads/main\n']]));
  writeTree(
    join(repo, 'etl'),
    new Map([
      ['databricks.yml', 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n'],
      ['resources/load.yml', JOB],
      ['src/load.py', NOTEBOOK],
    ]),
  );
  return { repo, bundle: join(repo, 'etl') };
}

describe('the form of what an edit leaves', () => {
  it('github: a command to GitHub, with the path from the repository', async () => {
    const { bundle } = repository();
    const { code, out } = await runIn(bundle, ['migrate', 'notebooks', '--format', 'github']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^::warning file=etl\/src\/load\.py,line=4,endLine=4,col=\d+,endColumn=\d+,title=migrate-left::.*subcommands.*\n$/,
    );
  });

  it('sarif: a result without a rule of check', async () => {
    const { bundle } = repository();
    const { code, out } = await runIn(bundle, ['migrate', 'notebooks', '--format', 'sarif']);
    expect(code).toBe(0);
    const [run] = JSON.parse(out).runs;
    expect(run.invocations).toBeUndefined();
    expect(run.results).toHaveLength(1);
    expect(run.results[0]).toMatchObject({ ruleId: 'migrate-left', level: 'warning' });
    expect(run.results[0]).not.toHaveProperty('ruleIndex');
    expect(run.results[0].locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'etl/src/load.py' },
      region: { startLine: 4 },
    });
  });

  it('json is the same by its short name', async () => {
    const { bundle } = repository();
    const argv = ['migrate', 'notebooks', '--dry-run'];
    const long = await runIn(bundle, [...argv, '--format', 'json']);
    expect(long).toEqual(await runIn(bundle, [...argv, '--json']));
    expect(JSON.parse(long.out).left).toHaveLength(1);
  });

  it('says nothing where nothing is left', async () => {
    const { bundle } = repository();
    const argv = ['migrate', 'jobs', '--format', 'github', '--dry-run'];
    expect(await runIn(bundle, argv)).toMatchObject({ code: 0, out: '' });
  });
});

describe('the form of a refusal', () => {
  const RENAME = ['rename-job', 'load', 'other'];
  /** The same key twice: an edit would change one of them. */
  const TWICE = { path: 'resources/load.yml', text: `${JOB}    load:\n      name: second\n` };

  function twice(): string {
    const { bundle } = repository();
    fs.writeFileSync(join(bundle, TWICE.path), TWICE.text);
    return bundle;
  }

  it('github: an error at the place, and the words for people', async () => {
    const folder = twice();
    const before = treeOf(folder);
    const { code, out, err } = await runIn(folder, [...RENAME, '--format', 'github']);
    expect(code).toBe(2);
    expect(out).toMatch(/^::error file=etl\/resources\/load\.yml,line=\d+,.*title=edit-refused::/);
    expect(err).toMatch(/^error: /);
    expect(treeOf(folder)).toEqual(before);
  });

  it('sarif: a result, and a run that failed', async () => {
    const { out } = await runIn(twice(), [...RENAME, '--format', 'sarif']);
    const [run] = JSON.parse(out).runs;
    expect(run.invocations[0].executionSuccessful).toBe(false);
    expect(run.results[0]).toMatchObject({ ruleId: 'edit-refused', level: 'error' });
  });

  it('of what has no place', async () => {
    const { bundle } = repository();
    const argv = ['rename-job', 'absent', 'other', '--format'];
    const github = await runIn(bundle, [...argv, 'github']);
    expect(github.code).toBe(2);
    expect(github.out).toMatch(/^::error title=edit-refused::.*absent/);
    const sarif = JSON.parse((await runIn(bundle, [...argv, 'sarif'])).out);
    const [run] = sarif.runs;
    expect(run.results).toEqual([]);
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('absent');
  });

  it.each([
    [['--format', 'sarif', '--diff'], '--format sarif and --diff do not go together'],
    [['--json', '--diff'], '--json and --diff do not go together'],
    [['--json', '--format', 'text'], '--json and --format text do not go together'],
    [['--format', 'junit'], '--format: "junit" is not one of text, json, sarif, github.'],
  ])('refuses %j', async (flags, words) => {
    const { code, err } = await runIn(repository().bundle, [...RENAME, ...flags]);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
