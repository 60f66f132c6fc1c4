import stringWidth from 'fast-string-width';
import type { Level } from '../level.ts';
import { joined, type Printed, painted, visible } from '../printed.ts';

/** One line: the tree's branches, what stands there, and what is said of it. */
export interface Line {
  readonly branch: string;
  readonly name: string;
  readonly level: Level | null;
  readonly about: string;
  /** What it runs: of a path that is too long, the end is shown. */
  readonly what: string;
  readonly marks: string;
}

const COLORS: Record<Level, string> = { orchestrator: '35', composite: '34', atomic: '32' };

/** Lines one below the other, cut to fit; what is said of names begins in one column. */
export function alignedText(
  lines: readonly (Line | string)[],
  { columns, color }: { readonly columns: number; readonly color: boolean },
): Printed {
  const column = columnOf(lines, Math.floor(columns * 0.6));
  const paint = (codes: string, text: string): Printed => {
    return color && codes !== '' && text !== '' ? painted(codes, visible(text)) : visible(text);
  };
  const texts = lines.map((line): Printed => {
    if (typeof line === 'string') return visible(line);
    const name = cut(visible(line.name), columns - stringWidth(line.branch));
    const width = stringWidth(line.branch + name);
    const gap = ' '.repeat(Math.max(column - width, 0) + 2);
    const room = columns - width - gap.length;
    const marks = cut(line.marks === '' ? '' : `${line.marks}  `, room);
    const about = cut(visible(line.about), room - stringWidth(marks));
    const left = room - stringWidth(marks + about) - 2;
    const what = left < SHORTEST ? '' : cutAhead(visible(line.what), left);
    const code = line.level === null ? '' : `1;${COLORS[line.level]}`;
    const shown = [
      visible(line.branch),
      paint(code, name),
      visible(gap),
      paint('31', marks),
      paint('2', about),
      visible(what === '' ? '' : `  ${what}`),
    ];
    return color ? joined(shown, '') : visible(joined(shown, '').trimEnd());
  });
  return joined(texts, '\n');
}

/** Less of a path than this says nothing. */
const SHORTEST = 8;

/** Where what is said begins: behind the longest name that leaves room for it. */
function columnOf(lines: readonly (Line | string)[], most: number): number {
  return lines.reduce((widest, line) => {
    if (typeof line === 'string') return widest;
    const width = stringWidth(line.branch + visible(line.name));
    return width <= most ? Math.max(widest, width) : widest;
  }, 0);
}

/** A text that is at most so wide; what is cut off leaves a mark. */
function cut(text: string, width: number): string {
  return stringWidth(text) <= width
    ? text
    : `${fitting([...text], width)
        .join('')
        .trimEnd()}${markIn(width)}`;
}

/** The same, cut at its beginning. */
function cutAhead(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  return `${markIn(width)}${fitting([...text].reverse(), width)
    .reverse()
    .join('')}`;
}

function markIn(width: number): string {
  return width < 1 ? '' : '…';
}

/** As many characters as leave room for the mark. */
function fitting(chars: readonly string[], width: number): string[] {
  let used = 1;
  const end = chars.findIndex((char) => {
    used += stringWidth(char);
    return used > width;
  });
  return chars.slice(0, end < 0 ? chars.length : end);
}
