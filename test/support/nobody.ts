import fs from 'node:fs';

const ROOT = 0;
const NOBODY = 65_534;

/** Runs something as a user who may read only what others may: root, as in containers, may read all. */
export async function asNobody<T>(folder: string, run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== ROOT || process.seteuid === undefined) return await run();
  fs.chmodSync(folder, 0o755);
  process.seteuid(NOBODY);
  try {
    return await run();
  } finally {
    process.seteuid(ROOT);
  }
}
