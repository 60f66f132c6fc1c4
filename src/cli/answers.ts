import { basename, resolve as resolvePath } from 'node:path';
import { LARGEST_YAML, readText } from '../disk/read-text.ts';
import { type Problem, type TextOf, UserError } from '../problem.ts';
import { askMissing } from '../spec/interview.ts';
import { answerProblems, parseSpec, type RawAnswers } from '../spec/parse.ts';
import type { ProjectSpec } from '../spec/project.ts';
import type { Ui } from '../spec/ui.ts';
import type { Span } from '../text.ts';
import type { CreateOptions } from './create-options.ts';
import type { Io } from './io.ts';

/**
 * All answers: from flags, else from the file, else from the person, else the defaults.
 * Throws UserError with every problem; those of given answers before anything is asked.
 */
export async function gatherAnswers(
  options: CreateOptions,
  io: Io,
  ui: Ui | null,
): Promise<ProjectSpec> {
  const folder = options.directory && basename(resolvePath(io.cwd, options.directory));
  const file = await readAnswers(options.answersFile, io.cwd);
  const given: RawAnswers = { ...file.values, ...options.flags };
  const locate = (problem: Problem): Problem => {
    const at = Object.hasOwn(options.flags, problem.key) ? undefined : file.places.get(problem.key);
    return at === undefined ? problem : { ...problem, at };
  };
  if (ui) refuse(answerProblems(given).map(locate), file.textOf);
  const parsed = parseSpec(ui ? await askMissing(given, folder, ui) : given, folder);
  if ('spec' in parsed) return parsed.spec;
  throw refusal(parsed.problems.map(locate), file.textOf);
}

const NO_TEXT: TextOf = () => null;

async function readAnswers(path: string | null, cwd: string) {
  if (path === null) return { values: {}, places: new Map<string, Span>(), textOf: NO_TEXT };
  const { valuePlaces, readYamlMap } = await import('../yaml/read.ts');
  const text = textOf(resolvePath(cwd, path), path);
  const file = { ...readYamlMap(text, path), textOf: () => text };
  // The .dab-project.yml of a project holds its answers one level down.
  const { readProjectFile } = await import('../project-file.ts');
  const { answers } = readProjectFile(text);
  if (answers === null) return file;
  return {
    ...file,
    values: { ...Object(file.values.answers) },
    places: valuePlaces(answers, path),
  };
}

function textOf(path: string, shown: string): string {
  const read = readText(path, { most: LARGEST_YAML });
  if ('text' in read) return read.text;
  throw new UserError(`--answers: cannot read ${shown}: ${read.why}`);
}

function refuse(problems: readonly Problem[], textOf: TextOf): void {
  if (problems.length > 0) throw refusal(problems, textOf);
}

function refusal(problems: readonly Problem[], textOf: TextOf): UserError {
  const subject = problems.length === 1 ? 'an answer' : `${problems.length} answers`;
  return new UserError(`${subject} cannot be used:`, problems, textOf);
}
