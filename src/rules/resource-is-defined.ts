import type { Resource } from '../bundle/bundle.ts';
import { isReferable } from '../bundle/reference-path.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';

export const resourceIsDefined: Rule = {
  id: 'resource-is-defined',
  severity: 'error',
  summary: 'Resources have content, and keys that references can name',
  *check({ bundle }) {
    const filled = new Set(
      bundle.resources
        .filter((each) => !isNull(each))
        .map(({ type, key }) => `${type}.${key.value}`),
    );
    for (const resource of bundle.resources) {
      if (resource.type === 'scripts') continue;
      const { type, key } = resource;
      const found = keyFinding(resource);
      if (found !== null) yield found;
      else if (isNull(resource) && !filled.has(`${type}.${key.value}`)) {
        yield {
          at: key.span,
          subject: `resources.${type}.${key.value}`,
          message: 'the resource has no content',
          help: 'Fill it, or remove it.',
        };
      }
    }
  },
};

/** An alias of nothing, or a key that is no text, is for the rule yaml-syntax. */
function isNull({ entry: { pair, value } }: Resource): boolean {
  if (pair.value?.kind === 'alias' && value === null) return false;
  return value === null || (value.kind === 'scalar' && value.value === null);
}

function keyFinding({ type, key, entry }: Resource): Breach | null {
  if (typeof entry.key.value !== 'string' && entry.key.value !== null) return null;
  const found = { at: key.span, subject: `resources.${type}.${key.value}` };
  if (key.value.includes('${')) {
    return {
      ...found,
      message: `the key "${key.value}" holds a reference; the CLI resolves none in keys`,
      help: 'Write a plain key, and put the reference into the name of the resource.',
    };
  }
  if (isReferable(key.value)) return null;
  return {
    ...found,
    message: `no reference can name the key "${key.value}"`,
    help: 'Begin it with a letter, end it with a letter or digit; besides, _ and - may stand in it.',
  };
}
