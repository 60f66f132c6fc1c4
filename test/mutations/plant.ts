/** Ways to plant mistakes into generated projects by edits of their texts, without reading YAML. */
import type { FileTree } from '../../src/files.ts';
import type { Pick, Plant } from './mutation.ts';

/** A part of a file that a pattern matches. */
export interface Spot {
  readonly path: string;
  readonly text: string;
  /** The whole match, then its groups. */
  readonly match: readonly string[];
  readonly start: number;
}

/** In which files to look: by path, and by what the text must hold. */
export interface Where {
  readonly path: RegExp;
  readonly has?: RegExp;
  readonly lacks?: RegExp;
}

export const ROOT: Where = { path: /^databricks\.yml$/ };
export const JOB: Where = { path: /^resources\//, has: /^ {2}jobs:$/m };
export const ATOMIC: Where = { ...JOB, has: /^ {8}job_level: atomic$/m };
export const COMPOSITE: Where = { ...JOB, has: /^ {8}job_level: composite$/m };
export const ORCHESTRATOR: Where = { ...JOB, has: /^ {8}job_level: orchestrator$/m };
export const UPPER: Where = { ...JOB, has: /^ {8}job_level: (?:composite|orchestrator)$/m };
export const PIPELINE: Where = { path: /^resources\//, has: /^ {2}pipelines:$/m };
export const RESOURCE: Where = { path: /^resources\// };
export const YAML: Where = { path: /^(?:databricks\.yml|resources\/.*)$/ };
/** Jobs whose tasks run notebooks in an environment. */
export const NOTEBOOK_JOB: Where = { ...JOB, has: /^ {10}environment_key: default$/m };
export const NOTEBOOK: Where = { path: /^src\/.*\.py$/, has: /^# Databricks notebook source\n/ };

/** The line of a job's key; the key is the first group. */
export const JOB_KEY = /(?<=^ {4})(\w+)(?=:$)/m;
/** The start of any field of a job. */
export const JOB_FIELD = /^(?= {6}[a-z_]+:)/m;
/** The start of any task. */
export const TASK = /^(?= {8}- task_key: )/m;
/** The start of the field that says what a task runs. */
export const TASK_FIELD = /^(?= {10}\w+_task:$)/m;
/** The start of the level among the tags. */
export const TAG = /^(?= {8}job_level: )/m;
/** The start of any field at the top of the root file but the first one. */
export const TOP_FIELD = /^(?=(?:include|variables|targets):$)/m;
export const END = /$/;
/** The start of any cell of a notebook. */
export const CELL = /(?<=^# COMMAND -{10}\n\n\n)/m;

export function spotsOf(
  files: FileTree,
  { path, has = /^/, lacks = /(?!)/ }: Where,
  find: RegExp,
): Spot[] {
  const all = new RegExp(find, `${find.flags.replace('g', '')}g`);
  return [...files]
    .filter(([name, text]) => path.test(name) && has.test(text) && !lacks.test(text))
    .flatMap(([name, text]) =>
      [...text.matchAll(all)].map((match) => {
        return { path: name, text, match: [...match], start: match.index };
      }),
    );
}

export function put(files: FileTree, { path, text, match, start }: Spot, by: string): FileTree {
  const [{ length }] = match as [string];
  return new Map([...files, [path, text.slice(0, start) + by + text.slice(start + length)]]);
}

/** Puts a text in the place of any one match; a function gets its groups, and the whole spot. */
export function swap(
  where: Where,
  find: RegExp,
  by: string | ((groups: readonly string[], spot: Spot) => string),
): Plant {
  return (files, pick) => {
    const spot = pick(spotsOf(files, where, find));
    if (spot === undefined) return null;
    return put(files, spot, typeof by === 'string' ? by : by(spot.match.slice(1), spot));
  };
}

/** Puts a text in the place of all matches in any one file. */
export function swapAll(where: Where, find: RegExp, by: string): Plant {
  return (files, pick) => {
    const spot = pick(spotsOf(files, where, find));
    if (spot === undefined) return null;
    const all = new RegExp(find, `${find.flags}g`);
    return new Map([...files, [spot.path, spot.text.replaceAll(all, by)]]);
  };
}

/** Adds a file. */
export function add(path: string, text: string): Plant {
  return (files) => new Map([...files, [path, text]]);
}

/** One edit after the other; null when one of them finds no place. */
export function both(...plants: readonly Plant[]): Plant {
  return (files, pick) =>
    plants.reduce<FileTree | null>((left, plant) => left && plant(left, pick), files);
}

/** A job of a project, by what its text shows. */
export interface JobText {
  readonly path: string;
  readonly text: string;
  readonly key: string;
}

export function jobsOf(files: FileTree, where: Where): JobText[] {
  return spotsOf(files, where, JOB_KEY).map(({ path, text, match }) => {
    return { path, text, key: match[1] as string };
  });
}

/** Plants with any job of a kind: `plant` gets the job and makes the edit. */
export function withJob(where: Where, plant: (job: JobText) => Plant): Plant {
  return (files, pick: Pick) => {
    const job = pick(jobsOf(files, where));
    return job === undefined ? null : plant(job)(files, pick);
  };
}

/** Only this file. */
export function at({ path }: { readonly path: string }): Where {
  return { path: new RegExp(`^${path.replaceAll('.', '\\.')}$`) };
}

/** How early the CLI loads a file of a generated project: shallow folders first, then by name. */
export function loadsBefore(a: string, b: string): boolean {
  const [depth, other] = [a.split('/').length, b.split('/').length];
  return depth === other ? a < b : depth < other;
}

/** How often the text of all YAML files has a word. */
export function usesOf(files: FileTree, word: string): number {
  return spotsOf(files, YAML, /^.*$/m).filter(({ match }) => match[0]?.includes(word)).length;
}
