import { INTERRUPTED, type Io, TERMINATED } from './io.ts';

/** The process's own terminal, folder and signals. Call it once. */
export function realIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  // A reader that has seen enough (`… | head`) is no error.
  for (const stream of [stdout, stderr]) stream.on('error', endOnBrokenPipe);
  const terminal = Boolean(stdin.isTTY && stdout.isTTY);
  return {
    cwd: process.cwd(),
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    columns: stdout.columns ?? 80,
    color: Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    ui: terminal && !isSet(env.CI) ? openTerminal : null,
    signal: abortedBySignals(),
  };
}

async function openTerminal() {
  const { terminalUi } = await import('./prompt.ts');
  return terminalUi();
}

/** `CI=false` and `CI=0` mean that it is not set. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== 'false' && value !== '0';
}

function abortedBySignals(): AbortSignal {
  const controller = new AbortController();
  // Not once: npm passes Ctrl-C on to us, so that it arrives twice.
  process.on('SIGINT', () => controller.abort(INTERRUPTED));
  process.on('SIGTERM', () => controller.abort(TERMINATED));
  return controller.signal;
}

function endOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
