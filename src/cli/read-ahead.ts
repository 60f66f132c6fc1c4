import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { KnownCode } from '../rules/code.ts';
import type { ReadAhead } from '../rules/judge.ts';

/** What the thread is told. */
export interface Ahead {
  readonly root: string;
  readonly paths: readonly string[];
  /** Where it sends what it read, a map by path. */
  readonly port: MessagePort;
  /** Becomes 1 when it is done, whether it sent something or not. */
  readonly done: Int32Array;
}

/** With fewer notebooks, a thread costs more time than it saves. */
const WORTH_IT = 60;

/** A thread that never says that it is done is given up after this many milliseconds. */
const LONGEST = 60_000;

/**
 * Reads the notebooks of a bundle's folder beside other work, where it is built: parsing them takes
 * as long as all the rest. What the thread does not give is read by whoever needs it.
 */
export function readAheadIn(root: string): ReadAhead {
  return (paths) => {
    const isBuilt = import.meta.url.endsWith('.js');
    if (!isBuilt || paths.length < WORTH_IT) return () => new Map();
    const { port1, port2 } = new MessageChannel();
    const done = new Int32Array(new SharedArrayBuffer(4));
    const workerData: Ahead = { root, paths, port: port2, done };
    const worker = new Worker(new URL('./code-worker.js', import.meta.url), {
      workerData,
      transferList: [port2],
    });
    // Its failure is no failure of the check; and it must not keep the process alive.
    worker.on('error', () => {}).unref();
    return () => {
      Atomics.wait(done, 0, 0, LONGEST);
      const message: Map<string, KnownCode> | undefined = receiveMessageOnPort(port1)?.message;
      port1.close();
      return message ?? new Map();
    };
  };
}
