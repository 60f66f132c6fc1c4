// `npm run test:wild -- FOLDER… [--python PYTHON] [--json]`: what the tool makes of repositories that
// nobody here wrote. Built from source first; nothing in the folders is changed or run.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { OPTIONS, ROOT } from '../../build/options.mjs';

const OUT = join(ROOT, '.cache/wild');

await build({
  ...OPTIONS,
  ...{ entryPoints: { main: 'test/wild/main.ts' }, outdir: OUT, minify: false, logLevel: 'error' },
});
// Run without npm, the package is still this one.
process.env.npm_package_json ??= join(ROOT, 'package.json');
process.chdir(process.env.INIT_CWD ?? '.');
const { main } = await import(pathToFileURL(join(OUT, 'main.js')).href);
main(process.argv.slice(2));
