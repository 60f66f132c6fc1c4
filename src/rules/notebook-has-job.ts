import { calledBy } from '../subject/called-notebooks.ts';
import type { Rule } from '../subject/rule.ts';
import { type Subject, tasksOf } from '../subject/subject.ts';
import { NOTEBOOK_EXTENSIONS } from '../task/notebook-name.ts';
import { isTaskType, LOOP, taskSource } from '../task/task-type.ts';

/** Where notebooks of a project stand. */
const FOLDER = 'src';

/** Names in folders that are looked at; in what is larger, nothing is said of the rest. */
const MOST_NAMES = 5000;

export const notebookHasJob: Rule = {
  id: 'notebook-has-job',
  severity: 'warning',
  summary: 'A notebook below src is run by a job, or by a notebook that is',
  architecture: ['notebook is run by no job', 'notebooks are run by no job'],
  readsCode: true,
  *check(subject) {
    if (!knowsAllThatRuns(subject)) return;
    const run = runPaths(subject);
    if (run === null) return;
    const folders = foldersRun(subject);
    for (const path of notebookFiles(subject)) {
      if (run.has(path) || folders.some((folder) => path.startsWith(folder))) continue;
      if (subject.code.kind(path)?.kind !== 'notebook') continue;
      const { length } = (subject.code.text(path) ?? '').split(/\r?\n/, 1)[0] ?? '';
      yield {
        at: { path, start: 0, end: length },
        message: 'no job runs this notebook',
        help: 'Run it in an atomic job, or delete it. What other notebooks import is no notebook: take the header out.',
      };
    }
  },
};

/**
 * Whether all that runs is known. A path that leads nowhere may be meant for any notebook, and so may a
 * task of no type, and a file that is not included.
 */
function knowsAllThatRuns(subject: Subject): boolean {
  const { disk, partlyUnknown, wholeJobs, unloaded } = subject;
  if (partlyUnknown || wholeJobs.some(({ open }) => open) || unloaded().length > 0) return false;
  const paths = subject.paths().filter(({ kind }) => kind !== 'glob');
  if (paths.some(({ path }) => path.startsWith('..') || disk.kindOf(path) === null)) return false;
  const known = new Set(paths.map(({ path }) => path));
  return [...tasksOf(subject)].every(({ task: { work } }) => {
    if (work.kind === 'source') return work.path !== null && known.has(work.path);
    // A loop in a loop is not looked into.
    if (work.kind === 'other' && work.type === LOOP[0]) return false;
    if (work.kind === 'other') return isTaskType(work.type) && taskSource(work.type) === null;
    return work.kind === 'run-job';
  });
}

/**
 * All that tasks and pipelines run, with the notebooks that these run; null where one runs what cannot be
 * known, or is not there.
 */
function runPaths(subject: Subject): ReadonlySet<string> | null {
  const found = new Set(subject.paths().map(({ path }) => path));
  for (const path of found) {
    const facts = subject.code.notebook(path);
    if (facts === null) continue;
    const calls = (subject.code.text(path) ?? '').split('notebook.run(').length - 1;
    if (calls > facts.calls.length) return null;
    for (const { path: called } of calledBy(subject, facts)) {
      if (called === null) return null;
      found.add(called);
    }
  }
  return found;
}

/** Folders of which pipelines and others take what is there, up to the first wildcard. */
function foldersRun({ paths }: Subject): string[] {
  return paths()
    .filter(({ kind }) => kind === 'glob' || kind === 'folder' || kind === 'any')
    .map(({ path }) => `${path.split(/[*?[]/, 1)[0]}`)
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1))
    .filter((folder) => folder !== '');
}

function* notebookFiles({ disk }: Subject): Generator<string> {
  const folders = [FOLDER];
  let left = MOST_NAMES;
  for (const folder of folders) {
    for (const name of disk.list(folder)) {
      if (left-- <= 0) return;
      if (name.startsWith('.')) continue;
      const path = `${folder}/${name}`;
      if (NOTEBOOK_EXTENSIONS.some((extension) => name.endsWith(extension))) yield path;
      else if (disk.kindOf(path) === 'folder') folders.push(path);
    }
  }
}
