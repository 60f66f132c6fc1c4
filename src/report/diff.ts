import { createTwoFilesPatch } from 'diff';
import type { Change } from '../files.ts';

const GREEN = '\u001b[32m';
const RED = '\u001b[31m';
const PLAIN = '\u001b[39m';

/** Changes as a unified diff, as `git diff` would show them. */
export function diffText(changes: readonly Change[], color: boolean): string {
  const patches = changes.map(({ path, before, after }) => {
    const from = before === null ? '/dev/null' : `a/${path}`;
    const to = after === null ? '/dev/null' : `b/${path}`;
    return createTwoFilesPatch(from, to, before ?? '', after ?? '', '', '', {
      headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
    });
  });
  const text = patches.join('');
  return color ? text.replace(/^[+-].*$/gm, colored) : text;
}

function colored(line: string): string {
  return `${line.startsWith('+') ? GREEN : RED}${line}${PLAIN}`;
}
