import { placeText } from '../bundle/references.ts';
import type { Rule } from '../subject/rule.ts';
import { fixOf } from './parts/fix.ts';

const PREFIX = '/Workspace/';
const PATHS = new Set(['root_path', 'file_path', 'artifact_path', 'state_path', 'resource_path']);

export const noDoubleWorkspace: Rule = {
  id: 'no-double-workspace',
  severity: 'warning',
  summary: 'Paths of the workspace stand without another /Workspace before them',
  *check({ references }) {
    for (const { file, span, path, place, inKey } of references) {
      const [section, name, ...more] = path ?? [];
      if (section !== 'workspace' || !PATHS.has(name ?? '') || more.length > 0 || inKey) continue;
      const start = span.start - PREFIX.length;
      if (start < 0 || file.text.slice(start, span.start) !== PREFIX) continue;
      yield {
        at: { ...span, start },
        subject: placeText(place),
        message: `${name} begins with /Workspace itself`,
        help: 'Leave /Workspace/ out. The CLI does so, too, with a warning.',
        ...fixOf(file, 'Remove /Workspace/', true, { start, end: span.start, text: '' }),
      };
    }
  },
};
