/** The command check on folders: which bundles, which findings count, what is written. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FINDINGS_SCHEMA } from '../../src/report/findings-json.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';

const ROOT = 'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n';

const JOB = `resources:
  jobs:
    load:
      name: "[\${bundle.target}] Load"
      tasks:
        - task_key: load
          pipeline_task:
            pipeline_id: \${resources.pipelines.etl.id}
      tags:
        job_level: atomic
    all: # runs everything
      name: "[\${bundle.target}] All"
      tasks:
        - task_key: load
          run_job_task:
            job_id: \${resources.jobs.load.id}
        - task_key: more
          depends_on:
            - task_key: load
          pipeline_task:
            pipeline_id: \${resources.pipelines.etl.id}
      tags:
        job_level: composite
  pipelines:
    etl:
      name: ETL
`;

/** A bundle with one finding: the composite job runs a pipeline. */
function bundleFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = emptyFolder();
  writeTree(
    folder,
    new Map(Object.entries({ 'databricks.yml': ROOT, 'resources/shop.yml': JOB, ...files })),
  );
  return folder;
}

const UNTAGGED = JOB.replace('      tags:\n        job_level: atomic\n', '');

const AT = 'resources/shop.yml:20:11: error[runs-jobs-only]:';

it('gives 1 for findings and 0 for none, and shows the line', async () => {
  const folder = bundleFolder();
  const found = await runIn(folder, ['check']);
  expect(found).toMatchObject({ code: 1, err: '' });
  expect(found.out).toContain(
    [
      `${AT} the composite job runs code of its own: pipeline_task`,
      '   20 |           pipeline_task:',
      '      |           ^^^^^^^^^^^^^',
    ].join('\n'),
  );
  expect(found.out).toContain('1 error in 2 jobs');
  writeTree(folder, new Map([['resources/shop.yml', JOB.replace('composite', 'atomic')]]));
  writeTree(folder, new Map([['resources/shop.yml', 'resources: {}\n']]));
  expect(await runIn(folder, ['check'])).toEqual({
    code: 0,
    out: 'No findings; there are no jobs in the files\n',
    err: '',
  });
});

it('fails on the severity that is asked for', async () => {
  const folder = bundleFolder();
  const codes = async (failOn: string) =>
    (await runIn(folder, ['check', '--fail-on', failOn])).code;
  expect([await codes('never'), await codes('error'), await codes('note')]).toEqual([0, 1, 1]);
  expect((await runIn(folder, ['check', '--fail-on', 'warnings'])).err).toContain(
    'Did you mean "warning"?',
  );
  expect((await runIn(folder, ['check', '--fail-on', 'warnings'])).code).toBe(2);
});

