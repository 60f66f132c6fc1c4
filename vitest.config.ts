import { defineConfig } from 'vitest/config';
import { pagesPlugin } from './build/pages.mjs';
import { templatesPlugin } from './build/templates.mjs';

export default defineConfig({
  plugins: [templatesPlugin.vite, pagesPlugin.vite],

  test: {
    reporters: process.env.CI ? ['default'] : ['dot'],
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
