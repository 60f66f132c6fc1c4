import type { Fault } from '../bundle/bundle.ts';
import type { Diagnostic, Rule } from './rule.ts';

export const yamlSyntax: Rule = {
  id: 'yaml-syntax',
  severity: 'error',
  summary: 'Files of a bundle can be read',
  check: ({ bundle }) => syntaxFindings(bundle.faults),
};

export function syntaxFindings(faults: readonly Fault[]): Diagnostic[] {
  return faults.map(({ path, offset, message }) => ({
    at: { path, start: offset, end: offset },
    rule: yamlSyntax.id,
    severity: yamlSyntax.severity,
    message,
  }));
}