describe('finds the bundle', () => {
  it('of a folder or file in it, and shows what is asked about', async () => {
    const folder = bundleFolder({ 'src/a.py': '' });
    expect((await runIn(join(folder, 'src'), ['check', '..'])).out).toContain(`../${AT}`);
    expect((await runIn(folder, ['check', 'resources'])).out).toContain(AT);
    expect((await runIn(folder, ['check', 'resources/shop.yml'])).out).toContain(AT);
    expect((await runIn(folder, ['check', 'src', 'databricks.yml'])).code).toBe(0);
    expect((await runIn(folder, ['check', 'src', 'resources'])).code).toBe(1);
  });

  it('below a folder that is in none: every one, but no template and nothing installed', async () => {
    const folder = emptyFolder();
    const bundle = (place: string): [string, string][] => [
      [`${place}/databricks.yml`, ROOT],
      [`${place}/resources/shop.yml`, JOB],
    ];
    const places = ['a', 'deep/er/b', 'node_modules/x', '.cache/x', 'template/{{.name}}'];
    writeTree(folder, new Map([...places, 'go/template/x'].flatMap(bundle)));
    writeTree(folder, new Map([['go/databricks_template_schema.json', '{}']]));
    const { out } = await runIn(folder, ['check', '--format', 'json']);
    const paths = JSON.parse(out).findings.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['a/resources/shop.yml', 'deep/er/b/resources/shop.yml']);
  });

  it('but not those within another one', async () => {
    const folder = bundleFolder({ 'inner/databricks.yml': ROOT, 'inner/resources/shop.yml': JOB });
    expect((await runIn(folder, ['check'])).out.match(/error\[/g)).toHaveLength(1);
  });

  it('or says that there is none', async () => {
    const folder = emptyFolder();
    expect(await runIn(folder, ['check'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no databricks.yml in'),
    });
    expect((await runIn(folder, ['check', 'x'])).err).toBe('error: there is no file or folder x\n');
  });
});

describe('other forms', () => {
  it('JSON holds to its schema', async () => {
    const { out, code } = await runIn(bundleFolder(), ['check', '--format=json']);
    const value = JSON.parse(out);
    expect(new Ajv2020({ strict: false }).validate(FINDINGS_SCHEMA, value)).toBe(true);
    expect(code).toBe(1);
    expect(value.findings).toMatchObject([
      { rule: 'runs-jobs-only', line: 20, column: 11, endLine: 20, endColumn: 24 },
    ]);
  });

  it('JSON tells of a wrong request, too', async () => {
    const { out, code } = await runIn(emptyFolder(), ['check', '--format=json']);
    expect(JSON.parse(out)).toMatchObject({ format: 1, ok: false });
    expect(code).toBe(2);
  });

  it('SARIF names rules, places and fixes', async () => {
    const folder = bundleFolder({ 'resources/shop.yml': UNTAGGED });
    const { out } = await runIn(folder, ['check', '--format', 'sarif']);
    const [run] = JSON.parse(out).runs;
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(run.results).toHaveLength(2);
    for (const result of run.results) expect(ids[result.ruleIndex]).toBe(result.ruleId);
    expect(run.results[0]).toMatchObject({
      ruleId: 'has-level-tag',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'resources/shop.yml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 9 } }] }] }],
    });
    const prints = run.results.map(
      (each: { partialFingerprints: unknown }) => each.partialFingerprints,
    );
    expect(new Set(prints.map((print: unknown) => JSON.stringify(print))).size).toBe(2);
  });

  it('workflow commands are escaped', async () => {
    const folder = emptyFolder();
    const odd = join(folder, 'a,b:c%d');
    writeTree(
      odd,
      new Map([
        ['databricks.yml', ROOT],
        ['resources/shop.yml', JOB],
      ]),
    );
    const { out } = await runIn(folder, ['check', '--format', 'github']);
    expect(out).toBe(
      '::error file=a%2Cb%3Ac%25d/resources/shop.yml,line=20,endLine=20,col=11,endColumn=24,' +
        'title=runs-jobs-only::the composite job runs code of its own: pipeline_task%0A' +
        'Move the task to an atomic job, and run that: "create-dab-project migrate jobs all" does it.\n',
    );
  });

  it('GitHub and SARIF name paths from the root of the repository', async () => {
    const folder = emptyFolder();
    const bundle = join(folder, 'apps/shop');
    writeTree(
      bundle,
      new Map([
        ['databricks.yml', ROOT],
        ['resources/shop.yml', JOB],
      ]),
    );
    const pathIn = async (format: string, workspace?: string) => {
      const { out } = await runIn(bundle, ['check', '--format', format], { workspace });
      return /(?:file=|"uri": ")([^",]*)/.exec(out)?.[1];
    };
    for (const format of ['github', 'sarif']) {
      expect(await pathIn(format)).toBe('resources/shop.yml');
      expect(await pathIn(format, folder)).toBe('apps/shop/resources/shop.yml');
      expect(await pathIn(format, join(folder, 'apps'))).toBe('shop/resources/shop.yml');
      expect(await pathIn(format, join(folder, 'other'))).toBe('resources/shop.yml');
    }
    execFileSync('git', ['init', '--quiet', folder]);
    for (const format of ['github', 'sarif']) {
      expect(await pathIn(format)).toBe('apps/shop/resources/shop.yml');
    }
    expect((await runIn(bundle, ['check'])).out).toContain(`\n${AT}`.trim());
  });

  it('JUnit has a test for each rule', async () => {
    const { out } = await runIn(bundleFolder(), ['check', '--format', 'junit']);
    const list = (await runIn(emptyFolder(), ['check', '--list-rules'])).out.trim().split('\n');
    expect(out.match(/<testcase /g)).toHaveLength(list.length);
    expect(out).toContain(`tests="${list.length}" failures="1"`);
    expect(out).toContain('resources/shop.yml:20:11: error: the composite job runs code');
  });

  it('a summary counts, and quiet shows what fails only', async () => {
    const folder = bundleFolder();
    expect((await runIn(folder, ['check', '--summary'])).out).toBe(
      '     1  error[runs-jobs-only]\n\n1 error in 2 jobs\n',
    );
    const quiet = await runIn(folder, ['check', '--quiet']);
    expect(quiet.out).toContain(AT);
    expect(quiet.out).not.toContain('1 error');
    expect((await runIn(folder, ['check', '--quiet', '--fail-on', 'never'])).out).toBe('');
  });
});

