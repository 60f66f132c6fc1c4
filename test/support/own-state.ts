/** Keeps what the tool writes to the user's state folder out of the home of who runs the tests. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = fs.mkdtempSync(join(tmpdir(), 'dab-state-'));
process.env.XDG_STATE_HOME = folder;
process.env.LOCALAPPDATA = folder;
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
