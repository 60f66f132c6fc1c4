import { EXIT } from './exit-code.ts';

/** Thrown when the person stopped the command; nothing has been changed. */
export class Stopped extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super('stopped');
    this.name = 'Stopped';
    this.exitCode = exitCode;
  }
}

/** Throws Stopped when the signal is aborted. */
export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new Stopped(stopCode(signal));
}

/** The exit code that an aborted signal asks for. */
export function stopCode({ reason }: AbortSignal): number {
  return typeof reason === 'number' ? reason : EXIT.interrupted;
}