describe('settings', () => {
  const withSettings = (text: string) => bundleFolder({ '.dab-project.yml': text });

  it('change or drop severities', async () => {
    const folder = withSettings('dab-check:\n  severity:\n    runs-jobs-only: note\n');
    const { out, code } = await runIn(folder, ['check']);
    expect(code).toBe(0);
    expect(out).toContain('note[runs-jobs-only]');
    const off = withSettings('dab-check:\n  severity: {runs-jobs-only: off}\n');
    expect((await runIn(off, ['check'])).out).toBe('No findings in 2 jobs\n');
  });

  it.each([
    'task-types: [pipeline_task]',
    'ignore: ["resources/*"]',
    'ignore: [resources]',
    'ignore: ["**/shop.yml"]',
  ])('excuse by %s', async (line) => {
    const folder = withSettings(`format: 1\ndab-check:\n  ${line}\n`);
    expect((await runIn(folder, ['check'])).out).toBe('No findings in 2 jobs\n');
  });

  it.each([
    ['severity:\n    runs-job-only: off', '3:5: there is no rule "runs-job-only". Did you mean'],
    [
      'severity:\n    runs-jobs-only: bad',
      '3:21: runs-jobs-only must be error, warning, note, off',
    ],
    ['severity: [a]', '2:3: severity must be a map'],
    ['ignored: [a]', '2:3: unknown setting "ignored". Did you mean "ignore"?'],
    ['ignore: a', '2:3: ignore must be a list of strings'],
    ['ignore: [""]', '2:12: ignore: "" is empty'],
    ['ignore: [a, /abs]', '2:15: ignore: "/abs" begins with a slash'],
    ['ignore: [../x]', '2:12: ignore: "../x" leads out of the folder'],
  ])('say what is wrong with %j', async (line, message) => {
    const result = await runIn(withSettings(`dab-check:\n  ${line}\n`), ['check']);
    expect(result.code).toBe(2);
    expect(result.err).toContain(`.dab-project.yml:${message}`);
  });
});

it('control characters are shown by name', async () => {
  const odd = JOB.replace('job_level: atomic', 'job_level: atomic\n        "a\\tb%": "x\\x1f\\ny"');
  const keyed = odd.replace('task_key: load', 'task_key: "l\\r\\u2028d"');
  const folder = bundleFolder({ 'resources/shop.yml': keyed });
  const { out } = await runIn(folder, ['check', '--format', 'json']);
  const messages = JSON.parse(out).findings.map(({ message }: { message: string }) => message);
  expect(messages).toEqual(
    expect.arrayContaining([
      '"l\\r\\u{2028}d" is not a legal task_key: it holds "\\r", "\\u{2028}"',
      'the tag "a\\tb%" is refused on every cloud: it holds "%"',
    ]),
  );
  expect(messages.join('')).not.toMatch(/[\p{Cc}\p{Zl}]/u);
});

