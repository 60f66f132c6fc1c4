import { LEVELS, type Level } from '../level.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import type { Located } from '../text.ts';

export const levelsGoDown: Rule = {
  id: 'levels-go-down',
  severity: 'error',
  summary: 'Orchestrators run composite and atomic jobs, composite jobs run atomic ones',
  architecture: [
    'task runs a job of its own level or above',
    'tasks run jobs of their own level or above',
  ],
  *check(subject) {
    const cyclic = new Set(subject.cycles.flatMap(({ members }) => [...members]));
    for (const { from, to, at, task } of subject.runs) {
      const parent = levelTag(subject, from);
      const child = subject.levels.get(to) ?? null;
      // Jobs that run each other have another fault, and an atomic parent is one in itself.
      if (parent === null || child === null || (cyclic.has(from) && cyclic.has(to))) continue;
      const level = parent.value;
      if (level === 'atomic' || LEVELS[level].rank > LEVELS[child].rank) continue;
      // Without a tag a job that runs jobs may be of either level.
      const tag = levelTag(subject, to);
      if (tag === null && child !== 'atomic' && level !== 'composite') continue;
      yield {
        at,
        subject: task,
        message: `the ${NOUNS[level]} ${from} runs the ${NOUNS[child]} ${to}`,
        see: [
          { value: `${from} is ${level}`, span: parent.span },
          ...(tag === null ? [] : [{ value: `${to} is ${child}`, span: tag.span }]),
        ],
        help: HELP[level],
      };
    }
  },
};

const NOUNS = { atomic: 'atomic job', composite: 'composite job', orchestrator: 'orchestrator' };

const HELP = {
  composite: 'Make this job an orchestrator, or run the atomic jobs from here.',
  orchestrator: 'Run from here what the other orchestrator runs, or take the task out.',
};

function levelTag({ bundle }: Subject, key: string): Located<Level> | null {
  const tag = bundle.jobs.get(key)?.find(({ level }) => level !== null)?.level ?? null;
  return tag !== null && Object.hasOwn(LEVELS, tag.value) ? (tag as Located<Level>) : null;
}
