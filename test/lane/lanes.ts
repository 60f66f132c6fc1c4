import type { TestUserConfig } from 'vitest/config';
import { configDefaults } from 'vitest/config';
import { ByName, testsWithGoldens } from './goldens.ts';

/** A run of other tests than all, asked for by `vitest --mode`. */
interface Lane {
  readonly test: TestUserConfig;
  /** What the run says at its end that it did not look at, line by line. */
  readonly leftOut: readonly string[];
}

/** What `npm run test:fast` leaves out, and why. */
export const SLOW: Readonly<Record<string, string>> = {
  'test/disk/kill.test.ts': 'kills hundreds of processes',
  'test/disk/commands.test.ts': 'kills, stops and races each command as a process',
  'test/disk/crash.test.ts': 'dies at every call, and syncs the disk each time',
  'test/disk/foreign-journal.test.ts': 'every command in each harmful folder',
  'test/hostile/**': 'repositories of strangers who mean harm',
  'test/cli/hostile-*.test.ts': 'every command in each harmful repository',
  'test/yaml/same-trees.test.ts': 'two readers of thousands of texts',
  'test/e2e/**': 'the built package, real terminals',
  'test/page/page.test.ts': 'a real browser',
  'test/python.test.ts': 'a real Python',
  'test/rules/hostile.test.ts': 'bundles made to blow up',
  'test/rules/mutations.test.ts': 'plants every mistake into random projects',
  'test/expressions.test.ts': 'attacks every regular expression',
  'test/migrate/jobs/same.test.ts': 'needs many random jobs to say anything',
};

/** The share of the cases of each property that `npm run test:fast` tries. */
const SHARE = '0.05';

export const LANES: Readonly<Record<string, Lane>> = {
  fast: {
    test: {
      exclude: [...configDefaults.exclude, ...Object.keys(SLOW)],
      env: { RUNS: SHARE },
      // No module has state of its own that a test changes, so files may share them.
      isolate: false,
    },
    leftOut: [
      ...Object.entries(SLOW).map(([path, why]) => `left out ${path}: ${why}`),
      `left out of each property: all but ${SHARE} of its cases; npm test runs everything`,
    ],
  },
  update: {
    test: {
      include: testsWithGoldens(),
      env: { UPDATE: '1' },
      fileParallelism: false,
      sequence: { sequencer: ByName },
    },
    leftOut: [],
  },
};
