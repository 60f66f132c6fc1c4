import { join } from 'node:path';
import type { Bundle } from '../bundle/bundle.ts';
import { levelOf } from '../bundle/level.ts';
import { kindOf, readExisting } from '../disk/read-existing.ts';
import { readText } from '../disk/read-text.ts';
import { listFolder } from '../disk/walk.ts';
import { addJob } from '../edit/add-job.ts';
import type { TaskSource } from '../edit/source-problems.ts';
import { LEVELS } from '../level.ts';
import { UserError } from '../problem.ts';
import { newJob } from '../scaffold/new-job.ts';
import { stemOf } from '../scaffold/title.ts';
import { askJob, type JobRequest, jobAnswerProblems, parseJob } from '../spec/job-flags.ts';
import type { JobSurroundings, RawJobAnswers } from '../spec/job-question.ts';
import { applyChanges, type EditPlan } from './apply-changes.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import type { Io } from './io.ts';
import { projectOf } from './project-of.ts';
import { noteFaults, reachableFiles, readBundle } from './read-bundle.ts';
import { purposeOf } from './settle.ts';

const CANNOT = 'the job cannot be made:';

/** Adds a job to the bundle that is found: plan, preview, confirmation, then one write. */
export async function addJobTo(options: CommandOptions, io: Io): Promise<void> {
  let answers: JobRequest | null = null;
  const makePlan = async () => {
    const { root, bundle } = await readBundle(startOf(options, io), purposeOf(options), io);
    await noteFaults(bundle, io);
    // Who has answered is not asked again when the plan is made anew.
    answers ??= await answersOf(options, bundle, io);
    return planJob(root, bundle, answers, io);
  };
  await applyChanges(makePlan, options, io);
}

function planJob(root: string, bundle: Bundle, answers: JobRequest, io: Io): EditPlan {
  const { job, source } = newJob(answers, bundle.variables);
  const changes = addJob(bundle, {
    job,
    source: source && { ...source, found: foundAt(root, source.path) },
    parents: answers.parent.map((key) => ({
      key,
      task: stemOf(job.key),
      after: answers.after,
      atEnd: false,
    })),
    variables: answers.variable,
    project: projectOf(root, bundle),
    reachable: reachableFiles(root, io),
  });
  return { root, bundle, changes, done: `Added ${job.key}.` };
}

/** What is at a path; null for nothing. Throws UserError for what is neither a text nor a folder. */
function foundAt(root: string, path: string): TaskSource['found'] {
  if (isFolder(root, path)) {
    const listed = listFolder(join(root, path));
    return { kind: 'folder', names: 'why' in listed ? [] : listed.files };
  }
  if (readExisting(root, [path]).size === 0) return null;
  const found = readText(join(root, path));
  if ('text' in found) return { kind: 'file', text: found.text };
  throw new UserError(`--path: cannot read ${path}: ${found.why}`);
}

/** Whether a path leads through folders to a folder; a link is none. */
function isFolder(root: string, path: string): boolean {
  const parts = path.split('/');
  return parts.every((_, index) => {
    return kindOf(join(root, ...parts.slice(0, index + 1)), false) === 'folder';
  });
}

/** Flags, and what a person answers where somebody can be asked. Throws UserError when they will not do. */
async function answersOf(options: CommandOptions, bundle: Bundle, io: Io): Promise<JobRequest> {
  const given = { ...options.flags, name: options.words[0] };
  const wrong = jobAnswerProblems(given);
  if (wrong.length > 0) throw new UserError(CANNOT, wrong);
  const asks = io.ui !== null && !options.yes && options.format === 'text';
  const raw: RawJobAnswers =
    asks && io.ui ? await askJob(await io.ui(), given, surroundings(bundle)) : given;
  if (raw.name === undefined) throw new UserError('give the key of the job: add-job NAME');
  const parsed = parseJob(raw);
  if ('problems' in parsed) throw new UserError(CANNOT, parsed.problems);
  return parsed.job;
}

function surroundings(bundle: Bundle): JobSurroundings {
  const folders = [...bundle.files.keys()].flatMap((path) => {
    return /^resources\/(.+)\/[^/]+$/.exec(path)?.[1] ?? [];
  });
  return {
    domains: [...new Set(folders)].filter((folder) => folder !== LEVELS.orchestrator.folder),
    jobs: [...bundle.jobs].map(([key, definitions]) => ({
      key,
      level: levelOf(bundle, key),
      tasks: definitions.flatMap(({ tasks }) => tasks.map((task) => task.key.value)),
    })),
    pipelines: bundle.resources
      .filter(({ type }) => type === 'pipelines')
      .map(({ key }) => key.value),
    variables: [...bundle.variables],
  };
}
