import { ownField, targetsOf } from '../bundle/targets.ts';
import type { Rule } from '../subject/rule.ts';

export const oneDefaultTarget: Rule = {
  id: 'one-default-target',
  severity: 'error',
  summary: 'At most one target is the default',
  *check({ bundle }) {
    const defaults = [...targetsOf(bundle).values()].flatMap((target) => {
      const field = ownField(target, 'default');
      const value = field?.entry.value;
      if (field === null || value?.kind !== 'scalar' || value.value !== true) return [];
      const { start } = field.entry.key;
      return [{ target, span: { path: field.file.path, start, end: value.end } }];
    });
    const [first, second, ...others] = defaults;
    if (first === undefined || second === undefined) return;
    yield {
      at: second.span,
      subject: `targets.${second.target.name.value}`,
      message: `${defaults.map(({ target }) => target.name.value).join(', ')} are all the default target`,
      see: [first, ...others].map(({ target, span }) => ({ value: target.name.value, span })),
      help: 'Keep "default: true" in one of them: the CLI refuses to choose.',
    };
  },
};
