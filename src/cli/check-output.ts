import { isAbsolute, relative, sep } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { EXIT } from '../exit-code.ts';
import type { Change } from '../files.ts';
import { printed } from '../printed.ts';
import { fails, type Report } from '../report/findings.ts';
import { arrangedText, summaryReport, textReport } from '../report/findings-text.ts';
import type { Rule } from '../subject/rule.ts';
import type { CheckOptions } from './check-options.ts';
import { type Found, pathFrom } from './check-result.ts';
import type { Io } from './io.ts';
import { repositoryAround } from './repository-around.ts';

/**
 * The folder from which paths are named: for forms that a repository's host reads, that of the
 * repository, which a step of a workflow may be below; else the present one.
 */
export function pathsFrom({ format }: { readonly format: string }, io: Io): string {
  if (format !== 'github' && format !== 'sarif') return io.cwd;
  if (io.workspace !== null && isWithin(io.cwd, io.workspace)) return io.workspace;
  return repositoryAround(io.cwd) ?? io.cwd;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Shows findings in the form that was asked for. */
export async function showReport(
  result: Pick<
    Report,
    'findings' | 'unchosen' | 'excused' | 'known' | 'gone' | 'made' | 'jobs' | 'textOf'
  >,
  rules: readonly Rule[],
  options: CheckOptions,
  io: Io,
): Promise<void> {
  const { format, failOn, fix, quiet, summary } = options;
  const report: Report = {
    ...result,
    rules,
    failOn,
    fix,
    version: manifest.version,
    pageOf: () => '',
    color: io.color,
    columns: io.columns,
  };
  const wanted = quiet ? { ...report, findings: failing(report) } : report;
  if (format !== 'text') {
    const [{ FINDING_REPORTS }, { pageOf }] = await Promise.all([
      import('../report/finding-reports.ts'),
      import('../rules/pages.ts'),
    ]);
    io.out(FINDING_REPORTS[format]({ ...wanted, pageOf }));
  } else if (summary) io.out(summaryReport(wanted));
  else io.out(quiet ? arrangedText(wanted) : textReport(wanted));
}

function failing({ findings, failOn }: Report) {
  return findings.filter((each) => fails(each, failOn));
}

/** Shows what fixes would change; the exit code is 1 when they would change something. */
export async function showDiff(found: readonly Found[], io: Io): Promise<number> {
  const { diffText } = await import('../report/diff.ts');
  const changes = found.flatMap(({ root, changes }) =>
    changes.map((change): Change => ({ ...change, path: pathFrom(io.cwd, root, change.path) })),
  );
  io.out(changes.length === 0 ? printed`Nothing to fix.\n` : diffText(changes, io.color));
  return changes.length === 0 ? EXIT.done : EXIT.findings;
}
