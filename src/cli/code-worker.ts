/** Reads notebooks in a thread of its own: started by read-ahead.ts, never imported. */
import { workerData } from 'node:worker_threads';
import { codeOf, type KnownCode } from '../subject/code.ts';
import { isNotebookName } from '../task/notebook-name.ts';
import { filesBelow } from './find-bundles.ts';
import type { Ahead } from './read-ahead.ts';
import { folderSource } from './read-bundle.ts';

/** More notebooks are left to whoever needs them: nobody waits for what may be of no use. */
const MOST = 20_000;

const { root, port, done }: Ahead = workerData;
try {
  const known = new Map<string, KnownCode>();
  const code = codeOf(folderSource(root), known);
  const { files } = filesBelow(root, isNotebookName);
  for (const path of files.slice(0, MOST)) {
    if (code.kind(path)?.kind === 'notebook') code.notebook(path);
  }
  port.postMessage(known);
} finally {
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
  port.close();
}
