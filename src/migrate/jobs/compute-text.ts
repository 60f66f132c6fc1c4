import type { Job, Task } from '../../bundle/bundle.ts';

import { cutLines } from '../../patch/lines.ts';
import { isShared } from '../../patch/shared.ts';
import type { TextEdit } from '../../text.ts';
import type { YamlItem } from '../../yaml/tree.ts';
import { type CodeItem, fieldText, nameOf, type Standing } from './code-item.ts';
import { linesOfPiece, pieceOf, scalarText } from './moved-text.ts';
import { environmentPaths, pathIn } from './task-paths.ts';

/** The lists of a job that its tasks pick their compute from, and the field that names an entry. */
const LISTS = [
  ['environments', 'environment_key'],
  ['job_clusters', 'job_cluster_key'],
] as const;

/** Who uses an entry of such a list. */
interface Use {
  readonly entry: YamlItem | null;
  readonly tasks: Task[];
}

/** The environments and clusters of a job by list and key, with the tasks that name them. */
export type ComputeUse = ReadonlyMap<string, ReadonlyMap<string, Use>>;

export function computeUse(job: Job): ComputeUse {
  const { view } = job.resource.file;
  return new Map(
    LISTS.map(([list, name]) => {
      const uses = new Map<string, Use>();
      for (const entry of view.sequence(job.fields.get(list)?.value ?? null)?.items ?? []) {
        const key = fieldText(job, entry.node, name);
        if (key !== null) uses.set(key, { entry, tasks: [] });
      }
      for (const task of job.tasks) {
        for (const key of keysOf(job, task, name)) {
          const use = uses.get(key) ?? { entry: null, tasks: [] };
          use.tasks.push(task);
          uses.set(key, use);
        }
      }
      return [list, uses];
    }),
  );
}

/** Why the compute of a task cannot go with it; null when it can. */
export function computeRefusal(
  { job, task, node }: CodeItem,
  uses: ComputeUse,
  splitClusters: boolean,
): Standing | null {
  const { path } = job.resource.file;
  for (const [list, name] of LISTS) {
    for (const key of keysOf(job, task, name)) {
      const { start, end } =
        node.pairs.find((pair) => nameOf(pair.key) === name)?.key ?? task.key.span;
      const no = (reason: string): Standing => ({ reason, at: { path, start, end } });
      const value = job.fields.get(list)?.pair.value;
      if (value?.kind === 'seq' && value.flow) return no(`"${list}" are written in flow style`);
      const use = uses.get(list)?.get(key);
      if (use === undefined || use.entry === null) {
        return no(`its job does not define the ${name} "${key}"`);
      }
      const other = use.tasks.find((each) => each !== task);
      if (list === 'environments' || splitClusters || other === undefined) continue;
      return no(
        `it shares the cluster "${key}" with the task ${other.key.value}: each would start one of its own. Give --split-clusters if that is wanted`,
      );
    }
  }
  return null;
}

/** The keys of environments or clusters that a task or the task in its loop names. */
function keysOf(job: Job, { fields, body }: Task, name: string): Set<string> {
  const { view } = job.resource.file;
  const values = [fields, body].map((each) => {
    const value = view.follow(each.get(name)?.value ?? null);
    return value?.kind === 'scalar' && value.value !== null ? [String(value.value)] : [];
  });
  return new Set(values.flat());
}

/** The lines of the environments and clusters of a task for a job in the file `to`. */
export function computeLines(
  { job, task }: CodeItem,
  uses: ComputeUse,
  to: string,
  column: number,
): string[] {
  const { file } = job.resource;
  return LISTS.flatMap(([list, name]) => {
    const lines = [...keysOf(job, task, name)].flatMap((key) => {
      const entry = uses.get(list)?.get(key)?.entry;
      if (entry == null) return [];
      const edits = environmentPaths(file.view, entry.node).flatMap((local) => {
        const { start, end } = local.node;
        const path = pathIn(to, file.path, local);
        if (path === local.head + local.path) return [];
        return [{ start, end, text: scalarText(file.text, local.node, path) }];
      });
      const piece = pieceOf(file.text, entry.dash as number, entry.node?.end as number);
      return linesOfPiece(file.text, piece, column + 2, edits);
    });
    return lines.length === 0 ? [] : ['', `${' '.repeat(column)}${list}:`, ...lines];
  });
}

/** The edits that take environments and clusters out of a job that only `gone` tasks used. */
export function removeUnused(job: Job, gone: ReadonlySet<string>): TextEdit[] {
  const { text, view } = job.resource.file;
  const { value: map } = job.resource.entry.pair;
  const uses = computeUse(job);
  return LISTS.flatMap(([list, name]) => {
    const pair = job.fields.get(list)?.pair;
    const value = pair?.value;
    if (map?.kind !== 'map' || pair === undefined || value?.kind !== 'seq') return [];
    if (value.flow || isShared(view, value)) return [];
    const keys = [...(uses.get(list) ?? [])].flatMap(([key, { tasks }]) => {
      const isGone = tasks.length > 0 && tasks.every((task) => gone.has(task.key.value));
      return isGone ? [key] : [];
    });
    const unusedKeys = new Set(keys);
    const unused = value.items.filter(({ node }) => {
      return unusedKeys.has(fieldText(job, node, name) ?? '');
    });
    if (unused.length === value.items.length) {
      const index = map.pairs.indexOf(pair);
      const before = map.pairs[index - 1];
      const floor = before?.value?.end ?? before?.key.end ?? 0;
      return [{ ...cutLines(text, pair.key.start, value.end, index === 0, floor), text: '' }];
    }
    return unused.map(({ dash, node }) => {
      const { start, end } = pieceOf(text, dash as number, node?.end as number);
      return { start, end, text: '' };
    });
  });
}
