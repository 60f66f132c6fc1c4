import { jsonAt } from '../json-value.ts';
import { databricksMetadata } from './jupyter.ts';

/** The environment that a notebook has by itself, whatever task runs it. */
export interface OwnEnvironment {
  /** Null when it names none. */
  readonly version: string | null;
  /** As pip takes them. */
  readonly dependencies: readonly string[];
}

/** Longer lists, and longer names in them, are nobody's. */
const MOST = 200;

/**
 * The environment in a notebook's head (`# /// script`, with `[tool.databricks.environment]`) or in the
 * metadata of an .ipynb file; null when it has none. Never throws.
 */
export function ownEnvironment(path: string, text: string): OwnEnvironment | null {
  return /\.ipynb$/i.test(path) ? inMetadata(text) : inHead(text);
}

/** Lines in which a head begins, at most, and lines that it has. */
const MOST_LINES = 300;

function inHead(text: string): OwnEnvironment | null {
  const lines = text.split('\n', MOST_LINES).map((line) => line.trim());
  const start = lines.indexOf('# /// script');
  const end = start < 0 ? -1 : lines.indexOf('# ///', start + 1);
  if (end < 0) return null;
  const head = lines.slice(start + 1, end).map((line) => line.replace(/^# ?/, '').trim());
  if (!head.includes('[tool.databricks.environment]')) return null;
  const version = head.find((line) => line.startsWith('environment_version'));
  return { version: quotedIn(version ?? '')[0] ?? null, dependencies: dependenciesIn(head) };
}

/** What stands in the list, on its first line or on those below. */
function dependenciesIn(head: readonly string[]): string[] {
  const first = head.findIndex((line) => line.startsWith('dependencies'));
  if (first < 0) return [];
  const last = head.findIndex((line, at) => at >= first && line.endsWith(']'));
  return head
    .slice(first, last < 0 ? undefined : last + 1)
    .flatMap(quotedIn)
    .slice(0, MOST);
}

function quotedIn(line: string): string[] {
  return line.split('"').filter((_, at) => at % 2 === 1);
}

function inMetadata(text: string): OwnEnvironment | null {
  const own = jsonAt(databricksMetadata(text), 'environmentMetadata');
  const version = jsonAt(own, 'environment_version');
  const listed = jsonAt(own, 'dependencies');
  const dependencies = Array.isArray(listed)
    ? listed.filter((each) => typeof each === 'string')
    : [];
  const named = typeof version === 'string' && version !== '' ? version : null;
  if (dependencies.length === 0 && (named === null || named === '1')) return null;
  return { version: named, dependencies: dependencies.slice(0, MOST) };
}
