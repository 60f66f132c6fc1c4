import { textAt } from '../bundle/located.ts';
import { placeText } from '../bundle/references.ts';
import type { Rule } from '../subject/rule.ts';

export const scriptIsPlainShell: Rule = {
  id: 'script-is-plain-shell',
  severity: 'error',
  summary: 'Scripts have content, without ${…}',
  *check({ bundle, references }) {
    for (const { type, key, file, entry } of bundle.resources) {
      if (type !== 'scripts') continue;
      const content = file.view.entries(entry.value).get('content');
      if (content !== undefined && (textAt(file, content.value)?.value ?? '') !== '') continue;
      const where = content?.key ?? entry.key;
      yield {
        at: { path: file.path, start: where.start, end: where.end },
        subject: `scripts.${key.value}`,
        message: 'the script has no content',
      };
    }
    for (const { place, span, path, inside } of references) {
      if (path === null || place[0] !== 'scripts' || place.length < 3) continue;
      const isContent = place[2] === 'content';
      const early = ['bundle', 'workspace', 'var', 'variables'].includes(path[0] as string);
      if (isContent || (place[2] === 'env' && !early)) {
        yield {
          at: span,
          subject: placeText(place),
          message: isContent
            ? `the CLI allows no "\${${inside}}" in a script's content`
            : `"\${${inside}}" is not known when scripts run`,
          help: isContent
            ? 'Write $NAME for a variable of the shell. For one of the bundle, set it in env first.'
            : 'Use ${var.…}, ${bundle.…} or ${workspace.…}.',
        };
      }
    }
  },
};
