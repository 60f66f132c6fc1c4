import { ownField, targetsOf, textOfField, topField } from '../bundle/targets.ts';
import type { Rule } from '../subject/rule.ts';

export const bundleHasName: Rule = {
  id: 'bundle-has-name',
  severity: 'error',
  summary: 'The bundle has a name',
  *check({ bundle }) {
    // A file that cannot be read may hold it.
    if (bundle.faults.some(({ text }) => text === null || text.includes('bundle'))) return;
    const name = topField(bundle, 'bundle', 'name');
    if (name !== null && textOfField(name)?.value !== '' && textOfField(name) !== null) return;
    const targets = [...targetsOf(bundle).values()];
    if (targets.length > 0 && targets.every((each) => ownField(each, 'bundle', 'name'))) return;
    // With a path of its own, the CLI needs no name.
    if (topField(bundle, 'workspace', 'root_path') !== null) return;
    if (targets.length > 0 && targets.every((each) => ownField(each, 'workspace', 'root_path'))) {
      return;
    }
    const { path, root, view } = bundle.rootFile;
    const block = view.entries(root).get('bundle');
    const key = name?.entry.key ?? block?.key;
    yield {
      at: {
        path: name?.file.path ?? path,
        start: key?.start ?? root?.start ?? 0,
        end: key?.end ?? root?.start ?? 0,
      },
      subject: 'bundle.name',
      message: 'the bundle has no name',
      help: 'Write "bundle:" with "name: <name>" in it: the CLI makes the paths of deployments of it.',
    };
  },
};
