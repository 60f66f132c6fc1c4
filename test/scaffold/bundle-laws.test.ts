/** What holds for the project of any answers: the laws of the architecture and of the CLI. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import type { FileTree } from '../../src/files.ts';
import { answers, specOf } from '../support/answers.ts';
import { fromFile, type Job, loadBundle, type Task } from '../support/bundle.ts';
import { runs } from '../support/runs.ts';

const RUNS = runs(200);

function law(name: string, holds: (files: FileTree) => void): void {
  it(name, () => {
    fc.assert(
      fc.property(answers, (raw) => holds(newProject(specOf(raw), '0.0.0'))),
      RUNS,
    );
  });
}

describe('for any answers', () => {
  law('the includes reach every resource file, and each pattern reaches some', (files) => {
    const { included, config } = loadBundle(files);
    const resources = [...files.keys()].filter((path) => path.startsWith('resources/'));
    expect([...included].sort()).toEqual(resources.sort());
    for (const pattern of config.include) {
      expect(pattern).not.toContain('**');
      const depth = pattern.split('/').length;
      expect(resources.some((path) => path.split('/').length === depth)).toBe(true);
    }
  });

  law('each resource has a file of its own, named after its key', (files) => {
    const { jobs, pipelines, included } = loadBundle(files);
    expect(jobs.size + pipelines.size).toBe(included.size);
    for (const [key, { path }] of [...jobs, ...pipelines]) {
      expect(path.endsWith(`/${key}.yml`)).toBe(true);
      expect(key).toMatch(/^[a-z][a-z0-9_]*[a-z0-9]$/);
    }
  });

  law('atomic jobs run code, the others run jobs of a lower level', (files) => {
    const { jobs } = loadBundle(files);
    const rank: Record<string, number> = { atomic: 1, composite: 2, orchestrator: 3 };
    for (const { job } of jobs.values()) {
      expect(job.tasks.length).toBeGreaterThan(0);
      for (const task of job.tasks) {
        const kinds = Object.keys(task).filter((key) => key.endsWith('_task'));
        expect(kinds).toHaveLength(1);
        expect(task.run_job_task !== undefined).toBe(job.tags.job_level !== 'atomic');
        const child = jobRun(task);
        if (child === null) continue;
        const level = jobs.get(child)?.job.tags.job_level ?? 'missing';
        expect(rank[level]).toBeLessThan(rank[job.tags.job_level as string] as number);
      }
    }
  });

  law('run-job tasks nest at most two deep', (files) => {
    const { jobs } = loadBundle(files);
    const depth = (key: string): number => {
      const children = jobs.get(key)?.job.tasks.flatMap((task) => jobRun(task) ?? []) ?? [];
      return children.length === 0 ? 0 : 1 + Math.max(...children.map(depth));
    };
    for (const key of jobs.keys()) expect(depth(key)).toBeLessThanOrEqual(2);
  });

  law(
    'each notebook and SQL file is in exactly one atomic job, and every source is used',
    (files) => {
      const { jobs, pipelines } = loadBundle(files);
      const used = [...jobs.values()].flatMap(({ job, path }) =>
        job.tasks.flatMap((task) => {
          const named = task.notebook_task?.notebook_path ?? task.sql_task?.file.path;
          return named === undefined ? [] : [fromFile(path, named)];
        }),
      );
      expect(used).toEqual([...new Set(used)]);
      for (const path of used) expect(files.has(path), path).toBe(true);
      const roots = [...pipelines.values()].map(({ pipeline, path }) =>
        fromFile(path, pipeline.root_path),
      );
      const sources = [...files.keys()].filter((path) => path.startsWith('src/'));
      for (const path of sources) {
        expect(used.includes(path) || roots.some((root) => path.startsWith(`${root}/`)), path).toBe(
          true,
        );
      }
    },
  );

  law('a pipeline has sources, all below its root, and a job that runs it', (files) => {
    const { jobs, pipelines } = loadBundle(files);
    const run = [...jobs.values()].flatMap(({ job }) =>
      job.tasks.map((task) => task.pipeline_task?.pipeline_id),
    );
    for (const [key, { pipeline, path }] of pipelines) {
      const root = fromFile(path, pipeline.root_path);
      for (const { glob } of pipeline.libraries) {
        const folder = fromFile(path, glob.include).replace(/\*\*$/, '');
        expect(folder.startsWith(`${root}/`)).toBe(true);
        expect([...files.keys()].some((file) => file.startsWith(folder))).toBe(true);
      }
      expect(run).toContain(`\${resources.pipelines.${key}.id}`);
    }
  });

  law('every reference resolves, and every variable is declared and used', (files) => {
    const { config, jobs, pipelines, included } = loadBundle(files);
    const used = new Set<string>();
    for (const path of [...included, 'databricks.yml']) {
      const yaml = withoutComments(files.get(path) as string);
      for (const [whole, reference] of yaml.matchAll(/\$\{([^}]*)\}/g)) {
        const [head, kind, key, field] = (reference as string).split('.');
        if (head === 'var') used.add(kind as string);
        else if (head === 'resources') {
          const known: ReadonlyMap<string, unknown> = kind === 'jobs' ? jobs : pipelines;
          expect(known.has(key as string), whole).toBe(true);
          expect(field).toBe('id');
        } else {
          expect(whole).toMatch(
            /^\$\{(bundle\.(target|name)|workspace\.current_user\.(short_name|userName))\}$/,
          );
        }
      }
    }
    expect([...used].sort()).toEqual(Object.keys(config.variables).sort());
    for (const [name, variable] of Object.entries(config.variables)) {
      for (const target of ['dev', 'prod']) {
        const value =
          config.targets[target]?.variables?.[name] ?? variable.default ?? variable.lookup;
        expect(value, `${name} in ${target}`).toBeTruthy();
      }
    }
  });

  law('tasks depend on tasks of their job, without a cycle', (files) => {
    for (const { job } of loadBundle(files).jobs.values()) {
      const keys = job.tasks.map((task) => task.task_key);
      expect(keys).toEqual([...new Set(keys)]);
      // Written in order, each task waits only for earlier ones: that excludes cycles.
      for (const [index, task] of job.tasks.entries()) {
        for (const { task_key } of task.depends_on ?? []) {
          expect(keys.slice(0, index)).toContain(task_key);
        }
      }
    }
  });

  law('code reads exactly the parameters that it is passed', (files) => {
    const { jobs, pipelines } = loadBundle(files);
    for (const { job, path } of jobs.values()) {
      for (const { notebook_task, sql_task } of job.tasks) {
        if (notebook_task) {
          const code = files.get(fromFile(path, notebook_task.notebook_path)) as string;
          expect(code.split('\n')[0]).toBe('# Databricks notebook source');
          expect(code).not.toMatch(/argparse|sys\.argv|spark\.stop/);
          expect(read(code, /dbutils\.widgets\.get\("(\w+)"\)/g)).toEqual(
            Object.keys(notebook_task.base_parameters ?? {}).sort(),
          );
        }
        if (sql_task) {
          const code = files.get(fromFile(path, sql_task.file.path)) as string;
          expect(code).not.toContain('Databricks notebook source');
          expect(read(code.replace(/--.*$/gm, ''), /(?<!:):([a-z_]+)/g)).toEqual(
            Object.keys(sql_task.parameters ?? {}).sort(),
          );
        }
      }
    }
    for (const { pipeline, path } of pipelines.values()) {
      const root = fromFile(path, pipeline.root_path);
      const code = [...files].filter(([file]) => file.startsWith(root)).map(([, text]) => text);
      expect(read(code.join('\n'), /spark\.conf\.get\("(\w+)"\)/g)).toEqual(
        Object.keys(pipeline.configuration).sort(),
      );
    }
  });

  law(
    'notebook tasks have the environment of their job, other tasks and jobs have none',
    (files) => {
      for (const { job } of loadBundle(files).jobs.values()) {
        const notebooks = job.tasks.filter((task) => task.notebook_task);
        expect(job.environments?.map((each) => each.environment_key)).toEqual(
          notebooks.length > 0 ? ['default'] : undefined,
        );
        if (job.environments) expect(job.environments[0]?.spec.environment_version).toBe('4');
        for (const task of job.tasks) {
          expect(task.environment_key).toBe(task.notebook_task ? 'default' : undefined);
        }
      }
    },
  );

  law('names, descriptions and tags are as the architecture wants them', (files) => {
    for (const { job } of loadBundle(files).jobs.values()) {
      expect(job.name.startsWith('[${bundle.target}] ')).toBe(true);
      expect(job.description).toMatch(/^(Atomic job|Composite job|Orchestrator): /);
      expect(Object.keys(job.tags)).toEqual(
        expect.arrayContaining(['job_level', 'layer', 'project']),
      );
      for (const value of Object.values(job.tags)) {
        // The strictest cloud's rule for tag values.
        if (!value.startsWith('${'))
          expect(value).toMatch(/^([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/);
      }
    }
  });

  law(
    'the schedule is off by default and on in one place; a warning has its health rule',
    (files) => {
      const { jobs } = loadBundle(files);
      const scheduled = [...jobs.values()].filter(({ job }) => job.schedule);
      expect(scheduled.map(({ job }) => job.schedule?.pause_status)).toEqual(
        jobs.has('master_refresh_orchestrator') ? ['${var.schedule_status}'] : [],
      );
      const bundle = [...files].filter(([path]) => /^(databricks|resources).*\.yml$/.test(path));
      const enabled = bundle.flatMap(
        ([, text]) => withoutComments(text).match(/: "?UNPAUSED"?$/gm) ?? [],
      );
      expect(enabled).toHaveLength(scheduled.length);
      for (const { job } of jobs.values()) expect(warns(job)).toBe(job.health !== undefined);
    },
  );

  law('every job is reached from an orchestrator', (files) => {
    const { jobs } = loadBundle(files);
    const reached = new Set<string>();
    const visit = (key: string) => {
      reached.add(key);
      for (const task of jobs.get(key)?.job.tasks ?? []) {
        const child = jobRun(task);
        if (child !== null) visit(child);
      }
    };
    visit('master_setup_orchestrator');
    visit('master_refresh_orchestrator');
    for (const key of jobs.keys()) expect(reached, key).toContain(key);
  });
});

function warns(job: Job): boolean {
  return job.email_notifications?.on_duration_warning_threshold_exceeded !== undefined;
}

function jobRun(task: Task): string | null {
  return /^\$\{resources\.jobs\.(\w+)\.id\}$/.exec(task.run_job_task?.job_id ?? '')?.[1] ?? null;
}

function withoutComments(yaml: string): string {
  return yaml.replace(/^\s*#.*$/gm, '');
}

function read(code: string, pattern: RegExp): string[] {
  return [...new Set([...code.matchAll(pattern)].map((match) => match[1] as string))].sort();
}
