import type { SourcePath } from '../bundle/source-paths.ts';
import type { Breach } from '../finding.ts';
import type { ParameterRead } from '../notebook/facts.ts';
import { calledBy } from '../subject/called-notebooks.ts';
import { jobParameters } from '../subject/passed.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { notebooksRun } from '../subject/task-facts.ts';
import { namedField } from '../task/task-type.ts';
import { missingIn, needed, withShared } from './parts/missing-parameters.ts';
import { nearName } from './parts/near-name.ts';

/** More tasks than that are not listed. */
const MOST_SHOWN = 5;

interface Missing {
  readonly read: ParameterRead;
  readonly from: SourcePath[];
  /** Names that the first of the tasks passes in vain. */
  readonly unread: readonly string[];
}

export const parameterIsPassed: Rule = {
  id: 'parameter-is-passed',
  severity: 'error',
  summary: 'Tasks pass the parameters that their code reads',
  readsCode: true,
  *check(subject) {
    for (const missing of missingParameters(subject).values()) yield findingFor(missing);
    yield* missingInCalls(subject);
  },
};

/** By code and name. */
function missingParameters(subject: Subject): Map<string, Missing> {
  const found = new Map<string, Missing>();
  const passed = jobParameters(subject.bundle);
  for (const task of [...subject.taskCode().values()].flat()) {
    for (const { read, use, unread } of missingIn(subject, task, passed)) {
      const name = `${use.path}\0${read.name}`;
      const before = found.get(name);
      if (before === undefined) found.set(name, { read, from: [use], unread });
      else before.from.push(use);
    }
  }
  return found;
}

function findingFor({ read, from, unread }: Missing): Breach {
  const { name, span } = read;
  const [first] = from;
  const meant = nearName(name, unread);
  const field = (first?.type ? namedField(first.type) : null) ?? 'parameters';
  return {
    at: span,
    ...(first === undefined ? {} : { subject: first.subject }),
    message: `the parameter ${name} is read here, and not passed`,
    see: from.slice(0, MOST_SHOWN).map(({ subject, written }) => {
      return { value: `run by ${subject}`, span: written.span };
    }),
    help:
      meant === null
        ? `Add ${name} to the ${field} of the task, or to the parameters of its job.`
        : `The task passes ${meant}: use one name in both places.`,
  };
}

/** Parameters without which a notebook fails that another one runs: it gets only what that passes. */
function* missingInCalls(subject: Subject): Generator<Breach> {
  const seen = new Set<string>();
  for (const { facts, use } of notebooksRun(subject)) {
    if (seen.has(facts.path)) continue;
    seen.add(facts.path);
    for (const { path, passes, written } of calledBy(subject, facts)) {
      const child = path === null || passes === null ? null : subject.code.notebook(path);
      for (const read of needed(withShared(subject, child))) {
        if (passes === null || passes.includes(read.name)) continue;
        yield {
          at: written.span,
          subject: use.subject,
          message: `${path} reads the parameter ${read.name}, and is run without it`,
          see: [{ value: 'it is read here', span: read.span }],
          help: `Pass it: dbutils.notebook.run("${written.value}", 600, {"${read.name}": ...}).`,
        };
      }
    }
  }
}
