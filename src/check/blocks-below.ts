import { countBelow } from '../count-below.ts';
import type { LineRange } from './ranges.ts';

/** A line that holds more than spaces and comments. */
interface Content {
  /** From 0. */
  readonly at: number;
  readonly depth: number;
  readonly line: string;
}

/**
 * Finds the lines of the block below a line, all from 1: the next line with content and all that is
 * indented deeper; for a key whose list is not indented, the list too. Comments of this mark are no
 * content. Null when there is no content below. All answers together take time in proportion to the
 * lines.
 */
export function blocksBelow(
  lines: readonly string[],
  mark: string,
): (line: number) => LineRange | null {
  const contents = contentsOf(lines, mark);
  const outs = nextNotDeeper(contents);
  const known = new Map<number, LineRange>();

  const blockAt = (index: number): LineRange => {
    const head = contents[index] as Content;
    let out = outs[index] as number;
    while (hasList(head) && contents[out]?.depth === head.depth && isItem(contents[out])) {
      out = outs[out] as number;
    }
    return { from: head.at + 1, to: (contents[out - 1] as Content).at + 1 };
  };
  return (line) => {
    const index = countBelow(contents.length, (each) => (contents[each] as Content).at < line);
    if (index === contents.length) return null;
    const block = known.get(index) ?? blockAt(index);
    known.set(index, block);
    return block;
  };
}

function contentsOf(lines: readonly string[], mark: string): Content[] {
  return lines.flatMap((line, at) => {
    const text = line.trimStart();
    const isContent = text !== '' && !text.startsWith(mark);
    return isContent ? [{ at, depth: line.length - text.length, line }] : [];
  });
}

/** For each line the place of the next one that is not indented deeper; behind the end if there is none. */
function nextNotDeeper(contents: readonly Content[]): number[] {
  const outs: number[] = new Array(contents.length).fill(contents.length);
  const open: number[] = [];
  for (const [index, { depth }] of contents.entries()) {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      if ((contents[last] as Content).depth < depth) break;
      outs[last] = index;
      open.pop();
    }
    open.push(index);
  }
  return outs;
}

function hasList({ line }: Content): boolean {
  return /:\s*(#[\s\S]*)?$/.test(line) && !/^\s*-\s/.test(line);
}

function isItem(content: Content | undefined): boolean {
  return content !== undefined && /^\s*-(\s|$)/.test(content.line);
}
