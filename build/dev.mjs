// `npm run dev -- ARGS` runs the tool from its source, where npm was called: built anew, not
// minified, with places of the source in stacks.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { OPTIONS, ROOT } from './options.mjs';

const OUT = join(ROOT, '.cache/dev');

await build({ ...OPTIONS, outdir: OUT, minify: false, sourcemap: 'linked', logLevel: 'error' });
process.setSourceMapsEnabled(true);
process.chdir(process.env.INIT_CWD ?? '.');
const { main } = await import(pathToFileURL(join(OUT, 'main.js')).href);
await main();
