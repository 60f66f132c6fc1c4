import { hasSqlTask, layersFromOutside } from './needs.ts';
import { type ProjectSpec, TARGETS } from './project.ts';

/** What a project needs in the workspace and does not make itself, one sentence each. */
export function requirements(spec: ProjectSpec): string[] {
  const catalogs = TARGETS.map((target) => `catalog ${spec.catalogs[target]} for ${target}`);
  const schemas = layersFromOutside(spec).map((layer) => {
    const writes = layer === 'gold' && spec.domains.standard.length > 0;
    const use = writes ? 'read and added to, in dev by all users alike' : 'read';
    return `schema ${spec.schemas[layer]} with the ${layer} tables in each catalog (${use})`;
  });
  const warehouse = hasSqlTask(spec) ? [`SQL warehouse ${spec.warehouse}`] : [];
  return [...catalogs, ...schemas, ...warehouse];
}
