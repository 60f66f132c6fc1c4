import { placeText } from '../bundle/references.ts';
import { PREFIXES } from '../bundle/settings.ts';
import type { Rule } from '../subject/rule.ts';
import { fixOf } from './parts/fix.ts';
import { isForeignText } from './parts/foreign-text.ts';

export const variablePrefix: Rule = {
  id: 'variable-prefix',
  severity: 'error',
  summary: 'References to variables begin with var.',
  *check({ references, variables }) {
    for (const { file, path, place, span, inside, inKey } of references) {
      const [name] = path ?? [];
      if (name === undefined || path?.length !== 1 || inKey || !variables.has(name)) continue;
      if (PREFIXES.includes(name) || isForeignText(place) || place[0] === 'include') continue;
      yield {
        at: span,
        subject: placeText(place),
        message: `"\${${inside}}" stays as it is: the variable ${name} is \${var.${name}}`,
        see: declaredAt(variables.get(name)?.[0]?.name.span),
        help: `Write \${var.${name}}.`,
        ...fixOf(file, `Write \${var.${name}}`, true, {
          start: span.start + 2,
          end: span.start + 2,
          text: 'var.',
        }),
      };
    }
  },
};

function declaredAt<T>(span: T | undefined) {
  return span === undefined ? [] : [{ value: 'declared here', span }];
}
