// Bundles src/ into dist/: ESM chunks that are loaded when they are needed, no dependencies left.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licenceNotices } from './licences.mjs';
import { templatesPlugin } from './templates.mjs';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'dist');

rmSync(OUT, { recursive: true, force: true });

const result = await build({
  absWorkingDir: ROOT,
  entryPoints: { main: 'src/cli/entry.ts' },
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minify: true,
  keepNames: false,
  metafile: true,
  logLevel: 'warning',
  plugins: [templatesPlugin.esbuild],
  // Some dependencies are CommonJS and call require for Node's own modules.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
});

writeFileSync(join(OUT, 'LICENCES.txt'), licenceNotices(ROOT, Object.keys(result.metafile.inputs)));
