import { shellWord } from '../shell-word.ts';
import type { AnswerText } from '../spec/questions.ts';

/** The command line that gives the same project without a question, quoted for a POSIX shell. */
export function repeatCommand(
  program: string,
  directory: string,
  answers: Readonly<Record<string, AnswerText>>,
  git: boolean,
): string {
  const flags = Object.entries(answers).map(
    ([key, value]) => `--${key}=${shellWord(flagText(value))}`,
  );
  const target = directory.startsWith('-') ? `./${directory}` : directory;
  const words = [program, shellWord(target), ...flags, '--yes', ...(git ? ['--git'] : [])];
  return words.join(' ');
}

/** An answer as its flag takes it: lists by comma, maps as `key=value` by comma, no items as `none`. */
export function flagText(value: AnswerText): string {
  if (typeof value === 'string') return value;
  const items = Array.isArray(value)
    ? value
    : Object.entries(value).map(([key, text]) => `${key}=${text}`);
  return items.length === 0 ? 'none' : items.join(',');
}
