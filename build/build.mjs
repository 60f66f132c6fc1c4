import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licenceNotices } from './licences.mjs';
import { OPTIONS, ROOT } from './options.mjs';

const OUT = join(ROOT, 'dist');

rmSync(OUT, { recursive: true, force: true });
const { metafile } = await build(OPTIONS);
writeFileSync(join(OUT, 'LICENCES.txt'), licenceNotices(ROOT, Object.keys(metafile.inputs)));
