import type { Severity } from '../finding.ts';
import { type Printed, type WorkflowCommand, workflowCommands } from '../printed.ts';
import type { Report } from './findings.ts';
import { regionsOf } from './positions.ts';

const COMMANDS: Record<Severity, WorkflowCommand['name']> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** Findings as workflow commands, which GitHub shows at the lines of a pull request. */
export function githubReport({ findings, textOf }: Pick<Report, 'findings' | 'textOf'>): Printed {
  const region = regionsOf(textOf);
  return workflowCommands(
    findings.map(({ rule, severity, at, message, help }) => {
      const { line, column, endLine, endColumn } = region(at);
      // GitHub takes columns only within one line.
      const columns = line === endLine ? { col: column, endColumn } : {};
      return {
        name: COMMANDS[severity],
        fields: { file: at.path, line, endLine, ...columns, title: rule },
        message: help === undefined ? message : `${message}\n${help}`,
      };
    }),
  );
}
