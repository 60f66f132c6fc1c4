import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { KnownCode } from '../subject/code.ts';

/** What the thread is told. */
export interface Ahead {
  readonly root: string;
  /** Where it sends what it read, a map by path. */
  readonly port: MessagePort;
  /** Becomes 1 when it is done, whether it sent something or not. */
  readonly done: Int32Array;
}

/** For a bundle with fewer YAML files, a thread costs more time than it saves. */
const WORTH_IT = 100;

/** A thread that never says that it is done is given up after this many milliseconds. */
const LONGEST = 60_000;

/**
 * Begins to read the notebooks below a folder beside other work, and gives a function that waits for
 * them: parsing them takes as long as all the rest. Which ones the bundle runs is not known yet, but
 * most of those in its folder. What the thread does not give is read by whoever needs it. Null where
 * it would not pay, or the tool is not built.
 */
export function readAhead(
  root: string,
  yamlFiles: number,
): (() => ReadonlyMap<string, KnownCode>) | null {
  const isBuilt = import.meta.url.endsWith('.js');
  if (!isBuilt || yamlFiles < WORTH_IT) return null;
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const workerData: Ahead = { root, port: port2, done };
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
}
