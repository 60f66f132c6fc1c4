import type { BundleFile } from '../../bundle/bundle.ts';
import type { TaskPiece, WholeJob } from '../../bundle/whole-job.ts';
import type { Breach } from '../../finding.ts';
import { type Waits, waitsForUnknown } from '../../subject/waits.ts';
import { hasTypeSuffix } from '../../task/task-type.ts';
import type { Located } from '../../text.ts';
import type { YamlNode } from '../../yaml/tree.ts';

/** Parts of a task's outcome that only exist once it ran. */
const OUTCOME =
  /\{\{\s*tasks\.([^.{}\s]+)\.(?:values|output|result_state|error_code|execution_count)\b/g;

/** The tasks whose outcome a piece of a task names, each with the text that names it. */
export type Outcomes = (piece: TaskPiece) => readonly Located<string>[];

/** Tasks that are given the outcome of another task, and do not wait for it. */
export function* unawaitedValues(
  job: WholeJob,
  waits: Waits,
  outcomes: Outcomes,
): Generator<Breach> {
  const { tasks } = job;
  for (const { key, pieces } of tasks.values()) {
    for (const piece of pieces) {
      for (const { value: other, span } of outcomes(piece)) {
        if (other === key || !tasks.has(other) || waits(key).has(other)) continue;
        if (waitsForUnknown(job, waits, key)) continue;
        yield {
          at: span,
          subject: piece.path,
          message: `the task uses what "${other}" gives, and does not wait for it`,
          help: `Add "${other}" to the depends_on of "${key}".`,
        };
      }
    }
  }
}

/** Finds outcomes, and looks at each file and each value once however many tasks show it. */
export function outcomeFinder(): Outcomes {
  const mentions = new Map<BundleFile, boolean>();
  const known = new Map<YamlNode, Located<string>[]>();
  return ({ job, fields }) => {
    const { file } = job.resource;
    const may = mentions.get(file) ?? file.text.includes('tasks.');
    mentions.set(file, may);
    if (!may) return [];
    return [...fields].flatMap(([name, { value }]) => {
      if (value === null || !hasTypeSuffix(name)) return [];
      const found = known.get(value) ?? outcomesIn(file, value);
      known.set(value, found);
      return found;
    });
  };
}

/** What stands behind aliases is looked at where it is written. */
function outcomesIn({ path }: BundleFile, value: YamlNode): Located<string>[] {
  const found: Located<string>[] = [];
  const todo: (YamlNode | null)[] = [value];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node?.kind === 'map') for (const pair of node.pairs) todo.push(pair.value);
    if (node?.kind === 'seq') for (const item of node.items) todo.push(item.node);
    if (node?.kind !== 'scalar' || typeof node.value !== 'string') continue;
    const span = { path, start: node.start, end: node.end };
    for (const [, name] of node.value.matchAll(OUTCOME))
      found.push({ value: name as string, span });
  }
  return found;
}
