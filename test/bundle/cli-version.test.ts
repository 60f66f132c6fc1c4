import { describe, expect, it } from 'vitest';
import { newerFirstVersion, oldestCliVersion } from '../../src/bundle/cli-version.ts';
import { FIELDS_OF } from '../../src/bundle/field-table.ts';
import { FIELD_VERSIONS } from '../../src/bundle/field-versions.ts';
import { KNOWN_FIELDS } from '../../src/bundle/fields.ts';
import { bundleOf } from '../support/one-file.ts';

function oldest(range: string): string | null {
  const text = `bundle:\n  name: shop\n  databricks_cli_version: "${range}"\n`;
  return oldestCliVersion(bundleOf(new Map([['databricks.yml', text]])))?.value.join('.') ?? null;
}

describe('the oldest version that a range allows', () => {
  it.each([
    ['>= 0.218.1', '0.218.1'],
    ['0.218.1', '0.218.1'],
    ['> 0.218.0', '0.218.0'],
    ['>= 0.218.0, <= 1.0.0', '0.218.0'],
    ['<= 1.0.0, >= 0.218.0', '0.218.0'],
    ['0.218.*', '0.218.0'],
    ['1.*', '1.0.0'],
    ['>= 1.2.3-beta', '1.2.3'],
    ['< 1.0.0', null],
    ['<= 1.0.0', null],
    ['!= 0.218.0', null],
    ['>=0.250', null],
    ['${var.version}', null],
    ['', null],
  ])('%s: %s', (range, version) => {
    expect(oldest(range)).toBe(version);
  });
});

describe('the version that first knew a field', () => {
  it('is told where it is newer, and not from that version on', () => {
    expect(newerFirstVersion('Environment', 'environment_version', [0, 251, 9])).toBe('0.252.0');
    expect(newerFirstVersion('Environment', 'environment_version', [0, 252, 0])).toBe(null);
    expect(newerFirstVersion('Job', 'environment_variables', [1, 13, 0])).toBe('1.20.0');
    expect(newerFirstVersion('Job', 'environment_variables', [2, 0, 0])).toBe(null);
  });

  it('is not known of fields that are as old as their type', () => {
    expect(newerFirstVersion('Job', 'name', [0, 1, 0])).toBe(null);
    expect(newerFirstVersion('Job', 'no_such_field', [0, 1, 0])).toBe(null);
  });

  it('is told of fields that are in the table, of versions that are not newer than it', () => {
    const lines = FIELD_VERSIONS.trim().split('\n');
    expect(lines.length).toBeGreaterThan(50);
    const newest = FIELDS_OF.bundles.split('.').map(Number) as [number, number, number];
    for (const line of lines) {
      const [version, ...fields] = line.split(' ');
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
      for (const field of fields) {
        const [, type = '', name = ''] = /^(.+)\.(\w+)$/.exec(field) ?? [];
        expect(KNOWN_FIELDS.fieldsOf(type).has(name), field).toBe(true);
        expect(newerFirstVersion(type, name, newest), field).toBe(null);
      }
    }
  });
});