describe('comments', () => {
  const LINE =
    '          pipeline_task:\n            pipeline_id: ${resources.pipelines.etl.id}\n      tags:\n        job_level: composite';
  const noted = (comment: string) => {
    return bundleFolder({
      'resources/shop.yml': JOB.replace(
        LINE,
        LINE.replace('pipeline_task:', `pipeline_task: ${comment}`),
      ),
    });
  };

  it('excuse on the line', async () => {
    const { out } = await runIn(noted('# dab-ignore[runs-jobs-only]: the team wants it'), [
      'check',
    ]);
    expect(out).toBe('No findings in 2 jobs; 1 excused by comments\n');
  });

  it('excuse the block below: a task, a list, a job', async () => {
    const above = (key: string, indent: string) => {
      const comment = `${indent}# dab-ignore[runs-jobs-only]: the team wants it\n`;
      return JOB.replace(`${indent}${key}`, `${comment}${indent}${key}`);
    };
    const texts = [
      above('- task_key: more', '        '),
      above('all: # runs', '    '),
      above('tasks:\n        - task_key: load\n          run_job_task', '      '),
      above('tasks:\n        - task_key: load\n          run_job_task', '      ').replace(
        /^ {8}(- | {2})/gm,
        '      $1',
      ),
    ];
    for (const text of texts) {
      const { out } = await runIn(bundleFolder({ 'resources/shop.yml': text }), ['check']);
      expect(out).toBe('No findings in 2 jobs; 1 excused by comments\n');
    }
  });

  it('do not excuse what is behind the block', async () => {
    const text = JOB.replace(
      '        - task_key: load\n          run_job',
      '        # dab-ignore[runs-jobs-only]: x\n        - task_key: load\n          run_job',
    );
    const { out } = await runIn(bundleFolder({ 'resources/shop.yml': text }), ['check']);
    expect(out).toContain('error[runs-jobs-only]');
    expect(out).toContain('warning[ignore-is-used]: runs-jobs-only finds nothing here');
  });

  it.each([
    ['# dab-ignore[runs-jobs-only]', 'warning[ignore-has-reason]'],
    ['# dab-ignore[runs-jobs-only]:', 'warning[ignore-has-reason]'],
    [
      '# dab-ignore[runs-job-only]: why',
      'there is no rule "runs-job-only". Did you mean "runs-jobs-only"?',
    ],
  ])('%s excuses nothing', async (comment, message) => {
    const { out, code } = await runIn(noted(comment), ['check']);
    expect(code).toBe(1);
    expect(out).toContain('error[runs-jobs-only]');
    expect(out).toContain(message);
  });

  it('of a rule that is not looked at are not called unused', async () => {
    const folder = noted('# dab-ignore[runs-jobs-only]: why');
    expect((await runIn(folder, ['check', '--rule', 'has-level-tag,'])).code).toBe(0);
  });
});

