import { createTwoFilesPatch } from 'diff';
import type { Change } from '../files.ts';
import { joined, type Printed, painted, shown, visible } from '../printed.ts';

/** Changes as a unified diff, as `git diff` would show them. */
export function diffText(changes: readonly Change[], color: boolean): Printed {
  const paint = color ? colored : (line: Printed) => line;
  return joined(
    changes.map((change) => joined(patchOf(change).split('\n').map(shown).map(paint), '\n')),
    '',
  );
}

function patchOf({ path, before, after }: Change): string {
  const from = before === null ? '/dev/null' : `a/${visible(path)}`;
  const to = after === null ? '/dev/null' : `b/${visible(path)}`;
  const texts = [before ?? '', after ?? ''];
  // Line ends of Windows, where all are, are no difference to show.
  const [old = '', now = ''] = texts.every(isWindows) ? texts.map(withoutReturns) : texts;
  return createTwoFilesPatch(from, to, old, now, '', '', {
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

function isWindows(text: string): boolean {
  return !/(?:^|[^\r])\n/.test(text);
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function colored(line: Printed): Printed {
  if (line.startsWith('+')) return painted('32', line);
  return line.startsWith('-') ? painted('31', line) : line;
}
