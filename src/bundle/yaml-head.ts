import type { RefusedPiece } from './refused-piece.ts';

/** What stands before a document: directives, of which the CLI knows two, and an end of none. */
export function refusedHead(text: string): RefusedPiece[] {
  // Nearly all files begin with something else.
  if (!/^\ufeff?(?:[%#.]|\s)/.test(text)) return [];
  const refused: RefusedPiece[] = [];
  const seen = new Set<string>();
  let start = text.startsWith('\ufeff') ? 1 : 0;
  let last: { start: number; end: number } | null = null;
  for (const line of text.slice(start).split('\n')) {
    const end = start + line.length;
    if (line.startsWith('%')) {
      const message = directiveFault(line, seen);
      if (message !== null) refused.push({ start, end, message });
      last = { start, end };
    } else if (/^\.\.\.(\s|$)/.test(line) && last === null) {
      refused.push({ start, end: start + 3, message: 'no document begins before this end of one' });
      return refused;
    } else if (!/^\s*(#|$)/.test(line)) {
      if (/^---(\s|$)/.test(line)) last = null;
      break;
    }
    start = end + 1;
  }
  const message = 'a line "---" is missing behind this directive, and the CLI refuses the file';
  return last === null || refused.length > 0 ? refused : [{ ...last, message }];
}

function directiveFault(line: string, seen: Set<string>): string | null {
  const [, name = '', first = ''] = /^%(\S*)[ \t]*(\S*)/.exec(line) ?? [];
  const subject = name === 'TAG' ? `TAG ${first}` : name;
  if (seen.has(subject)) return `the directive %${subject} stands twice`;
  seen.add(subject);
  if (name === 'TAG') return null;
  if (name !== 'YAML')
    return `the CLI knows no directive %${name}: put a key of this name in quotes`;
  return first === '1.1' ? null : 'the CLI reads YAML 1.1: write %YAML 1.1, or remove this line';
}
