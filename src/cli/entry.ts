import { fileFault } from '../disk/file-fault.ts';
import { EXIT } from '../exit-code.ts';
import { printed, visible } from '../printed.ts';
import { run } from './main.ts';
import { realIo } from './real-io.ts';

/** Runs the process's own command line; called by bin/create-dab-project.js. */
export async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), realIo());
  } catch (error) {
    // run never throws: this is the folder that we were called in.
    const fault = fileFault(error, 'the present folder cannot be used');
    if (!(fault instanceof Error)) throw error;
    process.stderr.write(printed`error: ${visible(fault.message)}\n`);
    process.exitCode = EXIT.wrongRequest;
  }
}
