/**
 * Whatever `databricks bundle validate` reports as an error, check reports, too. Each case is a
 * bundle with one mistake; `errors.txt` holds what the CLI said about it. With DATABRICKS_CLI set
 * (see test/official-cli.test.ts), the CLI is asked again, and UPDATE=1 writes down its answers.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { FileTree } from '../../src/files.ts';
import { RULES } from '../../src/rules/index.ts';
import { lineIndex } from '../../src/text.ts';
import { unpack } from '../support/archive.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { lintFiles } from '../support/lint.ts';
import { CLI, needsCli } from '../support/official-cli.ts';

const ERRORS = join(import.meta.dirname, 'errors.txt');
const exec = promisify(execFile);

/** What the files alone do not tell. */
const NOT_OURS: Readonly<Record<string, string>> = {
  'run-as-endpoint': 'is an error only when somebody else deploys than run_as names',
  'sync-path-outside': 'depends on how deep the folder lies in the file system',
  'targets-no-default': 'is an error only without --target',
  'variable-lookup-missing': 'depends on what is in the workspace',
  'variable-without-value': 'the value may come with --var or from the environment',
};

/** The CLI points to the whole resource, and check to the piece that is wrong. */
const NEARER = ['dashboard-etag', 'secret-scope-principal'];

const RULE_IDS = RULES.map(({ id }) => id);

const names = fs
  .readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.txt') && name !== 'errors.txt')
  .map((name) => name.replace(/\.txt$/, ''))
  .sort();

describe('every error of the CLI', () => {
  const said = readErrors();

  it('is known for each case', () => {
    expect([...said.keys()].sort()).toEqual(names);
  });

  const ours = names.filter((name) => RULE_IDS.includes(ruleOf(name)));
  it.each(ours)('%s is found by its rule', (name) => {
    const places = placesFound(filesOf(name), ruleOf(name));
    expect(places.size).toBeGreaterThan(0);
    for (const error of said.get(name) as string[]) {
      const named = placesOf(error);
      const wanted = NEARER.includes(name) ? named.map(fileOf) : named;
      if (wanted.length > 0) expect(wanted.filter((place) => places.has(place))).not.toEqual([]);
    }
  });

  it('has a rule, or a reason for none', () => {
    const without = names.filter((name) => !RULE_IDS.includes(ruleOf(name)));
    expect(without).toEqual(Object.keys(NOT_OURS));
  });

  it.each(Object.keys(NOT_OURS))('%s is rightly left out', (name) => {
    expect(ruleOf(name)).toBe('none');
    expect(lintFiles(filesOf(name)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the CLI', needsCli, () => {
  it('says what is written down', { timeout: 600_000 }, async () => {
    const lines: string[] = [];
    for (const name of names) {
      for (const error of await errorsOf(filesOf(name))) lines.push(`${name}: ${error}`);
    }
    const text = `${lines.join('\n')}\n`;
    if (process.env.UPDATE === '1') fs.writeFileSync(ERRORS, text);
    expect(text).toBe(fs.readFileSync(ERRORS, 'utf8'));
  });
});

function read(name: string): string {
  return fs.readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8');
}

function filesOf(name: string): FileTree {
  return unpack(read(name));
}

/** The rule that is to find the mistake: the first line of a case names it. */
function ruleOf(name: string): string {
  return /^Rule: (\S+)$/m.exec(read(name))?.[1] ?? '';
}

function fileOf(place: string): string {
  return place.replace(/:\d+$/, '');
}

/** The CLI's errors by case, each as `places: message`. */
function readErrors(): Map<string, string[]> {
  const errors = new Map<string, string[]>();
  for (const [, name, error] of fs.readFileSync(ERRORS, 'utf8').matchAll(/^(\S+): (.*)$/gm)) {
    errors.set(name as string, [...(errors.get(name as string) ?? []), error as string]);
  }
  return errors;
}

/** The files, or files and lines, that an error names. */
function placesOf(error: string): string[] {
  return (/^\[(.*?)\]/.exec(error)?.[1] ?? '').split(' ').filter((place) => place !== '');
}

/**
 * Where a rule finds errors: files, and files with lines. The CLI points to the first field of a
 * map, so the line below a finding counts as well.
 */
function placesFound(files: FileTree, wanted: string): Set<string> {
  const errors = lintFiles(files).filter(({ rule, severity }) => {
    return rule === wanted && severity === 'error';
  });
  const spans = errors.flatMap(({ at, see = [] }) => [at, ...see.map(({ span }) => span)]);
  return new Set(
    spans.flatMap(({ path, start }) => {
      const { line } = lineIndex(files.get(path) ?? '')(start);
      return [path, `${path}:${line}`, `${path}:${line + 1}`];
    }),
  );
}

/** What the CLI says is an error, each in one line with its places in front. */
async function errorsOf(files: FileTree): Promise<string[]> {
  const folder = emptyFolder();
  writeTree(folder, files);
  const said = await exec(CLI, ['bundle', 'validate'], { cwd: folder }).catch(
    (failed: { stdout: string; stderr: string }) => failed,
  );
  const text = (said.stderr + said.stdout).replaceAll(`${folder}/`, '').replaceAll(folder, '.');
  return text
    .split(/^(?=Error: |Warning: |Recommendation: |Name: )/m)
    .filter((part) => part.startsWith('Error: '))
    .map((part) => {
      const [first = ''] = part.split('\n');
      const message = first.slice('Error: '.length);
      return `[${placesIn(part, message).join(' ')}] ${ordered(message)}`;
    });
}

/** The CLI names several things in an order that changes from run to run. */
function ordered(message: string): string {
  return message.replace(/\(([^()]+, [^()]+)\)$/, (_all, list: string) => {
    return `(${list.split(', ').sort().join(', ')})`;
  });
}

function placesIn(part: string, message: string): string[] {
  const listed = [...part.matchAll(/^ +(?:in )?([^\s:]+:\d+):\d+$/gm)].map(([, place]) => place);
  const within = /yaml \(([^\s:]+:\d+):\d+\)/.exec(message)?.[1];
  const file = /^failed to load (\S+):/.exec(message)?.[1];
  return [...listed, within ?? file].filter((place) => place !== undefined);
}
