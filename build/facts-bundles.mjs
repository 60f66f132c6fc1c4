// What databricks-bundles tells of the fields of resources.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './options.mjs';

/**
 * Fields of classes by their names, the words of enumerations, and kinds of resources. A class whose
 * fields differ by kind has one map for each of these.
 * @typedef {{ kinds: string[], classes: Record<string, Record<string, any>>, enums: Record<string, string[]> }} Facts
 * @typedef {Map<string, Map<string, string>>} Types
 */

/**
 * The facts in a version, or in the `latest`, which pip brings. Nothing of it is run.
 * @param {string} wanted
 * @returns {{ version: string, facts: Facts }}
 */
export function bundlesFields(wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'facts-'));
  try {
    const options = [
      '--no-deps',
      '--only-binary',
      ':all:',
      `databricks-bundles${wanted === 'latest' ? '' : `==${wanted}`}`,
    ];
    run('-m', 'pip', 'download', '--quiet', '--dest', folder, ...options);
    const wheel = readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '';
    run('-m', 'zipfile', '-e', join(folder, wheel), join(folder, 'unpacked'));
    const facts = JSON.parse(run(join(ROOT, 'build/bundle_classes.py'), join(folder, 'unpacked')));
    return { version: /-([\d.]+)-/.exec(wheel)?.[1] ?? wanted, facts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {...string} args */
function run(...args) {
  return execFileSync('python3', args, { maxBuffer: 100_000_000 }).toString();
}

/** @type {Record<string, string>} */
const SIMPLE = { str: 's', int: 'i', bool: 'b', float: 'n' };

/**
 * Types with the fields, kinds and words that facts add to them.
 * @param {Types} types @param {Facts} facts
 * @returns {Types}
 */
export function joined(types, facts) {
  const all = new Map([...types].map(([name, fields]) => [name, new Map(fields)]));
  for (const [name, fields] of Object.entries(facts.classes)) {
    if (Object.values(fields).some((each) => typeof each !== 'string')) continue;
    const had = all.get(name) ?? new Map();
    const isNew = !all.has(name);
    for (const [field, text] of Object.entries(fields)) {
      const code = codeOf(text, facts, all);
      const before = had.get(field);
      if (before !== undefined) {
        if (code.startsWith('(') && before.startsWith('(')) had.set(field, moreWords(before, code));
        continue;
      }
      had.set(field, `${code}${isNew && text.endsWith(' required') ? '!' : ''}`);
    }
    all.set(name, had);
  }
  const resources = all.get('Resources') ?? new Map();
  for (const kind of facts.kinds) {
    if (resources.has(kind)) continue;
    const type = typeOfKind(kind);
    resources.set(kind, all.has(type) ? `{${type}}` : '{a}');
  }
  return all;
}

/**
 * A word that a newer version takes is taken.
 * @param {string} before @param {string} code
 */
function moreWords(before, code) {
  const listed = [before, code].flatMap((each) => each.replace(/[()!]/g, '').split('|'));
  return `(${[...new Set(listed)].join('|')})${before.endsWith('!') ? '!' : ''}`;
}

/** @param {string} kind */
function typeOfKind(kind) {
  const singular = kind.replace(/ies$/, 'y').replace(/s$/, '');
  return singular.replace(/(?:^|_)./g, (word) => word.replace('_', '').toUpperCase());
}

/**
 * @param {string} text @param {Facts} facts @param {Types} types
 * @returns {string}
 */
function codeOf(text, facts, types) {
  const type = text.replace(/ required$/, '');
  const [, outer, inner = ''] = /^(list|map) (.+)$/.exec(type) ?? [];
  if (outer === 'list') return `[${codeOf(inner, facts, types)}]`;
  if (outer === 'map') return `{${codeOf(inner, facts, types)}}`;
  const simple = SIMPLE[type];
  if (simple !== undefined) return simple;
  const words = facts.enums[type];
  if (words !== undefined) return `(${words.join('|')})`;
  return facts.classes[type] !== undefined || types.has(type) ? type : 'a';
}
