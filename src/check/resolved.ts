import { isAbsolute } from 'node:path';
import type { Finding } from '../finding.ts';
import { isJsonMap, type Json, type JsonMap, jsonAt, parsedJson } from '../json-value.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { NOTEBOOK_EXTENSIONS } from '../task/notebook-name.ts';

/** The file as which a resolved configuration is read; there is none of that name. */
export const RESOLVED_PATH = 'bundle-validate-output.json';

/** A bundle as `databricks bundle validate -o json` gives it: one target, with nothing left to resolve. */
export interface Resolved {
  /** Its name and resources, with paths from the bundle's folder. */
  readonly text: string;
  /** Where things are written, by their names such as `resources.jobs.load`; empty unless it says so. */
  readonly locations: ReadonlyMap<string, Location>;
}

interface Location {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** Deeper than any configuration; what is below is left out. */
const DEEPEST = 100;

/**
 * Reads the output of `databricks bundle validate -o json`, with `--include-locations` or without. Paths
 * into the folder that is uploaded become paths from the bundle's folder, for which `exists` tells which
 * extension a notebook has. Returns what is wrong with it, in words, if it is no such output.
 */
export function readResolved(
  output: string,
  exists: (path: string) => boolean,
): Resolved | { readonly wrong: string } {
  const config = parsedJson(output);
  if (config === undefined) return { wrong: 'it is not JSON' };
  const resources = jsonAt(config, 'resources');
  const name = jsonAt(config, 'bundle', 'name');
  if (typeof name !== 'string') return { wrong: 'it has no bundle with a name' };
  const isMap = resources === undefined || isJsonMap(resources);
  if (!isMap) return { wrong: 'its resources are not a map' };
  const folder = jsonAt(config, 'workspace', 'file_path');
  const prefix = typeof folder === 'string' && folder !== '' ? `${folder}/` : null;
  const local = (text: string) => {
    if (prefix === null || !text.startsWith(prefix)) return text;
    const path = text.slice(prefix.length);
    const names = [path, ...NOTEBOOK_EXTENSIONS.map((extension) => path + extension)];
    return `./${names.find(exists) ?? path}`;
  };
  const kept = { bundle: { name }, resources: cleaned(resources ?? {}, local, 0) };
  return { text: `${JSON.stringify(kept, null, 2)}\n`, locations: locationsIn(config) };
}

/** What the CLI adds to a resource, at its depth. */
const COMPUTED = new Set(['deployment', 'edit_mode', 'format', 'url', 'id', 'modified_status']);
const RESOURCE_DEPTH = 2;

function cleaned(value: Json, local: (text: string) => string, depth: number): Json {
  if (typeof value === 'string') return local(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each: Json) => cleaned(each, local, depth + 1));
  const entries = Object.entries(value as JsonMap);
  return Object.fromEntries(
    entries
      .filter(([key]) => depth !== RESOURCE_DEPTH || !COMPUTED.has(key))
      .map(([key, each]) => [key, cleaned(each, local, depth + 1)]),
  );
}

function locationsIn(config: Json): Map<string, Location> {
  const files = jsonAt(config, '__locations', 'files');
  const places = jsonAt(config, '__locations', 'locations');
  const found = new Map<string, Location>();
  if (!Array.isArray(files) || !isJsonMap(places)) return found;
  for (const [name, all] of Object.entries(places)) {
    const first: Json | undefined = Array.isArray(all) ? all[0] : undefined;
    const [file, line] = Array.isArray(first) ? first : [];
    const path: Json | undefined = typeof file === 'number' ? files[file] : undefined;
    if (typeof path !== 'string' || typeof line !== 'number') continue;
    // Whoever wrote the output, no file outside of the bundle is shown.
    if (isInside(path)) found.set(name, { path, line });
  }
  return found;
}

function isInside(path: string): boolean {
  return path !== '' && !isAbsolute(path) && !/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(path);
}

/** A source in which a resolved configuration stands in the place of all files of the bundle. */
export function withResolved(source: CodeSource, { text }: Resolved): CodeSource {
  return {
    ...source,
    read: (path) => (path === RESOLVED_PATH ? text : source.read(path)),
    exists: (path) => path === RESOLVED_PATH || source.exists(path),
    yamlFiles: () => [],
  };
}

/**
 * Findings at the lines in which the things that they are about are written, so far as that is known;
 * Python files among them. Nothing can be fixed in what somebody else wrote out.
 */
export function movedToFiles(
  findings: readonly Finding[],
  { locations }: Resolved,
  read: (path: string) => string | null,
): Finding[] {
  // Without places, the output itself is all that can be shown.
  if (locations.size === 0) return findings.map(({ fix: _, ...finding }) => finding);
  const known = new Map<string, readonly Line[]>();
  const linesOf = (path: string) => {
    const lines = known.get(path) ?? linesIn(read(path) ?? '');
    known.set(path, lines);
    return lines;
  };
  return findings.map(({ fix: _, ...all }): Finding => {
    const see = (all.see ?? []).filter(({ span }) => span.path !== RESOLVED_PATH);
    const finding = { ...all, see };
    const place = placeOf(finding.subject ?? '', locations);
    if (finding.at.path !== RESOLVED_PATH || place === null) return finding;
    const line = linesOf(place.path)[place.line - 1];
    return line === undefined ? finding : { ...finding, at: { path: place.path, ...line } };
  });
}

/** A line without the spaces around it, as offsets into its text. */
interface Line {
  readonly start: number;
  readonly end: number;
}

function linesIn(text: string): Line[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const start = offset + line.length - line.trimStart().length;
    const end = Math.max(start, offset + line.trimEnd().length);
    offset += line.length + 1;
    return { start, end };
  });
}

/** The place of a thing, or of what it is in. */
function placeOf(subject: string, locations: ReadonlyMap<string, Location>): Location | null {
  let name = subject;
  while (name !== '') {
    const found = locations.get(name);
    if (found !== undefined) return found;
    name = name.slice(0, Math.max(0, name.lastIndexOf('.'), name.lastIndexOf('[')));
  }
  return null;
}

/** The rules that judge what is deployed; the others judge how it is written. */
export const RESOLVED_RULES: ReadonlySet<string> = new Set(
  `atomic-has-environment atomic-runs-no-jobs called-notebook-exists dependency-has-version
  field-has-effect fields-fit-together file-exists file-is-no-notebook file-is-uploaded
  has-level-tag job-is-run job-reference-form known-dependency known-environment known-job-cluster
  known-task-type known-task-value known-value known-value-reference legal-dependency legal-loop
  legal-parameter-name legal-tags legal-task-key levels-go-down nesting-at-most-three no-argparse
  no-dependency-cycle no-job-cycle no-leftover-argparse no-retries-on-loops notebook-exists
  notebook-has-header notebook-has-job notebook-in-one-job one-task-type order-needs-depends-on
  outcome-of-condition parameter-is-passed parameter-is-read parameters-are-printed
  pipeline-in-one-job required-field retries-on-tasks runs-jobs-only script-gets-arguments
  source-inside-root task-has-compute unique-task-key valid-cron valid-time-zone
  warning-has-health-rule wheel-is-installed yaml-syntax`.split(/\s+/),
);
