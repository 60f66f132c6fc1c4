/** Mistakes in the root file, and in YAML itself. */
import type { Mutation } from './mutation.ts';
import { END, JOB, JOB_FIELD, RESOURCE, ROOT, swap, TOP_FIELD, YAML } from './plant.ts';

export const BUNDLE_MUTATIONS: readonly Mutation[] = [
  {
    rule: 'bundle-has-name',
    mistake: 'the bundle has no name',
    plant: swap(ROOT, /^bundle:\n {2}name: .*\n/m, '⟦bundle⟧:\n  uuid: "1a2b"\n'),
  },
  {
    rule: 'legal-setting',
    mistake: 'a setting of the bundle has a word that it does not take',
    plant: swap(ROOT, /(?<=^bundle:\n)/m, '  engine: ⟦Direct⟧\n'),
  },
  {
    rule: 'legal-setting',
    mistake: 'a target asks for an impossible version of the CLI',
    plant: swap(
      ROOT,
      /^(?= {4}mode: )/m,
      '    bundle:\n      databricks_cli_version: ⟦">=0.250"⟧\n',
    ),
  },
  {
    rule: 'field-fits-cli-version',
    mistake: 'a setting is newer than the CLI that is asked for',
    plant: swap(
      ROOT,
      /(?<=^bundle:\n)/m,
      '  databricks_cli_version: ">= 0.260.0"\n  ⟦engine⟧: direct\n',
    ),
  },
  {
    rule: 'one-default-target',
    mistake: 'two targets are the default',
    plant: swap(ROOT, /(?<=^ {4}mode: production\n)/m, '    ⟦default: true⟧\n'),
  },
  {
    rule: 'run-as-names-one',
    mistake: 'jobs are to run as two at once',
    plant: swap(
      ROOT,
      TOP_FIELD,
      '⟦run_as⟧:\n  user_name: a@example.com\n  service_principal_name: "1a2b"\n\n',
    ),
  },
  {
    rule: 'run-as-names-one',
    mistake: 'in a target jobs run as nobody',
    plant: swap(ROOT, /^(?= {4}mode: )/m, '    ⟦run_as⟧:\n      user_name:\n'),
  },
  {
    rule: 'script-is-plain-shell',
    mistake: 'a script uses a variable of the shell in braces',
    plant: swap(ROOT, TOP_FIELD, () => {
      return 'scripts:\n  planted:\n    content: ls ⟦${HOME}⟧\n\n';
    }),
  },
  {
    rule: 'target-fits-its-mode',
    mistake: 'a mode is shortened',
    plant: swap(ROOT, /(?<=^ {4}mode: )(prod|dev)\w+$/m, ([short]) => `⟦${short}⟧`),
  },
  {
    rule: 'target-fits-its-mode',
    mistake: 'the production target says no root_path',
    plant: swap(
      ROOT,
      /^ {2}prod:\n {4}mode: production\n {4}workspace:\n(?: {6}.*\n)+/m,
      '  ⟦prod⟧:\n    mode: production\n',
    ),
  },
  {
    rule: 'target-fits-its-mode',
    mistake: 'all developers get the same prefix',
    plant: swap(
      ROOT,
      /(?<=^ {4}mode: development\n)/m,
      '    presets:\n      ⟦name_prefix: "dev_"⟧\n',
    ),
  },
  {
    rule: 'one-document',
    mistake: 'a file of two documents',
    plant: swap(YAML, END, '⟦---⟧\nresources: {}\n'),
  },
  {
    rule: 'yaml-syntax',
    mistake: 'a file is left with a merge conflict',
    plant: swap(YAML, END, '⟦<<<<<<<⟧ HEAD\na: 1\n=======\na: 2\n>>>>>>> main\n'),
  },
  {
    rule: 'yaml-syntax',
    mistake: 'a key is a number',
    plant: swap(JOB, JOB_FIELD, '      ⟦7⟧: days\n'),
  },
  {
    rule: 'yaml-syntax',
    mistake: 'an alias has no anchor',
    plant: swap(RESOURCE, END, 'planted: ⟦*nothing⟧\n'),
  },
];
