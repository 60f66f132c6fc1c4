import type { TaskFlag } from '../task/task-type.ts';
import { isTaskType, TYPE_NAMES, type WrittenType } from '../task/task-type.ts';
import { TASK_TYPES } from '../task/task-types.ts';
import { oneOf } from './shapes.ts';

/** The answers that say something about some types of tasks only. */
type TaskAnswer = 'path' | 'pipeline' | 'param' | 'package';

/** What `add-job` asks about a type of task, and what it accepts. */
interface TaskQuestions {
  readonly takes: ReadonlySet<TaskAnswer>;
  /** What it cannot do without, with what to give. */
  readonly needs: Partial<Readonly<Record<TaskAnswer, string>>>;
  /** What `--path` names, in words; null where it names nothing. */
  readonly file: string | null;
  /** What is wrong with the name of a parameter; null when nothing is. */
  readonly nameFault: (name: string, before: readonly string[]) => string | null;
  /** The variables that its part of the file refers to, whatever its parameters are. */
  readonly variables: readonly string[];
}

/** The id of the warehouse on which SQL runs. */
const WAREHOUSE = 'warehouse_id';

/** By the word of the flag, in the order in which they are offered; the first one is the default. */
export const JOB_TASKS: Readonly<Record<TaskFlag, TaskQuestions>> = {
  notebook: {
    takes: new Set(['path', 'param', 'package']),
    needs: {},
    file: 'notebook',
    nameFault: () => null,
    variables: [],
  },
  sql: {
    takes: new Set(['path', 'param']),
    needs: {},
    file: 'SQL file',
    nameFault: sqlNameFault,
    variables: [WAREHOUSE],
  },
  pipeline: {
    takes: new Set(['pipeline']),
    needs: { pipeline: 'its key' },
    file: null,
    nameFault: () => null,
    variables: [],
  },
  dbt: {
    takes: new Set(['path', 'package']),
    needs: {},
    file: 'dbt project',
    nameFault: () => null,
    variables: [WAREHOUSE],
  },
  'python-wheel': {
    takes: new Set(['path', 'param', 'package']),
    needs: {},
    file: 'Python package',
    nameFault: () => null,
    variables: [],
  },
};

/** The words of the flag, in that order. */
export const TASK_FLAGS = Object.keys(JOB_TASKS) as readonly TaskFlag[];

/** The type that a word of the flag means. */
export function typeOfFlag(flag: TaskFlag): WrittenType {
  return TYPE_NAMES.find((type) => TASK_TYPES[type].flag === flag) as WrittenType;
}

/** The variables that a task refers to by its type. */
export function variablesOfType(type: string): readonly string[] {
  const flag = isTaskType(type) ? TASK_TYPES[type].flag : null;
  return flag === null ? [] : JOB_TASKS[flag].variables;
}

/** What `--path` may name, of the tasks that take an answer: `notebook or SQL file`. */
export function filesTaking(answer: TaskAnswer): string {
  return oneOf(
    TASK_FLAGS.flatMap((flag) => {
      const { takes, file } = JOB_TASKS[flag];
      return takes.has(answer) && file !== null ? [file] : [];
    }),
  );
}

/** In SQL, `:a-b` is `:a` less `b`, and a name's case makes no difference. */
function sqlNameFault(name: string, before: readonly string[]): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    return 'a name of letters, digits and "_": SQL reads it as :name';
  }
  const isSecond = before.some((each) => each.toLowerCase() === name.toLowerCase());
  return isSecond ? 'names that differ, in SQL of any case' : null;
}
