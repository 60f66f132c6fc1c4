import { textAt } from '../bundle/located.ts';
import { referencePath } from '../bundle/reference-path.ts';
import type { Rule } from '../subject/rule.ts';

export const secretIsVariable: Rule = {
  id: 'secret-is-variable',
  severity: 'error',
  summary: 'Secrets get their value from a variable without a default',
  *check({ bundle, variables }) {
    for (const { type, key, file, entry } of bundle.resources) {
      if (type !== 'secrets') continue;
      const value = textAt(file, file.view.entries(entry.value).get('value')?.value ?? null);
      if (value === null) continue;
      const inside = /^\$\{([^${}]*)\}$/.exec(value.value)?.[1];
      const path = inside === undefined ? null : referencePath(inside);
      const found = { at: value.span, subject: `resources.secrets.${key.value}.value` };
      if (path === null) {
        yield {
          ...found,
          message: 'the secret stands in the file',
          help: 'Write ${var.<name>}, and give the value with --var or in the environment.',
        };
        continue;
      }
      const declared = path[0] === 'var' ? variables.get(path[1] ?? '') : undefined;
      const open = declared?.find(({ fields }) => fields.has('default'));
      if (open === undefined) continue;
      yield {
        ...found,
        message: `the variable ${path[1]} has a default, so that the secret stands in the file`,
        see: [{ value: 'declared here', span: open.name.span }],
        help: 'Remove the default, and give the value with --var or in the environment.',
      };
    }
  },
};
