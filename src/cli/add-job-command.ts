import type { CommandModule } from 'yargs';
import { UserError } from '../problem.ts';
import { JOB_FLAGS } from '../spec/job-flags.ts';
import { EDIT_SWITCHES, type EditOptions } from './apply-changes.ts';
import { isOn, onlyText, refuseUnknown } from './flags.ts';
import type { Io } from './io.ts';

export interface AddJobOptions extends EditOptions {
  /** Key of the new job. */
  readonly name: string;
  /** Where to look for the bundle; null for the present folder. */
  readonly project: string | null;
  /** The flags that describe the job, as they were given. */
  readonly flags: Readonly<Record<string, unknown>>;
}

/** `create-dab-project add-job <name>`. */
export function addJobCommand(io: Io): CommandModule {
  return {
    command: 'add-job <name>',
    describe: 'Add a job to the bundle of this folder, without touching anything else',
    builder: (yargs) => {
      yargs.positional('name', {
        type: 'string',
        describe: 'Key of the job, such as sales_load_job',
      });
      for (const [flag, { form, about }] of Object.entries(JOB_FLAGS)) {
        yargs.option(flag, {
          type: 'string',
          requiresArg: true,
          describe: `${about} [${form}]`,
          group: 'The job:',
        });
      }
      yargs.option('project', {
        type: 'string',
        requiresArg: true,
        describe: 'Folder of the bundle',
      });
      for (const [name, describe] of Object.entries(EDIT_SWITCHES)) {
        yargs.option(name, { type: 'boolean', describe });
      }
      return yargs;
    },
    handler: async (args) => {
      const flags = Object.keys(JOB_FLAGS);
      refuseUnknown(args, 'add-job', [...flags, 'project', ...Object.keys(EDIT_SWITCHES)], 'name');
      const given = flags.filter((flag) => args[flag] !== undefined);
      const options: AddJobOptions = {
        name: String(args.name),
        project: onlyText(args, 'project'),
        flags: Object.fromEntries(given.map((flag) => [flag, args[flag]])),
        yes: isOn(args, 'yes'),
        dryRun: isOn(args, 'dry-run'),
        diff: isOn(args, 'diff'),
        json: isOn(args, 'json'),
      };
      if (options.json && options.diff) throw new UserError('--json and --diff do not go together');
      const { addJobTo } = await import('./add-job.ts');
      await addJobTo(options, io);
    },
  };
}
