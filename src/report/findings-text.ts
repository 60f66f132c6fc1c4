import { counted } from '../counted.ts';
import { type Finding, SEVERITIES, type Severity } from '../finding.ts';
import { joined, type Printed, painted, printed, shown, visible } from '../printed.ts';
import { excerptsOf } from './excerpt.ts';
import { countOf, type Report } from './findings.ts';
import { equalOnes, type FindingGroup, realFirst } from './groups.ts';
import { unchosenText } from './unchosen.ts';

const COLORS: Record<Severity, string> = { error: '31', warning: '33', note: '36' };

/**
 * Findings for people: `file:line:column: severity[rule]: message`, the line with its piece marked,
 * further places, and what to do. Ends with a line end unless there is nothing to say.
 */
export function findingsText(
  findings: readonly Finding[],
  options: Pick<Report, 'textOf' | 'color' | 'columns'>,
): Printed {
  return groupsText(
    findings.map((finding) => [finding]),
    options,
  );
}

/** Findings in the order and groups in which people read them. */
export function arrangedText(report: Report): Printed {
  return groupsText(equalOnes(realFirst(report)), report);
}

/** Of each group the first finding in full, and the heads of its others. */
function groupsText(
  groups: readonly FindingGroup[],
  options: Pick<Report, 'textOf' | 'color' | 'columns'>,
): Printed {
  const { placed, excerpt } = excerptsOf(options.textOf, options.columns);
  const paint = options.color ? painted : (_codes: string, text: Printed) => text;
  const second = (marks: Printed) => paint('36', marks);
  const heads = (finding: Finding) => {
    const { at, severity, rule, message } = finding;
    const law = paint(COLORS[severity], visible(`${severity}[${rule}]`));
    return printed`${paint('1', visible(placed(at)))}: ${law}: ${visible(message)}`;
  };
  return joined(
    groups.map(([finding, ...others]) => {
      const { at, severity, subject, see = [], help, fix } = finding;
      const first = (marks: Printed) => paint(COLORS[severity], marks);
      const lines = [heads(finding), ...excerpt(at, '^', first)];
      for (const { value, span } of see) {
        lines.push(
          printed`  ${visible(placed(span))}: ${visible(value)}`,
          ...excerpt(span, '-', second),
        );
      }
      if (subject !== undefined) lines.push(visible(`  in ${subject}`));
      if (help !== undefined) lines.push(visible(`  help: ${help}`));
      if (fix !== undefined) {
        lines.push(visible(`  fix: ${fix.title} (${fix.safe ? '--fix' : '--fix=unsafe'})`));
      }
      const also = others.map(heads);
      return printed`${joined([joined(lines, '\n'), ...also], '\n')}\n`;
    }),
    '\n',
  );
}

/** Findings and, unless quiet, a last line that counts them. */
export function textReport(report: Report): Printed {
  const found = arrangedText(report);
  const lines = [unchosenText(report), countsText(report)].filter((line) => line !== '');
  const parts = [madeText(report), found].filter((part) => part !== '');
  return joined([...parts, shown(`${lines.join('\n')}\n`)], '\n');
}

/** `2 can be fixed with --fix, 3 more with --fix=unsafe`; of those that were asked for, what is left. */
function fixableText({ findings, fix: asked }: Pick<Report, 'findings' | 'fix'>): string[] {
  const fixable = findings.flatMap(({ fix }) => fix ?? []);
  const refused = fixable.filter(({ safe }) => isAsked(safe, asked)).length;
  const safe = asked === null ? fixable.filter((each) => each.safe).length : 0;
  const unsafe = asked === 'unsafe' ? 0 : fixable.filter((each) => !each.safe).length;
  const left = `${refused} ${refused === 1 ? 'is' : 'are'} not fixed, since that could lead to a new error`;
  const words = [
    ...(refused > 0 ? [left] : []),
    ...(safe > 0 ? [`${safe} can be fixed with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? 'more' : 'can be fixed'} with --fix=unsafe`] : []),
  ];
  return words.length === 0 ? [] : [words.join(', ')];
}

function isAsked(safe: boolean, asked: Report['fix']): boolean {
  return asked === 'unsafe' || (asked === 'safe' && safe);
}

/** What was fixed, a line each: `fixed resources/a.yml:3: known-field: Write tasks`. */
function madeText({ made }: Report): Printed {
  return joined(
    made.map(({ rule, path, line, title }) => {
      return printed`${visible(`fixed ${path}:${line}: ${rule}: ${title}`)}\n`;
    }),
    '',
  );
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
  const last = [unchosenText(report), countsText(report)].filter((line) => line !== '');
  return shown(`${lines.join('')}${lines.length === 0 ? '' : '\n'}${last.join('\n')}\n`);
}

/** `3 errors, 1 warning in 12 jobs; 2 can be fixed with --fix`. */
function countsText({ findings, jobs, excused, known, gone, made, fix }: Report): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const found = counts.length === 0 ? 'No findings' : counts.join(', ');
  return [
    jobs === 0 ? `${found}; there are no jobs in the files` : `${found} in ${counted(jobs, 'job')}`,
    ...(made.length > 0 ? [`${made.length} fixed`] : []),
    ...fixableText({ findings, fix }),
    ...(excused > 0 ? [`${excused} excused by comments`] : []),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(gone > 0
      ? [`${gone} of the baseline ${gone === 1 ? 'is' : 'are'} gone: write it anew`]
      : []),
  ].join('; ');
}
