import type { CommandModule } from 'yargs';
import manifest from '../../package.json' with { type: 'json' };
import { jsonText, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { ANSWER_KEYS, QUESTIONS } from '../spec/questions.ts';
import { answersSchema } from '../spec/schema.ts';
import { nearest } from '../suggest.ts';
import { type Args, isOn, onlyText, refuseUnknown } from './flags.ts';
import type { Io } from './io.ts';

/** What the command line says, besides the answers themselves. */
export interface CreateOptions {
  readonly directory: string | null;
  /** Answers given as flags, by key. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly answersFile: string | null;
  readonly yes: boolean;
  /** Null: not said. */
  readonly git: boolean | null;
  readonly overwrite: boolean;
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly json: boolean;
}

export const SWITCHES = {
  yes: 'Take the default for every answer that is not given; ask nothing',
  git: 'Initialise a git repository with a first commit',
  overwrite: 'Replace files that exist with other content',
  'dry-run': 'Write nothing, show the files',
  diff: 'Show the content of the files too',
  json: 'Print plan and result as JSON; ask nothing',
  'print-answers-schema': 'Print the JSON Schema of the answers file',
  version: 'Show the version',
} as const;

/** `create-dab-project [directory]`. */
export function createCommand(io: Io): CommandModule {
  return {
    command: ['$0 [directory]', 'create [directory]'],
    describe: 'Create a Databricks bundle project whose jobs have three levels',
    builder: (yargs) => {
      yargs.positional('directory', {
        type: 'string',
        describe: 'Folder for the project; by default named after it',
      });
      for (const key of ANSWER_KEYS) {
        const { about, form } = QUESTIONS[key];
        yargs.option(key, {
          type: 'string',
          requiresArg: true,
          describe: `${about} [${form}]`,
          group: 'Answers:',
        });
      }
      yargs.option('answers', {
        type: 'string',
        requiresArg: true,
        describe: 'File (YAML or JSON) with answers; flags win over it',
        group: 'Answers:',
      });
      for (const [name, describe] of Object.entries(SWITCHES)) {
        yargs.option(name, { type: 'boolean', describe });
      }
      return yargs;
    },
    handler: async (args) => {
      const { directory } = args;
      if (typeof directory === 'string') refuseDirectory(directory);
      refuseUnknown(args, 'create', [
        'directory',
        'answers',
        ...ANSWER_KEYS,
        ...Object.keys(SWITCHES),
      ]);
      await carryOut(args, io);
    },
  };
}

async function carryOut(args: Args, io: Io): Promise<void> {
  if (isOn(args, 'version')) {
    io.out(printed`${visible(manifest.version)}\n`);
  } else if (isOn(args, 'print-answers-schema')) {
    io.out(jsonText(answersSchema()));
  } else {
    const options = optionsOf(args);
    if (options.json && options.diff) throw new UserError('--json and --diff do not go together');
    const { create } = await import('./create.ts');
    await create(options, io);
  }
}

function optionsOf(args: Args): CreateOptions {
  return {
    directory: directoryOf(args),
    flags: Object.fromEntries(
      ANSWER_KEYS.filter((key) => args[key] !== undefined).map((key) => [key, args[key]]),
    ),
    answersFile: onlyText(args, 'answers'),
    yes: isOn(args, 'yes'),
    git: args.git === undefined ? null : isOn(args, 'git'),
    overwrite: isOn(args, 'overwrite'),
    dryRun: isOn(args, 'dry-run'),
    diff: isOn(args, 'diff'),
    json: isOn(args, 'json'),
  };
}

/** The commands that there are. */
const PRESENT = [
  'create',
  'add-job',
  'add-domain',
  'remove-job',
  'rename-job',
  'check',
  'explain',
  'migrate',
  'graph',
];

/** Words that look like commands, so that they are not taken for folders. */
const COMMANDS = PRESENT;

function directoryOf({ directory }: Args): string | null {
  if (directory === '') throw new UserError('the directory is empty');
  return typeof directory === 'string' ? directory : null;
}

function refuseDirectory(directory: string): void {
  if (directory.includes('\0')) throw new UserError('the directory holds a NUL character');
  const command = commandLike(directory);
  if (command === null) return;
  const hint = PRESENT.includes(command) ? ` Did you mean "${command}"?` : '';
  throw new UserError(
    `unknown command "${directory}".${hint} For a folder of that name, write ./${directory}`,
  );
}

/** The command that a word was most likely meant to be; null for what is a folder for sure. */
function commandLike(word: string): string | null {
  return /[/\\.]/.test(word) ? null : nearest(word, COMMANDS);
}

/** A directory in a form that no run takes for a command. */
export function asFolder(directory: string): string {
  return commandLike(directory) === null ? directory : `./${directory}`;
}
