import { once } from '../once.ts';
import type { Located } from '../text.ts';
import type { Bundle } from './bundle.ts';
import { FIELD_VERSIONS } from './field-versions.ts';
import { textOfField, topField } from './targets.ts';

/** A version of the Databricks CLI: three numbers, the greatest part first. */
export type CliVersion = readonly [number, number, number];

/** The CLI's own pattern: one version or two, with their operators. */
const RANGE =
  /^(?:>=|<=|>|<|!=)? ?(?:\d+\.\d+\.\d+(?:-\w+)?|\d+\.\d+\.\*|\d+\.\*)(?:, (?:>=|<=|>|<|!=)? (?:\d+\.\d+\.\d+(?:-\w+)?|\d+\.\d+\.\*|\d+\.\*))?$/;

/** Whether the CLI takes a text for a range of its versions. */
export function isCliRange(text: string): boolean {
  return RANGE.test(text);
}

/**
 * The oldest version of the CLI that `bundle.databricks_cli_version` allows, with the place of the whole
 * range; null where it sets no lower bound.
 */
export function oldestCliVersion(bundle: Bundle): Located<CliVersion> | null {
  const range = textOfField(topField(bundle, 'bundle', 'databricks_cli_version'));
  if (range === null || !isCliRange(range.value)) return null;
  const bounds = range.value.split(', ').flatMap((part) => {
    const [, operator = '', version = ''] = /^(>=|>|<=|<|!=)? ?([\d.*]+)/.exec(part) ?? [];
    return operator.startsWith('<') || operator === '!=' || version === '' ? [] : [read(version)];
  });
  const [oldest] = bounds.sort((a, b) => compare(b, a));
  return oldest === undefined ? null : { value: oldest, span: range.span };
}

/**
 * The version of the CLI that first knew a field, `1.20.0`, if that is newer than another one. Null where it is
 * not, and where it is not known: the field is as old as its type.
 */
export function newerFirstVersion(type: string, field: string, than: CliVersion): string | null {
  const version = versions().get(`${type}.${field}`) ?? null;
  return version !== null && compare(read(version), than) > 0 ? version : null;
}

const versions = once((): ReadonlyMap<string, string> => {
  const lines = FIELD_VERSIONS.trim().split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [version = '', ...fields] = line.split(' ');
      return fields.map((field): [string, string] => [field, version]);
    }),
  );
});

function read(version: string): CliVersion {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number(part) || 0);
  return [major, minor, patch];
}

function compare(a: CliVersion, b: CliVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
