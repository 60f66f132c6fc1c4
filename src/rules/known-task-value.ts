import { placeText } from '../bundle/references.ts';
import { valueReferencesOf } from '../bundle/value-references.ts';
import type { WholeJob } from '../bundle/whole-job.ts';
import type { Breach } from '../finding.ts';
import type { NotebookFacts } from '../notebook/facts.ts';
import { togetherWith } from '../subject/called-notebooks.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { waitsForUnknown, waitsOf } from '../subject/waits.ts';
import { didYouMeanThis } from '../suggest.ts';
import { nearName } from './parts/near-name.ts';

export const knownTaskValue: Rule = {
  id: 'known-task-value',
  severity: 'error',
  summary: 'Task values that are read are set by the task that they come from, which ran before',
  readsCode: true,
  *check(subject) {
    const notebooks = notebooksOf(subject);
    for (const job of subject.wholeJobs) {
      if (job.open) continue;
      const sets = settersOf(subject, job, notebooks);
      yield* takenInYaml(job, sets);
      yield* takenInCode(job, sets, notebooks);
    }
  },
};

/** The values that a task sets; null where they are not known. */
type Sets = (task: string) => ReadonlySet<string> | null;

/** The notebooks that a task runs, by job and task; null among them for other code. */
type Notebooks = ReadonlyMap<string, readonly (NotebookFacts | null)[]>;

function notebooksOf(subject: Subject): Notebooks {
  const found = new Map<string, (NotebookFacts | null)[]>();
  for (const [job, tasks] of subject.taskCode()) {
    for (const { definitions, runs } of tasks) {
      const key = definitions[0]?.task.key.value ?? '';
      const facts = runs.map(({ code, path }) => {
        return code === 'notebook' ? subject.code.notebook(path) : null;
      });
      found.set(`${job}\0${key}`, facts);
    }
  }
  return found;
}

function settersOf(subject: Subject, { key, tasks }: WholeJob, notebooks: Notebooks): Sets {
  const known = new Map<string, ReadonlySet<string> | null>();
  return (task) => {
    const before = known.get(task);
    if (before !== undefined) return before;
    const own = tasks.has(task) ? (notebooks.get(`${key}\0${task}`) ?? []) : [];
    const loops = tasks.get(task)?.loops ?? true;
    const all = own.length === 0 || loops ? null : own.map((each) => setIn(subject, each));
    const sets = all?.includes(null) === false ? new Set(all.flatMap((each) => each ?? [])) : null;
    known.set(task, sets);
    return sets;
  };
}

function setIn(subject: Subject, facts: NotebookFacts | null): readonly string[] | null {
  const all = facts === null ? null : togetherWith(subject, facts);
  // A module of one's own, and another language, may set values, too.
  const isOpen = ({ taskValues, imports, cells }: NotebookFacts) =>
    taskValues.setsUnknown ||
    imports.length > 0 ||
    cells.some(({ language }) => language === 'scala' || language === 'r');
  if (all === null || all.some(isOpen)) return null;
  return all.flatMap(({ taskValues }) => taskValues.sets);
}

const VALUE = /^\.values\.([\w-]+)[ \t]*\}\}/;

function* takenInYaml({ definitions }: WholeJob, sets: Sets): Generator<Breach> {
  for (const job of definitions) {
    const { file } = job.resource;
    for (const { of, name, at, place } of valueReferencesOf(job)) {
      const rest = file.text.slice(at.end, at.end + 200);
      const key = of === 'task' ? VALUE.exec(rest)?.[1] : undefined;
      const known = key === undefined ? null : sets(name);
      if (key === undefined || known === null || known.has(key)) continue;
      const start = at.end + '.values.'.length;
      yield {
        at: { path: file.path, start, end: start + key.length },
        subject: `${job.path}.${placeText(place)}`,
        ...unset(name, key, known),
      };
    }
  }
}

function unset(task: string, key: string, known: ReadonlySet<string>) {
  const names = known.size === 0 ? 'nothing' : [...known].sort().join(', ');
  return {
    message: `the task ${task} does not set the value ${key}.${didYouMeanThis(nearName(key, known))}`,
    help: `Its notebook sets ${names}.`,
  };
}

function* takenInCode(job: WholeJob, sets: Sets, notebooks: Notebooks): Generator<Breach> {
  const waits = waitsOf(job);
  for (const { key, pieces } of job.tasks.values()) {
    for (const facts of notebooks.get(`${job.key}\0${key}`) ?? []) {
      for (const { task, key: value, span, hasDefault } of facts?.taskValues.gets ?? []) {
        if (task === key || !job.tasks.has(task)) continue;
        const found = { at: span, subject: pieces[0]?.path ?? '' };
        const severity = hasDefault ? { severity: 'warning' as const } : {};
        const known = sets(task);
        if (known !== null && !known.has(value)) {
          yield { ...found, ...unset(task, value, known), ...severity };
        } else if (!waits(key).has(task) && !waitsForUnknown(job, waits, key)) {
          yield {
            ...found,
            message: `the task ${key} takes a value of ${task}, and does not wait for it`,
            help: `Add ${task} to the depends_on of ${key}.`,
            ...severity,
          };
        }
      }
    }
  }
}
