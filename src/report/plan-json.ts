import type { Change, FileTree } from '../files.ts';
import { jsonText, type Printed } from '../printed.ts';

/** What a command planned and did, for machines. `format` changes when a reader would break. */
export function planJson(plan: {
  /** Absolute path. */
  readonly directory: string;
  readonly files: FileTree;
  readonly changes: readonly Change[];
  readonly written: boolean;
  readonly git: boolean;
  readonly next: readonly string[];
  readonly repeat: string;
}): Printed {
  const { directory, written, git, next, repeat } = plan;
  const changes = new Map(plan.changes.map((change) => [change.path, change]));
  const files = [...plan.files].map(([path, text]) => {
    const change = changes.get(path);
    const action = change === undefined ? 'keep' : change.before === null ? 'create' : 'replace';
    return { path, action, bytes: Buffer.byteLength(text) };
  });
  for (const { path, after } of plan.changes) {
    if (after === null) files.push({ path, action: 'delete', bytes: 0 });
  }
  const value = { format: 1, ok: true, directory, written, git, files, next, repeat };
  return jsonText(value);
}
