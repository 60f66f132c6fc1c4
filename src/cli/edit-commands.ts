import type { CommandModule } from 'yargs';
import { UserError } from '../problem.ts';
import { DOMAIN_FLAGS } from '../spec/domain-flags.ts';
import { JOB_FLAGS } from '../spec/job-flags.ts';
import type { CommandOptions } from './command-options.ts';
import { EDIT_FORMATS, type EditFormat } from './edit-options.ts';
import { type Args, isOn, onlyText, refuseUnknown, wordOf } from './flags.ts';
import type { Io } from './io.ts';

/** The switches of every command that edits a bundle. */
export const EDIT_SWITCHES = {
  yes: 'Ask nothing',
  'dry-run': 'Write nothing, show the changes',
  diff: 'Show the changes line by line',
  json: 'The same as --format json',
} as const;

/** The flags of every command that edits a bundle. */
export const EDIT_FLAGS = {
  project: { form: 'FOLDER', about: 'Folder of the bundle' },
  format: {
    form: EDIT_FORMATS.join('|'),
    about: 'Form of the result; all but text ask nothing. What stays and why is in each of them',
  },
} as const;

/** One command that edits a bundle: the table for help, docs and checks. */
interface EditCommand {
  /** The words behind its name, as yargs writes them: `<needed>`, `[may be left out]`, `[several..]`. */
  readonly words: readonly string[];
  readonly about: string;
  readonly flags: Readonly<Record<string, { readonly form: string; readonly about: string }>>;
  readonly switches: Readonly<Record<string, string>>;
  readonly run: (options: CommandOptions, io: Io) => Promise<void>;
}

export const EDIT_COMMANDS: Readonly<Record<string, EditCommand>> = {
  'add-job': {
    words: ['[name]'],
    about: 'Add a job to the bundle of this folder, and hook it into others',
    flags: JOB_FLAGS,
    switches: {},
    run: async (options, io) => (await import('./edit.ts')).addJobTo(options, io),
  },
  'add-domain': {
    words: ['<name>'],
    about: 'Add a domain of your own, with a job for each phase, to the orchestrators',
    flags: DOMAIN_FLAGS,
    switches: {},
    run: async (options, io) => (await import('./edit.ts')).addDomainTo(options, io),
  },
  'remove-job': {
    words: ['<key>'],
    about: 'Remove a job and all that runs it',
    flags: {},
    switches: {
      cascade: 'Remove jobs that would be left without a task, too',
      'delete-sources': 'Delete notebooks and SQL files that no other job uses',
    },
    run: async (options, io) => (await import('./edit.ts')).removeJobFrom(options, io),
  },
  'rename-job': {
    words: ['<old>', '<new>'],
    about: 'Give a job another key, wherever it is used',
    flags: {},
    switches: {
      tasks: 'Rename tasks that are named after the job, too',
      title: 'Change the display name, too',
    },
    run: async (options, io) => (await import('./edit.ts')).renameJobIn(options, io),
  },
  migrate: {
    words: ['<what>', '[name..]'],
    about:
      'Bring what exists under the architecture: "migrate notebooks [path..]" turns argparse into widgets, "migrate jobs [job..]" takes code out of composite jobs and orchestrators',
    flags: {
      group: {
        form: 'NAME=TASK,TASK',
        about: 'Tasks of the named job that become one composite job',
      },
    },
    switches: {
      'by-folder': 'Make a composite job of all tasks whose code is in one folder',
      'split-clusters': 'Let tasks that share a job cluster start one each',
    },
    run: async (options, io) => (await import('./migrate.ts')).migrate(options, io),
  },
};

/** All commands of the table, for yargs. */
export function editCommands(io: Io): CommandModule[] {
  return Object.entries(EDIT_COMMANDS).map(([name, command]) => moduleOf(name, command, io));
}

function moduleOf(name: string, command: EditCommand, io: Io): CommandModule {
  const switches = { ...command.switches, ...EDIT_SWITCHES };
  const words = command.words.map((word) => word.slice(1, -1).replace('..', ''));
  return {
    command: [name, ...command.words].join(' '),
    describe: command.about,
    builder: (yargs) => {
      for (const word of words) yargs.positional(word, { type: 'string' });
      const flags = { ...command.flags, ...EDIT_FLAGS };
      for (const [flag, { form, about }] of Object.entries(flags)) {
        yargs.option(flag, { type: 'string', requiresArg: true, describe: `${about} [${form}]` });
      }
      for (const [flag, describe] of Object.entries(switches)) {
        yargs.option(flag, { type: 'boolean', describe });
      }
      return yargs;
    },
    handler: async (args) => {
      const flags = [...Object.keys(command.flags), ...Object.keys(command.switches)];
      const common = [...Object.keys(EDIT_FLAGS), ...Object.keys(EDIT_SWITCHES)];
      refuseUnknown(args, name, [...flags, ...common, ...words]);
      const options: CommandOptions = {
        words: words.flatMap((word) => [args[word] ?? []].flat().map(String)),
        project: onlyText(args, 'project'),
        flags: Object.fromEntries(
          flags.filter((flag) => args[flag] !== undefined).map((flag) => [flag, args[flag]]),
        ),
        yes: isOn(args, 'yes'),
        dryRun: isOn(args, 'dry-run'),
        diff: isOn(args, 'diff'),
        format: formatIn(args),
      };
      await run(command, options, io);
    },
  };
}

function formatIn(args: Args): EditFormat {
  const format = wordOf(args, 'format', EDIT_FORMATS) ?? (isOn(args, 'json') ? 'json' : 'text');
  if (isOn(args, 'json') && format !== 'json') {
    throw new UserError(`--json and --format ${format} do not go together`);
  }
  if (format !== 'text' && isOn(args, 'diff')) {
    const given = isOn(args, 'json') ? '--json' : `--format ${format}`;
    throw new UserError(`${given} and --diff do not go together`);
  }
  return format;
}

/** Runs a command; a refusal that points into files is reported in the form that is asked for, too. */
async function run(command: EditCommand, options: CommandOptions, io: Io): Promise<void> {
  try {
    await command.run(options, io);
  } catch (error) {
    if (error instanceof UserError) {
      const { reportRefusal } = await import('./edit-report.ts');
      reportRefusal(error, options, io);
    }
    throw error;
  }
}
