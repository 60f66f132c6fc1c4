/** Command lines with hostile words in every flag, beside right ones so that some get far. */

import { EXIT } from '../../src/exit-code.ts';
import { JOB_TASKS, TASK_FLAGS } from '../../src/spec/job-tasks.ts';
import type { ChoicePrompt, Ui } from '../../src/spec/ui.ts';
import { Stopped } from '../../src/stopped.ts';
import type { TaskFlag } from '../../src/task/task-type.ts';
import { type Dice, HOSTILE, oneOf, someOf } from '../support/hostile.ts';
import type { Project } from './project.ts';

export interface Command {
  readonly argv: readonly string[];
  /** Who answers the prompts; null where nobody can be asked. */
  readonly ui: Ui | null;
  /** Whether it plans changes of a bundle, which --dry-run shows. */
  readonly edits: boolean;
}

const DOMAINS = ['fin', 'sub', 'pipelines/gold', 'Sub', 'deep/er/est', 'a_b'];
const PARAMS = [
  'catalog=${var.catalog}',
  'day=1',
  'class=1',
  'a-b=1',
  'a.b=2',
  'a_b=3',
  'print=4',
  'dbutils=5',
  'v= x, y ',
  'on=yes',
  'v="\\',
];
const PACKAGES = ['pandas==2.3.1', 'a[b]>=1', '${workspace.file_path}/x.whl'];
const VARIABLES = [
  'x=1',
  'catalog=main',
  'gold_schema=g',
  'warehouse_id=w',
  'schedule_status=PAUSED',
  'v=2',
  'a-b=4',
];

/** A command for a project. */
export function commandOf(dice: Dice, project: Project): Command {
  const make = oneOf(dice, [
    addJob,
    addJob,
    addJob,
    addDomain,
    renameJob,
    removeJob,
    migrateJobs,
    migrateNotebooks,
    graph,
    check,
    explain,
  ]);
  const words = wordsOf(dice);
  const command = make(words, project);
  // Where somebody is asked, a form for machines would keep it from being asked.
  if (!command.edits || command.ui !== null) return command;
  const form = flag(words, 6, 'format', ['json', 'sarif', 'github']);
  return { ...command, argv: [...command.argv, ...form] };
}

/** A die, and words that are hostile now and then. */
interface Words {
  readonly dice: Dice;
  readonly word: (right: readonly string[]) => string;
}

/** Half of all commands have right words only, and few have several that are hostile. */
function wordsOf(dice: Dice): Words {
  const odds = oneOf(dice, [0, 0, 12, 5]);
  const isHostile = () => odds > 0 && dice(odds) === 0;
  return {
    dice,
    word: (right) =>
      right.length === 0 || isHostile() ? oneOf(dice, HOSTILE) : oneOf(dice, right),
  };
}

function flag(
  { dice, word }: Words,
  odds: number,
  name: string,
  right: readonly string[],
): string[] {
  return dice(odds) === 0 ? [`--${name}=${word(right)}`] : [];
}

function several({ dice, word }: Words, name: string, right: readonly string[]): string[] {
  return someOf(dice, right, 2).map((each) => `--${name}=${word([each])}`);
}

const NEW_KEYS = ['new_job', 'New', 'n1', 'setup', 'finance_setup_job', 'x-y_job', 'foo', 'b'];

/** How the path of what a task runs ends; folders end in nothing of their own. */
const ENDINGS: Readonly<Record<TaskFlag, string>> = {
  notebook: '.py',
  sql: '.sql',
  pipeline: '',
  dbt: '',
  'python-wheel': '',
};

function addJob(words: Words, { jobs, runners, tasks, sources }: Project): Command {
  const { dice, word } = words;
  const level = oneOf(dice, ['atomic', 'atomic', 'composite', 'orchestrator']);
  const task = oneOf(dice, ['notebook' as const, ...TASK_FLAGS]);
  const { takes } = JOB_TASKS[task];
  const asks = dice(3) === 0;
  const ending = ENDINGS[task];
  const paths = [
    ...sources.filter((each) => ending !== '' && each.endsWith(ending)),
    `src/new${ending}`,
    `src/a b${ending}`,
  ];
  const params = task === 'sql' ? PARAMS.filter((each) => /^\w+=/.test(each)) : PARAMS;
  const atomic = [
    ...(task === 'notebook' ? [] : [`--task=${task}`]),
    ...(takes.has('pipeline') ? flag(words, 1, 'pipeline', ['pipe']) : []),
    ...(takes.has('path') ? flag(words, 2, 'path', paths) : []),
    ...(takes.has('param') ? several(words, 'param', params) : []),
    ...(takes.has('package') ? several(words, 'package', PACKAGES) : []),
  ];
  const runner = [
    ...flag(words, 1, 'run', [jobs.join(','), ...jobs]),
    ...(dice(3) > 0
      ? []
      : [
          ...flag(words, 1, 'schedule', ['0 0 2 * * ?']),
          ...flag(words, 2, 'time-zone', ['UTC', 'Europe/Berlin']),
        ]),

    ...flag(words, 3, 'timeout', ['60', '7200']),
    ...flag(words, 3, 'emails', ['a@b.co', "o'neil+x@example.com"]),
  ];
  const argv = [
    'add-job',
    ...(asks && dice(2) === 0 ? [] : [word(NEW_KEYS)]),
    ...(level === 'atomic' ? [] : [`--level=${level}`]),
    ...(asks ? [] : flag(words, 1, 'domain', DOMAINS)),
    ...flag(words, 3, 'description', ['does it: # "now".', 'été 🎉']),
    ...(asks && dice(2) === 0 ? [] : level === 'atomic' ? atomic : runner),
    ...(runners.length > 0 && dice(2) === 0
      ? [...flag(words, 1, 'parent', runners), ...flag(words, 6, 'after', tasks)]
      : []),
    ...several(words, 'variable', VARIABLES),
  ];
  return { argv, ui: asks ? somebody(words) : null, edits: true };
}

