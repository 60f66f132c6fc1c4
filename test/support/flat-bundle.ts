import fc from 'fast-check';
import type { FileTree } from '../../src/files.ts';

/**
 * Bundles as people have them before there are levels: code in all jobs, notebooks in several of them,
 * in all manners of YAML. They mean something; some of it cannot be moved.
 */

type Plain = string | number | boolean | Plain[] | { [key: string]: Plain };
/** Gives the next number below a limit. */
type Dice = (sides: number) => number;

const NOTEBOOKS = ['src/bronze/load.py', 'src/gold/merge.py', 'src/a b/odd.py', 'nb.py'];
const VALUES: readonly Plain[] = [
  '${var.catalog}',
  '10',
  10,
  true,
  "it's: # odd",
  '{{job.parameters.day}}',
  'x-{{job.run_id}}',
  '{{task.name}}',
  '',
];
const RARE: readonly Plain[] = [
  '{{tasks.t0.values.n}}',
  '{{job.parameters.none}}',
  '{{when}}',
  'two\nlines',
];

/** Bundles with one to four flat jobs. */
export const flatBundle: fc.Arbitrary<FileTree> = fc
  .infiniteStream(fc.nat({ max: 1 << 20 }))
  .map((stream) => {
    const dice: Dice = (sides) => ((stream.next().value as number) ?? 0) % sides;
    return bundle(dice);
  });

function bundle(dice: Dice): FileTree {
  const files = new Map<string, string>([
    [
      'databricks.yml',
      'bundle:\n  name: shop\ninclude:\n  - resources/*.yml\n  - resources/*/*.yml\nvariables:\n  catalog:\n    default: main\n',
    ],
  ]);
  files.set('resources/p.yml', 'resources:\n  pipelines:\n    p:\n      name: p\n');
  const names = ['alpha', 'beta_job', 'gamma', 'delta'].slice(0, 1 + dice(4));
  const shared = dice(2) === 0;
  const all: [string, Plain][] = [];
  for (const [index, name] of names.entries()) {
    const folder = dice(3) === 0 ? 'resources/etl' : 'resources';
    const job = jobOf(dice, names.slice(0, index), folder.split('/').length);
    if (shared) all.push([name, jobOf(dice, names.slice(0, index), 1)]);
    else files.set(`${folder}/${name}.yml`, textOf({ resources: { jobs: { [name]: job } } }, dice));
  }
  const jobs = Object.fromEntries(all);
  if (shared) files.set('resources/all.yml', textOf({ resources: { jobs } }, dice));
  return files;
}

function jobOf(dice: Dice, others: readonly string[], depth: number): Plain {
  const up = '../'.repeat(depth);
  const count = 1 + dice(4);
  const tasks = Array.from({ length: count }, (_, index) => taskOf(dice, index, others, up));
  const job: { [key: string]: Plain } = { name: '[dev] job' };
  const tags = dice(3);
  const level = ['atomic', 'composite', 'orchestrator'][dice(3)] as string;
  if (tags < 2) job.tags = { ...(tags === 0 ? { job_level: level } : {}), team: 'x y' };
  if (dice(3) === 0) job.parameters = [{ name: 'day', default: '{{job.start_time.iso_date}}' }];
  if (dice(4) === 0) job.max_concurrent_runs = 2;
  if (dice(5) === 0) job.run_as = { service_principal_name: 'robot' };
  if (dice(5) === 0) job.timeout_seconds = 3600;
  if (dice(5) === 0) job.email_notifications = { on_failure: ['a@b.co'] };
  if (dice(8) === 0) job.performance_target = 'STANDARD';
  job.environments = [
    {
      environment_key: 'default',
      spec: { environment_version: '4', dependencies: ['Faker==1', `${up}dist/x.whl`] },
    },
    { environment_key: 'other', spec: { environment_version: '3' } },
  ];
  job.job_clusters = [
    {
      job_cluster_key: 'small',
      new_cluster: { num_workers: 1, spark_conf: { a: '{{secrets/s/k}}' } },
    },
    { job_cluster_key: 'own', new_cluster: { num_workers: 2 } },
  ];
  job.tasks = tasks;
  return shuffled(job, dice);
}

function taskOf(dice: Dice, index: number, others: readonly string[], up: string): Plain {
  const task: { [key: string]: Plain } = { task_key: `t${index}` };
  const before = Array.from({ length: index }, (_, each) => each).filter(() => dice(2) === 0);
  if (before.length > 0) task.depends_on = before.map((each) => ({ task_key: `t${each}` }));
  if (dice(6) === 0) task.run_if = 'ALL_DONE';
  if (dice(6) === 0) task.max_retries = 2;
  if (dice(6) === 0) task.description = 'What it does:\nmuch';
  if (dice(8) === 0) task.email_notifications = { on_failure: ['a@b.co'] };
  Object.assign(task, workOf(dice, `${others.length}_${index}`, others, up));
  return dice(4) === 0 ? shuffled(task, dice) : task;
}

