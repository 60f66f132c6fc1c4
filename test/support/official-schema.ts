import { readFileSync } from 'node:fs';
import { skipUnless } from './skip.ts';

const path = process.env.BUNDLE_SCHEMA;

export const needsSchema = skipUnless(
  path !== undefined,
  'BUNDLE_SCHEMA does not name a file with the output of `databricks bundle schema`',
);

/** The official schema of bundles, read as the type that a test needs; empty where there is none. */
export function officialSchema<T>(): T {
  return JSON.parse(path === undefined ? '{}' : readFileSync(path, 'utf8'));
}
