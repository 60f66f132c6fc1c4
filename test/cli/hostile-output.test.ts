/** Whatever a bundle, a file's name or a command line holds: a terminal and a log obey none of it. */

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { run } from '../../src/cli/main.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runs } from '../support/runs.ts';

/** What terminals, logs of workflows and readers are misled by. */
const PIECES = [
  '\u001b[8m',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\n::stop-commands::x\n',
  '\n  ::set-output name=a::b',
  '::error::x',
  '##[group]x',
  '##vso[task.setvariable variable=a]b',
  '\r\u001b[2K',
  '\u202e',
  '\u2066',
  '\u2028::warning::x',
  '\u0085::warning::x',
  '\u200b',
  '\ufeff',
  '\u007f\b\b',
  '\u{e0041}',
  '\t',
  '"><script>alert(1)</script>',
  '`$(touch x)`',
  '--> <!-- /graph -->',
  '```',
  '"];\nx[label="',
  '&amp;',
  "'; y",
  'plain',
];

const word = fc
  .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 7 })
  .map((pieces) => `w${pieces.join('')}z`);

const words = fc.record({
  job: word.map((each) => `job${each}`),
  other: word.map((each) => `other${each}`),
  task: word,
  title: word,
  file: word.map((each) => `file${each}`),
  notebook: word,
  target: word,
  variable: word,
  value: word.map((each) => `${each}\u001b[7m`),
  domain: word.map((each) => `domain${each}`),
});
type Words = typeof words extends fc.Arbitrary<infer T> ? T : never;

/** A bundle that holds the words wherever it can, with something for most rules to find. */
function bundleOf(words: Words): Map<string, string> {
  const { job, other, task, title, file, notebook, target, variable, value, domain } = words;
  const path = onDisk(notebook);
  const jobs = {
    [job]: {
      name: title,
      description: value,
      tags: { [variable]: value, level: 'composite' },
      schedule: { quartz_cron_expression: value, timezone_id: value },
      tasks: [
        { task_key: task, notebook_task: { notebook_path: `../src/${path}.py` } },
        { task_key: value, run_job_task: { job_id: `\${resources.jobs.${other}.id}` } },
        {
          task_key: title,
          depends_on: [{ task_key: value }],
          [value]: 1,
          notebook_task: {
            notebook_path: value,
            base_parameters: { [variable]: `\${var.${value}}` },
          },
        },
      ],
    },
    plain_job: {
      name: 'plain',
      tasks: [{ task_key: 'run', run_job_task: { job_id: `\${resources.jobs.${job}.id}` } }],
    },
  };
  return new Map([
    [
      'databricks.yml',
      yaml({
        bundle: { name: title },
        include: ['resources/*.yml'],
        variables: { [variable]: { default: value } },
        targets: { [target]: { mode: value, default: true }, dev: {} },
      }),
    ],
    [`resources/${onDisk(file)}.yml`, yaml({ resources: { jobs } })],
    [`resources/broken${onDisk(file)}.yml`, `a: [${value}\n: ${value}\n`],
    [
      `resources/${onDisk(domain)}.yml`,
      `# dab-ignore[${value.replaceAll('\n', '')}]\n${yaml({ resources: { [value]: {}, jobs: { [other]: value } } })}`,
    ],
    [
      `src/${path}.py`,
      `# Databricks notebook source\nimport argparse # ${value}\np = argparse.ArgumentParser()\np.add_argument("--${variable.replaceAll('"', '')}")\n# ${value}\na = p.parse_args()\n`,
    ],
    ['README.md', `# ${value}\n<!-- graph -->\n<!-- /graph -->\n`],
    ['known.json', value],
  ]);
}

/** YAML that every reader takes: what some refuse stands in it by its escape. */
function yaml(value: unknown): string {
  const quoted = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' } as const;
  const text = stringify(value, { lineWidth: 0, ...quoted });
  return text.replace(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => {
    return `\\U${(char.codePointAt(0) as number).toString(16).padStart(8, '0')}`;
  });
}

/** A name that a disk takes. */
const onDisk = (word: string) => word.replaceAll('/', '');

