import { skipUnless } from './skip.ts';

/** Path of the official Databricks CLI. */
export const CLI = process.env.DATABRICKS_CLI ?? 'databricks';

export const needsCli = skipUnless(
  process.env.DATABRICKS_CLI !== undefined,
  'DATABRICKS_CLI does not name the official CLI (see test/official-cli.test.ts)',
);
