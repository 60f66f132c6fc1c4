import { SEVERITIES } from '../finding.ts';
import { type Printed, shown } from '../printed.ts';
import type { Rule } from '../subject/rule.ts';

/** The page of one rule, as `explain` prints it: Markdown that reads well as plain text. */
export function rulePage({ id, severity, summary }: Rule, page: string): Printed {
  return shown(`## ${id}\n\n**${summary}.** (${severity})\n\n${page.trim()}\n`);
}

/** The text of docs/rules.md: a table of all rules, then their pages. */
export function rulesDocument(rules: readonly Rule[], pageOf: (id: string) => string): string {
  const rows = [...rules]
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    .map(({ id, severity, summary }) => `| [${id}](#${id}) | ${severity} | ${summary} |`);
  return [
    '# Rules of `create-dab-project check`',
    '',
    '<!-- Written by npm run update: edit src/rules/ and src/rules/pages/ instead. -->',
    '',
    'An error will fail, at deployment or at run time, or breaks the architecture. A warning will',
    'surprise somebody. A note is a matter of style.',
    '',
    '| Rule | Severity | Law |',
    '| --- | --- | --- |',
    ...rows,
    '',
    rules.map((rule) => rulePage(rule, pageOf(rule.id))).join('\n'),
  ].join('\n');
}
