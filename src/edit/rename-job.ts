import type { Bundle } from '../bundle/bundle.ts';
import { matches } from '../bundle/glob.ts';
import { textsOf } from '../bundle/load.ts';
import { type Change, PROJECT_FILE } from '../files.ts';
import { keyTwice } from '../patch/editable.ts';
import { renameEdits } from '../patch/rename.ts';
import { type Problem, UserError } from '../problem.ts';
import { readProjectFile } from '../project-file.ts';
import { stemOf, titleCase } from '../scaffold/title.ts';
import { didYouMean } from '../suggest.ts';
import { applyEdits } from '../text.ts';
import { keyProblems } from './add-job-problems.ts';
import { refuseFaultsAbout } from './loose-ends.ts';

export interface RenameJobRequest {
  readonly key: string;
  readonly to: string;
  /** Whether tasks named after the job get its new name, too. */
  readonly tasks: boolean;
  /** Whether the display name does. */
  readonly title: boolean;
  /** The text of `.dab-project.yml`; null when there is none. */
  readonly projectFile: string | null;
  readonly exists: (path: string) => boolean;
}

/**
 * The changes that give a job another key: its definitions, all references to it, the file that is
 * named after it, and that file's line in `.dab-project.yml`. Task keys and the display name stay unless wanted.
 * Throws UserError when the job is unknown or the new key cannot be used.
 */
export function renameJob(bundle: Bundle, request: RenameJobRequest): Change[] {
  const { key, to, projectFile: before } = request;
  refuseFaultsAbout(bundle, key);
  const problems = renameProblems(bundle, request);
  if (problems.length > 0)
    throw new UserError(`${key} cannot be renamed:`, problems, textsOf(bundle));
  const moves = new Map<string, string>();
  for (const { resource } of bundle.jobs.get(key) ?? []) {
    const moved = renamedPath(bundle, resource.file.path, key, to);
    if (moved !== null) moves.set(resource.file.path, moved);
  }
  const changes: Change[] = [];
  const edits = renameEdits(bundle, key, to, {
    task: request.tasks ? { from: stemOf(key), to: stemOf(to) } : null,
    title: request.title ? { from: titleCase(stemOf(key)), to: titleCase(stemOf(to)) } : null,
  });
  for (const file of bundle.files.values()) {
    if (file.path.startsWith('../') && edits.has(file.path)) {
      throw new UserError(`${file.path} is outside the bundle's folder: rename it there by hand`);
    }
    const moved = moves.get(file.path);
    const after = applyEdits(file.text, edits.get(file.path) ?? []);
    if (moved !== undefined) {
      changes.push({ path: file.path, before: file.text, after: null });
      changes.push({ path: moved, before: null, after });
    } else if (after !== file.text) changes.push({ path: file.path, before: file.text, after });
  }
  const after = before && movedInProjectFile(before, moves);
  if (before !== null && after !== before) {
    changes.push({ path: PROJECT_FILE, before, after });
  }
  return changes;
}

function renameProblems(bundle: Bundle, { key, to, tasks, exists }: RenameJobRequest): Problem[] {
  const problems: Problem[] = [];
  const definitions = bundle.jobs.get(key);
  if (definitions === undefined) {
    const allowed = `a job of the bundle.${didYouMean(key, bundle.jobs.keys())}`;
    return [{ key: 'name', value: JSON.stringify(key), allowed }];
  }
  problems.push(...keyProblems(bundle, to));
  for (const { resource } of definitions) {
    const path = [
      ...(resource.target === null ? [] : ['targets', resource.target]),
      'resources',
      'jobs',
      key,
    ];
    const twice = keyTwice(resource.file.root, path);
    if (twice === null) continue;
    const at = { path: resource.file.path, start: twice.at, end: twice.at };
    problems.push({ key: '', value: '', at, allowed: `${twice.reason}: remove one first` });
  }
  if (tasks) problems.push(...taskProblems(bundle, key, stemOf(to)));
  for (const { resource } of definitions) {
    const moved = renamedPath(bundle, resource.file.path, key, to);
    if (moved === null) continue;
    if (exists(moved))
      problems.push({ key: moved, value: '', allowed: 'this file exists already' });
    else if (!bundle.includes.some(({ pattern }) => matches(pattern.value, moved))) {
      const allowed = 'no include pattern would load this file: add one first';
      problems.push({ key: moved, value: '', allowed });
    }
  }
  return problems;
}

/** Two tasks of one key would be merged without a word. */
function taskProblems(bundle: Bundle, key: string, task: string): Problem[] {
  return [...bundle.jobs].flatMap(([parent, definitions]) => {
    const clash = definitions.some(({ tasks }) => {
      const runs = tasks.some(({ work }) => work.kind === 'run-job' && work.job?.value === key);
      return runs && tasks.some((each) => each.key.value === task);
    });
    const allowed = `the job ${parent} has a task of this key already`;
    return clash ? [{ key: 'tasks', value: JSON.stringify(task), allowed }] : [];
  });
}

/** `x/old.yml` and `x/old.job.yml` are named after their job; null for other files. */
function renamedPath(bundle: Bundle, path: string, key: string, to: string): string | null {
  if (path === bundle.rootFile.path) return null;
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  return name.startsWith(`${key}.`) ? path.slice(0, slash) + to + name.slice(key.length) : null;
}

/** The project file with the new paths of files that it names. A damaged one stays as it is. */
function movedInProjectFile(text: string, moves: ReadonlyMap<string, string>): string {
  const { files } = readProjectFile(text);
  const edits = [...moves].flatMap(([from, to]) => {
    const key = files.get(from);
    return key?.style === 'plain' ? [{ start: key.start, end: key.end, text: to }] : [];
  });
  return applyEdits(text, edits);
}
