/** The examples of the specification come out as it shows them. */
import { expect, it } from 'vitest';
import { argparseToWidgets } from '../../src/migrate/notebooks/argparse-to-widgets.ts';
import { applyEdits } from '../../src/text.ts';

function migrated(before: string): string {
  const { edits, left } = argparseToWidgets(before);
  expect(left).toEqual([]);
  return applyEdits(before, edits);
}

it('the migration pattern', () => {
  const before = `import argparse

def get_parameters():
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True)
    parser.add_argument("--schema", required=True)
    args = parser.parse_args()
    return args.catalog, args.schema
`;
  // The specification has a remark in the place of the import; its blank lines hold blanks.
  expect(migrated(before)).toBe(`def get_parameters():
    """Get job parameters from dbutils widgets."""
    catalog = dbutils.widgets.get("catalog")
    schema = dbutils.widgets.get("schema")

    print(f"Catalog: {catalog}")
    print(f"Schema: {schema}")

    return catalog, schema
`);
});

it('the wrong notebook becomes the right one; its docstring and comments stay', () => {
  const before = `# Databricks notebook source
from pyspark.sql import SparkSession
import argparse  # wrong here


def get_parameters():
    """Get job parameters."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--catalog", required=True, help="Catalog name")
    parser.add_argument("--schema", required=True, help="Schema name")
    args = parser.parse_args()
    return args.catalog, args.schema


def main():
    catalog, schema = get_parameters()
    # ... rest of logic
`;
  expect(migrated(before)).toBe(`# Databricks notebook source
from pyspark.sql import SparkSession


def get_parameters():
    """Get job parameters."""
    catalog = dbutils.widgets.get("catalog")  # Catalog name
    schema = dbutils.widgets.get("schema")  # Schema name

    print(f"Catalog: {catalog}")
    print(f"Schema: {schema}")

    return catalog, schema


def main():
    catalog, schema = get_parameters()
    # ... rest of logic
`);
});

it('a keyword argument of the same name does not keep the values together', () => {
  const before = `import argparse

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--env", required=True)
    args = parser.parse_args()
    run(env=args.env)
`;
  expect(migrated(before)).toContain('    run(env=env)\n');
});
