import type { Bundle, BundleFile, Job } from '../../bundle/bundle.ts';
import { textAt } from '../../bundle/located.ts';
import type { Change, FileTree } from '../../files.ts';
import type { Finding } from '../../finding.ts';
import { addTo } from '../../grouped.ts';
import { applyEdits, type Span } from '../../text.ts';
import { leftAs, noteOn } from '../findings.ts';
import type { Argument } from './argument.ts';
import { codeTasks, type FileTask } from './code-tasks.ts';
import { isPythonNotebook, migrateNotebook } from './notebook.ts';
import type { Remark } from './remark.ts';
import { SHARES_NOTHING, type Sharing } from './run-targets.ts';
import { isFaithful, type TaskEdit, taskEdit } from './task-edit.ts';

export interface NotebookPlan {
  readonly changes: readonly Change[];
  /** What stays as it is, and why. */
  readonly left: readonly Finding[];
  /** What the reader should know about what changes. */
  readonly notes: readonly Finding[];
}

/** Paths of the notebooks that the tasks of a bundle run, from its root. */
export function notebooksOf(bundle: Bundle): string[] {
  const paths = codeTasks(bundle).map(({ path }) => path);
  return [...new Set(paths)].filter((path) => /\.(py|ipynb)$/.test(path));
}

/** One notebook that can change, with what its tasks need for that. */
interface Candidate {
  readonly change: Change;
  readonly notes: readonly Finding[];
  readonly tasks: ReadonlyMap<BundleFile, readonly TaskEdit[]>;
}

/** What becomes of one notebook, before it is known what becomes of the others. */
export interface NotebookDraft {
  readonly candidate: Candidate | null;
  readonly left: readonly Finding[];
}

/** The tasks that run each file. */
export function tasksByPath(bundle: Bundle | null): ReadonlyMap<string, readonly FileTask[]> {
  const tasks = new Map<string, FileTask[]>();
  for (const task of bundle === null ? [] : codeTasks(bundle)) {
    addTo(tasks, task.path, task);
  }
  return tasks;
}

/**
 * What one notebook and the tasks that run it become: both change, or neither, with the reason.
 * Scripts that are no notebooks keep argparse.
 */
export function draftNotebook(
  path: string,
  before: string,
  tasks: readonly FileTask[],
  sharing: () => Sharing = () => SHARES_NOTHING,
): NotebookDraft {
  if (!isPythonNotebook(path, before)) {
    return { candidate: null, left: scriptRemarks(path, before, tasks) };
  }
  const { after, args, ...remarks } = migrateNotebook(path, before, sharing);
  const placed = ({ start, end }: Remark): Span => ({ path, start, end });
  const left = remarks.left.map((each) => leftAs(placed(each), each.message));
  if (after === before) return { candidate: null, left };
  const edits = args === null ? new Map() : editsOfTasks(tasks, args);
  if (Array.isArray(edits)) {
    const waits = leftAs(top(path), 'it waits until its tasks can be edited');
    return { candidate: null, left: [...left, ...edits, waits] };
  }
  const notes = [
    ...remarks.notes.map((each) => noteOn(placed(each), each.message)),
    ...tasks.flatMap((each) => mismatches(each, args ?? [])),
  ];
  return { candidate: { change: { path, before, after }, notes, tasks: edits }, left };
}

/** The beginning of a file, for what is about all of it. */
function top(path: string): Span {
  return { path, start: 0, end: 0 };
}

/** A notebook that stays as it is since it cannot be read. */
export function unreadable(path: string, reason: string): NotebookDraft {
  return { candidate: null, left: [leftAs(top(path), reason)] };
}

/** The changes of all notebooks and of the files with their tasks. */
export function joinDrafts(drafts: readonly NotebookDraft[]): NotebookPlan {
  const left = drafts.flatMap((draft) => draft.left);
  const candidates = drafts.flatMap(({ candidate }) => candidate ?? []);
  const odd = unfaithfulFiles(candidates);
  const ready = candidates.filter(({ change, tasks: own }) => {
    const file = [...own.keys()].find((each) => odd.has(each));
    if (file === undefined) return true;
    const message = `the text around its task in ${file.path} is unusual: edit both by hand`;
    left.push(leftAs(top(change.path), message));
    return false;
  });
  return {
    changes: [...ready.map(({ change }) => change), ...bundleChanges(ready)],
    left,
    notes: ready.flatMap(({ notes }) => notes),
  };
}

