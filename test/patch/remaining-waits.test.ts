/** Who waits for whom once tasks are taken out, seen by a reader that shares no code with the edit. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { removeTasks } from '../../src/patch/remove-tasks.ts';
import { applyEdits } from '../../src/text.ts';
import { jobIn } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

interface Waits {
  readonly task_key: string;
  readonly depends_on?: readonly { readonly task_key: string }[];
}

/** For each task those before it that it waits for, in the order in which they are written. */
const waits: fc.Arbitrary<number[][]> = fc
  .array(fc.array(fc.nat(5), { maxLength: 4 }), { minLength: 2, maxLength: 6 })
  .map((all) => all.map((each, index) => [...new Set(each)].filter((other) => other < index)));

function textOf(all: readonly (readonly number[])[], gap: string): string {
  const tasks = all.map((keys, index) => {
    const list = keys.map((key) => `            -${gap}task_key: t${key}\n`).join('');
    const depends = keys.length === 0 ? '' : `          depends_on:\n${list}`;
    return `        - task_key: t${index}\n${depends}          run_job_task: {job_id: 1}\n`;
  });
  return `resources:\n  jobs:\n    parent:\n      tasks:\n${tasks.join('')}`;
}

function waitsIn(text: string): Map<string, string[]> {
  const tasks: Waits[] = parse(text).resources.jobs.parent.tasks;
  return new Map(
    tasks.map(({ task_key, depends_on = [] }) => [
      task_key,
      depends_on.map((each) => each.task_key),
    ]),
  );
}

/** Those that are kept among what a task waits for, through any number of those that are not. */
function reached(before: Map<string, string[]>, key: string, gone: ReadonlySet<string>): string[] {
  return (before.get(key) ?? []).flatMap((each) => {
    return gone.has(each) ? reached(before, each, gone) : each;
  });
}

it('no task waits for a key twice, those kept stay in order, and nothing else is waited for', () => {
  fc.assert(
    fc.property(
      waits,
      fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(' ', '   '),
      (all, picks, gap) => {
        const text = textOf(all, gap);
        const before = waitsIn(text);
        const gone = new Set(picks.map((pick) => `t${pick % all.length}`));
        fc.pre(gone.size < all.length);
        const edits = removeTasks(jobIn(text, 'parent'), gone);
        if ('reason' in edits) throw new Error(edits.reason);
        const after = waitsIn(applyEdits(text, edits));
        expect([...after.keys()]).toEqual([...before.keys()].filter((key) => !gone.has(key)));
        for (const [key, keys] of after) {
          expect(keys, key).toEqual([...new Set(keys)]);
          const kept = (before.get(key) ?? []).filter((each) => !gone.has(each));
          expect(keys.filter((each) => kept.includes(each))).toEqual(kept);
          expect(new Set(keys)).toEqual(new Set(reached(before, key, gone)));
        }
      },
    ),
    runs(500),
  );
});
