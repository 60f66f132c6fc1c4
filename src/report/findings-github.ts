import type { Severity } from '../finding.ts';
import type { Report } from './findings.ts';
import { regionsOf } from './positions.ts';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', note: 'notice' };

/** Findings as workflow commands, which GitHub shows at the lines of a pull request. */
export function githubReport({ findings, textOf }: Report): string {
  const region = regionsOf(textOf);
  return findings
    .map(({ rule, severity, at, message, help }) => {
      const { line, column, endLine, endColumn } = region(at);
      // GitHub takes columns only within one line.
      const columns = line === endLine ? { col: column, endColumn } : {};
      const fields = Object.entries({ file: at.path, line, endLine, ...columns, title: rule });
      const list = fields.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
      const text = help === undefined ? message : `${message}\n${help}`;
      return `::${COMMANDS[severity]} ${list}::${data(text)}\n`;
    })
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
