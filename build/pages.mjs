// The pages of rules are Markdown files, one per rule. The same module is built by esbuild for the
// package and by Vite for the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedModule } from './packed.mjs';

const ID = 'virtual:pages';
const FOLDER = join(import.meta.dirname, '..', 'src', 'rules', 'pages');

/** The pages by the rules' names, as JSON. */
function pagesJson() {
  const pages = readdirSync(FOLDER)
    .sort()
    .map((name) => [name.replace(/\.md$/, ''), readFileSync(join(FOLDER, name), 'utf8')]);
  return JSON.stringify(Object.fromEntries(pages));
}

export const pagesPlugin = {
  /** @type {import('esbuild').Plugin} */
  esbuild: {
    name: 'pages',
    setup(build) {
      build.onResolve({ filter: /^virtual:pages$/ }, () => ({ path: ID, namespace: ID }));
      build.onLoad({ filter: /.*/, namespace: ID }, () => ({
        contents: packedModule('pages', pagesJson(), (unpacked) => `JSON.parse(${unpacked})`),
      }));
    },
  },
  /** @type {import('vite').Plugin} */
  vite: {
    name: 'pages',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const pages = ${pagesJson()};` : undefined),
  },
};
