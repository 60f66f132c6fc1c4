import { defineConfig } from 'vitest/config';
import { pagePlugin } from '../../build/page.mjs';
import { pagesPlugin } from '../../build/pages.mjs';
import { templatesPlugin } from '../../build/templates.mjs';

/** The tests of one room, with fewer cases of each property: see run.mjs. */
export default defineConfig({
  plugins: [templatesPlugin.vite, pagesPlugin.vite, pagePlugin.vite],
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(' '),
    env: { RUNS: '0.1' },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
