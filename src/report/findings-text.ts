import stringWidth from 'fast-string-width';
import type { Diagnostic, Severity } from '../rules/rule.ts';
import { lineIndex, lineStart, type Span } from '../text.ts';

export interface TextOptions {
  /** The text of a file that a finding points to; null when it cannot be shown. */
  readonly textOf: (path: string) => string | null;
  /** How to show a path. */
  readonly shown: (path: string) => string;
  readonly color: boolean;
  readonly columns: number;
}

const COLORS: Record<Severity, string> = { error: '31', warning: '33', note: '36' };

/**
 * Findings for people: `file:line:column: severity[rule]: message`, the line with its piece marked,
 * further places, and what to do. Ends with a line end unless there is nothing to say.
 */
export function findingsText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const places = placesOf(options.textOf);
  const paint = (code: string, text: string) =>
    options.color ? `\u001b[${code}m${text}\u001b[0m` : text;
  return diagnostics
    .map(({ at, severity, rule, message, subject, see = [], help, fix }) => {
      const head = `${paint('1', placed(at))}: ${paint(COLORS[severity], `${severity}[${rule}]`)}`;
      const lines = [`${head}: ${message}`, ...excerpt(at, '^', COLORS[severity])];
      for (const { value, span } of see) {
        lines.push(`  ${placed(span)}: ${value}`, ...excerpt(span, '-', '36'));
      }
      if (subject !== undefined) lines.push(`  in ${subject}`);
      if (help !== undefined) lines.push(`  help: ${help}`);
      if (fix !== undefined) {
        lines.push(`  fix: ${fix.title} (${fix.safe ? '--fix' : '--fix=unsafe'})`);
      }
      return `${lines.map(printable).join('\n')}\n`;
    })
    .join('\n');

  function placed(span: Span): string {
    const { line, column } = places(span.path).at(span.start);
    return `${options.shown(span.path)}:${line}:${column}`;
  }

  function excerpt({ path, start, end }: Span, mark: string, color: string): string[] {
    const { text, at } = places(path);
    if (text === '') return [];
    const { line } = at(start);
    const from = lineStart(text, start);
    const to = lineEnd(text, from);
    const cut = windowOf(from, to, start, options.columns - 12);
    const number = String(line).padStart(5);
    const before = text.slice(cut.start, start);
    const marked = text.slice(start, Math.max(start, Math.min(end, cut.end)));
    const blank = before.replace(/[^\t]+/g, (part) => ' '.repeat(stringWidth(part)));
    const marks = mark.repeat(Math.max(1, stringWidth(marked)));
    return [
      `${number} | ${text.slice(cut.start, cut.end)}`,
      `${' '.repeat(5)} | ${blank}${paint(color, marks)}`,
    ];
  }
}

/** `3 errors, 1 warning`; "no findings" when there are none. */
export function countsText(diagnostics: readonly Diagnostic[]): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? 'no findings' : counts.join(', ');
}

/** The texts of files with their line starts, each made once. */
function placesOf(textOf: TextOptions['textOf']) {
  const known = new Map<string, { text: string; at: ReturnType<typeof lineIndex> }>();
  return (path: string) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = textOf(path) ?? '';
    const made = { text, at: lineIndex(text) };
    known.set(path, made);
    return made;
  };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const stop = end < 0 ? text.length : end;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

/** The piece of a long line to show, so that `start` is in it. */
function windowOf(from: number, to: number, start: number, width: number) {
  const room = Math.max(width, 20);
  if (to - from <= room) return { start: from, end: to };
  const left = Math.max(from, Math.min(start - Math.floor(room / 2), to - room));
  return { start: left, end: left + room };
}

/** A terminal must not obey control characters that came in with a file. Colours are ours. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are let through
  return line.replace(/\u001b\[\d+m|[\p{Cc}\p{Cf}]/gu, (char) => {
    if (char.startsWith('\u001b[') || char === '\t') return char;
    return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}
