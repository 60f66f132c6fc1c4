// The table of fields, packed.
import { readFileSync } from 'node:fs';
import { packedModule } from './packed.mjs';

/** @type {import('esbuild').Plugin} */
export const tablePlugin = {
  name: 'field-table',
  setup(build) {
    build.onLoad({ filter: /[\\/]bundle[\\/]field-table\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [, table = ''] = /= `([^`]*)`/.exec(text) ?? [];
      const [of = ''] = /^export const FIELDS_OF = .*$/m.exec(text) ?? [];
      return { contents: `${packedModule('FIELD_TABLE', table)}\n${of}`, loader: 'js' };
    });
  },
};
