/** The README tells what the code does: its table of answers is made from the table of questions. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { flagText } from '../src/report/repeat-command.ts';
import { ANSWER_KEYS, QUESTIONS, type Question } from '../src/spec/questions.ts';
import { specOf } from './support/answers.ts';

const README = join(import.meta.dirname, '..', 'README.md');
const BLOCK = /(<!-- answers: [^\n]*-->\n)([\s\S]*?)(<!-- \/answers -->)/;

it('lists every answer', () => {
  const text = readFileSync(README, 'utf8');
  if (process.env.UPDATE) {
    writeFileSync(
      README,
      text.replace(BLOCK, (_all, start, _old, end) => `${start}${answersTable()}${end}`),
    );
    return;
  }
  expect(BLOCK.exec(text)?.[2]).toBe(answersTable());
});

function answersTable(): string {
  const defaults = specOf({ domains: 'semantic,monitoring,ml', functions: 'sql' });
  const rows = ANSWER_KEYS.map((key) => {
    const { about, form, write, initial } = QUESTIONS[key] as Question<unknown>;
    const value =
      key === 'name'
        ? 'the name of the folder'
        : code(flagText(write(initial(defaults, null), defaults)));
    return `| \`--${key}\` | ${about} | ${code(form)} | ${value} |\n`;
  });
  return `| Flag and key | What | Form | Default |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
