import { fileKind } from '../notebook/header.ts';
import type { Problem } from '../problem.ts';
import type { CodeTask } from '../spec/job.ts';

/** The file that a task runs. */
export interface TaskSource {
  readonly path: string;
  /** What it is made with, if it is not there yet. */
  readonly text: string;
  /** What is there; null for nothing. */
  readonly found: string | null;
}

/** What speaks against a file for a task: the CLI refuses what is no notebook, or is one. */
export function sourceProblems(task: CodeTask, { path, found }: TaskSource): Problem[] {
  switch (task.kind) {
    case 'notebook':
      return found === null ? newNotebook(path) : foundNotebook(path, found);
    case 'sql-file':
      return sqlFile(path, found);
    case 'pipeline':
      return [];
  }
}

function newNotebook(path: string): Problem[] {
  if (path.endsWith('.py')) return [];
  return [problem(path, 'a file that ends in .py: this one is not there, and is made in Python')];
}

function foundNotebook(path: string, text: string): Problem[] {
  if (fileKind(path, text).kind === 'notebook') return [];
  const allowed =
    'a notebook: this file is none. Its first line has to be "# Databricks notebook source", in the comment mark of its language';
  return [problem(path, allowed)];
}

function sqlFile(path: string, found: string | null): Problem[] {
  if (!/\.sql$/i.test(path)) return [problem(path, 'a file that ends in .sql')];
  if (found === null || fileKind(path, found).kind !== 'notebook') return [];
  return [problem(path, 'a plain file: this one is a notebook, by its first line')];
}

function problem(path: string, allowed: string): Problem {
  return { key: 'path', value: JSON.stringify(path), allowed };
}
