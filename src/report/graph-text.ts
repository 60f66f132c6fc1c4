import { taskKind } from '../graph/graph.ts';
import type { RunItem, RunOrder } from '../graph/run-order.ts';
import type { Touched, Use } from '../graph/uses.ts';
import { joined, type Printed, printed, visible } from '../printed.ts';

/** What a run of a job does: numbered steps, each with what runs side by side. */
export function runOrderText(order: RunOrder, target: string | null): Printed {
  const inTarget = target === null ? '' : ` in the target ${target}`;
  const lines = [`${order.job}${inTarget}`];
  const counts = new Map<number, number>();
  for (const { step } of order.items) counts.set(step, (counts.get(step) ?? 0) + 1);
  let before = 0;
  for (const item of order.items) {
    if (item.step !== before) {
      const beside = counts.get(item.step) as number;
      lines.push('', `Step ${item.step}${beside > 1 ? `, ${beside} side by side` : ''}`);
      before = item.step;
    }
    lines.push(...itemLines(item));
  }
  if (order.items.length === 0) lines.push('', 'It runs nothing.');
  if (order.cut) lines.push('', '… and more than can be listed');
  return printed`${joined(lines.map(visible), '\n')}\n`;
}

function itemLines({ jobs, task, when, parameters, fault }: RunItem): string[] {
  const kind = taskKind(task);
  const what = task.job ?? task.what;
  const width = parameters.reduce((widest, { name }) => Math.max(widest, name.length), 0);
  return [
    `  ${[...jobs, task.key].join(' > ')}`,
    `    ${kind}${what === null ? '' : ` ${what}`}${task.loop ? ', for each input' : ''}`,
    ...when.map((condition) => `    only if ${condition}`),
    ...(fault === null ? [] : [`    ! ${fault}`]),
    ...parameters.map(({ name, value, from }) => {
      const note = from === 'job' ? '  (parameter of the job)' : '';
      return `      ${name.padEnd(Math.min(width, 40))} = ${value}${note}`;
    }),
  ];
}

/** Which tasks run a file, and which jobs run those. */
export function usesText(file: string, uses: readonly Use[], jobs: readonly string[]): Printed {
  if (uses.length === 0) return printed`No job is known to use ${visible(file)}.\n`;
  const users = new Set(uses.map(({ job }) => job));
  const above = jobs.filter((key) => !users.has(key));
  const lines = [
    `${file} is run by:`,
    ...uses.map(({ job, task, pipeline }) => {
      return `  ${job} > ${task}${pipeline === null ? '' : ` (pipeline ${pipeline})`}`;
    }),
    ...(above.length === 0 ? [] : ['which are run by:', ...above.map((key) => `  ${key}`)]),
  ];
  return printed`${joined(lines.map(visible), '\n')}\n`;
}

/** What a change touches, and the commands that test it, innermost jobs first. */
export function touchedText(since: string, touched: Touched, commands: readonly string[]): Printed {
  const { jobs, unused } = touched;
  const lines =
    jobs.length === 0
      ? [`No job is touched by what has changed since ${since}.`]
      : [
          `Touched by what has changed since ${since}, each behind what it runs:`,
          ...jobs.map(({ key, because }) => {
            return `  ${key}${because.length === 0 ? '' : `  (${because.join(', ')})`}`;
          }),
          '',
          'Test them in this order:',
          ...commands.map((command) => `  ${command}`),
        ];
  if (unused.length > 0) {
    lines.push('', 'Changed, but not known to be used by a job:');
    lines.push(...unused.map((path) => `  ${path}`));
  }
  return printed`${joined(lines.map(visible), '\n')}\n`;
}
