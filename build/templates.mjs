// Templates are compiled when the tool is built: what ships holds no compiler and reads no files.
// The same module is built by esbuild for the package and by Vite for the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';

const ID = 'virtual:templates';
const FOLDER = join(import.meta.dirname, '..', 'templates');

/** The helpers that templates may call: see src/scaffold/render.ts. */
const HELPERS = { yaml: true, yamlKey: true, toml: true, markdown: true };

const OPTIONS = {
  noEscape: true,
  strict: true,
  knownHelpers: HELPERS,
  knownHelpersOnly: true,
};

/** Paths of all templates, relative to templates/, with `/` between parts. */
export function templatePaths() {
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** @param {string} path */
export function templateText(path) {
  return readFileSync(join(FOLDER, path), 'utf8');
}

/** Source of a module whose `templates` maps each path to its compiled template. */
function moduleSource() {
  const entries = templatePaths().map((path) => {
    return `${JSON.stringify(path)}: ${Handlebars.precompile(templateText(path), OPTIONS)}`;
  });
  return `export const templates = {${entries.join(',\n')}};`;
}

export const templatesPlugin = {
  /** @type {import('esbuild').Plugin} */
  esbuild: {
    name: 'templates',
    setup(build) {
      build.onResolve({ filter: /^virtual:templates$/ }, () => ({ path: ID, namespace: ID }));
      build.onLoad({ filter: /.*/, namespace: ID }, () => ({ contents: moduleSource() }));
    },
  },
  /** @type {import('vite').Plugin} */
  vite: {
    name: 'templates',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? moduleSource() : undefined),
  },
};