function addDomain(words: Words, { tasks }: Project): Command {
  const { word } = words;
  const argv = [
    'add-domain',
    word(['fin', 'a_b', 'zz1']),
    ...flag(words, 3, 'phases', ['setup', 'refresh', 'setup,refresh']),
    ...flag(words, 4, 'after', tasks),
    ...several(words, 'variable', VARIABLES),
  ];
  return { argv, ui: null, edits: true };
}

function renameJob(words: Words, { jobs }: Project): Command {
  const { dice, word } = words;
  const argv = [
    'rename-job',
    word(jobs),
    word(NEW_KEYS),
    ...someOf(dice, ['--tasks', '--title'], 1),
  ];
  return { argv, ui: null, edits: true };
}

function removeJob(words: Words, { jobs }: Project): Command {
  const { dice, word } = words;
  const switches = someOf(dice, ['--cascade', '--delete-sources'], 1);
  return { argv: ['remove-job', word(jobs), ...switches], ui: null, edits: true };
}

function migrateJobs(words: Words, { jobs, tasks }: Project): Command {
  const { dice, word } = words;
  const named = dice(2) === 0 ? [] : [word(jobs)];
  const groups =
    named.length === 1 && dice(2) === 0
      ? [`--group=${word(['g', 'new', 'a'])}=${word(tasks)}`]
      : [];
  const argv = [
    'migrate',
    'jobs',
    ...named,
    ...groups,
    ...flag(words, 8, 'group', ['g=t_a']),
    ...someOf(dice, ['--by-folder', '--split-clusters'], 1),
  ];
  return { argv, ui: null, edits: true };
}

function migrateNotebooks(words: Words, { sources }: Project): Command {
  const { dice, word } = words;
  const named = dice(2) === 0 ? [] : [word([...sources, 'src'])];
  return { argv: ['migrate', 'notebooks', ...named], ui: null, edits: true };
}

function graph(words: Words, { jobs, sources }: Project): Command {
  const { dice, word } = words;
  const argv = [
    'graph',
    ...(dice(3) === 0 ? [word(jobs)] : []),
    ...flag(words, 3, 'format', ['text', 'mermaid', 'dot', 'json', 'svg', 'html']),
    ...flag(words, 6, 'focus', jobs),
    ...flag(words, 5, 'target', ['dev']),
    ...flag(words, 6, 'run-order', jobs),
    ...flag(words, 6, 'what-uses', sources),
    ...flag(words, 12, 'changed-since', ['HEAD']),
    ...flag(words, 4, 'write', ['g.svg', 'g.html', 'g.txt']),
    ...(dice(4) === 0 ? [oneOf(dice, ['--up', '--down', '--check', '--editor'])] : []),
  ];
  return { argv, ui: null, edits: false };
}

function check(words: Words, { sources }: Project): Command {
  const { dice, word } = words;
  const argv = [
    'check',
    ...(dice(4) === 0 ? [word([...sources, 'resources'])] : []),
    ...flag(words, 3, 'format', ['text', 'json', 'sarif', 'github', 'junit']),
    ...flag(words, 4, 'fail-on', ['error', 'never']),
    ...flag(words, 4, 'rule', ['yaml-syntax', 'known-variable,used-variable']),
    ...flag(words, 4, 'baseline', ['known.json']),
    ...(dice(2) === 0
      ? [
          oneOf(dice, [
            '--write-baseline',
            '--quiet',
            '--summary',
            '--diff',
            '--fix',
            '--fix=unsafe',
          ]),
        ]
      : []),
  ];
  return { argv, ui: null, edits: false };
}

function explain({ word }: Words): Command {
  return { argv: ['explain', word(['yaml-syntax', 'layer-order'])], ui: null, edits: false };
}

/** Somebody who tries hostile words where a text is asked for, and goes away when none is taken. */
function somebody({ dice, word }: Words): Ui {
  const chosen = <T>({ choices }: ChoicePrompt, pick: (values: string[]) => T): T =>
    pick(choices.map(({ value }) => value));
  return {
    text: async ({ initial, fault }) => {
      const tries = [word([]), initial, word([]), ...NEW_KEYS, 'a,b_job', '0 0 2 * * ?', 'fin'];
      const taken = tries.map((text) => text.trim()).find((text) => fault(text) === null);
      if (taken === undefined) throw new Stopped(EXIT.interrupted);
      return taken;
    },
    choose: async (prompt) => chosen(prompt, (values) => oneOf(dice, values)),
    pick: async (prompt) =>
      chosen(prompt, (values) => {
        const some = someOf(dice, values, 1);
        return prompt.required && some.length === 0 ? values.slice(0, 1) : some;
      }),
    confirm: async () => dice(10) > 0,
  };
}
