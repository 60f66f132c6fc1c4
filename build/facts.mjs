// `npm run facts -- [--cli FOLDER] VERSION...` writes what is known of the fields of bundles anew: the table
// of them, and since which version of the CLI each can be used. Only facts: no text of theirs.
//
// VERSION is one of databricks-bundles, which is released with the CLI and brought by pip; it is joined to
// what the table has. Of several, given in their order, the last is joined, and those before it tell which
// of its fields came when; `latest` is the newest that there is. FOLDER is a checkout of databricks/cli with its tags: their schemas are then what
// the versions are joined to.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesFields, joined } from './facts-bundles.mjs';
import { schemasOf } from './facts-cli.mjs';
import { fromSource } from './from-source.mjs';
import { ROOT } from './options.mjs';

/** @typedef {Map<string, Map<string, string>>} Types */

const TABLE = join(ROOT, 'src/bundle/field-table.ts');
const VERSIONS = join(ROOT, 'src/bundle/field-versions.ts');

const argv = process.argv.slice(2);
const cli = argv[0] === '--cli' ? (argv.splice(0, 2)[1] ?? '') : null;
const { FIELD_TABLE, FIELDS_OF } = await fromSource('src/bundle/field-table.ts');
const { FIELD_VERSIONS } = await fromSource('src/bundle/field-versions.ts');

const before = read(FIELD_TABLE);
const base = cli === null ? null : await schemasOf(cli);
let types = base?.types ?? before;
const since = base?.since ?? new Map(Object.entries(versionsIn(FIELD_VERSIONS)));
const of = { ...FIELDS_OF, ...(base === null ? {} : { cli: base.version }) };

let known = types;
for (const wanted of argv) {
  const { version, facts } = bundlesFields(wanted);
  const now = joined(types, facts);
  for (const field of added(known, now)) if (!since.has(field)) since.set(field, version);
  known = joined(known, facts);
  if (wanted === argv.at(-1)) types = now;
  of.bundles = version;
}

const used = reached(types);
write();
report();

/**
 * The fields of types that were known without them, as `Type.field`.
 * @param {Types} earlier @param {Types} later
 */
function added(earlier, later) {
  return [...later].flatMap(([type, fields]) => {
    const had = earlier.get(type);
    const names = [...fields.keys()].filter((name) => had !== undefined && !had.has(name));
    return names.map((name) => `${type}.${name}`);
  });
}

/** @param {Types} all */
function reached(all) {
  const found = new Set(['Root']);
  for (const name of found) {
    for (const code of all.get(name)?.values() ?? []) {
      const words = code.replace(/\(.*\)/, '').matchAll(/[A-Za-z_]+\.?[A-Z]\w+|[A-Z]\w+/g);
      for (const [word] of words) if (all.has(word)) found.add(word);
    }
  }
  return found;
}

/**
 * @param {string} table
 * @returns {Types}
 */
function read(table) {
  const lines = table.trim().split(/[;\n]/);
  return new Map(
    lines.map((line) => {
      const [type = '', ...fields] = line.split(' ');
      const pairs = fields.filter(Boolean).map((field) => {
        const colon = field.indexOf(':');
        return /** @type {[string, string]} */ ([field.slice(0, colon), field.slice(colon + 1)]);
      });
      return [type, new Map(pairs)];
    }),
  );
}

/** @param {string} table */
function versionsIn(table) {
  return Object.fromEntries(
    table.split('\n').flatMap((line) => {
      const [version = '', ...fields] = line.split(' ');
      return fields.map((field) => [field, version]);
    }),
  );
}

function write() {
  const lines = [...used].sort().map((name) => {
    const fields = [...(types.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return `${name} ${fields.map(([field, code]) => `${field}:${code}`).join(' ')}`;
  });
  const pairs = lines.flatMap((line, at) =>
    at % 2 === 0 ? [[line, lines[at + 1]].filter(Boolean).join(';')] : [],
  );
  writeFileSync(
    TABLE,
    `/** Of which versions the table is: the schema of the CLI, with the resources of databricks-bundles. */
export const FIELDS_OF = { cli: '${of.cli}', bundles: '${of.bundles}' };

/**
 * The fields of everything in a bundle. Written by build/facts.mjs; never by hand.
 *
 * Types stand two to a line, apart by \`;\`: \`s\` is a string, \`i\` an integer, \`n\` a number, \`b\` a boolean, \`a\` anything,
 * \`(A|B)\` one of these words, \`[x]\` a list of x, \`{x}\` a map of x with names of its own; \`!\` must be there.
 */
export const FIELD_TABLE = \`
${pairs.join('\n')}
\`;
`,
  );
  /** @type {Map<string, string[]>} */
  const byVersion = new Map();
  for (const [field, version] of since) {
    const [name, type] = [field.slice(field.lastIndexOf('.') + 1), field.replace(/\.[^.]*$/, '')];
    if (!used.has(type) || !types.get(type)?.has(name)) continue;
    byVersion.set(version, [...(byVersion.get(version) ?? []), field]);
  }
  writeFileSync(
    VERSIONS,
    `/**
 * The version of the CLI that first knew a field, for those that came when their types were known: a line
 * for each version. Written by build/facts.mjs from the schemas in the CLI's tags and from versions of
 * databricks-bundles; never by hand.
 */
export const FIELD_VERSIONS = \`
${[...byVersion].map(([version, fields]) => `${version} ${fields.sort().join(' ')}`).join('\n')}
\`;
`,
  );
}

function report() {
  const news = added(before, types).filter((field) => used.has(field.replace(/\.[^.]*$/, '')));
  const kinds = news.filter((field) => field.startsWith('Resources.'));
  const words = [...used].flatMap((type) => {
    return [...(types.get(type) ?? [])].flatMap(([name, code]) => {
      const had = before.get(type)?.get(name);
      if (had === undefined || had === code) return [];
      return [`  ${type}.${name}: ${had} is now ${code}\n`];
    });
  });
  process.stdout.write(
    `${used.size} types. Against the table as it was: ${kinds.length} kinds, ${news.length - kinds.length} fields, ${words.length} changed values.\n`,
  );
  for (const field of news) process.stdout.write(`  ${field} (${since.get(field) ?? '?'})\n`);
  process.stdout.write(words.join(''));
}