describe('a baseline', () => {
  const KNOWN = ['check', '--baseline', 'known.json'];

  it('is written, then passes over what it knows, wherever the lines went', async () => {
    const folder = bundleFolder();
    expect(await runIn(folder, [...KNOWN, '--write-baseline'])).toEqual({
      code: 0,
      out: 'Wrote 1 finding to known.json; with --baseline alone they are not reported.\n',
      err: '',
    });
    const check = () => runIn(folder, KNOWN);
    expect((await check()).out).toBe('No findings in 2 jobs; 1 known from the baseline\n');
    writeTree(folder, new Map([['resources/shop.yml', `# head\n\n${JOB}`]]));
    expect((await check()).code).toBe(0);
    const again = `        - task_key: third\n          pipeline_task:\n            pipeline_id: x\n      tags:\n        job_level: comp`;
    writeTree(
      folder,
      new Map([['resources/shop.yml', JOB.replace('      tags:\n        job_level: comp', again)]]),
    );
    expect(await check()).toMatchObject({ code: 1, out: expect.stringContaining('tasks[2]') });
  });

  it('hides no new finding behind one of another job that is gone', async () => {
    const folder = bundleFolder();
    await runIn(folder, [...KNOWN, '--write-baseline']);
    writeTree(
      folder,
      new Map([['resources/shop.yml', JOB.replace('all: # runs', 'other: # runs')]]),
    );
    expect(await runIn(folder, KNOWN)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/1 error in 2 jobs; 1 of the baseline is gone: write it anew\n$/),
    });
  });

  it('tells what is gone, of the rules and bundles that are looked at', async () => {
    const folder = emptyFolder();
    const bundle = (place: string): [string, string][] => [
      [`${place}/databricks.yml`, ROOT],
      [`${place}/resources/shop.yml`, JOB],
    ];
    writeTree(folder, new Map(['a', 'b'].flatMap(bundle)));
    await runIn(folder, [...KNOWN, '--write-baseline']);
    writeTree(folder, new Map([['a/resources/shop.yml', 'resources: {}\n']]));
    const last = async (...more: string[]) => (await runIn(folder, [...KNOWN, ...more])).out;
    const gone = '1 of the baseline is gone: write it anew';
    expect(await last()).toBe(`No findings in 2 jobs; 1 known from the baseline; ${gone}\n`);
    expect(await last('a')).toBe(`No findings; there are no jobs in the files; ${gone}\n`);
    expect(await last('b')).not.toContain('gone');
    expect(await last('--rule', 'has-level-tag')).not.toContain('gone');
    writeTree(folder, new Map([['a/databricks.yml', 'bundle: [\n']]));
    expect(await last()).not.toContain('gone');
    writeTree(folder, new Map([['a/databricks.yml', ROOT]]));
    expect(await last('--write-baseline')).toContain('Wrote 1 finding ');
    expect(await last()).toBe('No findings in 2 jobs; 1 known from the baseline\n');
  });

  it('counts as gone what is below the bundle, not what a job runs beside it', async () => {
    const folder = emptyFolder();
    const shared = 'sync: {paths: [., ../shared]}\n';
    const task =
      '        - task_key: code\n          notebook_task: {notebook_path: ../../shared/a.py}\n';
    const job = JOB.replace('      tags:', `${task}      tags:`);
    const notebook = '# Databricks notebook source\nimport argparse\nargparse.ArgumentParser()\n';
    writeTree(
      folder,
      new Map([
        ['a/databricks.yml', `${shared}${ROOT}`],
        ['a/resources/shop.yml', job],
        ['shared/a.py', notebook],
      ]),
    );
    const argv = [...KNOWN, '--rule', 'no-argparse,runs-jobs-only'];
    const { out } = await runIn(folder, ['check', 'a', '--rule', 'no-argparse,runs-jobs-only']);
    expect(out).toContain('shared/a.py:3:1: error[no-argparse]');
    await runIn(folder, [...KNOWN, '--write-baseline']);
    const last = async () => (await runIn(folder, argv)).out;
    expect(await last()).not.toContain('gone');
    writeTree(folder, new Map([['a/resources/shop.yml', job.replace('composite', 'atomic')]]));
    expect(await last()).toContain('1 of the baseline is gone');
    writeTree(folder, new Map([['shared/a.py', '# Databricks notebook source\n']]));
    expect(await last()).toContain('1 of the baseline is gone');
  });

  it('holds for another folder to start from, and keeps what is outside the paths', async () => {
    const folder = bundleFolder({ 'src/a.py': '' });
    fs.mkdirSync(join(folder, 'ci'));
    const file = ['--baseline', 'ci/known.json'];
    await runIn(folder, ['check', 'src', ...file, '--write-baseline']);
    const below = await runIn(join(folder, 'ci'), ['check', '..', '--baseline', 'known.json']);
    expect(below).toMatchObject({ code: 0 });
  });

  it.each([
    ['{"format": 2}', [], 'known.json is not a baseline file\n'],
    ['{"format": 2}', ['--write-baseline'], 'Delete it, or name another one'],
    [null, [], 'there is no file known.json. Write it with --write-baseline'],
    [null, ['--baseline', 'typo/k.json', '--write-baseline'], 'there is no folder typo'],
    [null, ['--rule', 'runs-jobs-only', '--write-baseline'], 'goes with neither --rule,'],
  ])('of %s with %j is refused, and nothing is written', async (text, flags, message) => {
    const folder = bundleFolder(text === null ? {} : { 'known.json': text });
    const before = treeOf(folder);
    const file = flags.includes('--baseline') ? [] : ['--baseline', 'known.json'];
    const { code, err } = await runIn(folder, ['check', ...file, ...flags]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(treeOf(folder)).toEqual(before);
  });
});

it('what two bundles load is reported once, and known to both', async () => {
  const folder = emptyFolder();
  const root = ROOT.replace('resources/*.yml', '../shared/*.yml');
  writeTree(
    folder,
    new Map([
      ['a/databricks.yml', root],
      ['b/databricks.yml', root],
      ['shared/shop.yml', JOB],
    ]),
  );
  const { out } = await runIn(folder, ['check']);
  expect(out.match(/error\[runs-jobs-only\]/g)).toHaveLength(1);
  const known = ['check', '--baseline', 'known.json'];
  await runIn(folder, [...known, '--write-baseline']);
  expect((await runIn(folder, known)).out).toBe(
    'No findings in 4 jobs; 1 known from the baseline\n',
  );
});

