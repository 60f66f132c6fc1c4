// Modules that are loaded when a function of theirs is first called, not when they are imported. Each
// becomes a file of its own: CommonJS, since `import()` gives a promise, and those who call are in the
// middle of pure functions.
import { basename } from 'node:path';
import { build } from 'esbuild';

/** What each of them exports: functions, nothing else. */
const LATER = new Map([['src/yaml/document-tree.ts', ['treeOfDocument']]]);

/**
 * What is imported in its place. `require` is in the banner of what is built.
 * @param {string} path
 */
function standIn(path) {
  const load = `require('./${fileOf(path)}')`;
  return (LATER.get(path) ?? [])
    .map((name) => `export const ${name} = (...args) => ${load}.${name}(...args);`)
    .join('\n');
}

/** @param {string} path */
function fileOf(path) {
  return basename(path).replace(/\.ts$/, '.cjs');
}

export const laterPlugin = {
  /** @type {import('esbuild').Plugin} */
  esbuild: {
    name: 'later',
    setup({ initialOptions, onEnd, onLoad, onResolve }) {
      const paths = [...LATER.keys()];
      onResolve({ filter: /\.ts$/ }, ({ path: name }) => {
        const path = paths.find((later) => basename(later) === basename(name));
        return path === undefined ? null : { path, namespace: 'later' };
      });
      onLoad({ filter: /.*/, namespace: 'later' }, ({ path }) => ({ contents: standIn(path) }));
      onResolve({ filter: /\.cjs$/, namespace: 'later' }, ({ path }) => ({ path, external: true }));
      onEnd(async ({ metafile }) => {
        const { plugins, banner, ...options } = initialOptions;
        const later = await build({
          ...options,
          entryPoints: paths,
          format: 'cjs',
          splitting: false,
          outExtension: { '.js': '.cjs' },
        });
        Object.assign(metafile?.inputs ?? {}, later.metafile?.inputs);
        Object.assign(metafile?.outputs ?? {}, later.metafile?.outputs);
      });
    },
  },
};
