import { ROOT_FILES } from '../bundle/load.ts';
import type { Rule } from '../subject/rule.ts';

export const oneRootFile: Rule = {
  id: 'one-root-file',
  severity: 'error',
  summary: `A folder has one root file: ${ROOT_FILES.join(', ')}`,
  *check({ bundle: { rootFile }, source }) {
    const others = ROOT_FILES.filter((name) => name !== rootFile.path && source.exists(name));
    if (others.length === 0) return;
    yield {
      at: { path: rootFile.path, start: 0, end: 0 },
      message: `${others.join(' and ')} could be the root file, too`,
      help: 'Keep one of them: the CLI stops when there are several.',
    };
  },
};
