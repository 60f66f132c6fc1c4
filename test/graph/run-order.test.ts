/** The order of a run against a replay that starts whatever can start, tick by tick. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGraph } from '../../src/graph/read-graph.ts';
import { runOrder } from '../../src/graph/run-order.ts';
import { valuesIn } from '../../src/graph/values.ts';
import { stepsOf } from '../../src/walks.ts';
import { graphOf, type MadeJobs, madeBundle, madeJobs } from '../support/graph.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

/**
 * Plays a run: in each tick every piece of code that waits for nothing starts, and is done at the end
 * of the tick. A job is done when all its tasks are. Gives the ticks of all pieces of code.
 */
function replay(jobs: MadeJobs): string[] {
  const ticks = new Map<string, number>();
  const isOver = (job: number, path: string): boolean =>
    (jobs[job] ?? []).every((_task, index) => isTaskOver(job, index, path));
  const isTaskOver = (job: number, index: number, path: string): boolean => {
    const name = `${path} > t${index}`;
    const runs = jobs[job]?.[index]?.runs ?? null;
    const ready = (jobs[job]?.[index]?.after ?? []).every((before) =>
      isTaskOver(job, before, path),
    );
    return runs === null ? over.has(name) : ready && isOver(runs, name);
  };
  const start = (job: number, path: string, tick: number): void => {
    for (const [index, { after, runs }] of (jobs[job] ?? []).entries()) {
      const name = `${path} > t${index}`;
      if (!after.every((before) => isTaskOver(job, before, path))) continue;
      if (runs !== null) start(runs, name, tick);
      else if (!ticks.has(name)) ticks.set(name, tick);
    }
  };
  const over = new Set<string>();
  for (let tick = 1; !isOver(0, 'j0'); tick++) {
    start(0, 'j0', tick);
    for (const name of ticks.keys()) over.add(name);
  }
  return [...ticks].map(([name, tick]) => `${tick} ${name}`).sort();
}

/** The same names from the listed order: a path of jobs is told by the tasks that run them. */
function listed(jobs: MadeJobs): string[] {
  const bundle = madeBundle(jobs);
  const order = runOrder(readGraph(bundle, null), 'j0', valuesIn(bundle, null));
  return order.items.map(({ step, jobs: path, task }) => `${step} ${path.join('/')} ${task.key}`);
}

it('starts everything when a replay does, for made-up bundles', () => {
  fc.assert(
    fc.property(madeJobs, (jobs) => {
      const names = replay(jobs).map((line) => withJobs(line, jobs));
      expect(listed(jobs).sort()).toEqual(names.sort());
    }),
    runs(500),
  );
});

/** `2 j0 > t1 > t0` as `2 j0/j3 t0`, where t1 runs j3. */
function withJobs(line: string, jobs: MadeJobs): string {
  const [tick, ...rest] = line.split(/ > | /);
  const tasks = rest.slice(1).map((name) => Number(name.slice(1)));
  const path = [0];
  for (const task of tasks.slice(0, -1)) {
    path.push(jobs[path.at(-1) as number]?.[task]?.runs as number);
  }
  return `${tick} ${path.map((job) => `j${job}`).join('/')} t${tasks.at(-1)}`;
}

describe('steps', () => {
  it('are those of the longest chain, and cycles have none', () => {
    const waiting = (key: string, ...after: string[]) => ({ key, after });
    const steps = stepsOf([
      waiting('c', 'b', 'a'),
      waiting('b', 'a'),
      waiting('a', 'nobody'),
      waiting('x', 'y'),
      waiting('y', 'x'),
      waiting('behind', 'y', 'a'),
      waiting('self', 'self'),
    ]);
    expect(Object.fromEntries(steps)).toEqual({ a: 1, b: 2, c: 3 });
  });

  it('come in linear time, for a chain as for a crowd', () => {
    const keys = [...Array(50_000).keys()].map(String);
    const chain = keys.map((key, index) => ({
      key,
      after: index === 0 ? [] : [String(index - 1)],
    }));
    expect(stepsOf(chain).get('49999')).toBe(50_000);
    const crowd = keys.map((key) => ({ key, after: key === '0' ? [] : ['0'] }));
    expect(stepsOf(crowd).get('49999')).toBe(2);
  });
});