describe('--fix', () => {
  it('fixes on disk what it can, shows the rest, and then has nothing to do', async () => {
    const folder = bundleFolder({ 'resources/shop.yml': UNTAGGED });
    const first = await runIn(folder, ['check', '--fix', '.']);
    expect(first).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 error in 2 jobs; 1 fixed'),
    });
    const after = treeOf(folder);
    expect(after.get('resources/shop.yml')).toContain('      tags:\n        job_level: atomic\n');
    expect((await runIn(folder, ['check', '--fix'])).out).not.toContain(' fixed');
    expect(treeOf(folder)).toEqual(after);
  });

  it('leaves what a comment excuses, and what is outside the paths', async () => {
    const text = UNTAGGED.replace('    load:', '    # dab-ignore[has-level-tag]: later\n    load:');
    const folder = bundleFolder({ 'resources/shop.yml': text });
    await runIn(folder, ['check', '--fix']);
    expect(treeOf(folder).get('resources/shop.yml')).toBe(text);
    const other = bundleFolder({ 'resources/shop.yml': UNTAGGED, 'src/a.py': '' });
    await runIn(other, ['check', '--fix', 'src']);
    expect(treeOf(other).get('resources/shop.yml')).toBe(UNTAGGED);
  });

  it('--diff shows it and writes nothing', async () => {
    const folder = bundleFolder({ 'resources/shop.yml': UNTAGGED });
    const { out, code } = await runIn(folder, ['check', '--diff']);
    expect(code).toBe(1);
    expect(out).toContain('+        job_level: atomic');
    expect(treeOf(folder).get('resources/shop.yml')).toBe(UNTAGGED);
    expect(await runIn(bundleFolder(), ['check', '--diff'])).toEqual({
      code: 0,
      out: 'Nothing to fix.\n',
      err: '',
    });
  });
});

describe('requests that make no sense', () => {
  it.each([
    [['--rule', 'x'], 'there is no rule "x"'],
    [['--rule', ' , '], '--rule names no rule'],
    [['--write-baseline'], '--write-baseline needs the file: add --baseline FILE'],
    [['--format', 'json', '--summary'], '--summary goes with --format text only'],
    [['--watch', '--fix'], '--watch goes with neither --fix'],
    [['--fix=all'], '"all" is not one of safe, unsafe'],
    [['--quite'], 'unknown flag --quite. Did you mean "--quiet"?'],
  ])('%j', async (flags, message) => {
    const { code, err } = await runIn(bundleFolder(), ['check', ...flags]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

it('explain prints the page of a rule, and offers the nearest name', async () => {
  const { out, code } = await runIn(emptyFolder(), ['explain', 'runs-jobs-only']);
  expect([code, out]).toEqual([0, expect.stringContaining('### Wrong')]);
  const wrong = await runIn(emptyFolder(), ['explain', 'run-jobs-only']);
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('"runs-jobs-only"')]);
});

it('the schema of the settings takes what is taken', async () => {
  const { out } = await runIn(emptyFolder(), ['check', '--print-schema']);
  const validate = new Ajv2020().compile(JSON.parse(out));
  const settings = (value: object) => validate({ format: 1, 'dab-check': value });
  expect(settings({ severity: { 'runs-jobs-only': 'off' }, 'task-types': ['x'], ignore: [] })).toBe(
    true,
  );
  expect(settings({ severity: { nope: 'off' } })).toBe(false);
  expect(settings({ other: 1 })).toBe(false);
});

it('create --overwrite keeps the settings of a team, and the answers file may hold them', async () => {
  const folder = emptyFolder();
  const create = ['shop', '--yes', '--layers', 'gold', '--domains', 'none', '--overwrite'];
  await runIn(folder, create);
  const path = join(folder, 'shop/.dab-project.yml');
  const before = fs.readFileSync(path, 'utf8');
  const settings = '# ours\ndab-check:\n  ignore: [legacy]\n';
  fs.writeFileSync(path, before.replace('\nfiles:', `\n${settings}\nfiles:`));
  expect((await runIn(folder, create)).code).toBe(0);
  expect(fs.readFileSync(path, 'utf8')).toBe(`${before}\n${settings}`);
  await runIn(folder, create);
  expect(fs.readFileSync(path, 'utf8')).toBe(`${before}\n${settings}`);
  const other = await runIn(folder, ['other', '--yes', '--answers', path]);
  expect(other.code).toBe(0);
});

it('takes --json as its siblings do, and no other form beside it', async () => {
  const root = emptyFolder();
  writeTree(root, new Map([['databricks.yml', ROOT]]));
  const { out } = await runIn(root, ['check', '--json']);
  expect(JSON.parse(out)).toEqual(
    JSON.parse((await runIn(root, ['check', '--format', 'json'])).out),
  );
  const both = await runIn(root, ['check', '--json', '--format', 'sarif']);
  expect(both.err).toBe('error: --json and --format sarif do not go together\n');
  expect(both.code).toBe(2);
});
