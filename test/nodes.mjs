// Runs the tests of the package and the commands under every Node that we promise, and sees that an
// older one gets one clear line. The binaries come from the npm package `node`, kept in .cache/.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin/create-dab-project.js');

// npm test has run them all under the Node that runs this.
const tested = process.versions.node.split('.')[0];
for (const version of ['20', '22', '24'].filter((each) => each !== tested)) {
  const node = binary(version);
  console.log(`Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
  execFileSync(
    node,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      'test/cli',
      'test/e2e/package.test.ts',
      'test/examples.test.ts',
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_UNDER_TEST: node,
        PATH: dirname(node) + delimiter + process.env.PATH,
      },
    },
  );
}

for (const version of ['12', '18']) {
  const { status, stdout, stderr } = spawnSync(binary(version), [BIN, 'x'], { encoding: 'utf8' });
  console.log(`Node ${version}: ${stderr.trim()}`);
  const oneLine = /^create-dab-project needs Node\.js [^\n]*\n$/.test(stderr);
  if (status !== 2 || stdout !== '' || !oneLine)
    throw new Error(`Node ${version} ended with ${status}`);
}

/** @param {string} version */
function binary(version) {
  const folder = join(ROOT, '.cache', `node-${version}`);
  const path = join(folder, 'node_modules/node/bin/node');
  if (!existsSync(path)) {
    const args = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `node@${version}`,
    ];
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return path;
}
