// The table of fields, packed.
import { readFileSync } from 'node:fs';
import { packedModule } from './packed.mjs';

/** @type {import('esbuild').Plugin} */
export const tablePlugin = {
  name: 'field-table',
  setup(build) {
    build.onLoad({ filter: /[\\/]bundle[\\/]field-table\.ts$/ }, ({ path }) => {
      const [, table = ''] = /= `([^`]*)`/.exec(readFileSync(path, 'utf8')) ?? [];
      return { contents: packedModule('FIELD_TABLE', table), loader: 'js' };
    });
  },
};
