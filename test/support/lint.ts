import { loadBundle } from '../../src/bundle/load.ts';
import { NO_BASELINE } from '../../src/check/baseline.ts';
import { fixAll } from '../../src/check/fix-all.ts';
import { judge, type Request } from '../../src/check/judge.ts';
import type { FileTree } from '../../src/files.ts';
import type { Finding } from '../../src/finding.ts';
import { findingsText } from '../../src/report/findings-text.ts';
import { RULES } from '../../src/rules/index.ts';
import type { CodeSource } from '../../src/subject/code-source.ts';
import { NO_SETTINGS } from '../../src/subject/settings.ts';
import { sourceOf } from './one-file.ts';

/** What is taken when a case brings no root file: it loads YAML files one and two folders deep. */
const ROOT_FILE = `bundle:
  name: shop
include:
  - resources/*.yml
  - resources/*/*.yml
targets:
  dev:
    mode: development
    default: true
`;

/** Files as a whole bundle: with a root file where there is none. */
export function withRoot(files: FileTree): Map<string, string> {
  return files.has('databricks.yml')
    ? new Map(files)
    : new Map([['databricks.yml', ROOT_FILE], ...files]);
}

export function codeSourceOf(files: FileTree): CodeSource {
  return {
    ...sourceOf(files),
    isFolder: (path) =>
      path === '' || [...files.keys()].some((each) => each.startsWith(`${path}/`)),
    yamlFiles: () => [...files.keys()].filter((path) => /\.(ya?ml|json)$/.test(path)),
  };
}

function requestOf(files: FileTree, rules = RULES): Request {
  return {
    rootPath: 'databricks.yml',
    source: codeSourceOf(files),
    settings: { ...NO_SETTINGS, architecture: true },
    rules,
    allRules: RULES.map(({ id }) => id),
    baseline: NO_BASELINE,
  };
}

/** All findings in the bundle that files make; or those of some rules only. */
export function lintFiles(files: FileTree, rules = RULES): readonly Finding[] {
  return judge(requestOf(files, rules)).findings;
}

/** Why files of the bundle cannot be read. */
export function faultsOf(files: FileTree): string[] {
  const { faults } = loadBundle('databricks.yml', codeSourceOf(files));
  return faults.map(({ path, message }) => `${path}: ${message}`);
}

/** Findings as a terminal without colours shows them. */
export function shown(findings: readonly Finding[], files: FileTree): string {
  return findingsText(findings, {
    textOf: (path) => files.get(path) ?? null,
    color: false,
    columns: 100,
  });
}

/** The files after all fixes. */
export function fixFiles(files: FileTree, how: 'safe' | 'unsafe'): Map<string, string> {
  const { changes } = fixAll(requestOf(files), how === 'unsafe', () => true);
  return new Map([...files, ...changes.map(({ path, after }) => [path, after as string] as const)]);
}
