import { isLiteral, mapsIn, textIn } from '../bundle/lookup.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';

/** Whether Databricks takes a text for the name of a job parameter. */
export function isLegalParameterName(text: string): boolean {
  return /^[A-Za-z0-9_.-]+$/.test(text);
}

export const legalParameterName: Rule = {
  id: 'legal-parameter-name',
  severity: 'error',
  summary: 'Names of job parameters are made of letters, digits, _, - and .',
  *checkJobs(subject) {
    for (const { resource, fields, path } of definitionsOf(subject)) {
      for (const item of mapsIn(resource.file, fields, 'parameters')) {
        const name = textIn(resource.file, item.fields, 'name');
        if (name === null || !isLiteral(name.value) || isLegalParameterName(name.value)) continue;
        const legal = name.value.slice(0, 100).replace(/[^A-Za-z0-9_.-]+/g, '_');
        yield {
          at: name.span,
          subject: `${path}.parameters[${item.index}]`,
          message: `"${name.value}" is not a legal name of a job parameter`,
          help:
            name.value === ''
              ? 'Give it a name of letters, digits, _, - and dots.'
              : `Use letters without accents, digits, _, - and dots, such as ${legal}.`,
        };
      }
    }
  },
};
