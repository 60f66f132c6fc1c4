/** Thrown when the person stopped the command; nothing has been changed. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('stopped');
    this.name = 'Stopped';
    this.exitCode = exitCode;
  }
}

/** Exit code of a command that Ctrl-C ended: 128 + SIGINT. */
export const INTERRUPTED = 130;
/** Exit code of a command that was asked to end: 128 + SIGTERM. */
export const TERMINATED = 143;
/** Exit code of a command whose terminal was closed: 128 + SIGHUP. */
export const HUNG_UP = 129;

/** Throws Stopped when the signal is aborted. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Stopped(stopCode(signal));
}

/** The exit code that an aborted signal asks for. */
export function stopCode({ reason }: AbortSignal): number {
  return typeof reason === 'number' ? reason : INTERRUPTED;
}
