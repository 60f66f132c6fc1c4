import { oldestCliVersion } from '../bundle/cli-version.ts';
import type { Rule } from '../subject/rule.ts';

export const fieldFitsCliVersion: Rule = {
  id: 'field-fits-cli-version',
  severity: 'note',
  summary: 'Every CLI that databricks_cli_version allows knows the fields of the bundle',
  *check({ bundle, misfits }) {
    const oldest = oldestCliVersion(bundle);
    if (oldest === null) return;
    const told = new Set<string>();
    for (const misfit of misfits()) {
      // What it takes is the same wherever the field stands.
      if (misfit.kind !== 'newer' || told.has(misfit.id)) continue;
      told.add(misfit.id);
      const { at, path, name, since } = misfit;
      yield {
        at,
        subject: path,
        message: `${name} is known from CLI ${since} on, and databricks_cli_version allows ${oldest.value.join('.')}`,
        see: [{ span: oldest.span, value: 'older ones are allowed by this' }],
        help: `Write ">= ${since}" there: an older CLI drops the field with a warning.`,
      };
    }
  },
};
