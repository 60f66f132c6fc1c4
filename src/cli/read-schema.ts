import { basename, resolve } from 'node:path';
import { type FieldTable, fieldTable } from '../bundle/fields.ts';
import { readText } from '../disk/read-text.ts';
import { parsedJson } from '../json-value.ts';
import { UserError } from '../problem.ts';

/** The schema of CLI 1.13 has a megabyte. */
const LARGEST = 20_000_000;

/**
 * The fields in what `databricks bundle schema` printed into a file. Throws UserError when that cannot
 * be read, or is none.
 */
export async function openSchema(file: string, cwd: string): Promise<FieldTable> {
  const found = readText(resolve(cwd, file), { most: LARGEST });
  if ('why' in found) throw new UserError(`--schema: cannot read ${file}: ${found.why}`);
  const { typesOfSchema } = await import('../bundle/schema-fields.ts');
  const types = typesOfSchema(parsedJson(found.text));
  if (types === null) {
    throw new UserError(`--schema: ${file} is not the output of "databricks bundle schema"`);
  }
  const lines = [...types].map(([name, fields]): [string, string] => {
    return [name, [...fields].map(([field, code]) => `${field}:${code}`).join(' ')];
  });
  return fieldTable(`the schema in ${basename(file)}`, () => new Map(lines));
}
