/** Each rule with a number, exactly on its limit and one beyond. */
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../src/files.ts';
import type { Finding } from '../../src/finding.ts';
import { atomic, bundleWith, composite, jobTask, notebookTask, upTo } from '../support/limits.ts';
import { lintFiles } from '../support/lint.ts';

/** A bundle with so much of what the limit is about. */
type Made = (size: number) => FileTree;

const HOSTS = {
  aws: 'https://x.cloud.databricks.com',
  azure: 'https://x.azuredatabricks.net',
  gcp: 'https://x.gcp.databricks.com',
  any: null,
};

function taggedWith(cloud: keyof typeof HOSTS, key: string, value: string): FileTree {
  const host = HOSTS[cloud];
  const root = host === null ? {} : { workspace: { host } };
  const tags = { job_level: 'atomic', [key]: value };
  return bundleWith({ a_job: atomic([notebookTask('run')], { tags }) }, { root });
}

/** A job of these tasks beside the jobs that they run. */
function oneJob(fields: object): FileTree {
  return bundleWith({ a_job: atomic([notebookTask('run')], { ...fields }) });
}

/** Jobs that run each other, so many levels below the first one. */
function nested(levels: number): FileTree {
  const jobs = upTo(levels).map((at) => [
    `j${at}`,
    composite([jobTask('next', `j${at + 1}`)], { tags: { job_level: '${var.level}' } }),
  ]);
  const root = { variables: { level: { default: 'orchestrator' } } };
  const last = [`j${levels}`, atomic([notebookTask('run')])];
  return bundleWith(Object.fromEntries([...jobs, last]), { root });
}

/** Two tasks of which the second uses a value of the first and does not wait, among so many. */
function unordered(size: number): FileTree {
  const use = { notebook: { base_parameters: { x: '{{tasks.first.values.x}}' } } };
  const others = upTo(size - 2).map((at) => notebookTask(`t${at}`));
  return bundleWith({
    a_job: atomic([notebookTask('first'), notebookTask('second', use), ...others]),
  });
}

/** Variables that need each other in the last of so many targets. */
function cycleInTarget(size: number): FileTree {
  const targets = Object.fromEntries(
    upTo(size).map((at) => {
      const isLast = at === size - 1;
      const variables = isLast ? { a: '${var.b}', b: '${var.a}' } : {};
      return [`t${at}`, { mode: 'development', default: at === 0, variables }];
    }),
  );
  const variables = { a: { default: 'x' }, b: { default: 'y' } };
  return bundleWith({ a_job: atomic([notebookTask('run')]) }, { root: { targets, variables } });
}

/** A notebook that reads nothing, with so many parameters. */
function passing(size: number): FileTree {
  const base_parameters = Object.fromEntries(upTo(size).map((at) => [`p${at}`, 'x']));
  return bundleWith({ a_job: atomic([notebookTask('run', { notebook: { base_parameters } })]) });
}

/** A task key that is `size` characters long, of a task, a cluster or an environment. */
const key = (size: number) => 'k'.repeat(size);
const cluster = (size: number) => [{ job_cluster_key: key(size), new_cluster: { num_workers: 1 } }];
const environment = (size: number) => [
  { environment_key: 'default', spec: { environment_version: '4' } },
  { environment_key: key(size), spec: { environment_version: '4' } },
];

