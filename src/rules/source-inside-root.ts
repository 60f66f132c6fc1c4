import type { Resource } from '../bundle/bundle.ts';
import type { SourcePath } from '../bundle/source-paths.ts';
import type { Breach } from '../finding.ts';
import { addTo } from '../grouped.ts';
import { type Definition, pipelinesOf } from '../subject/pipelines.ts';
import type { Rule } from '../subject/rule.ts';

export const sourceInsideRoot: Rule = {
  id: 'source-inside-root',
  severity: 'warning',
  summary: "A pipeline's sources are in its root folder",
  *check(subject) {
    const byResource = new Map<Resource, SourcePath[]>();
    for (const path of subject.paths()) {
      if (path.resource.type !== 'pipelines') continue;
      addTo(byResource, path.resource, path);
    }
    for (const definitions of pipelinesOf(subject.bundle).values()) {
      yield* outside(
        definitions,
        definitions.flatMap(({ resource }) => byResource.get(resource) ?? []),
      );
    }
  },
};

function* outside(
  definitions: readonly Definition[],
  paths: readonly SourcePath[],
): Generator<Breach> {
  const roots = paths.filter(({ field }) => field === 'root_path');
  const [first] = roots;
  const given = definitions.filter(({ fields }) => fields.has('root_path'));
  if (first === undefined || roots.length < given.length) return;
  for (const use of paths) {
    if (use.field !== 'path' && use.field !== 'include') continue;
    if (roots.some((root) => isInside(use, root.path))) continue;
    yield {
      at: use.written.span,
      subject: use.subject,
      message: `${use.written.value} is not in the pipeline's root folder`,
      see: [{ value: 'the root folder', span: first.written.span }],
      help: 'Move it there, or make root_path a folder that holds both: imports and the editor start from it.',
    };
  }
}

function isInside({ path, glob }: SourcePath, root: string): boolean {
  const fixed = glob ? path.replace(/[*?[\\].*$/s, '') : path;
  if (root === '.') return !fixed.startsWith('..');
  return fixed === root || fixed.startsWith(`${root}/`);
}
