// `npm run facts -- SCHEMA FIELDS` writes src/bundle/field-table.ts anew: what `databricks bundle schema`
// prints, joined with the fields of a newer databricks-bundles. Only facts: no text of theirs.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './options.mjs';

const [schemaPath = '', fieldsPath = ''] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, 'utf8'));
const newer = JSON.parse(readFileSync(fieldsPath, 'utf8'));

const { typesOfSchema } = await fromSource('src/bundle/schema-fields.ts');
/** @type {Map<string, Map<string, string>>} */
const types = typesOfSchema(schema);

/**
 * A module of the tool, as its source has it.
 * @param {string} path
 */
async function fromSource(path) {
  const built = await build({
    entryPoints: [join(ROOT, path)],
    ...{ bundle: true, write: false, format: 'esm', logLevel: 'error' },
  });
  const text = built.outputFiles[0]?.text ?? '';
  return await import(`data:text/javascript,${encodeURIComponent(text)}`);
}

/** @type {Record<string, string>} */
const NEWER_SIMPLE = { str: 's', int: 'i', bool: 'b', float: 'n' };

/**
 * @param {string} text
 * @returns {string}
 */
function newerCode(text) {
  const type = text.replace(/ required$/, '');
  const [, outer, inner = ''] = /^(list|map) (.+)$/.exec(type) ?? [];
  if (outer === 'list') return `[${newerCode(inner)}]`;
  if (outer === 'map') return `{${newerCode(inner)}}`;
  const simple = NEWER_SIMPLE[type];
  if (simple !== undefined) return simple;
  if (newer.enums[type] !== undefined) return `(${newer.enums[type].join('|')})`;
  return newer.classes[type] !== undefined || types.has(type) ? type : 'a';
}
for (const [name, fields] of Object.entries(newer.classes)) {
  if (Object.values(fields).some((each) => typeof each !== 'string')) continue;
  const known = types.get(name) ?? new Map();
  const isNew = !types.has(name);
  for (const [field, text] of Object.entries(fields)) {
    if (known.has(field)) {
      // A word that a newer version takes is taken.
      const code = newerCode(text);
      const before = known.get(field);
      if (code.startsWith('(') && before.startsWith('(')) {
        const words = new Set([
          ...before.replace(/[()!]/g, '').split('|'),
          ...code.slice(1, -1).split('|'),
        ]);
        known.set(field, `(${[...words].join('|')})${before.endsWith('!') ? '!' : ''}`);
      }
      continue;
    }
    known.set(field, `${newerCode(text)}${isNew && text.endsWith(' required') ? '!' : ''}`);
  }
  types.set(name, known);
}
const resources = types.get('Resources') ?? new Map();
for (const kind of newer.kinds) {
  if (resources.has(kind)) continue;
  const singular = kind.replace(/ies$/, 'y').replace(/s$/, '');
  const type = singular.replace(/(?:^|_)./g, (/** @type {string} */ word) =>
    word.replace('_', '').toUpperCase(),
  );
  resources.set(kind, types.has(type) ? `{${type}}` : '{a}');
}

const used = new Set(['Root']);
for (const name of used) {
  for (const code of types.get(name)?.values() ?? []) {
    for (const [word] of code.replace(/\(.*\)/, '').matchAll(/[A-Za-z_]+\.?[A-Z]\w+|[A-Z]\w+/g))
      if (types.has(word)) used.add(word);
  }
}
const lines = [...used].sort().map((name) => {
  const fields = [...(types.get(name) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${name} ${fields.map(([field, code]) => `${field}:${code}`).join(' ')}`;
});
const pairs = lines.flatMap((line, at) =>
  at % 2 === 0 ? [[line, lines[at + 1]].filter(Boolean).join(';')] : [],
);
writeFileSync(
  join(ROOT, 'src/bundle/field-table.ts'),
  `/**
 * The fields of everything in a bundle: those of \`databricks bundle schema\` of CLI 1.13 with those of
 * databricks-bundles 1.22.1. Written by build/facts.mjs; never by hand.
 *
 * Types stand two to a line, apart by \`;\`: \`s\` is a string, \`i\` an integer, \`n\` a number, \`b\` a boolean, \`a\` anything,
 * \`(A|B)\` one of these words, \`[x]\` a list of x, \`{x}\` a map of x with names of its own; \`!\` must be there.
 */
export const FIELD_TABLE = \`
${pairs.join('\n')}
\`;
`,
);
process.stdout.write(`${used.size} types, ${lines.join('\n').length} characters\n`);
