import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { layersInUse } from './needs.ts';
import { shownValue } from './outcome.ts';
import { type AnswerKey, type Answers, type ProjectSpec, slugOf } from './project.ts';
import { ANSWER_KEYS, type AnswerText, QUESTIONS, questionOf } from './questions.ts';
import { schemaClash } from './text.ts';

/** Answers as they came in, by key; what is absent gets its default. */
export type RawAnswers = Readonly<Record<string, unknown>>;

export type Parsed = { readonly spec: ProjectSpec } | { readonly problems: readonly Problem[] };

/**
 * The one gate: turns answers, whatever their way in, into a project that can be generated.
 * All problems are reported at once. `directory` is the name of the target folder, the default
 * for the project's name; null when none was given. Does no I/O and never throws.
 */
export function parseSpec(raw: RawAnswers, directory: string | null): Parsed {
  const { answers, problems } = resolve(raw, directory);
  const all = [...unknownKeys(raw), ...problems];
  const shaping = ['layers', 'domains', 'schemas'];
  if (!problems.some(({ key }) => shaping.includes(key))) all.push(...contradictions(answers));
  return all.length > 0 ? { problems: all } : { spec: { ...answers, slug: slugOf(answers.name) } };
}

/** What is wrong with answers that are right one by one. */
function contradictions(answers: Answers): Problem[] {
  const used = layersInUse(answers);
  if (used.length === 0) {
    return [{ key: 'layers', value: '[]', allowed: 'choose at least one layer or domain' }];
  }
  return used.flatMap((layer, index) => {
    const name = answers.schemas[layer];
    const others = used.slice(0, index).map((other) => answers.schemas[other]);
    const clash = schemaClash(name, others);
    return clash === null
      ? []
      : [{ key: 'schemas', value: shownValue(`${layer}=${name}`), allowed: clash }];
  });
}

/** What is wrong with the answers given so far, before the missing ones are asked. */
export function answerProblems(raw: RawAnswers): Problem[] {
  return [...unknownKeys(raw), ...resolve(raw, null).problems];
}

/** The first question that has no answer yet and makes a difference; null when all is known. */
export function nextQuestion(raw: RawAnswers, directory: string | null): AnswerKey | null {
  const { answers } = resolve(raw, directory);
  return ANSWER_KEYS.find((key) => !given(raw, key) && QUESTIONS[key].needed(answers)) ?? null;
}

/** The answers with defaults filled in, and what is wrong with those given; a bad one counts as its default. */
export function resolve(
  raw: RawAnswers,
  directory: string | null,
): { answers: Answers; problems: Problem[] } {
  const answers: Partial<Record<AnswerKey, unknown>> = {};
  const problems: Problem[] = [];
  for (const key of ANSWER_KEYS) {
    const question = questionOf(key);
    const initial = question.initial(directory);
    const fromDirectory = key === 'name' && !given(raw, key) && directory !== null;
    if (!given(raw, key) && !fromDirectory) {
      answers[key] = initial;
      continue;
    }
    const outcome = question.parse(given(raw, key) ? raw[key] : initial, initial);
    answers[key] = 'value' in outcome ? outcome.value : initial;
    if ('value' in outcome) continue;
    const from = fromDirectory ? ' (taken from the directory: give --name)' : '';
    for (const { value, allowed } of outcome.faults) {
      problems.push({ key, value, allowed: allowed + from });
    }
  }
  return { answers: answers as Answers, problems };
}

/** The answers that shape the project, in the form of the answers file and in the table's order. */
export function writtenAnswers(spec: ProjectSpec): Record<string, AnswerText> {
  const needed = ANSWER_KEYS.filter((key) => QUESTIONS[key].needed(spec));
  return Object.fromEntries(needed.map((key) => [key, questionOf(key).write(spec[key], spec)]));
}

function given(raw: RawAnswers, key: string): boolean {
  return Object.hasOwn(raw, key) && raw[key] !== undefined;
}

function isAnswerKey(key: string): key is AnswerKey {
  return Object.hasOwn(QUESTIONS, key);
}

function unknownKeys(raw: RawAnswers): Problem[] {
  return Object.keys(raw)
    .filter((key) => !isAnswerKey(key))
    .map((key) => ({
      key,
      value: '',
      allowed: `no answer has this key.${didYouMean(key, ANSWER_KEYS)}`,
    }));
}
