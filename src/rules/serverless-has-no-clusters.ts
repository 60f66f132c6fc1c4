import { entryAt } from '../bundle/lookup.ts';
import { scopesOf, targetsOf } from '../bundle/targets.ts';
import { pipelinesOf } from '../subject/pipelines.ts';
import type { Rule } from '../subject/rule.ts';

export const serverlessHasNoClusters: Rule = {
  id: 'serverless-has-no-clusters',
  severity: 'error',
  summary: 'A serverless pipeline has no clusters',
  *check({ bundle }) {
    const targets = targetsOf(bundle);
    for (const definitions of pipelinesOf(bundle).values()) {
      for (const scope of scopesOf(definitions, targets)) {
        const all = scope.definitions.map(({ resource, fields, path }) => {
          const { file } = resource;
          const [serverless, clusters] = [
            fields.get('serverless'),
            entryAt(file, fields, 'clusters'),
          ];
          return { file, serverless, clusters, path };
        });
        const on = all.findLast(({ serverless }) => serverless !== undefined);
        const value = on?.serverless?.value;
        if (on === undefined || value?.kind !== 'scalar' || value.value !== true) continue;
        for (const { file, clusters, path } of all) {
          const list = file.view.sequence(clusters?.value ?? null);
          if (clusters === null || list === null || list.items.length === 0) continue;
          yield {
            at: { path: file.path, start: clusters.key.start, end: clusters.key.end },
            subject: path,
            message: 'a serverless pipeline cannot have clusters',
            see: [
              {
                value: 'it is serverless',
                span: { path: on.file.path, start: value.start, end: value.end },
              },
            ],
            help: 'Remove clusters, or serverless: true. The deployment fails with both.',
          };
        }
      }
    }
  },
};
