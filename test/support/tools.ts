import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { OPTIONS } from '../../build/options.mjs';
import type { Fate } from './tool-process.ts';

/** How a process ended, and what it said. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly err: string;
}

/** What is around a process. */
interface Surroundings {
  readonly env?: NodeJS.ProcessEnv;
  /** Told what it prints. */
  readonly heard?: (text: string, child: ChildProcess) => void;
}

/** Bundles the tool once for the tests of a file, and gives a function that runs it as a process. */
export function tools() {
  let home: string;
  beforeAll(async () => {
    home = fs.mkdtempSync(join(tmpdir(), 'dab-tool-'));
    await build({
      ...OPTIONS,
      entryPoints: { tool: join(import.meta.dirname, 'tool-process.ts') },
      outdir: home,
      outExtension: { '.js': '.mjs' },
      metafile: false,
      minify: false,
    });
  });
  afterAll(() => fs.rmSync(home, { recursive: true }));
  return (
    cwd: string,
    argv: readonly string[],
    fate: Fate = {},
    { env = {}, heard }: Surroundings = {},
  ): Promise<End> => {
    const task = JSON.stringify({ argv, fate });
    const child = spawn(process.execPath, [join(home, 'tool.mjs'), task], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (part) => heard?.(String(part), child));
    let err = '';
    child.stderr.on('data', (part) => {
      err += part;
    });
    return new Promise((resolve) => {
      child.on('close', (code, signal) => resolve({ code, signal, err }));
    });
  };
}
