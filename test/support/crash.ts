import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The number of a process that has ended. */
export const DEAD = spawnSync(process.execPath, ['--version']).pid;

/** All files and folders below `root`, with permissions and texts; `.` is the root itself, if it is there. */
export function stateOf(root: string): Record<string, string> {
  const state: Record<string, string> = {};
  const visit = (path: string) => {
    const stat = fs.lstatSync(path);
    const name = relative(root, path).split(sep).join('/') || '.';
    const mode = (stat.mode & 0o7777).toString(8);
    if (stat.isSymbolicLink()) state[name] = `-> ${fs.readlinkSync(path)}`;
    else state[name] = stat.isDirectory() ? mode : `${mode} ${fs.readFileSync(path, 'utf8')}`;
    if (stat.isDirectory()) for (const entry of fs.readdirSync(path)) visit(join(path, entry));
  };
  if (fs.existsSync(root)) visit(root);
  return Object.fromEntries(Object.entries(state).sort());
}

/** Makes what this process left in a folder look as if its process had ended. */
export function bury(folder: string): void {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
    if (!/^\.(dab-project-journal|create-dab-project)/.test(name)) continue;
    for (const file of fs.readdirSync(join(folder, name))) {
      if (!/^owner.*\.json$/.test(file)) continue;
      const path = join(folder, name, file);
      const text = fs.readFileSync(path, 'utf8');
      fs.writeFileSync(path, text.replace(`"pid":${process.pid},`, `"pid":${DEAD},`));
    }
    fs.renameSync(join(folder, name), join(folder, name.replace(`-${process.pid}-`, `-${DEAD}-`)));
  }
}
