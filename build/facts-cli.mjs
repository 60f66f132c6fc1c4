// What the schemas of the Databricks CLI tell, version by version.
import { execFileSync } from 'node:child_process';
import { fromSource } from './from-source.mjs';

const SCHEMA = 'bundle/schema/jsonschema.json';

/**
 * The types in the schema of a checkout of databricks/cli, with the version of each field that came
 * after its type.
 * @param {string} folder
 */
export async function schemasOf(folder) {
  const { typesOfSchema } = await fromSource('src/bundle/schema-fields.ts');
  /** @type {Map<string, string>} */
  const since = new Map();
  /** @type {Map<string, Map<string, string>>} */
  let types = new Map();
  let version = '';
  for (const tag of [...tagsOf(folder), 'HEAD']) {
    const text = schemaAt(folder, tag);
    if (text === null) continue;
    // What is behind the last tag belongs to the next version: it is known, and of no version yet.
    if (tag !== 'HEAD') version = tag.slice(1);
    const now = typesOfSchema(JSON.parse(text));
    for (const [type, fields] of now) {
      const had = types.get(type);
      for (const name of fields.keys()) {
        const field = `${type}.${name}`;
        if (had === undefined || had.has(name) || since.has(field) || tag === 'HEAD') continue;
        since.set(field, version);
      }
    }
    types = now;
  }
  return { types, since, version: version.replace(/\.0$/, '') };
}

/** @param {string} folder */
function tagsOf(folder) {
  const tags = git(folder, 'tag').split('\n');
  return tags.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)).sort(byVersion);
}

/** @param {string} a @param {string} b */
function byVersion(a, b) {
  const [one, other] = [a, b].map((tag) => tag.slice(1).split('.').map(Number));
  const at = [0, 1, 2].find((index) => one?.[index] !== other?.[index]) ?? 0;
  return (one?.[at] ?? 0) - (other?.[at] ?? 0);
}

/** @param {string} folder @param {string} tag */
function schemaAt(folder, tag) {
  try {
    return git(folder, 'show', `${tag}:${SCHEMA}`);
  } catch {
    return null; // It was not kept in a file before 0.228.
  }
}

/** @param {string} folder @param {...string} args */
function git(folder, ...args) {
  const options = { maxBuffer: 100_000_000 };
  const piped = /** @type {import('node:child_process').StdioOptions} */ ([
    'ignore',
    'pipe',
    'ignore',
  ]);
  return execFileSync('git', ['-C', folder, ...args], { ...options, stdio: piped }).toString();
}
