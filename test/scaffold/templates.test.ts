/**
 * Handlebars in strict mode refuses a misspelt `{{value}}`, but not a misspelt `{{#if}}` or
 * `{{#each}}`: the block is just never shown. So every block must be seen in some project.
 */
import Handlebars from 'handlebars';
import { expect, it } from 'vitest';
import { templatePaths, templateText } from '../../build/templates.mjs';
import { newProject } from '../../src/create/new-project.ts';
import { specOf } from '../support/answers.ts';

const PROJECTS = [
  { domains: 'semantic,monitoring,ml,finance', functions: 'sql', emails: 'a@b.co' },
  { domains: 'semantic', layers: 'bronze' },
].map((raw) => [...newProject(specOf({ name: 'x', ...raw }), '1').values()].join('\n'));

it.each(templatePaths())('every block of %s is shown in some project', (path) => {
  for (const text of blockTexts(templateText(path))) {
    expect(
      PROJECTS.some((project) => project.includes(text)),
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
      PROJECTS.some((project) => project.includes(line)),
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
