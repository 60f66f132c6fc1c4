import stringWidth from 'fast-string-width';
import { counted } from '../counted.ts';
import { type Finding, SEVERITIES, type Severity } from '../finding.ts';
import { joined, type Printed, painted, printed, shown, visible } from '../printed.ts';
import { lineIndex, type Span } from '../text.ts';
import { countOf, type Report } from './findings.ts';

const COLORS: Record<Severity, string> = { error: '31', warning: '33', note: '36' };

/**
 * Findings for people: `file:line:column: severity[rule]: message`, the line with its piece marked,
 * further places, and what to do. Ends with a line end unless there is nothing to say.
 */
export function findingsText(
  findings: readonly Finding[],
  options: Pick<Report, 'textOf' | 'color' | 'columns'>,
): Printed {
  const places = placesOf(options.textOf);
  const paint = options.color ? painted : (_codes: string, text: Printed) => text;
  return joined(
    findings.map(({ at, severity, rule, message, subject, see = [], help, fix }) => {
      const law = paint(COLORS[severity], visible(`${severity}[${rule}]`));
      const head = printed`${paint('1', placed(at))}: ${law}: ${visible(message)}`;
      const lines = [head, ...excerpt(at, '^', COLORS[severity])];
      for (const { value, span } of see) {
        lines.push(printed`  ${placed(span)}: ${visible(value)}`, ...excerpt(span, '-', '36'));
      }
      if (subject !== undefined) lines.push(visible(`  in ${subject}`));
      if (help !== undefined) lines.push(visible(`  help: ${help}`));
      if (fix !== undefined) {
        lines.push(visible(`  fix: ${fix.title} (${fix.safe ? '--fix' : '--fix=unsafe'})`));
      }
      return printed`${joined(lines, '\n')}\n`;
    }),
    '\n',
  );

  function placed(span: Span): Printed {
    const { line, column } = places(span.path).at(span.start);
    return visible(`${span.path}:${line}:${column}`);
  }

  function excerpt({ path, start, end }: Span, mark: string, color: string): Printed[] {
    const { text, at, endOf } = places(path);
    if (text === '') return [];
    const { line, column } = at(start);
    const from = start - column + 1;
    const to = endOf(line, from);
    const cut = windowOf(from, to, start, options.columns - 12);
    const number = String(line).padStart(5);
    const before = shown(text.slice(cut.start, start));
    const marked = shown(text.slice(start, Math.max(start, Math.min(end, cut.end))));
    const blank = before.replace(/[^\t]+/g, (part) => ' '.repeat(stringWidth(part)));
    const marks = mark.repeat(Math.max(1, stringWidth(marked)));
    return [
      shown(`${number} | ${text.slice(cut.start, cut.end)}`),
      printed`      | ${shown(blank)}${paint(color, visible(marks))}`,
    ];
  }
}

/** Findings and, unless quiet, a last line that counts them. */
export function textReport(report: Report): Printed {
  const { findings } = report;
  const found = findingsText(findings, report);
  return joined([found, printed`${visible(countsText(report))}\n`], found === '' ? '' : '\n');
}

/** How often each rule found something, worst first. */
export function summaryReport(report: Report): Printed {
  const counts = new Map<string, number>();
  for (const { severity, rule } of report.findings) {
    const name = `${severity}[${rule}]`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const order = (name: string) => SEVERITIES.findIndex((severity) => name.startsWith(severity));
  const lines = [...counts]
    .sort(([a, m], [b, n]) => order(a) - order(b) || n - m || (a < b ? -1 : 1))
    .map(([name, count]) => `${String(count).padStart(6)}  ${name}\n`);
  return shown(`${lines.join('')}${lines.length === 0 ? '' : '\n'}${countsText(report)}\n`);
}

/** `3 errors, 1 warning in 12 jobs; 2 can be mended with --fix`. */
function countsText({ findings, jobs, excused, known, gone, fixed }: Report): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const found = counts.length === 0 ? 'No findings' : counts.join(', ');
  const mendable = findings.filter(({ fix }) => fix?.safe === true).length;
  return [
    `${found} in ${counted(jobs, 'job')}`,
    ...(fixed > 0 ? [`${fixed} mended`] : []),
    ...(mendable > 0 ? [`${mendable} can be mended with --fix`] : []),
    ...(excused > 0 ? [`${excused} excused by comments`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(gone > 0
      ? [`${gone} of the baseline ${gone === 1 ? 'is' : 'are'} gone: write it anew`]
      : []),
  ].join('; ');
}

interface Lines {
  readonly text: string;
  readonly at: ReturnType<typeof lineIndex>;
  /** The end of a line that begins at an offset. */
  readonly endOf: (line: number, from: number) => number;
}

/** The texts of files with their lines, each found once: one long line may hold all findings. */
function placesOf(textOf: Report['textOf']): (path: string) => Lines {
  const known = new Map<string, Lines>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const text = textOf(path) ?? '';
    const ends = new Map<number, number>();
    const endOf = (line: number, from: number): number => {
      const end = ends.get(line) ?? lineEnd(text, from);
      ends.set(line, end);
      return end;
    };
    const made = { text, at: lineIndex(text), endOf };
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
