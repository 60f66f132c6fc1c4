// The script and the style of the page that `graph --format html` makes, as texts. The same module is
// built by esbuild for the package and by Vite for the tests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ID = 'virtual:page';
const FOLDER = join(import.meta.dirname, '..', 'src', 'page');
const LIBRARY = join(import.meta.dirname, '..', 'node_modules', '@dagrejs', 'dagre');

/** Source of a module with the page's `script` and `style`, and the `notice` that goes with them. */
function moduleSource() {
  const { outputFiles } = buildSync({
    entryPoints: [join(FOLDER, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
  });
  const { code: style } = buildStyle();
  const notice = readFileSync(join(LIBRARY, 'LICENSE'), 'utf8');
  const texts = { script: withoutHidden(outputFiles[0]?.text ?? ''), style, notice };
  return Object.entries(texts)
    .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
    .join('\n');
}

/**
 * A script whose strings hold no hidden character as it is: a page may be printed to a terminal, and
 * what is printed has none.
 * @param {string} script
 */
function withoutHidden(script) {
  return script.replace(/(?![\n\t])[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) => {
    return `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
}

function buildStyle() {
  const { outputFiles } = buildSync({
    entryPoints: [join(FOLDER, 'page.css')],
    write: false,
    minify: true,
  });
  return { code: outputFiles[0]?.text ?? '' };
}

export const pagePlugin = {
  /** @type {import('esbuild').Plugin} */
  esbuild: {
    name: 'page',
    setup(build) {
      build.onResolve({ filter: /^virtual:page$/ }, () => ({ path: ID, namespace: ID }));
      build.onLoad({ filter: /.*/, namespace: ID }, () => ({ contents: moduleSource() }));
    },
  },
  /** @type {import('vite').Plugin} */
  vite: {
    name: 'page',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? moduleSource() : undefined),
  },
};
