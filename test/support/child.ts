/** A process of its own that writes to a project; bundled and run by test/cli/kill.test.ts. */
import { setTimeout } from 'node:timers/promises';
import { readExisting } from '../../src/disk/read-existing.ts';
import { recover } from '../../src/disk/recover.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { type Change, changesBetween } from '../../src/files.ts';
import { UserError } from '../../src/problem.ts';
import { tear, watchedDisk } from './disk.ts';

export type Task =
  | { readonly kind: 'write'; readonly root: string; readonly changes: readonly Change[] }
  | { readonly kind: 'recover'; readonly root: string }
  | { readonly kind: 'count'; readonly root: string; readonly times: number };

/** When the process kills itself: before a call, or in the middle of it. */
export interface Death {
  readonly at: number;
  readonly torn: boolean;
}

const { task, death }: { task: Task; death?: Death } = JSON.parse(process.argv[2] as string);
const { signal } = new AbortController();
const disk = watchedDisk((number, call, path) => {
  if (number !== death?.at) return;
  if (death.torn) tear(call, path);
  process.kill(process.pid, 'SIGKILL');
  for (;;); // until it arrives
});
const patience = { looks: 10_000, pause: () => setTimeout(2) };
const options = { signal, disk, patience };

if (task.kind === 'write') await writeChanges(task.root, task.changes, options);
else if (task.kind === 'recover') await recover(task.root, options);
else for (let done = 0; done < task.times; ) if (await increment(task.root)) done++;
process.stdout.write('done');

/** Adds one to the number that three files hold; a fourth file is there when it is odd. */
async function increment(root: string): Promise<boolean> {
  await recover(root, options);
  const paths = ['a', 'b/b', 'b/c/c', 'odd/odd'];
  const existing = readExisting(root, paths);
  const next = String(Number(existing.get('a')) + 1);
  const wanted = new Map<string, string | null>(paths.map((path) => [path, next]));
  if (Number(next) % 2 === 0) wanted.set('odd/odd', null);
  try {
    await writeChanges(root, changesBetween(existing, wanted), options);
    process.stdout.write('+');
    return true;
  } catch (error) {
    if (error instanceof UserError && error.message.includes('changed meanwhile')) return false;
    throw error;
  }
}
