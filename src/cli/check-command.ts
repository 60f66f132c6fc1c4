import type { CommandModule } from 'yargs';
import { UserError } from '../problem.ts';
import type { CheckOptions } from './check-options.ts';
import { CHECK_FORMATS, FAIL_ON } from './check-options.ts';
import { type Args, isOn, onlyText, refuseUnknown, wordOf } from './flags.ts';
import type { Io } from './io.ts';

export const CHECK_SWITCHES = {
  json: 'Show the findings as JSON: the same as --format json',
  quiet: 'Show only findings that fail the check, and no counts',
  summary: 'Show how often each rule found something, no single findings',
  diff: 'Show what --fix would change, and write nothing',
  'write-baseline': 'Write the findings to the file of --baseline, in place of what it knows',
  watch: 'Check again whenever a file changes',
  architecture: 'Look at the laws of the three levels, too, where the bundle has not chosen them',
  'list-rules': 'List the rules',
  'print-schema': 'Print the JSON Schema of the settings in .dab-project.yml',
} as const;

export const CHECK_FLAGS = {
  format: { form: 'text|json|sarif|github|junit', about: 'Form of the findings; text by default' },
  'fail-on': {
    form: 'error|warning|note|never',
    about: 'Findings of this severity and worse give exit code 1; error by default',
  },
  rule: { form: 'RULE,RULE', about: 'Look at these rules only' },
  fix: {
    form: '[=unsafe]',
    about: 'Fix what can be fixed safely; with =unsafe also what may change the meaning',
  },
  resolved: {
    form: 'FILE|-',
    about:
      'Check the output of "databricks bundle validate -o json --include-locations" in place of the files: jobs that are made in Python, too',
  },
  schema: {
    form: 'FILE',
    about:
      'Judge fields and their values by the output of "databricks bundle schema", of a newer CLI, say',
  },
  baseline: {
    form: 'FILE',
    about: 'Pass over the findings in this file, which --write-baseline writes',
  },
} as const;

/** `check [path…]`. `exit` is told the exit code. */
export function checkCommand(io: Io, exit: (code: number) => void): CommandModule {
  return {
    command: 'check [paths..]',
    describe: 'Find what breaks the architecture, or will fail at deployment or at night',
    builder: (yargs) => {
      yargs.positional('paths', { type: 'string', array: true, describe: 'Files and folders' });
      for (const [flag, { form, about }] of Object.entries(CHECK_FLAGS)) {
        const describe = `${about} ${form.startsWith('[') ? form : `[${form}]`}`;
        yargs.option(flag, { type: 'string', requiresArg: flag !== 'fix', describe });
      }
      for (const [name, describe] of Object.entries(CHECK_SWITCHES)) {
        yargs.option(name, { type: 'boolean', describe });
      }
      return yargs.epilogue('Exit codes of check: 0 nothing to report, 1 findings.');
    },
    handler: async (args) => {
      const flags = [...Object.keys(CHECK_FLAGS), ...Object.keys(CHECK_SWITCHES)];
      refuseUnknown(args, 'check', ['paths', ...flags]);
      const { check, listRules, printSettingsSchema } = await import('./check.ts');
      if (isOn(args, 'list-rules')) listRules(io);
      else if (isOn(args, 'print-schema')) printSettingsSchema(io);
      else exit(await check(optionsOf(args), io));
    },
  };
}

function optionsOf(args: Args): CheckOptions {
  const { paths = [] } = args;
  const options: CheckOptions = {
    paths: (Array.isArray(paths) ? paths : [paths]).map(String),
    format: formatOf(args),
    failOn: wordOf(args, 'fail-on', FAIL_ON) ?? 'error',
    rules: rulesOf(args),
    fix: wordOf(args, 'fix', ['safe', 'unsafe'] as const),
    baseline: onlyText(args, 'baseline'),
    writeBaseline: isOn(args, 'write-baseline'),
    quiet: isOn(args, 'quiet'),
    summary: isOn(args, 'summary'),
    diff: isOn(args, 'diff'),
    watch: isOn(args, 'watch'),
    resolved: onlyText(args, 'resolved'),
    schema: onlyText(args, 'schema'),
    architecture: isOn(args, 'architecture'),
  };
  refuseContradictions(options);
  return options;
}

function formatOf(args: Args): CheckOptions['format'] {
  const format = wordOf(args, 'format', CHECK_FORMATS);
  if (!isOn(args, 'json')) return format ?? 'text';
  if (format === null || format === 'json') return 'json';
  throw new UserError(`--json and --format ${format} do not go together`);
}

function rulesOf(args: Args): string[] | null {
  const words = onlyText(args, 'rule')?.split(',') ?? null;
  const ids = words?.map((word) => word.trim()).filter((word) => word !== '') ?? null;
  if (ids?.length === 0) throw new UserError('--rule names no rule');
  return ids;
}

function refuseContradictions(options: CheckOptions): void {
  const { format, summary, quiet, diff, watch, fix, baseline, rules, writeBaseline, resolved } =
    options;
  const text = format === 'text';
  if (summary && !text) throw new UserError('--summary goes with --format text only');
  if (diff && !text) throw new UserError('--diff goes with --format text only');
  if (summary && quiet) throw new UserError('--summary and --quiet do not go together');
  if (writeBaseline && baseline === null) {
    throw new UserError('--write-baseline needs the file: add --baseline FILE');
  }
  if (writeBaseline && (diff || watch || rules !== null)) {
    throw new UserError('--write-baseline goes with neither --rule, --diff nor --watch');
  }
  if (resolved !== null && (diff || watch || fix !== null)) {
    throw new UserError('--resolved goes with neither --fix, --diff nor --watch');
  }
  if (watch && (!text || diff || fix !== null)) {
    throw new UserError('--watch goes with neither --fix, --diff nor another --format');
  }
}

/** `--fix` may stand before a path: yargs must not take that for its value. */
export function withFixValue(argv: readonly string[]): string[] {
  return argv.map((word) => (word === '--fix' ? '--fix=safe' : word));
}
