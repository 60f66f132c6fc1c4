import { run } from './main.ts';
import { realIo } from './real-io.ts';

/** Runs the process's own command line; called by bin/create-dab-project.js. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), realIo());
}
