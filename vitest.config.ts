import { defineConfig } from 'vitest/config';
import { pagePlugin } from './build/page.mjs';
import { pagesPlugin } from './build/pages.mjs';
import { templatesPlugin } from './build/templates.mjs';

export default defineConfig({
  plugins: [templatesPlugin.vite, pagesPlugin.vite, pagePlugin.vite],

  test: {
    reporters: process.env.CI ? ['default'] : ['dot'],
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
