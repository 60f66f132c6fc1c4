/** The README tells what the code does: its tables are made from those of the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SWITCHES } from '../src/cli/create-command.ts';
import { EDIT_COMMANDS, EDIT_SWITCHES } from '../src/cli/edit-commands.ts';
import { flagText } from '../src/report/repeat-command.ts';
import { scaffold } from '../src/scaffold/scaffold.ts';
import { ANSWER_KEYS, QUESTIONS, type Question } from '../src/spec/questions.ts';
import { specOf } from './support/answers.ts';

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');

it.each([
  ['answers', 'README.md', answersTable],
  ['flags', 'README.md', flagsTable],
  ['commands', 'README.md', commandsTable],
  ['differences', 'docs/local-spark.md', differences],
])('what %s tells in %s is made from the code', (name, file, made) => {
  const block = new RegExp(`(<!-- ${name}: [^\\n]*-->\\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  const path = join(ROOT, file);
  const text = readFileSync(path, 'utf8');
  if (process.env.UPDATE) {
    writeFileSync(
      path,
      text.replace(block, (_all, start, _old, end) => start + made() + end),
    );
  } else {
    expect(block.exec(text)?.[2]).toBe(made());
  }
});

it('the numbers of the bench are there', () => {
  expect(readFileSync(README, 'utf8')).toMatch(
    /<!-- bench[^\n]*-->\n(\|[^\n]+\|\n){8}<!-- \/bench -->/,
  );
});

/** The section of that name in the README of a project's tests. */
function differences(): string {
  const readme = scaffold(specOf({ name: 'x' }), '1').get('tests/README.md') as string;
  const [, section] = readme.split('## What is different from Databricks\n\n');
  return section as string;
}

function commandsTable(): string {
  const rows: [string, string][] = [];
  for (const [name, { words, about, flags, switches }] of Object.entries(EDIT_COMMANDS)) {
    rows.push([[name, ...words].join(' '), `**${about}**`]);
    for (const [flag, { form, about: text }] of Object.entries(flags))
      rows.push([`--${flag} ${form}`, text]);
    for (const [flag, text] of Object.entries(switches)) rows.push([`--${flag}`, text]);
  }
  rows.push(['every one of them', '**Also take:**'], ['--project FOLDER', 'Folder of the bundle']);
  for (const [flag, text] of Object.entries(EDIT_SWITCHES)) rows.push([`--${flag}`, text]);
  const lines = rows.map(([what, text]) => `| ${code(what)} | ${text} |\n`);
  return `| Command, flags | What it does |\n| --- | --- |\n${lines.join('')}`;
}

function flagsTable(): string {
  const rows = Object.entries({
    ...SWITCHES,
    answers: 'File (YAML or JSON) with answers; flags win over it',
    help: 'Show the help',
  });
  const lines = rows.map(([name, about]) => `| \`--${name}\` | ${about} |\n`);
  return `| Flag | What it does |\n| --- | --- |\n${lines.join('')}`;
}

function answersTable(): string {
  const defaults = specOf({ domains: 'semantic,monitoring,ml', functions: 'sql' });
  const rows = ANSWER_KEYS.map((key) => {
    const { about, form, write, initial } = QUESTIONS[key] as Question<unknown>;
    const value =
      key === 'name' ? 'the name of the folder' : code(flagText(write(initial(null), defaults)));
    return `| \`--${key}\` | ${about} | ${code(form)} | ${value} |\n`;
  });
  return `| Flag and key | What | Form | Default |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}
