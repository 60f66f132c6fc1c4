import manifest from '../../package.json' with { type: 'json' };
import { EXIT } from '../exit-code.ts';
import { printed, visible } from '../printed.ts';
import { tellFailure } from './failure.ts';
import type { Io } from './io.ts';

/**
 * Runs one command line and returns its exit code: 0 done, 1 a check has findings, 2 the request is
 * wrong, 3 a bug of this tool, 130 stopped by Ctrl-C. Never throws and never ends the process.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-v')) {
      io.out(printed`${visible(manifest.version)}\n`);
      return EXIT.done;
    }
    const { runCommand } = await import('./commands.ts');
    return await runCommand(argv, io);
  } catch (error) {
    return await tellFailure(error, wantsJson(argv), io);
  }
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.some((word, index) => {
    return (
      /^--(json(=true)?|format=json)$/.test(word) ||
      (word === 'json' && argv[index - 1] === '--format')
    );
  });
}
