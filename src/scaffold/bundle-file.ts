import type { Layer } from '../layer.ts';
import type { ProjectSpec, TargetName } from '../spec/project.ts';
import { render } from './render.ts';

interface Variable {
  readonly name: string;
  readonly description: string;
  readonly default: string | null;
  /** Name of the warehouse whose id is the value. */
  readonly lookup: string | null;
  /** Values that differ from the default. */
  readonly targets: Partial<Record<TargetName, string>>;
}

/**
 * `databricks.yml` for a project with resource files at these paths. Declares exactly the variables
 * that they use.
 */
export function renderBundle(
  spec: ProjectSpec,
  paths: readonly string[],
  used: ReadonlySet<string>,
): string {
  const variables = declarations(spec).filter((variable) => used.has(variable.name));
  return render('project/databricks.yml.hbs', {
    name: spec.name,
    description: spec.description,
    slug: spec.slug,
    ownSchemas: spec.layers.length > 0,
    includes: includePatterns(paths),
    variables,
    dev: valuesIn('dev', variables),
    prod: valuesIn('prod', variables),
  });
}

/**
 * One pattern for each depth at which there are files. The CLI matches with Go's filepath.Glob,
 * where `**` reaches one level only.
 */
function includePatterns(paths: Iterable<string>): string[] {
  const depths = new Set([...paths].map((path) => path.split('/').length - 2));
  return [...depths].sort().map((depth) => `resources/${'*/'.repeat(depth)}*.yml`);
}

function declarations(spec: ProjectSpec): Variable[] {
  return [
    {
      name: 'catalog',
      description: 'Unity Catalog catalog that holds all schemas',
      default: null,
      lookup: null,
      targets: spec.catalogs,
    },
    schemaVariable('bronze', spec),
    schemaVariable('silver', spec),
    schemaVariable('gold', spec),
    {
      name: 'warehouse_id',
      description: 'SQL warehouse that runs the SQL file tasks, found by its name',
      default: null,
      lookup: spec.warehouse,
      targets: {},
    },
    {
      name: 'schedule_status',
      description: 'PAUSED or UNPAUSED: whether scheduled jobs start by themselves',
      default: 'PAUSED',
      lookup: null,
      targets: { prod: 'UNPAUSED' },
    },
  ];
}

function schemaVariable(layer: Layer, spec: ProjectSpec): Variable {
  const schema = spec.schemas[layer];
  const own = spec.layers.includes(layer);
  return {
    name: `${layer}_schema`,
    description: own
      ? `Schema of the ${layer} tables`
      : `Schema of the ${layer} tables, which others make; all targets use the same`,
    default: schema,
    lookup: null,
    // Tables that others make are where they are, also for a developer.
    targets: own ? { dev: `\${workspace.current_user.short_name}_${schema}` } : {},
  };
}

function valuesIn(
  target: TargetName,
  variables: readonly Variable[],
): { name: string; value: string }[] {
  return variables.flatMap(({ name, targets }) => {
    const value = targets[target];
    return value === undefined ? [] : [{ name, value }];
  });
}