/** Up to `on` there is nothing to find, from the next one there is. */
const FOUND_BEYOND: readonly [rule: string, what: string, on: number, made: Made][] = [
  [
    'legal-tags',
    'tags of a job',
    25,
    (size) => {
      const tags = Object.fromEntries(upTo(size - 1).map((at) => [`t${at}`, 'x']));
      return oneJob({ tags: { job_level: 'atomic', ...tags } });
    },
  ],
  ...(
    [
      ['aws', 127, 255],
      ['azure', 512, 256],
      ['gcp', 63, 63],
      ['any', 512, 256],
    ] as const
  ).flatMap(([cloud, longestKey, longestValue]): [string, string, number, Made][] => [
    ['legal-tags', `letters of a key, ${cloud}`, longestKey, (n) => taggedWith(cloud, key(n), 'x')],
    [
      'legal-tags',
      `letters of a value, ${cloud}`,
      longestValue,
      (n) => taggedWith(cloud, 't', key(n)),
    ],
  ]),
  ['legal-tags', 'letters of two bytes', 128, (n) => taggedWith('azure', 't', 'é'.repeat(n))],
  ['legal-task-key', 'letters', 100, (n) => oneJob({ tasks: [notebookTask(key(n))] })],
  ['legal-task-key', 'letters of a cluster', 100, (n) => oneJob({ job_clusters: cluster(n) })],
  [
    'legal-task-key',
    'letters of an environment',
    100,
    (n) => oneJob({ environments: environment(n) }),
  ],
  ['nesting-at-most-three', 'levels', 3, nested],
  [
    'notebook-in-one-job',
    'jobs',
    1,
    (n) => {
      return bundleWith(
        Object.fromEntries(upTo(n).map((at) => [`j${at}`, atomic([notebookTask('run')])])),
      );
    },
  ],
  [
    'one-default-target',
    'defaults',
    1,
    (n) => {
      const targets = Object.fromEntries(upTo(n).map((at) => [`t${at}`, { default: true }]));
      return bundleWith({ a_job: atomic([notebookTask('run')]) }, { root: { targets } });
    },
  ],
  ...(
    [
      ['seconds', 59, (n) => `${n} 0 0 * * ?`],
      ['minutes', 59, (n) => `0 ${n} 0 * * ?`],
      ['hours', 23, (n) => `0 0 ${n} * * ?`],
      ['days of a month', 31, (n) => `0 0 0 ${n} * ?`],
      ['days before the last', 30, (n) => `0 0 0 L-${n} * ?`],
      ['weekdays near a day', 31, (n) => `0 0 0 ${n}W * ?`],
      ['months', 12, (n) => `0 0 0 1 ${n} ?`],
      ['days of a week', 7, (n) => `0 0 0 ? * ${n}`],
      ['weeks of a month', 5, (n) => `0 0 0 ? * MON#${n}`],
      ['years', 2099, (n) => `0 0 0 1 1 ? ${n}`],
      ['minutes of a step', 59, (n) => `0 0/${n} 0 * * ?`],
      ['hours of a step', 23, (n) => `0 0 0/${n} * * ?`],
      ['days of February', 29, (n) => `0 0 0 ${n} 2 ?`],
      ['days of April', 30, (n) => `0 0 0 ${n} 4 ?`],
      ['fields', 7, (n) => ['0 0 0 1 1 ? *', ...upTo(n - 7).map(() => '*')].join(' ')],
    ] as [string, number, (size: number) => string][]
  ).map(([what, on, cron]): [string, string, number, Made] => [
    'valid-cron',
    what,
    on,
    (size) => oneJob({ schedule: { quartz_cron_expression: cron(size), timezone_id: 'UTC' } }),
  ]),
];

/** Up to `on` something is found, and beyond nobody looks any more. */
const FOUND_UP_TO: readonly [rule: string, what: string, on: number, made: Made][] = [
  ['order-needs-depends-on', 'tasks of a job', 1000, unordered],
  ['no-variable-cycle', 'targets', 50, cycleInTarget],
  ['parameter-is-read', 'parameters of a task', 1000, passing],
];

function found(rule: string, files: FileTree): Finding[] {
  return lintFiles(files).filter((each) => each.rule === rule);
}

describe('nothing is found on the limit, and something beyond', () => {
  it.each(FOUND_BEYOND)('%s: %s, %i', (rule, _what, on, made) => {
    expect(found(rule, made(on))).toEqual([]);
    expect(found(rule, made(on + 1))).not.toEqual([]);
  });
});

describe('something is found on the limit, and nothing beyond', () => {
  it.each(FOUND_UP_TO)('%s: %s, %i', (rule, _what, on, made) => {
    expect(found(rule, made(on))).not.toEqual([]);
    expect(found(rule, made(on + 1))).toEqual([]);
  });
});

