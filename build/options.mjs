import { join } from 'node:path';
import { laterPlugin } from './later.mjs';
import { pagePlugin } from './page.mjs';
import { pagesPlugin } from './pages.mjs';
import { tablePlugin } from './table.mjs';
import { templatesPlugin } from './templates.mjs';

export const ROOT = join(import.meta.dirname, '..');

/**
 * How src/ becomes dist/: ESM chunks that are loaded when they are needed, no dependencies left.
 * @satisfies {import('esbuild').BuildOptions}
 */
export const OPTIONS = {
  absWorkingDir: ROOT,
  entryPoints: { main: 'src/cli/entry.ts', 'code-worker': 'src/cli/code-worker.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: /** @type {const} */ ('esm'),
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  minify: true,
  metafile: true,
  logLevel: /** @type {const} */ ('warning'),
  plugins: [
    ...[laterPlugin.esbuild, templatesPlugin.esbuild, pagesPlugin.esbuild, pagePlugin.esbuild],
    tablePlugin,
  ],
  // yargs measures help texts with a package that builds an Intl.Segmenter on load: 10 ms.
  alias: {
    'string-width': 'fast-string-width',
    '@inquirer/external-editor': join(ROOT, 'build/no-editor.mjs'),
  },
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
};
