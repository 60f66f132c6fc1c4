/** The docs tell what the code does: their tables are made from those of the code. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { CHECK_FLAGS, CHECK_SWITCHES } from '../src/cli/check-command.ts';
import { SWITCHES } from '../src/cli/create-command.ts';
import { EDIT_COMMANDS, EDIT_FLAGS, EDIT_SWITCHES } from '../src/cli/edit-commands.ts';
import { GRAPH_FLAGS, GRAPH_SWITCHES } from '../src/cli/graph-command.ts';
import { newProject } from '../src/create/new-project.ts';
import { JOB_FIELDS, TASK_FIELDS } from '../src/migrate/jobs/job-fields.ts';
import { FINDINGS_SCHEMA } from '../src/report/findings-json.ts';
import { GRAPH_SCHEMA } from '../src/report/graph-schema.ts';
import { flagText } from '../src/report/repeat-command.ts';
import { rulesDocument } from '../src/report/rule-page.ts';
import { RULES } from '../src/rules/index.ts';
import { pageOf } from '../src/rules/pages.ts';
import { ANSWER_KEYS, QUESTIONS, type Question } from '../src/spec/questions.ts';
import { settingsSchema } from '../src/subject/settings.ts';
import { specOf } from './support/answers.ts';

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');

it.each([
  ['answers', 'docs/create.md', answersTable],
  ['flags', 'docs/create.md', flagsTable],
  ['commands', 'docs/change.md', commandsTable],
  ['check', 'docs/check.md', checkTable],
  ['graph-flags', 'docs/graph.md', graphTable],
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

it.each([
  ['task-fields', TASK_FIELDS],
  ['job-fields', JOB_FIELDS],
])('the table of %s in docs/migrate-jobs.md is that of the code', (name, fields) => {
  const path = join(import.meta.dirname, '..', 'docs', 'migrate-jobs.md');
  const block = new RegExp(`(<!-- ${name}: [^\\n]*-->\\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  const rows = Object.entries(fields).map(([field, { fate, why }]) => {
    const words = { own: 'its own', stays: 'stays', moves: 'moves', copied: 'copied' };
    return `| \`${field}\` | ${words[fate]} | ${why} |\n`;
  });
  const table = `| Field | What | Why |\n| --- | --- | --- |\n${rows.join('')}`;
  const text = readFileSync(path, 'utf8');
  if (process.env.UPDATE) {
    writeFileSync(
      path,
      text.replace(block, (_all, start, _old, end) => start + table + end),
    );
  } else expect(block.exec(text)?.[2]).toBe(table);
});

it.each([
  ['rules.md', rulesDocument(RULES, pageOf)],
  ['findings.schema.json', `${JSON.stringify(FINDINGS_SCHEMA, null, 2)}\n`],
  ['graph.schema.json', `${JSON.stringify(GRAPH_SCHEMA, null, 2)}\n`],
  ['settings.schema.json', `${JSON.stringify(settingsSchema(RULES), null, 2)}\n`],
])('docs/%s is made from the code', (name, text) => {
  const path = join(import.meta.dirname, '..', 'docs', name);
  if (process.env.UPDATE) writeFileSync(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('the README can be read in a few minutes, and links only to what is there', () => {
  const text = readFileSync(README, 'utf8');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8000);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) =>
    join(ROOT, link as string),
  );
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

it('the numbers of the bench are there', () => {
  expect(readFileSync(join(ROOT, 'docs/bench.md'), 'utf8')).toMatch(
    /<!-- bench[^\n]*-->\n(\|[^\n]+\|\n){14}<!-- \/bench -->/,
  );
});

/** The section of that name in the README of a project's tests. */
function differences(): string {
  const readme = newProject(specOf({ name: 'x' }), '1').get('tests/README.md') as string;
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
  rows.push(['every one of them', '**Also take:**']);
  for (const [flag, { form, about }] of Object.entries(EDIT_FLAGS))
    rows.push([`--${flag} ${form}`, about]);
  for (const [flag, text] of Object.entries(EDIT_SWITCHES)) rows.push([`--${flag}`, text]);
  const lines = rows.map(([what, text]) => `| ${code(what)} | ${text} |\n`);
  return `| Command, flags | What it does |\n| --- | --- |\n${lines.join('')}`;
}

function checkTable(): string {
  return tableOf(CHECK_FLAGS, CHECK_SWITCHES);
}

function graphTable(): string {
  return tableOf(GRAPH_FLAGS, GRAPH_SWITCHES);
}

function tableOf(
  flags: Readonly<Record<string, { readonly form: string; readonly about: string }>>,
  switches: Readonly<Record<string, string>>,
): string {
  const rows: [string, string][] = [
    ...Object.entries(flags).map(([flag, { form, about }]): [string, string] => {
      return [`--${flag}${form.startsWith('[') ? '' : ' '}${form}`, about];
    }),
    ...Object.entries(switches).map(([flag, about]): [string, string] => [`--${flag}`, about]),
  ];
  const lines = rows.map(([what, text]) => `| ${code(what)} | ${text} |\n`);
  return `| Flag | What it does |\n| --- | --- |\n${lines.join('')}`;
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

it('the hook for pre-commit runs this version', () => {
  const hooks = readFileSync(join(import.meta.dirname, '../.pre-commit-hooks.yaml'), 'utf8');
  expect(hooks).toContain(`npx --yes create-dab-project@${manifest.version} check\n`);
});
