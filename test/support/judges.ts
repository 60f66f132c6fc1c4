/** Other programs that say whether what this tool writes is right: one process for all texts. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why a judge cannot be asked here; null when it can. */
export type Absence = string | null;

/** What a judge says of one YAML text: why it is refused, or how it is read. */
export interface YamlVerdict {
  /** '' where it is not refused. */
  readonly refused: string;
  /** Scalars as their texts, lists as lists, maps as `{map: [[key, value]…]}`, aliases expanded. */
  readonly tree: unknown;
}

const LIMIT = { encoding: 'utf8', maxBuffer: 1 << 30 } as const;

/** Builds the judge that loads YAML as the Databricks CLI does, and asks it; a string says why it cannot. */
export function goJudge(): { absent: Absence; judge: (texts: readonly string[]) => YamlVerdict[] } {
  const none = { judge: () => [] };
  if (spawnSync('go', ['version'], LIMIT).status !== 0) return { ...none, absent: 'Go is missing' };
  const folder = mkdtempSync(join(tmpdir(), 'dab-go-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = join(folder, 'judge');
  const cwd = join(import.meta.dirname, 'go-yaml');
  const built = spawnSync('go', ['build', '-o', program, '.'], { ...LIMIT, cwd });
  if (built.status !== 0) {
    return {
      ...none,
      absent: `the Go judge cannot be built: ${built.stderr.trim().split('\n')[0]}`,
    };
  }
  return { absent: null, judge: (texts) => asked(program, [], texts) as YamlVerdict[] };
}

const PYTHON = join(import.meta.dirname, 'judge.py');

/** PyYAML and the compiler of Python; a string says why they cannot be asked. */
export function pythonJudge(): {
  absent: Absence;
  yaml: (texts: readonly string[]) => YamlVerdict[];
  /** Why each program does not compile; '' when it does. */
  compile: (programs: readonly string[]) => string[];
} {
  const probe = spawnSync('python3', ['-c', 'import yaml'], LIMIT);
  if (probe.status !== 0) {
    return { absent: 'Python with PyYAML is missing', yaml: () => [], compile: () => [] };
  }
  return {
    absent: null,
    yaml: (texts) => asked('python3', [PYTHON, 'yaml'], texts) as YamlVerdict[],
    compile: (programs) => asked('python3', [PYTHON, 'compile'], programs) as string[],
  };
}

function asked(program: string, args: readonly string[], texts: readonly string[]): unknown {
  const input = JSON.stringify(texts.map((text) => Buffer.from(text, 'utf8').toString('base64')));
  const { status, stdout, stderr } = spawnSync(program, args, { ...LIMIT, input });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}