const commandsOf = ({ job, other, target, value, file, variable }: Words): string[][] => [
  ['check'],
  ['check', '--summary'],
  ['check', '--fix=unsafe', '--diff'],
  ['check', '--format', 'github'],
  ['check', '--format', 'json'],
  ['check', '--format', 'sarif'],
  ['check', '--format', 'junit'],
  ['check', `resources/${onDisk(file)}.yml`, '--quiet'],
  ['check', value],
  ['check', '--rule', value],
  ['check', '--baseline', 'known.json'],
  ['check', '--baseline', `${onDisk(value)}.json`, '--write-baseline'],
  ['check', '--watch'],
  ['graph'],
  ['graph', '--target', target],
  ['graph', '--focus', job],
  ['graph', '--focus', value],
  ['graph', '--format', 'mermaid'],
  ['graph', '--format', 'dot'],
  ['graph', '--format', 'json'],
  ['graph', '--format', 'svg'],
  ['graph', '--format', 'html'],
  ['graph', '--run-order', job],
  ['graph', '--run-order', job, '--format', 'json'],
  ['graph', '--what-uses', `src/${onDisk(value)}`],
  ['graph', '--changed-since', value],
  ['graph', '--changed-since', 'HEAD'],
  ['graph', '--changed-since', 'HEAD', '--format', 'json'],
  ['graph', '--write', 'README.md'],
  ['graph', '--write', 'README.md', '--check'],
  ['graph', '--write', `${onDisk(value)}.txt`, '--check'],
  ['explain', value],
  [value],
  ['check', `--${value}`],
  ['rename-job', job, 'new_job', '--dry-run', '--diff'],
  ['rename-job', 'plain_job', value, '--dry-run'],
  ['rename-job', 'plain_job', 'other_job', '--json'],
  ['remove-job', other, '--cascade', '--dry-run', '--diff'],
  ['add-job', 'fine_job', '--domain', value, '--dry-run'],
  ['add-job', 'fine_job', '--domain', 'd', '--param', `${variable}=${value}`, '--dry-run'],
  ['add-job', 'fine_job', '--domain', 'd', '--description', value, '--parent', job, '--dry-run'],
  ['add-domain', 'fine', '--after', value, '--dry-run', '--diff'],
  ['migrate', 'notebooks', '--dry-run', '--diff'],
  ['migrate', 'jobs', '--dry-run', '--diff'],
  ['migrate', 'jobs', job, '--json', '--dry-run'],
  ['migrate', 'notebooks', '--format', 'github', '--dry-run'],
  ['migrate', 'notebooks', '--format', 'sarif', '--dry-run'],
  ['rename-job', job, 'plain_job', '--format', 'github', '--dry-run'],
  ['rename-job', job, value, '--format', 'sarif', '--dry-run'],
  ['--name', 'x', '--description', value, '--dry-run', '--yes'],
  [`./${onDisk(value)}`, '--name', 'x', '--yes', '--dry-run', '--diff'],
  [`./${onDisk(value)}`, '--name', 'x', '--yes'],
  [`./${onDisk(value)}`, '--name', 'y', '--yes'],
];

describe('hostile names and contents', () => {
  it('reach nobody as they are, by any command in any format', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), async (each, color) => {
        const folder = emptyFolder();
        writeTree(folder, bundleOf(each));
        commit(folder);
        let reached = false;
        for (const line of commandsOf(each)) {
          const { code, out, err } = await runHere(folder, line, color);
          expect(code, `${JSON.stringify(line)}\n${err}`).not.toBe(3);
          const shows = line.includes('--diff') || line[0] === 'check';
          const isOurs = line.includes('github');
          expect(harmIn(out, { color, shows, isOurs }), JSON.stringify(line)).toEqual([]);
          // Lines of files that cannot be read are shown there.
          expect(harmIn(err, { color, shows: true, isOurs: false }), JSON.stringify(line)).toEqual(
            [],
          );
          reached ||= out.includes('\\u{1b}');
          if (line.includes('json') || line.includes('sarif') || line.includes('--json')) {
            expect(JSON.parse(out), JSON.stringify(line)).toBeTypeOf('object');
          }
        }
        expect(reached, 'the words are shown').toBe(true);
        const graph = await runHere(folder, ['graph', '--format', 'json'], color);
        const keys = JSON.parse(graph.out).jobs.map(({ key }: { key: string }) => key);
        expect(keys, 'machines get the true names').toContain(each.job);
      }),
      { ...runs(3), endOnFailure: true },
    );
  });
});

interface Allowed {
  /** Whether our colours may be there. */
  readonly color: boolean;
  /** Whether contents of files are shown, with their tabs. */
  readonly shows: boolean;
  /** Whether workflow commands may be there. */
  readonly isOurs: boolean;
}

/** What a terminal or a log would obey. */
function harmIn(text: string, { color, shows, isOurs }: Allowed): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours that we print
  const plain = color ? text.replace(/\u001b\[(?:[012]|3[1-6]|1;3[1-6])m/g, '') : text;
  return plain.split('\n').filter((line) => {
    return (
      /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(shows ? line.replaceAll('\t', '') : line) ||
      (!isOurs && /^\s*::/.test(line)) ||
      // All words begin with a letter: a line end of theirs was obeyed.
      (!shows && /^\s*\\u\{3a\}/.test(line)) ||
      (isOurs && line !== '' && !/^::(error|warning|notice) file=/.test(line)) ||
      /##(\[|vso\[|teamcity\[)/.test(isOurs ? '' : line)
    );
  });
}

async function runHere(cwd: string, argv: readonly string[], color: boolean) {
  const text = { out: '', err: '' };
  const stopped = new AbortController();
  const code = await run(argv, {
    cwd,
    workspace: null,
    program: 'create-dab-project',
    out: (part) => {
      text.out += part;
      if (part.startsWith('Watching')) stopped.abort();
    },
    err: (part) => {
      text.err += part;
    },
    progress: null,
    columns: 80,
    color,
    ui: null,
    stoppable: (work) => work(stopped.signal),
  });
  return { code, ...text };
}

function commit(folder: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '--quiet');
  git(
    '-c',
    'user.name=x',
    '-c',
    'user.email=x@y.z',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'x',
  );
}
