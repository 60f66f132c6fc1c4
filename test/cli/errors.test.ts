import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GRAPH_FLAGS } from '../../src/cli/graph-command.ts';
import { run } from '../../src/cli/main.ts';
import { JOB_FLAGS } from '../../src/spec/job-flags.ts';
import { ANSWER_KEYS } from '../../src/spec/questions.ts';
import { emptyFolder, treeOf, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { skipUnless } from '../support/skip.ts';

describe('a wrong request ends with 2, one clear line and no change', () => {
  it.each([
    [['--nmae', 'x'], 'unknown flag --nmae. Did you mean "--name"?'],
    [['-z'], 'unknown flag -z. See --help'],
    [['a', 'b'], 'unexpected argument "b". See --help'],
    [
      ['craete'],
      'unknown command "craete". Did you mean "create"? For a folder of that name, write ./craete',
    ],
    [
      ['add-jbo', 'x'],
      'unknown command "add-jbo". Did you mean "add-job"? For a folder of that name, write ./add-jbo',
    ],
    [['remove-job'], 'missing argument: remove-job KEY. See its --help'],
    [['explain'], 'missing argument: explain RULE. See its --help'],
    [['rename-job', 'a'], 'missing argument: rename-job OLD NEW. See its --help'],
    [['--name', '--yes'], '--name needs a value, for example --name=VALUE'],
    [['--name', '-h'], '--name needs a value, for example --name=VALUE'],
    [['--name', '--no-git'], '--name needs a value, for example --name=VALUE'],
    [['--layers', '--name=x'], '--layers needs a value, for example --layers=VALUE'],
    [['check', '--baseline', '--fix'], '--baseline needs a value, for example --baseline=VALUE'],
    [['- ship it'], 'unknown flag - ship it. See --help'],
    [['-yes'], 'unknown flag -yes. Did you mean "--yes"?'],
    [['-hx'], 'unknown flag -hx. See --help'],
    [['--name'], '--name needs a value, for example --name=VALUE'],
    [['x', '--answers', 'a', '--answers', 'b'], '--answers is given more than once'],
    [[''], 'the directory is empty'],
    [['a\0b'], 'the directory holds a NUL character'],
    [
      ['x', '--name', 'a', '--name', 'b'],
      'an answer cannot be used:\n  name: ["a","b"] - give it once',
    ],
    [
      ['x', '--name', 'a\u001b[31mb'],
      'an answer cannot be used:\n  name: "a\\u001b[31mb" - no control or invisible characters',
    ],
    [['x', '--answers', 'none.yml'], '--answers: cannot read none.yml: there is no such file'],
    [['x', '--answers', '.'], '--answers: cannot read .: it is a folder'],
    [['x', '--git=maybe'], '--git takes no value: write --git or --no-git'],
    [['--', '--odd'], 'unexpected argument "--odd". See --help'],
  ])('%j', async (argv, message) => {
    const cwd = emptyFolder();
    const { code, out, err } = await runIn(cwd, argv);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `error: ${message}\n` });
    expect(treeOf(cwd)).toEqual(new Map());
  });

  it.each([
    ['name: [x', /^error: answers\.yml:1:9: /],
    ['name: x\nname: y', /^error: answers\.yml:2:1: Map keys must be unique/],
    ['- x', /^error: answers\.yml:1:1: expected a map of answers/],
    [
      'name: x\nlayers:\n  - iron',
      /^error: an answer cannot be used:\n {2}answers\.yml:3:3: layers: "iron" - bronze, silver or gold/,
    ],
    [
      'nmae: x',
      /^error: an answer cannot be used:\n {2}answers\.yml:1:7: nmae - no answer has this key. Did you mean "name"\?/,
    ],
    ['name: 7', /answers\.yml:1:7: name: 7 - a string \(in a file, put it in quotes\)/],
    [
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[i]}`)}]`)
        .join('\n')}`,
      /aliases or nesting are out of bounds/,
    ],
    ['['.repeat(100_000), /answers\.yml/],
    [`name: ${'x'.repeat(1_000_001)}`, /answers\.yml is larger than 1000000 characters/],
    ['name: x\n---\nname: y', /answers\.yml:2:1: /],
    ['\u0000\u0001', /answers\.yml/],
  ])('answers file %#', async (text, message) => {
    const cwd = emptyFolder();
    writeTree(cwd, new Map([['answers.yml', text]]));
    const { code, err } = await runIn(cwd, ['x', '--yes', '--answers', 'answers.yml']);
    expect(err).toMatch(message);
    expect(code).toBe(2);
    expect(err).not.toContain('    at ');
    expect([...treeOf(cwd).keys()]).toEqual(['answers.yml']);
  });

  const isRoot = process.getuid?.() === 0;
  it('a folder without permission', skipUnless(!isRoot, 'root may write anywhere'), async () => {
    const cwd = emptyFolder();
    chmodSync(cwd, 0o500);
    const { code, err } = await runIn(cwd, ['x', '--yes']);
    expect({ code, err }).toEqual({
      code: 2,
      err: `error: cannot write to ${join(cwd, 'x')}; nothing was changed: permission denied\n`,
    });
  });
});

it('a bug of ours ends with 3, the stack and where to report it', async () => {
  const text: string[] = [];
  const code = await run(['x', '--yes'], {
    cwd: null as unknown as string,
    program: '',
    out: () => {},
    err: (part) => text.push(part),
    progress: null,
    columns: 80,
    color: false,
    ui: null,
    workspace: null,
    stoppable: (work) => work(new AbortController().signal),
  });
  expect(code).toBe(3);
  expect(text.join('')).toMatch(
    /TypeError[\s\S]*\n {4}at [\s\S]*This is a bug in create-dab-project .*Please report it/,
  );
});

describe('a value that begins with a dash', () => {
  const VALUES = ['- ship it', '-h', '-1', '-', '--', '--foo bar', '---', '-help me'];

  it('is taken by every flag that takes one, or refused, and is never a call for help', async () => {
    const cwd = emptyFolder();
    await runIn(cwd, ['.', '--name', 'x', '--yes']);
    const files = treeOf(cwd);
    const flags: [command: string[], flag: string][] = [
      ...ANSWER_KEYS.map((key): [string[], string] => [['y', '--yes', '--dry-run'], key]),
      ...[...Object.keys(JOB_FLAGS), 'project'].map((flag): [string[], string] => [
        ['add-job', 'some_job', '--yes', '--dry-run'],
        flag,
      ]),
      ...['format', 'fail-on', 'rule', 'baseline'].map((flag): [string[], string] => [
        ['check'],
        flag,
      ]),
      ...Object.keys(GRAPH_FLAGS).map((flag): [string[], string] => [['graph', '--check'], flag]),
    ];
    for (const [command, flag] of flags) {
      for (const value of VALUES) {
        const line = [...command, `--${flag}`, value];
        const { code, out, err } = await runIn(cwd, line);
        expect([line, code === 0 || code === 2]).toEqual([line, true]);
        expect(out + err, line.join(' ')).not.toContain('Show this help');
      }
    }
    expect(treeOf(cwd)).toEqual(files);
  });

  it('is the value', async () => {
    const cwd = emptyFolder();
    const { code } = await runIn(cwd, ['x', '--description', '- ship it', '--yes']);
    expect(code).toBe(0);
    expect(treeOf(cwd).get('x/.dab-project.yml')).toContain('- ship it');
  });
});

describe('--help and --version', () => {
  it('fits 80 columns and names every flag', async () => {
    const { code, out } = await runIn(emptyFolder(), ['--help']);
    expect(code).toBe(0);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const flag of ['--name', '--time-zone', '--answers', '--dry-run', '--git', '--json']) {
      expect(out).toContain(flag);
    }
    expect((await runIn(emptyFolder(), ['create', '-h'])).out).toContain('--name');
  });

  it('prints the version alone', async () => {
    for (const argv of [['--version'], ['-v'], ['x', '--version']]) {
      expect((await runIn(emptyFolder(), argv)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    }
  });

  it('prints the schema of answers', async () => {
    const { code, out } = await runIn(emptyFolder(), ['--print-answers-schema']);
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out).properties)).toEqual([
      'name',
      'description',
      'layers',
      'domains',
      'catalogs',
      'schemas',
      'warehouse',
      'emails',
      'schedule',
      'time-zone',
      'functions',
    ]);
  });
});
