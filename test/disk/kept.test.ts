/** What a file keeps that is replaced, and which files are not replaced. */
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfOurs } from '../../src/disk/owner.ts';
import { recover } from '../../src/disk/recover.ts';
import { writeChanges } from '../../src/disk/write-changes.ts';
import { UserError } from '../../src/problem.ts';
import { bury, stateOf } from '../support/crash.ts';
import { watchedDisk } from '../support/disk.ts';
import { emptyFolder, writeTree } from '../support/folder.ts';
import { runIn } from '../support/io.ts';
import { asNobody } from '../support/nobody.ts';
import { needsUnix, skipUnless } from '../support/skip.ts';

const needsRoot = skipUnless(
  process.getuid?.() === 0,
  'only root can give files away: run the tests as root, as containers do',
);

const { signal } = new AbortController();
const EDIT = { path: 'b/a', before: 'old', after: 'new' };
const REMOVAL = { path: 'b/a', before: 'old', after: null };

function oneFile(): { root: string; file: string } {
  const root = emptyFolder();
  writeTree(root, new Map([['b/a', 'old']]));
  return { root, file: join(root, 'b/a') };
}

async function refusal(action: Promise<unknown>): Promise<string> {
  const error = await action.catch((fault: unknown) => fault);
  if (!(error instanceof UserError)) throw new Error(`not an error of the request: ${error}`);
  return [error.message, ...error.problems.map(({ key, allowed }) => `${key} ${allowed}`)].join(
    ' ',
  );
}

const ownerOf = (path: string) => {
  const { uid, gid, mode } = fs.statSync(path);
  return { uid, gid, mode: mode & 0o7777 };
};

describe('permissions and owner', needsUnix, () => {
  it.each([0o600, 0o644, 0o755, 0o640, 0o4755])('a replaced file keeps %o', async (mode) => {
    const { root, file } = oneFile();
    fs.chmodSync(file, mode);
    await writeChanges(root, [EDIT], { signal });
    expect([fs.readFileSync(file, 'utf8'), ownerOf(file).mode]).toEqual(['new', mode]);
  });

  it('a replaced file keeps owner and group', needsRoot, async () => {
    const { root, file } = oneFile();
    fs.chownSync(file, 1234, 2345);
    fs.chmodSync(file, 0o4750); // which a change of owner takes away
    await writeChanges(root, [EDIT], { signal });
    expect(fs.readFileSync(file, 'utf8')).toBe('new');
    expect(ownerOf(file)).toEqual({ uid: 1234, gid: 2345, mode: 0o4750 });
  });

  it('is refused where they cannot be kept', needsRoot, async () => {
    const { root, file } = oneFile();
    for (const folder of [root, dirname(file)]) fs.chmodSync(folder, 0o777);
    fs.chownSync(file, 1234, 0);
    fs.chmodSync(file, 0o666);
    const before = stateOf(root);
    const text = await asNobody(emptyFolder(), () =>
      refusal(writeChanges(root, [EDIT], { signal })),
    );
    expect(text).toContain(
      `${file} belongs to user 1234 and group 0, and would belong to user 65534`,
    );
    expect(stateOf(root)).toEqual(before);
    // To delete it takes nothing away from it.
    await asNobody(emptyFolder(), () => writeChanges(root, [REMOVAL], { signal }));
    expect(fs.existsSync(file)).toBe(false);
  });

  it('a folder that is made again keeps owner and group', needsRoot, async () => {
    const { root, file } = oneFile();
    fs.chownSync(dirname(file), 1234, 2345);
    let dead = false;
    const disk = watchedDisk((_number, call, path) => {
      if (dead) throw new Error('killed');
      dead = call === 'rmdirSync' && path === dirname(file);
    });
    await writeChanges(root, [REMOVAL], { signal, disk }).catch(() => {});
    expect(fs.existsSync(dirname(file))).toBe(false);
    bury(root);
    expect(await recover(root, { signal })).toBe('undone');
    expect(ownerOf(dirname(file))).toMatchObject({ uid: 1234, gid: 2345 });
  });
});

describe('a file that is protected', needsUnix, () => {
  it.each([EDIT, REMOVAL])('is not changed when it is read-only', async (change) => {
    const { root, file } = oneFile();
    fs.chmodSync(file, 0o444);
    const before = stateOf(root);
    expect(await refusal(writeChanges(root, [change], { signal }))).toContain(
      'b/a it is read-only',
    );
    expect(stateOf(root)).toEqual(before);
    fs.chmodSync(file, 0o200 | 0o444);
    await writeChanges(root, [change], { signal });
  });

  it('is not replaced when it has another name', async () => {
    const { root, file } = oneFile();
    const other = join(root, 'other');
    fs.linkSync(file, other);
    const before = stateOf(root);
    const text = await refusal(writeChanges(root, [EDIT], { signal }));
    expect(text).toContain('b/a it has 2 names (hard links)');
    expect(stateOf(root)).toEqual(before);
    await writeChanges(root, [REMOVAL], { signal });
    expect([fs.existsSync(file), fs.readFileSync(other, 'utf8')]).toEqual([false, 'old']);
  });

  it('may have a second name that a change gave it which is being taken back', async () => {
    const { root, file } = oneFile();
    // This process is alive, so that the folder counts as one at work.
    const away = join(root, nameOfOurs('.dab-project-journal'), 'old');
    fs.mkdirSync(away, { recursive: true });
    fs.linkSync(file, join(away, '0'));
    fs.linkSync(file, join(root, 'other'));
    const text = await refusal(writeChanges(root, [EDIT], { signal }));
    expect(text).toContain('b/a it has 2 names (hard links)');
    fs.unlinkSync(join(root, 'other'));
    await writeChanges(root, [EDIT], { signal });
    expect(fs.readFileSync(join(away, '0'), 'utf8')).toBe('old');
    expect(fs.readFileSync(file, 'utf8')).not.toBe('old');
  });

  it('is named before anything is asked, in a dry run too', async () => {
    const root = emptyFolder();
    await runIn(root, ['.', '--yes', '--layers=bronze', '--domains=none']);
    const file = 'resources/orchestrators/master_setup_orchestrator.yml';
    fs.chmodSync(join(root, file), 0o444);
    const before = stateOf(root);
    const argv = ['add-job', 'new', '--domain=x', '--parent=master_setup_orchestrator'];
    for (const flags of [[], ['--dry-run']]) {
      const { code, out, err } = await runIn(root, [...argv, ...flags]);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`  ${file} - it is read-only: make it writable first\n`);
      expect(stateOf(root)).toEqual(before);
    }
    fs.chmodSync(join(root, 'README.md'), 0o444);
    fs.writeFileSync(join(root, 'README.md'), 'mine');
    const again = ['.', '--yes', '--layers=bronze', '--domains=none', '--overwrite'];
    expect((await runIn(root, again)).err).toContain('README.md - it is read-only');
  });
});
