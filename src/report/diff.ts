import { formatPatch, type StructuredPatch, structuredPatch } from 'diff';
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
  const patch =
    old === '' || now === '' ? wholePatch(from, to, old, now) : finePatch(from, to, old, now);
  return formatPatch(patch, HEADER);
}

const HEADER = { includeIndex: false, includeUnderline: false, includeFileHeaders: true };

/** To find the shortest change takes time in the square of its lines. */
const MOST_LINES = 2000;

/** The shortest change; where that is a long one, all lines go and come. */
function finePatch(from: string, to: string, old: string, now: string): StructuredPatch {
  const options = { maxEditLength: MOST_LINES };
  const patch = structuredPatch(from, to, old, now, '', '', options);
  if (patch !== undefined) return patch;
  const [gone, come] = [wholePatch(from, to, old, ''), wholePatch(from, to, '', now)];
  const lines = [gone, come].flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
  const [oldLines = 0] = gone.hunks.map((hunk) => hunk.oldLines);
  const [newLines = 0] = come.hunks.map((hunk) => hunk.newLines);
  return { ...gone, hunks: [{ oldStart: 1, oldLines, newStart: 1, newLines, lines }] };
}

/** The change where one of the texts is empty. */
function wholePatch(from: string, to: string, old: string, now: string): StructuredPatch {
  return structuredPatch(from, to, old, now, '', '');
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
