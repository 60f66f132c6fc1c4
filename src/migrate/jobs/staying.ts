import type { Bundle } from '../../bundle/bundle.ts';
import type { Finding } from '../../finding.ts';
import { addTo } from '../../grouped.ts';
import { leftAs } from '../findings.ts';
import type { CodeItem, Standing } from './code-item.ts';

/** Tasks that run one code, and so can only move together. */
export interface Group {
  readonly items: readonly CodeItem[];
  /** The file that they run; null for a task by itself. */
  readonly source: string | null;
}

/**
 * Keeps account of what stays. With a task stay those that run the same code, and with one task of a
 * job that is to change its level all of that job; each is said once, with the reason.
 */
export function stayingOf(
  bundle: Bundle,
  groups: readonly Group[],
  isAllOrNothing: (job: string) => boolean,
) {
  const left: Finding[] = [];
  const items = new Set<CodeItem>();
  const jobs = new Set<string>();
  const whole = new Set<Group>();
  const groupOf = new Map(groups.flatMap((group) => group.items.map((item) => [item, group])));
  const byJob = new Map<string, CodeItem[]>();
  for (const item of groupOf.keys()) {
    const key = item.job.resource.key.value;
    addTo(byJob, key, item);
  }
  const say = ({ at, reason }: Standing) => {
    left.push(leftAs(at, reason));
  };
  const todo: (() => void)[] = [];
  const stayJob = (key: string, reason: string) => {
    if (jobs.has(key)) return;
    jobs.add(key);
    const at = bundle.jobs.get(key)?.[0]?.resource.key.span;
    if (at !== undefined) say({ at, reason: `the job ${key} ${reason}` });
    for (const item of byJob.get(key) ?? []) todo.push(() => stayGroup(groupOf.get(item), key));
  };
  const stayItem = (item: CodeItem, reason: string | null, place?: Standing) => {
    if (items.has(item)) return;
    items.add(item);
    const { job, task } = item;
    const key = task.key.value;
    if (reason !== null) {
      const at = place?.at ?? task.key.span;
      say({ at, reason: `the task ${key} stays, since ${reason}` });
    }
    const parent = job.resource.key.value;
    if (isAllOrNothing(parent)) stayJob(parent, `keeps all its code, since the task ${key} stays`);
    todo.push(() => stayGroup(groupOf.get(item), parent));
  };
  const stayGroup = (group: Group | undefined, because: string) => {
    if (group === undefined || whole.has(group)) return;
    whole.add(group);
    for (const item of group.items) {
      const isOther = item.job.resource.key.value !== because;
      const reason = `the job ${because} runs ${group.source} too, and stays as it is`;
      stayItem(item, isOther ? reason : null);
    }
  };
  const settle = () => {
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) next();
  };
  return {
    left,
    has: (item: CodeItem) => items.has(item),
    hasJob: (key: string) => jobs.has(key),
    say,
    /** A task stays, and with it what hangs on it. */
    item: (item: CodeItem, reason: string, place?: Standing) => {
      stayItem(item, reason, place);
      settle();
    },
    /** All tasks of a job stay, and with them what hangs on them. */
    job: (key: string, reason: string) => {
      stayJob(key, reason);
      settle();
    },
    /** Tasks that run what a job runs that stays. */
    group: (group: Group, because: string) => {
      stayGroup(group, because);
      settle();
    },
  };
}
