/**
 * The rooms whose tests are tried by `npm run test:mutation`: what is changed, and the tests that
 * should see it. Tests that start processes, browsers and terminals would take days.
 * @type {Readonly<Record<string, { readonly mutate: string, readonly tests: readonly string[] }>>}
 */
export const ROOMS = {
  text: { mutate: 'src/text.ts', tests: ['test/text.test.ts'] },
  yaml: { mutate: 'src/yaml/**/*.ts', tests: ['test/yaml/**', 'test/plain-words.test.ts'] },
  bundle: { mutate: 'src/bundle/**/*.ts', tests: ['test/bundle/**'] },
  patch: {
    mutate: 'src/patch/**/*.ts',
    tests: ['test/patch/**'],
  },
  check: { mutate: 'src/check/**/*.ts', tests: ['test/check/**'] },
  disk: { mutate: 'src/disk/**/*.ts', tests: ['test/disk/!(kill).test.ts'] },
};
