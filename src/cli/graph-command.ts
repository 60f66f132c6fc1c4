import type { CommandModule } from 'yargs';
import { UserError } from '../problem.ts';
import { type Args, isOn, onlyText, refuseUnknown, wordOf } from './flags.ts';
import type { GraphOptions } from './graph-options.ts';
import { GRAPH_FORMATS } from './graph-options.ts';
import type { Io } from './io.ts';

export const GRAPH_SWITCHES = {
  up: 'Around a job, show only the jobs that run it',
  down: 'Around a job, show only the jobs that it runs',
  check: 'With --write: write nothing; exit code 1 when FILE is not up to date',
  editor: 'In a page, link places to the files on this machine, for VS Code',
} as const;

export const GRAPH_FLAGS = {
  format: {
    form: 'text|mermaid|dot|json|svg|html',
    about: 'Form of the drawing; text by default, or as the ending of the --write file says',
  },
  focus: { form: 'JOB', about: 'Draw only this job, what runs it and what it runs' },
  target: { form: 'TARGET', about: 'Apply what this target overrides' },
  'run-order': { form: 'JOB', about: 'List what a run of the job does, step by step' },
  'what-uses': { form: 'FILE', about: 'List the jobs that run this notebook, SQL or other file' },
  'changed-since': {
    form: 'REV',
    about: 'List the jobs to test after what has changed since this revision of git',
  },
  write: {
    form: 'FILE',
    about: 'Write the drawing to a file; in Markdown, to the block that is marked for it',
  },
  resolved: {
    form: 'FILE|-',
    about: 'Draw the output of "databricks bundle validate -o json" in place of the files',
  },
  project: { form: 'FOLDER', about: 'Folder of the bundle' },
} as const;

/** `graph [job]`. `exit` is told the exit code. */
export function graphCommand(io: Io, exit: (code: number) => void): CommandModule {
  return {
    command: 'graph [job]',
    describe: 'Draw which job runs what, or answer questions about it',
    builder: (yargs) => {
      yargs.positional('job', { type: 'string', describe: 'Short for --focus' });
      for (const [flag, { form, about }] of Object.entries(GRAPH_FLAGS)) {
        yargs.option(flag, { type: 'string', requiresArg: true, describe: `${about} [${form}]` });
      }
      for (const [name, describe] of Object.entries(GRAPH_SWITCHES)) {
        yargs.option(name, { type: 'boolean', describe });
      }
      return yargs;
    },
    handler: async (args) => {
      const flags = [...Object.keys(GRAPH_FLAGS), ...Object.keys(GRAPH_SWITCHES)];
      refuseUnknown(args, 'graph', ['job', ...flags]);
      const options = optionsOf(args);
      const { graph } = await import('./graph.ts');
      exit(await graph(options, io));
    },
  };
}

function optionsOf(args: Args): GraphOptions {
  const [up, down] = [isOn(args, 'up'), isOn(args, 'down')];
  const questions = (['run-order', 'what-uses', 'changed-since'] as const).flatMap((kind) => {
    const about = onlyText(args, kind);
    return about === null ? [] : [{ kind, about }];
  });
  const options: GraphOptions = {
    project: onlyText(args, 'project'),
    format: wordOf(args, 'format', GRAPH_FORMATS),
    focus: focusOf(args),
    direction: up === down ? 'both' : up ? 'up' : 'down',
    target: onlyText(args, 'target'),
    question: questions[0] ?? null,
    write: onlyText(args, 'write'),
    check: isOn(args, 'check'),
    editor: isOn(args, 'editor'),
    resolved: onlyText(args, 'resolved'),
  };
  if (questions.length > 1) {
    throw new UserError(`--${questions[0]?.kind} and --${questions[1]?.kind} do not go together`);
  }
  refuseContradictions(options, up || down);
  return options;
}

function focusOf(args: Args): string | null {
  const [job, focus] = [onlyText(args, 'job'), onlyText(args, 'focus')];
  if (job !== null && focus !== null)
    throw new UserError('give the job once: as JOB or as --focus');
  return job ?? focus;
}

function refuseContradictions(options: GraphOptions, oneWay: boolean): void {
  const { focus, question, format, write, check, editor } = options;
  if (oneWay && focus === null) throw new UserError('--up and --down need a job: graph JOB');
  if (check && write === null) throw new UserError('--check goes with --write only');
  if (editor && format !== 'html' && !/\.html?$/.test(write ?? '')) {
    throw new UserError('--editor goes with --format html only');
  }
  if (question === null) return;
  const flag = `--${question.kind}`;
  if (focus !== null) throw new UserError(`${flag} goes without another job`);
  if (write !== null) throw new UserError(`${flag} goes without --write`);
  if (format !== null && format !== 'text' && format !== 'json') {
    throw new UserError(`${flag} goes with --format text or json only`);
  }
}
