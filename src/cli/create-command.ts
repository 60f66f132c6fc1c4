import type { CommandModule } from 'yargs';
import manifest from '../../package.json' with { type: 'json' };
import { jsonText, printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { ANSWER_KEYS, QUESTIONS } from '../spec/questions.ts';
import { answersSchema } from '../spec/schema.ts';
import { commandLike } from './command-word.ts';
import type { CreateOptions } from './create-options.ts';
import { type Args, isOn, onlyText, refuseUnknown } from './flags.ts';
import type { Io } from './io.ts';

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

function directoryOf({ directory }: Args): string | null {
  if (directory === '') throw new UserError('the directory is empty');
  return typeof directory === 'string' ? directory : null;
}

function refuseDirectory(directory: string): void {
  if (directory.includes('\0')) throw new UserError('the directory holds a NUL character');
  const command = commandLike(directory);
  if (command === null) return;
  throw new UserError(
    `unknown command "${directory}". Did you mean "${command}"? For a folder of that name, write ./${directory}`,
  );
}
