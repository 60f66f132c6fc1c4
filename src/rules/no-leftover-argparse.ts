import type { Rule } from '../subject/rule.ts';
import { notebooksRun } from '../subject/task-facts.ts';
import { migrateCommand } from './parts/migrate-command.ts';

export const noLeftoverArgparse: Rule = {
  id: 'no-leftover-argparse',
  severity: 'warning',
  summary: 'Notebooks do not import argparse',
  architecture: ['import of argparse is unused', 'imports of argparse are unused'],
  readsCode: true,
  *check(subject) {
    for (const { facts, use } of notebooksRun(subject)) {
      const { argparse } = facts;
      if (argparse === null || argparse.firstUse !== null) continue;
      for (const span of argparse.imports) {
        yield {
          at: span,
          subject: use.subject,
          message: 'argparse is imported, and nothing uses it',
          help: `Remove the import: "${migrateCommand('notebooks', [use.path])}" does it.`,
        };
      }
    }
  },
};
