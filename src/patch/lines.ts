import { applyEdits, lineStart, nextLine, type TextEdit } from '../text.ts';
import type { YamlPair } from '../yaml/tree.ts';
import { isYamlWord } from '../yaml-word.ts';

/** Spaces per step of indentation in what is added, as in the CLI's own templates. */
export const STEP = 2;

/** The column of an offset, from 0. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Where a pair ends: behind its value, or behind the colon where it has none. */
export function endOfPair({ key, value }: YamlPair): number {
  return Math.max(value?.end ?? 0, key.end + 1);
}

/**
 * Where a line may be put behind content that ends at `end`: the start of the next line, or the end
 * of the text. A comment on the same line stays with the content.
 */
export function behind(text: string, end: number): number {
  // A block scalar's end is behind its last line end.
  return text[end - 1] === '\n' ? end : nextLine(text, end);
}

/** The line end in use at a place: that of the line before it, else of the first line. */
function lineEndAt(text: string, offset: number): string {
  const before = text.lastIndexOf('\n', offset - 1);
  const any = before < 0 ? text.indexOf('\n') : before;
  return any > 0 && text[any - 1] === '\r' ? '\r\n' : '\n';
}

/** Lines put in at a place where a line starts, or at the end of a text without a last line end. */
export function linesAt(text: string, offset: number, lines: readonly string[]): string {
  const eol = lineEndAt(text, offset);
  const atOpenEnd = offset === text.length && offset > 0 && text[offset - 1] !== '\n';
  return atOpenEnd
    ? lines.map((line) => eol + line).join('')
    : lines.map((line) => line + eol).join('');
}

/**
 * The lines to cut so that the content from `start` to `end` goes, with the comment lines directly
 * above it and the blank lines before, but never below `floor`, where other content ends. At the
 * head of a block, the blank lines behind go instead. On an open last line, the line end before goes
 * instead of the one behind.
 */
export function cutLines(
  text: string,
  start: number,
  end: number,
  isFirst: boolean,
  floor = 0,
): { start: number; end: number } {
  const comment = `${' '.repeat(columnOf(text, start))}#`;
  let from = linesAbove(text, lineStart(text, start), floor, (line) => line.startsWith(comment));
  if (!isFirst) from = linesAbove(text, from, floor, isBlank);
  let to = behind(text, end);
  while (isFirst && to < text.length && isBlank(text.slice(to, nextLine(text, to)))) {
    to = nextLine(text, to);
  }
  const openEnd = to === text.length && text[to - 1] !== '\n';
  if (openEnd && from > 0) from -= text[from - 2] === '\r' ? 2 : 1;
  return { start: from, end: to };
}

/** Where the lines begin that stand directly above a line's start and all pass a test. */
function linesAbove(
  text: string,
  from: number,
  floor: number,
  passes: (line: string) => boolean,
): number {
  let at = from;
  while (at > floor) {
    const above = lineStart(text, at - 1);
    if (!passes(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

function isBlank(line: string): boolean {
  return /^[ \t]*\r?\n?$/.test(line);
}

/** The text with edits made, where pieces to cut may overlap each other; null when others overlap. */
export function withCuts(text: string, edits: readonly TextEdit[]): string | null {
  const cuts = mergeCuts(edits.filter((each) => each.text === ''));
  const rest = edits.filter((each) => each.text !== '');
  const all = [...rest, ...cuts.map((cut) => ({ ...cut, text: '' }))];
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = all.some(({ start }, index) => start < (all[index - 1]?.end ?? 0));
  return overlap ? null : applyEdits(text, all);
}

/** Pieces to cut, with those that touch or overlap made one. */
function mergeCuts(
  cuts: readonly { start: number; end: number }[],
): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && cut.start <= last.end) last.end = Math.max(last.end, cut.end);
    else merged.push({ ...cut });
  }
  return merged;
}

/** A task's key as YAML: in quotes where it would otherwise be read as something else. */
export function keyText(key: string, quote: string): string {
  if (quote !== '') return quote + key + quote;
  return isYamlWord(key) ? key : JSON.stringify(key);
}
