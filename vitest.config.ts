import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { pagePlugin } from './build/page.mjs';
import { pagesPlugin } from './build/pages.mjs';
import { templatesPlugin } from './build/templates.mjs';
import { LANES } from './test/lane/lanes.ts';
import { WhatWasLeftOut } from './test/lane/what-was-left-out.ts';

export default defineConfig(({ mode }) => ({
  plugins: [templatesPlugin.vite, pagesPlugin.vite, pagePlugin.vite],

  test: {
    reporters: [process.env.CI ? 'default' : 'dot', new WhatWasLeftOut(LANES[mode]?.leftOut ?? [])],
    setupFiles: ['test/support/own-state.ts'],
    include: ['test/**/*.test.ts'],
    // Vitest leaves a core to itself, which idles.
    maxWorkers: availableParallelism(),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...LANES[mode]?.test,
  },
}));