function workOf(
  dice: Dice,
  owner: string,
  others: readonly string[],
  up: string,
): { [key: string]: Plain } {
  const [environment, cluster] = [{ environment_key: 'default' }, { job_cluster_key: 'small' }];
  const notebook = {
    notebook_task: {
      notebook_path: up + notebookOf(dice, owner),
      ...(dice(4) === 0 ? {} : { base_parameters: parametersOf(dice) }),
    },
  };
  const kind = dice(18);
  if (kind < 8 || kind > 15) return { ...(dice(5) === 0 ? cluster : environment), ...notebook };
  if (kind === 8)
    return {
      sql_task: {
        warehouse_id: 'w',
        file: { path: `${up}src/gold/f.sql` },
        parameters: parametersOf(dice),
      },
    };
  if (kind === 9)
    return {
      ...environment,
      spark_python_task: {
        python_file: `${up}src/x.py`,
        parameters: ['--day', '{{job.parameters.day}}'],
      },
    };
  if (kind === 10)
    return {
      job_cluster_key: 'own',
      python_wheel_task: { package_name: 'p', entry_point: 'e' },
      libraries: [{ whl: `${up}dist/p.whl` }],
    };
  if (kind === 11) return { pipeline_task: { pipeline_id: '${resources.pipelines.p.id}' } };
  if (kind === 12)
    return { condition_task: { op: 'EQUAL_TO', left: '{{job.parameters.day}}', right: '1' } };
  if (kind === 13)
    return {
      for_each_task: {
        inputs: '[1,2]',
        concurrency: 2,
        task: { task_key: 'inner', ...environment, ...notebook },
      },
    };
  const other = others[dice(others.length || 1)];
  if (other === undefined) return { ...environment, ...notebook };
  return {
    run_job_task: { job_id: `\${resources.jobs.${other}.id}`, job_parameters: { day: '1' } },
  };
}

/** Most notebooks are run by one task, some by several. */
function notebookOf(dice: Dice, owner: string): string {
  return dice(4) > 0 ? `src/gold/n${owner}.py` : (NOTEBOOKS[dice(NOTEBOOKS.length)] as string);
}

function parametersOf(dice: Dice): Plain {
  const names = ['catalog', 'size', 'day'].slice(0, 1 + dice(3));
  return Object.fromEntries(
    names.map((name) => {
      const values = dice(12) === 0 ? RARE : VALUES.slice(0, dice(3) === 0 ? 9 : 2);
      return [name, values[dice(values.length)] as Plain];
    }),
  );
}

function shuffled(map: { [key: string]: Plain }, dice: Dice): { [key: string]: Plain } {
  const pairs = Object.entries(map).map((pair) => ({ pair, at: dice(100) }));
  return Object.fromEntries(pairs.sort((a, b) => a.at - b.at).map(({ pair }) => pair));
}

/** YAML in one hand's manner, with comments and blank lines anywhere. */
function textOf(value: Plain, dice: Dice): string {
  const style: Style = {
    dice,
    step: [2, 2, 3, 4][dice(4)] as number,
    nested: [0, 2][dice(2)] as number,
    gap: [2, 2, 4][dice(3)] as number,
    noisy: dice(2) === 0,
    flow: dice(6) === 0,
  };
  const lines = mapLines(value as { [key: string]: Plain }, 0, style);
  const eol = dice(6) === 0 ? '\r\n' : '\n';
  const head = dice(5) === 0 ? ['---'] : [];
  const end = ['', '\n', '\n\n', '\n# the end\n'][dice(4)] as string;
  return [...head, lines.join('\n') + end].join('\n').replaceAll('\n', eol);
}

interface Style {
  readonly dice: Dice;
  readonly step: number;
  readonly nested: number;
  readonly gap: number;
  readonly noisy: boolean;
  readonly flow: boolean;
}

function mapLines(map: { [key: string]: Plain }, indent: number, style: Style): string[] {
  const pad = ' '.repeat(indent);
  return Object.entries(map).flatMap(([key, value], index) => {
    const noise = index > 0 ? noiseAt(indent, style) : [];
    const behind = style.noisy && style.dice(8) === 0 ? ' # note' : '';
    if (Array.isArray(value)) {
      return [
        ...noise,
        `${pad}${key}:${behind}`,
        ...listLines(value, indent + style.nested, style),
      ];
    }
    if (typeof value === 'object') {
      if (style.flow && style.dice(3) === 0 && isLeaf(value))
        return [...noise, `${pad}${key}: ${flow(value)}${behind}`];
      return [...noise, `${pad}${key}:${behind}`, ...mapLines(value, indent + style.step, style)];
    }
    if (typeof value === 'string' && value.includes('\n')) {
      const lines = value.split('\n').map((line) => `${pad}  ${line}`);
      return [...noise, `${pad}${key}: |-`, ...lines];
    }
    return [...noise, `${pad}${key}: ${scalar(value, style)}${behind}`];
  });
}

function listLines(list: readonly Plain[], indent: number, style: Style): string[] {
  const bullet = `${' '.repeat(indent)}-${' '.repeat(style.gap - 1)}`;
  return list.flatMap((item, index) => {
    const noise = index > 0 ? noiseAt(indent, style) : [];
    if (typeof item !== 'object' || Array.isArray(item))
      return [...noise, bullet + scalar(item as string, style)];
    const [first = '', ...rest] = mapLines(item, indent + style.gap, style);
    return [...noise, bullet + first.trimStart(), ...rest];
  });
}

function noiseAt(indent: number, { noisy, dice }: Style): string[] {
  if (!noisy) return [];
  const pad = ' '.repeat(indent);
  return [
    [],
    [],
    [],
    [''],
    ['   '],
    [`${pad}# note`],
    ['', `${pad}# - task_key: old`],
    [`${pad}  # deep`],
  ][dice(8)] as string[];
}

function isLeaf(map: { [key: string]: Plain }): boolean {
  return Object.values(map).every(
    (value) => typeof value !== 'object' && !String(value).includes('\n'),
  );
}

function flow(map: { [key: string]: Plain }): string {
  return `{${Object.entries(map)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')}}`;
}

function scalar(value: string | number | boolean, { dice }: Style): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = /^[A-Za-z$.][^:#{}]*$|^\$\{[a-z.]+\}$/.test(value) && !value.endsWith(' ');
  const style = dice(4);
  if (isPlain && style < 2) return value;
  return style === 2 ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}
