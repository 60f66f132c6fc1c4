import type { FileTree } from '../../src/files.ts';

/** Bundles that are as small as can be but for one number. Jobs are maps, written as JSON. */

const ENVIRONMENTS = [{ environment_key: 'default', spec: { environment_version: '4' } }];

export interface MadeTask {
  readonly task_key: string;
  readonly [field: string]: unknown;
}

export function notebookTask(key: string, more: Record<string, unknown> = {}): MadeTask {
  const { notebook = {}, ...fields } = more as { notebook?: object };
  const notebook_task = { notebook_path: '../src/code.py', ...notebook };
  return { task_key: key, environment_key: 'default', notebook_task, ...fields };
}

export function jobTask(key: string, job: string, more: Record<string, unknown> = {}): MadeTask {
  return { task_key: key, run_job_task: { job_id: `\${resources.jobs.${job}.id}` }, ...more };
}

export function atomic(tasks: readonly MadeTask[], more: Record<string, unknown> = {}): object {
  return { environments: ENVIRONMENTS, tasks, tags: { job_level: 'atomic' }, ...more };
}

export function composite(tasks: readonly MadeTask[], more: Record<string, unknown> = {}): object {
  return { tasks, tags: { job_level: 'composite' }, ...more };
}

/** A bundle of jobs, each with the name of its key, and one notebook. */
export function bundleWith(
  jobs: Readonly<Record<string, object>>,
  { root = {}, code = 'print(1)' }: { root?: object; code?: string } = {},
): FileTree {
  const named = Object.entries(jobs).map(([key, job]) => [
    key,
    { name: `[\${bundle.target}] ${key}`, ...job },
  ]);
  const targets = { dev: { mode: 'development', default: true } };
  const config = { bundle: { name: 'shop' }, include: ['resources/*.yml'], targets, ...root };
  return new Map([
    ['databricks.yml', JSON.stringify(config)],
    ['resources/a.yml', JSON.stringify({ resources: { jobs: Object.fromEntries(named) } })],
    ['src/code.py', `# Databricks notebook source\n${code}\n`],
  ]);
}

/** The numbers from 0 on, so many. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
