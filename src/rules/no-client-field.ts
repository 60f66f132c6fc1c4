import type { BundleFile } from '../bundle/bundle.ts';
import { entryAt, mapsIn } from '../bundle/lookup.ts';
import type { Fix } from '../finding.ts';
import { isOwn } from '../patch/insert-field.ts';
import type { Rule } from '../subject/rule.ts';
import { definitionsOf } from '../subject/subject.ts';
import type { Entry } from '../yaml/view.ts';
import { fixOf, scalarEdit } from './parts/fix.ts';

export const noClientField: Rule = {
  id: 'no-client-field',
  severity: 'warning',
  summary: 'Environments say environment_version, not client',
  *checkJobs(subject) {
    for (const { resource, fields, path } of definitionsOf(subject)) {
      const { file } = resource;
      for (const item of mapsIn(file, fields, 'environments')) {
        const spec = entryAt(file, item.fields, 'spec');
        const client = entryAt(file, item.fields, 'spec', 'client');
        if (spec === null || client === null) continue;
        const both = entryAt(file, item.fields, 'spec', 'environment_version') !== null;
        yield {
          at: { path: file.path, start: client.key.start, end: client.key.end },
          subject: `${path}.environments[${item.index}]`,
          message: 'client is deprecated',
          help: both
            ? 'Remove it: environment_version beside it says the same.'
            : 'Write environment_version instead: it takes the same value.',
          ...(both ? {} : renameFix(file, spec, client)),
        };
      }
    }
  },
};

function renameFix(file: BundleFile, spec: Entry, client: Entry): { fix?: Fix } {
  if (!isOwn(file, client.owner, spec.pair.value)) return {};
  const title = 'Write environment_version';
  return fixOf(file, title, true, scalarEdit(file, client.key, 'environment_version'));
}
