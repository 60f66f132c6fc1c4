/** Reads notebooks in a thread of its own: started by read-ahead.ts, never imported. */
import { workerData } from 'node:worker_threads';
import { codeOf, type KnownCode } from '../rules/code.ts';
import type { Ahead } from './read-ahead.ts';
import { folderSource } from './read-bundle.ts';

const { root, paths, port, done }: Ahead = workerData;
try {
  const known = new Map<string, KnownCode>();
  const code = codeOf(folderSource(root), known);
  for (const path of paths) {
    code.kind(path);
    code.notebook(path);
  }
  port.postMessage(known);
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
  port.close();
}
