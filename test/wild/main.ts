import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT_FILES } from '../../src/bundle/load.ts';
import { walkFolders } from '../../src/disk/walk.ts';
import { countBundle } from './bundles.ts';
import { type CodeFile, countMigration, countReading, validFiles } from './code.ts';
import { Counts } from './counts.ts';

const PASSED_OVER = new Set(['.git', 'node_modules', '.venv', 'site-packages']);

/** Prints what the tool makes of the files in some folders; `--json` for machines. */
export function main(argv: readonly string[]): void {
  const python = flagValue(argv, '--python') ?? 'python3';
  const folders = argv.filter((word, at) => !word.startsWith('--') && argv[at - 1] !== '--python');
  const counts = new Counts();
  const notes: string[] = [];
  const started = performance.now();
  for (const folder of folders) measure(folder, python, counts, notes);
  counts.add('time', 'seconds', Math.round((performance.now() - started) / 1000));
  process.stdout.write(
    argv.includes('--json') ? `${JSON.stringify({ counts, notes }, null, 2)}\n` : `${counts}\n`,
  );
  if (argv.includes('--notes')) process.stderr.write(`${notes.join('\n')}\n`);
}

function flagValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag);
  return at < 0 ? undefined : argv[at + 1];
}

function measure(folder: string, python: string, counts: Counts, notes: string[]): void {
  const code: CodeFile[] = [];
  const walked = walkFolders(folder, {
    into: ({ folders }) => folders.filter((name) => !PASSED_OVER.has(name)),
    leftOut: (path, why) => notes.push(`${path}: ${why}`),
  });
  for (const { path, files } of walked) {
    const root = join(folder, path);
    const rootFile = ROOT_FILES.find((name) => files.includes(name));
    if (rootFile !== undefined) countBundle(root, rootFile, counts, notes);
    for (const name of files.filter((each) => /\.(py|ipynb)$/.test(each))) {
      code.push({ path: join(root, name), text: readFileSync(join(root, name), 'utf8') });
    }
  }
  const scripts = code.filter(({ path }) => path.endsWith('.py'));
  countReading(scripts, validFiles(scripts, python), counts, notes);
  for (const file of code) countMigration(file, counts, notes);
}
