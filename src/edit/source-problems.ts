import { posix } from 'node:path';
import { fileKind } from '../notebook/header.ts';
import type { Problem } from '../problem.ts';
import type { SourceTask } from '../spec/job.ts';
import type { PathNaming } from '../task/task-facts.ts';
import { taskSource } from '../task/task-type.ts';

/** The code that a task runs. */
export interface TaskSource {
  readonly path: string;
  /** What it is made of, if it is not there yet. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** What is there; null for nothing. */
  readonly found:
    | { readonly kind: 'folder'; readonly names: readonly string[] }
    | { readonly kind: 'file'; readonly text: string }
    | null;
}

/** What speaks against a file or folder for a task: the CLI wants a notebook, or a plain file. */
export function sourceProblems(task: SourceTask, { path, files, found }: TaskSource): Problem[] {
  const source = taskSource(task.type);
  const wanted = source?.kind ?? 'folder';
  const isFolder = found?.kind === 'folder';
  if (found !== null && isFolder !== (wanted === 'folder')) {
    const [is, not] = isFolder ? ['a folder', 'a file'] : ['a file', 'a folder'];
    return [problem(path, `${not}: this is ${is}`)];
  }
  const text = found?.kind === 'file' ? found.text : null;
  switch (wanted) {
    case 'notebook':
      return text === null ? newNotebook(path) : foundNotebook(path, text);
    case 'file':
      return plainFile(path, text, source?.extensions ?? []);
    case 'folder':
      return found?.kind === 'folder' ? foundFolder(path, found.names, files) : [];
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

function plainFile(
  path: string,
  text: string | null,
  extensions: PathNaming['extensions'],
): Problem[] {
  if (!extensions.some((each) => path.toLowerCase().endsWith(each))) {
    return [problem(path, `a file that ends in ${extensions.join(' or ')}`)];
  }
  if (text === null || fileKind(path, text).kind !== 'notebook') return [];
  return [problem(path, 'a plain file: this one is a notebook, by its first line')];
}

/** The first file of a project is the one by which it is known. */
function foundFolder(
  path: string,
  names: readonly string[],
  [first]: TaskSource['files'],
): Problem[] {
  const name = first === undefined ? null : posix.basename(first.path);
  if (name === null || names.includes(name)) return [];
  return [problem(path, `a new folder, or one with a ${name}: this one is there, and has none`)];
}

function problem(path: string, allowed: string): Problem {
  return { key: 'path', value: JSON.stringify(path), allowed };
}
