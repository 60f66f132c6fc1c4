/**
 * Handlebars in strict mode refuses a misspelt `{{value}}`, but not a misspelt `{{#if}}` or
 * `{{#each}}`: the block is just never shown. So every block must be seen in some project.
 */
import Handlebars from 'handlebars';
import { expect, it } from 'vitest';
import { templatePaths, templateText } from '../../build/templates.mjs';
import { newProject } from '../../src/create/new-project.ts';
import { renderJob } from '../../src/scaffold/job-file.ts';
import { newJob } from '../../src/scaffold/new-job.ts';
import { TASK_FLAGS } from '../../src/spec/job-tasks.ts';
import { jobOf, specOf } from '../support/answers.ts';

const PROJECTS = [
  { domains: 'semantic,monitoring,ml,finance', functions: 'sql', emails: 'a@b.co' },
  { domains: 'semantic', layers: 'bronze' },
].map((raw) => [...newProject(specOf({ name: 'x', ...raw }), '1').values()].join('\n'));

const DECLARED = new Set(['catalog', 'gold_schema']);

/** What add-job writes of each type of task. */
const JOBS = TASK_FLAGS.map((task) => {
  const own = task === 'pipeline' ? { pipeline: 'p' } : {};
  const { job, source } = newJob(jobOf({ name: 'a_job', domain: 'b', task, ...own }), DECLARED);
  const files = source?.files ?? [];
  return [renderJob(job, { name: 'x', slug: 'x' }), ...files.map(({ text }) => text)].join('\n');
});

const SHOWN = [...PROJECTS, ...JOBS];

it.each(templatePaths())('every block of %s is shown in some project', (path) => {
  for (const text of blockTexts(templateText(path))) {
    expect(
      SHOWN.some((project) => project.includes(text)),
      text,
    ).toBe(true);
  }
});

it('every template is used', () => {
  const firstLines = templatePaths()
    .filter((path) => !path.includes('/_'))
    .map((path) => longestLine(templateText(path).split('{{')[0] ?? ''));
  for (const line of firstLines) {
    expect(
      SHOWN.some((project) => project.includes(line)),
      line,
    ).toBe(true);
  }
});

/** For each block, a line of literal text inside it. */
function blockTexts(template: string): string[] {
  const texts: string[] = [];
  class Blocks extends Handlebars.Visitor {
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      for (const statement of block.program.body) {
        if (statement.type !== 'ContentStatement') continue;
        const line = longestLine((statement as hbs.AST.ContentStatement).value);
        if (line !== '') texts.push(line);
      }
      super.BlockStatement(block);
    }
  }
  new Blocks().accept(Handlebars.parse(template));
  return texts;
}

function longestLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.reduce((longest, line) => (line.length > longest.length ? line : longest), '');
}
