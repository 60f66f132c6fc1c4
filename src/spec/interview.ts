import { nextQuestion, type RawAnswers, resolve } from './parse.ts';
import { questionOf } from './questions.ts';
import type { Ui } from './ui.ts';

/**
 * Asks for every answer that is missing and makes a difference, in the table's order. A question
 * that an earlier skipped row turns out to need is asked as soon as that is known.
 */
export async function askMissing(
  given: RawAnswers,
  directory: string | null,
  ui: Ui,
): Promise<RawAnswers> {
  let raw = given;
  for (;;) {
    const key = nextQuestion(raw, directory);
    if (key === null) return raw;
    const question = questionOf(key);
    const { answers } = resolve(raw, directory);
    raw = { ...raw, [key]: await question.ask(ui, question, answers[key], answers) };
  }
}