/** The plan for `files`, the notebooks to migrate. */
export function migrateNotebooks(bundle: Bundle | null, files: FileTree): NotebookPlan {
  const tasks = tasksByPath(bundle);
  return joinDrafts(
    [...files].map(([path, text]) => draftNotebook(path, text, tasks.get(path) ?? [])),
  );
}

function taskEditsByFile(candidates: readonly Candidate[]): Map<BundleFile, TaskEdit[]> {
  const byFile = new Map<BundleFile, TaskEdit[]>();
  for (const [file, edits] of candidates.flatMap(({ tasks }) => [...tasks])) {
    for (const edit of edits) addTo(byFile, file, edit);
  }
  return byFile;
}

function unfaithfulFiles(candidates: readonly Candidate[]): Set<BundleFile> {
  const all = [...taskEditsByFile(candidates)];
  return new Set(all.flatMap(([file, edits]) => (isFaithful(file, edits) ? [] : [file])));
}

function bundleChanges(candidates: readonly Candidate[]): Change[] {
  return [...taskEditsByFile(candidates)].map(([{ path, text }, tasks]) => {
    const edits = tasks.flatMap((each) => each.edits);
    return { path, before: text, after: applyEdits(text, edits) };
  });
}

/** A script that a notebook task runs cannot be deployed: it may have been meant as a notebook. */
function scriptRemarks(path: string, text: string, tasks: readonly FileTask[]): Finding[] {
  const isScript = tasks.length > 0 && tasks.every(({ kind }) => kind === 'spark_python_task');
  if (isScript || !text.includes('argparse')) return [];
  const message =
    'a script keeps argparse. If it is to be a notebook, put "# Databricks notebook source" on its first line';
  return [leftAs(top(path), message)];
}

/** The edits of all tasks by file; what stands against them, if anything does. */
function editsOfTasks(
  tasks: readonly FileTask[],
  args: readonly Argument[],
): Map<BundleFile, TaskEdit[]> | Finding[] {
  const edits = new Map<BundleFile, TaskEdit[]>();
  const refused: Finding[] = [];
  for (const task of tasks) {
    const { file, key } = task;
    const own = taskEdit(task, args);
    if ('reason' in own) {
      const message = `the task ${key} cannot be edited safely, since ${own.reason}. Make it a notebook_task with base_parameters by hand`;
      refused.push(leftAs({ path: file.path, start: own.at, end: own.at }, message));
    } else if (own.edits.length > 0 && file.path.startsWith('../')) {
      refused.push(leftAs(top(file.path), "this file is outside the bundle's folder"));
    } else if (own.edits.length > 0) addTo(edits, file, own);
  }
  return refused.length > 0 ? refused : edits;
}

/** What a task does not pass although its notebook needs it, and what it passes for nothing. */
function mismatches(task: FileTask, args: readonly Argument[]): Finding[] {
  const { job, file, fields, key, entry } = task;
  const { view } = file;
  if (fields.has('parameters') || job.resource.target !== null) return [];
  const base = [...view.entries(fields.get('base_parameters')?.value ?? null).keys()];
  const passed = new Set([...base, ...parametersOf(job)]);
  const widgets = new Set(args.map(({ widget }) => widget));
  const absent = args.filter(({ preset, widget }) => preset === null && !passed.has(widget));
  const unread = base.filter((each) => !widgets.has(each));
  const at = { path: file.path, start: entry.key.start, end: entry.key.end };
  const messages = [
    ['does not pass what its notebook needs', absent.map(({ widget }) => widget)],
    ['passes what its notebook does not read', args.length === 0 ? [] : unread],
  ] as const;
  return messages.flatMap(([message, list]) =>
    list.length === 0 ? [] : [noteOn(at, `the task ${key} ${message}: ${list.join(', ')}`)],
  );
}

/** Names of a job's own parameters, which it passes to all its tasks. */
function parametersOf({ resource }: Job): string[] {
  const { view } = resource.file;
  const list = view.entries(resource.entry.value).get('parameters')?.value ?? null;
  const items = view.sequence(list)?.items ?? [];
  return items.flatMap(({ node }) => {
    const name = textAt(resource.file, view.entries(node).get('name')?.value ?? null);
    return name === null ? [] : [name.value];
  });
}
