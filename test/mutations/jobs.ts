/** Mistakes in the fields of jobs. */
import type { Mutation } from './mutation.ts';
import {
  at,
  both,
  CELL,
  JOB,
  JOB_FIELD,
  NOTEBOOK_JOB,
  ORCHESTRATOR,
  ROOT,
  swap,
  TAG,
  TASK_FIELD,
  withJob,
} from './plant.ts';

export const JOB_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'known-value',
    mistake: 'a word is written in small letters',
    plant: swap(JOB, TASK_FIELD, '          run_if: ⟦all_done⟧\n'),
    fix: 'fixes',
  },
  {
    rule: 'known-value',
    mistake: 'a field gets a word that it does not take',
    plant: swap(JOB, JOB_FIELD, '      performance_target: ⟦FAST⟧\n'),
  },
  {
    rule: 'legal-parameter-name',
    mistake: 'the name of a job parameter has a space',
    plant: withJob(NOTEBOOK_JOB, (job) =>
      both(
        swap(
          at(job),
          JOB_FIELD,
          '      parameters:\n        - name: ⟦run date⟧\n          default: "1"\n',
        ),
        swap(
          at({ path: /(?<=notebook_path: [./]+\/)src\/\S+$/m.exec(job.text)?.[0] as string }),
          CELL,
          'print(dbutils.widgets.get("run date"))\n\n\n',
        ),
      ),
    ),
  },
  {
    rule: 'legal-tags',
    mistake: 'a tag has a question mark',
    plant: swap(JOB, TAG, '        ⟦ready?⟧: "1"\n'),
  },
  {
    rule: 'legal-tags',
    mistake: 'the value of a tag has an emoji',
    plant: swap(JOB, TAG, '        place: ⟦"home 🏠"⟧\n'),
  },
  {
    rule: 'retries-on-tasks',
    mistake: 'a job is to be tried again',
    plant: swap(JOB, JOB_FIELD, '      ⟦max_retries⟧: 2\n'),
  },
  {
    rule: 'unique-yaml-key',
    mistake: 'a field stands twice in a job',
    plant: swap(
      JOB,
      /^ {6}description: .*\n/m,
      (_, { match }) => `${match[0]}      ⟦description⟧: planted\n`,
    ),
  },
  {
    rule: 'paused-in-development',
    mistake: 'a schedule runs in all targets',
    plant: swap(
      { ...ORCHESTRATOR, lacks: /^ {6}schedule:$/m },
      /^(?= {6}tasks:$)/m,
      `      schedule:
        quartz_cron_expression: "0 0 2 * * ?"
        timezone_id: UTC
        pause_status: ⟦UNPAUSED⟧

`,
    ),
  },
  {
    rule: 'valid-cron',
    mistake: 'a schedule has no seconds',
    plant: swap(JOB, /(?<=^ {8}quartz_cron_expression: )"0 (.*)"$/m, ([rest]) => `⟦"${rest}"⟧`),
  },
  {
    rule: 'valid-time-zone',
    mistake: 'the time zone of a schedule is misspelt',
    plant: swap(JOB, /(?<=^ {8}timezone_id: )"(.*)"$/m, ([zone]) => `⟦"${zone}x"⟧`),
  },
  {
    rule: 'warning-has-health-rule',
    mistake: 'somebody wants to be warned of slow runs, and nothing says what is slow',
    plant: swap(
      { ...JOB, lacks: /^ {6}(?:email_notifications|health):$/m },
      JOB_FIELD,
      `      email_notifications:
        ⟦on_duration_warning_threshold_exceeded⟧:
          - team@example.com
`,
    ),
  },
  {
    rule: 'warning-has-health-rule',
    mistake: 'the rule that says what is slow is removed',
    plant: withJob({ ...JOB, has: /^ {6}health:$/m }, (job) =>
      both(
        swap(at(job), /^ {6}health:\n(?: {8}.*\n)+\n/m, ''),
        swap(at(job), /(on_duration_warning_threshold_exceeded)/, ([event]) => `⟦${event}⟧`),
      ),
    ),
  },
  {
    rule: 'job-name-has-target',
    mistake: 'a job is not named after its target, and a third target is added',
    plant: both(
      swap(ROOT, /(?<=^targets:\n)/m, '  test:\n    variables:\n      catalog: "main_test"\n\n'),
      swap(JOB, /(?<=^ {6}name: )"\[\$\{bundle\.target\}\] (.*)"$/m, ([name]) => `⟦"${name}"⟧`),
    ),
  },
];
