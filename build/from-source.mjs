import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './options.mjs';

/**
 * A module of the tool, as its source has it.
 * @param {string} path
 */
export async function fromSource(path) {
  const built = await build({
    entryPoints: [join(ROOT, path)],
    ...{ bundle: true, write: false, format: 'esm', logLevel: 'error' },
  });
  const text = built.outputFiles[0]?.text ?? '';
  return await import(`data:text/javascript,${encodeURIComponent(text)}`);
}