describe('a run that cannot be', () => {
  const job = (key: string, ...runs: string[]) =>
    `    ${key}:\n      tasks:\n${runs
      .map((run, index) => {
        return `        - task_key: t${index}\n          run_job_task:\n            job_id: \${resources.jobs.${run}.id}\n`;
      })
      .join('')}`;
  const orderOf = (...jobs: string[]) => {
    const text = `resources:\n  jobs:\n${jobs.join('')}`;
    const { bundle, graph } = graphOf({ 'databricks.yml': text });
    return runOrder(graph, [...graph.jobs.keys()][0] as string, valuesIn(bundle, null));
  };

  it('says where jobs run themselves or are not there', () => {
    const { items, cut } = orderOf(job('a', 'b', 'nobody'), job('b', 'a'));
    expect(items.map(({ jobs, fault }) => `${jobs.join('/')}: ${fault}`)).toEqual([
      'a/b: the job runs itself',
      'a: there is no such job in the bundle',
    ]);
    expect(cut).toBe(false);
  });

  it('ends, though jobs run jobs twice, forty deep', () => {
    const names = [...Array(40).keys()].map((index) => `j${index}`);
    const jobs = names.map((name, index) =>
      job(name, names[index + 1] ?? 'end', names[index + 1] ?? 'end'),
    );
    expect(orderOf(...jobs).cut).toBe(true);
    expect(orderOf(...jobs, '    end:\n      tasks: []\n').cut).toBe(true);
  });
});

describe('parameters as they arrive', () => {
  const ROOT = `
bundle: {name: shop}
variables:
  catalog: {default: main}
  schema: {default: "\${var.catalog}_x"}
  loop: {default: "\${var.loop}"}
  open: {lookup: {warehouse: w}}
targets:
  dev:
    default: true
    variables: {catalog: dev_cat}
    resources:
      jobs:
        load:
          tasks:
            - task_key: load
              notebook_task: {notebook_path: src/dev.py, base_parameters: {only: dev}}
resources:
  jobs:
    all:
      parameters: [{name: day, default: monday}, {name: deep, default: from-all}]
      tasks:
        - task_key: go
          run_job_task:
            job_id: \${resources.jobs.load.id}
            job_parameters: {day: sunday, extra: "{{job.parameters.day}}"}
    load:
      parameters: [{name: size, default: "1"}, {name: deep, default: own}]
      tasks:
        - task_key: load
          notebook_task:
            notebook_path: src/load.py
            base_parameters:
              schema: \${var.schema}
              size: "2"
              loop: \${var.loop}
              open: \${var.open}
              name: "\${bundle.name} \${bundle.target} {{job.parameters.size}}"
`;
  const arrived = (target: string | null, key: string) => {
    const { bundle, graph } = graphOf({ 'databricks.yml': ROOT }, target);
    const { items } = runOrder(graph, key, valuesIn(bundle, target));
    const [item] = items;
    const all = item?.parameters.map(({ name, value, from }) => [name, `${value} (${from})`]);
    return { file: item?.task.file, ...Object.fromEntries(all ?? []) };
  };

  it('are those of the task, filled in, and those of the job, which win', () => {
    expect(arrived(null, 'load')).toEqual({
      file: 'src/load.py',
      schema: 'main_x (task)',
      size: '1 (job)',
      loop: '${var.loop} (task)',
      open: '${var.open} (task)',
      name: 'shop ${bundle.target} 1 (task)',
      deep: 'own (job)',
    });
  });

  it('come down from the job that runs it, and with the overrides of the target', () => {
    expect(arrived('dev', 'all')).toEqual({
      file: 'src/dev.py',
      only: 'dev (task)',
      schema: 'dev_cat_x (task)',
      size: '1 (job)',
      loop: '${var.loop} (task)',
      open: '${var.open} (task)',
      name: 'shop dev 1 (task)',
      day: 'monday (job)',
      deep: 'from-all (job)',
      extra: 'monday (job)',
    });
  });
});

it('tells the conditions of the jobs that lead to a task', () => {
  const bundle = bundleOf(
    new Map([
      [
        'databricks.yml',
        `resources:
  jobs:
    all:
      tasks:
        - task_key: a
          run_job_task: {job_id: "\${resources.jobs.inner.id}"}
        - task_key: mend
          depends_on: [{task_key: a}]
          run_if: AT_LEAST_ONE_FAILED
          run_job_task: {job_id: "\${resources.jobs.inner.id}"}
    inner:
      tasks:
        - task_key: work
          notebook_task: {notebook_path: work.py}
`,
      ],
    ]),
  );
  const { items } = runOrder(readGraph(bundle, null), 'all', valuesIn(bundle, null));
  expect(items.map(({ when }) => when)).toEqual([[], ['mend: AT_LEAST_ONE_FAILED']]);
});
