import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { draftNotebook } from '../../src/migrate/notebooks/notebooks.ts';
import { openJupyter } from '../../src/notebook/jupyter.ts';
import { outlinePython } from '../../src/notebook/python-walk.ts';
import { type Counts, kindOf } from './counts.ts';

const HEADER = '# Databricks notebook source';

/** A file of Python, and what it is to Databricks. */
export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** The lines of a source notebook that are Python: magics and shell lines are no part of it. */
function pythonOf(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/^([ \t]*)[%!].*(?:\\\n.*)*/gm, (line, indent) => {
    return `${indent}pass${'\n'.repeat(line.split('\n').length - 1)}`;
  });
}

/** The files that CPython parses. */
export function validFiles(files: readonly CodeFile[], python: string): Set<string> {
  const input = files
    .map(
      ({ path, text }) => `${JSON.stringify([path, isNotebook(text) ? pythonOf(text) : text])}\n`,
    )
    .join('');
  const script = join(process.env.npm_package_json ?? '.', '..', 'test/wild/valid.py');
  const { stdout, status, stderr } = spawnSync(python, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`${python} failed: ${stderr}`);
  return new Set(
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string),
  );
}

export function isNotebook(text: string): boolean {
  return text.startsWith(HEADER);
}

/** Counts how many valid files are read; names those that are not. */
export function countReading(
  files: readonly CodeFile[],
  valid: ReadonlySet<string>,
  counts: Counts,
  unread: string[],
): void {
  for (const { path, text } of files) {
    if (!valid.has(path)) continue;
    const group = isNotebook(text) ? 'valid source notebooks' : 'valid Python files';
    counts.add(group, 'files');
    const { broken } = outlinePython(text);
    if (broken === null) counts.add(group, 'read');
    else {
      counts.add(group, 'not read');
      unread.push(
        `${path}:${text.slice(0, broken.from).split('\n').length}: ${text.slice(broken.from, broken.from + 60).split('\n')[0]}`,
      );
    }
  }
}

/** Whether a file makes a parser of argparse; every one counts, refused or not. */
function hasParser(text: string): boolean {
  return /\bArgumentParser\s*\(/.test(text);
}

/** Counts what becomes of every file with a parser, and of those that only import argparse. */
export function countMigration({ path, text }: CodeFile, counts: Counts, left: string[]): void {
  const isJupyter = path.endsWith('.ipynb');
  if (isJupyter && 'why' in openJupyter(text)) return;
  if (!/\bargparse\b/.test(text)) return;
  const isSource = isJupyter || isNotebook(text);
  const kind = hasParser(text) ? 'live argparse' : 'argparse imported only';
  const group = `${kind}, ${isSource ? 'notebooks' : 'scripts taken for notebooks'}`;
  counts.add(group, 'files');
  const whole = isSource ? text : `${HEADER}\n${text}`;
  try {
    const draft = draftNotebook(path, whole, []);
    if (draft.candidate !== null) {
      counts.add(group, 'converted');
      const { after } = draft.candidate.change;
      const again = draftNotebook(path, after ?? '', []);
      if (again.candidate !== null) counts.add(group, 'NOT THE SAME TWICE');
      if (!isJupyter && outlinePython(after ?? '').broken !== null) counts.add(group, 'BROKEN');
      return;
    }
    const [first] = draft.left;
    counts.add(group, first === undefined ? 'nothing to do' : `left: ${kindOf(first.message)}`);
    if (first !== undefined) left.push(`${path}: ${first.message}`);
  } catch (error) {
    counts.add(group, 'CRASHED');
    left.push(`${path}: ${(error as Error).stack}`);
  }
}