describe('what is shown is cut', () => {
  it.each([
    [8, 8],
    [9, 8],
  ])('atomic-has-environment: of %i tasks %i', (count, shown) => {
    const tasks = upTo(count).map((at) => {
      return { task_key: `t${at}`, notebook_task: { notebook_path: '../src/code.py' } };
    });
    const job = { tasks, tags: { job_level: 'atomic' } };
    const [finding] = found('atomic-has-environment', bundleWith({ a_job: job }));
    expect(finding?.see).toHaveLength(shown);
  });

  it.each([
    [5, 5],
    [6, 5],
  ])('parameter-is-passed: of %i tasks %i', (count, shown) => {
    const tasks = upTo(count).map((at) => notebookTask(`t${at}`));
    const files = bundleWith({ a_job: atomic(tasks) }, { code: 'print(dbutils.widgets.get("x"))' });
    const [finding] = found('parameter-is-passed', files);
    expect(finding?.see).toHaveLength(shown);
  });

  it.each([
    [8, 'j0 > j1 > j2 > j3 > j4 > j5 > j6 > j7 > j0'],
    [9, 'j0 > j1 > j2 > j3 > j4 > j5 > j6 > j7 > … > j0'],
  ])('no-job-cycle: of %i jobs', (count, way) => {
    const jobs = upTo(count).map((at) => [
      `j${at}`,
      composite([jobTask('next', `j${(at + 1) % count}`)]),
    ]);
    const [finding] = found('no-job-cycle', bundleWith(Object.fromEntries(jobs)));
    expect(finding?.message).toContain(way);
    expect(finding?.see).toHaveLength(7);
  });

  it.each([[100, 'k', 101]])(
    'legal-task-key: a key of more than %i letters',
    (on, letter, size) => {
      const [finding] = found(
        'legal-task-key',
        oneJob({ tasks: [notebookTask(letter.repeat(size))] }),
      );
      expect(finding?.message).toContain(`"${letter.repeat(40)}…"`);
      const illegal = `${letter.repeat(on - 1)}é`;
      const [whole] = found('legal-task-key', oneJob({ tasks: [notebookTask(illegal)] }));
      expect(whole?.message).toContain(`"${illegal}"`);
    },
  );

  it('legal-task-key: more than five refused characters', () => {
    const refused = (keys: string) =>
      found('legal-task-key', oneJob({ tasks: [notebookTask(keys)] }))[0]?.message;
    expect(refused('.,;:!')).toContain('it holds ".", ",", ";", ":", "!"');
    expect(refused('.,;:!?')).toMatch(/"!"$/);
  });

  it('legal-tags: a key of more than 40 letters', () => {
    const message = (size: number) =>
      found('legal-tags', taggedWith('any', `${key(size - 1)}?`, 'x'))[0]?.message;
    expect(message(40)).toContain(`the tag "${key(39)}?"`);
    expect(message(41)).toContain(`the tag "${key(40)}…"`);
  });

  it('legal-parameter-name: 100 letters are proposed', () => {
    const help = (size: number) => {
      const parameters = [{ name: `${key(size - 1)}é`, default: 'x' }];
      return found('legal-parameter-name', oneJob({ parameters }))[0]?.help;
    };
    expect(help(100)).toContain(`such as ${key(99)}_.`);
    expect(help(101)).toContain(`such as ${key(100)}.`);
  });
});

describe('numbers that are proposed', () => {
  it.each([
    [undefined, 3600],
    [0, 3600],
    [1, 3600],
    [2, 1],
    [3, 1],
    [7200, 3600],
  ])('warning-has-health-rule: a timeout of %s is warned of after %i', (timeout, seconds) => {
    const email_notifications = { on_duration_warning_threshold_exceeded: ['a@b.co'] };
    const limit = timeout === undefined ? {} : { timeout_seconds: timeout };
    const [finding] = found('warning-has-health-rule', oneJob({ email_notifications, ...limit }));
    expect(finding?.help).toContain(`warn after ${seconds} seconds`);
  });
});

describe('names that are near', () => {
  it.each([
    // Up to three letters: one may be wrong.
    ['abc', 'abd', true],
    ['abc', 'ade', false],
    // Up to eight: two.
    ['abcd', 'abxy', true],
    ['abcd', 'axyz', false],
    ['abcdefgh', 'abcdefxy', true],
    ['abcdefgh', 'abcdexyz', false],
    // Then a third.
    ['abcdefghi', 'xbcdyfghz', true],
    ['abcdefghi', 'xbcdywghz', false],
    // Of what is left without the beginning and the end that both have, no more than half.
    ['abcdefghi', 'abcdefxyz', false],
    // What is missing in one place.
    ['abcdefghi', 'abcghi', true],
    // Another number is another name.
    ['abcdefghi1', 'abcdefghi2', false],
    ['abcdefghi1', 'abcdefgh1', true],
    ['abcdefghi1', 'abcdefghi', true],
  ])('known-variable: %s for %s: %s', (written, declared, isNear) => {
    const root = { variables: { [declared]: { default: 'x' } } };
    const description = `\${var.${written}} \${var.${declared}}`;
    const files = bundleWith({ a_job: atomic([notebookTask('run')], { description }) }, { root });
    const text = JSON.stringify(found('known-variable', files));
    expect(text).toContain(written);
    expect(text.includes(declared)).toBe(isNear);
  });

  it.each([
    ['ab', 'abc', false],
    ['abc', 'abcd', true],
  ])('parameter-is-passed: %s for %s: %s', (read, passed, isNear) => {
    const base_parameters = { [passed]: 'x' };
    const files = bundleWith(
      { a_job: atomic([notebookTask('run', { notebook: { base_parameters } })]) },
      { code: `print(dbutils.widgets.get("${read}"))` },
    );
    const text = JSON.stringify(found('parameter-is-passed', files));
    expect(text).toContain(`the parameter ${read} is read`);
    expect(text.includes(`\\"${passed}`) || text.includes(` ${passed}`)).toBe(isNear);
  });
});
