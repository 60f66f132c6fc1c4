import { basename, relative } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EXIT } from '../exit-code.ts';
import { shellWord } from '../shell-word.ts';
import type { Io } from './io.ts';
import { stoppedBySignals } from './signals.ts';

/** The process's own terminal, folder and signals. Call it once. Throws when the folder is gone. */
export function realIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  tolerateClosedOutput();
  const terminal = Boolean(stdin.isTTY && stdout.isTTY);
  const stoppable = stoppedBySignals({
    on: process.on.bind(process),
    off: process.off.bind(process),
    raise: (name) => process.kill(process.pid, name),
    now: () => performance.now(),
    allHeard: async () => {
      // The first may come before signals are looked at, the second comes after.
      await setImmediate();
      await setImmediate();
    },
  });
  return {
    cwd: process.cwd(),
    workspace: env.GITHUB_WORKSPACE || null,
    program: programName(),
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    progress: stderr.isTTY ? (text) => stderr.write(`\r\x1b[K${text}`) : null,
    columns: stdout.columns ?? 80,
    color: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    ui: terminal && !isSet(env.CI) ? () => openTerminal(stoppable) : null,
    stoppable,
  };
}

async function openTerminal(stoppable: Io['stoppable']) {
  const { terminalUi } = await import('./prompt.ts');
  return terminalUi(stoppable);
}

/** How to call this program again: as it was called now, as words of a POSIX shell. */
function programName(): string {
  const [, script = ''] = process.argv;
  if (process.env.npm_command === 'exec') return 'npx create-dab-project';
  if (basename(script).endsWith('.js')) {
    const path = relative(process.cwd(), script);
    return `node ${shellWord(path.startsWith('-') ? `./${path}` : path)}`;
  }
  return 'create-dab-project';
}

/** `CI=false` and `CI=0` mean that it is not set. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

/**
 * The command goes on when its output does not arrive: what it writes must be whole. A reader that
 * has seen enough (`… | head`) is no error; a full disk is, once the command is done.
 */
function tolerateClosedOutput(): void {
  let failed = false;
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || failed) return;
    failed = true;
    process.once('exit', () => {
      const done = process.exitCode ? '' : '; the command itself is done';
      process.stderr.write(`error: the output cannot be written: ${error.code}${done}\n`);
      process.exitCode ||= EXIT.wrongRequest;
    });
  });
}
