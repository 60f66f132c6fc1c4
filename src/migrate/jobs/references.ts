/** A reference that Databricks fills in when a job runs: `{{job.run_id}}`. */
export interface DynamicReference {
  /** What stands between the braces. */
  readonly name: string;
  readonly kind: ReferenceKind;
}

/**
 * What happens to a reference when its task moves into a job of its own. `same`: it means the same
 * there. `parameter`: a parameter of the job. `parent`: only the parent knows it. `task`: it is about
 * another task of the parent. `unknown`: nothing is known about it.
 * Source: "What is a dynamic value reference?" in the Databricks documentation.
 */
export type ReferenceKind = 'same' | 'parameter' | 'parent' | 'task' | 'unknown';

/** The references in a text, in order. */
export function referencesIn(text: string): DynamicReference[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, inside = '']) => {
    const name = inside.trim();
    return { name, kind: kindOf(name) };
  });
}

const SAME =
  /^(task\.(name|run_id|execution_count|notebook_path)|workspace\.(id|url)|secrets\/.*|input(\..+)?)$/;

function kindOf(name: string): ReferenceKind {
  if (name.startsWith('job.parameters.')) return 'parameter';
  if (SAME.test(name)) return 'same';
  if (name.startsWith('job.')) return 'parent';
  return name.startsWith('tasks.') ? 'task' : 'unknown';
}

/** The name of the parameter that a reference is about. */
export function parameterOf({ name }: DynamicReference): string {
  return name.slice('job.parameters.'.length);
}

/** The key of the task that a reference is about, and what it asks for. */
export function taskOf({ name }: DynamicReference): {
  readonly key: string;
  readonly what: string;
} {
  const [, key = '', what = ''] = /^tasks\.([^.]*)\.?(.*)$/s.exec(name) ?? [];
  return { key: key.replace(/^[`'"]|[`'"]$/g, ''), what };
}

/** A text with its references replaced. */
export function withReferences(text: string, replace: (reference: string) => string): string {
  return text.replace(/\{\{([^{}]*)\}\}/g, (_all, inside: string) => replace(inside.trim()));
}
