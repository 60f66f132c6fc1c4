import { dirname } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import type { Finding } from '../finding.ts';
import { type Printed, workflowCommands } from '../printed.ts';
import type { TextOf, UserError } from '../problem.ts';
import { githubReport } from '../report/findings-github.ts';
import { sarifReport } from '../report/findings-sarif.ts';
import { wordsOf } from '../report/problems.ts';
import type { Span } from '../text.ts';
import { pathsFrom } from './check-output.ts';
import { moved, pathFrom } from './check-result.ts';
import { type CommandOptions, startOf } from './command-options.ts';
import type { EditFormat } from './edit-options.ts';
import { rootFileAbove } from './find-bundles.ts';
import type { Io } from './io.ts';

/** The forms that tell nothing but findings. */
type ReportFormat = Exclude<EditFormat, 'text' | 'json'>;

/** A folder and the texts in it, by their paths from there. */
interface Place {
  readonly root: string;
  readonly textOf: TextOf;
}

/** What an edit leaves and what to know about it, as check shows its findings. */
export function findingsReport(
  findings: readonly Finding[],
  format: ReportFormat,
  place: Place,
  io: Io,
): Printed {
  const report = seenFrom(pathsFrom({ format }, io), findings, place);
  switch (format) {
    case 'sarif':
      return sarifReport({ ...report, ...NO_RULES });
    case 'github':
      return githubReport(report);
  }
}

/** Prints why an edit is refused, if a form is asked for that tells findings; nothing else does. */
export function reportRefusal(error: UserError, options: CommandOptions, io: Io): void {
  const { format } = options;
  if (format === 'text' || format === 'json') return;
  const start = startOf(options, io);
  const place = { root: dirname(rootFileAbove(start) ?? start), textOf: error.textOf };
  const findings = error.problems.flatMap((problem): Finding[] => {
    if (problem.at === undefined) return [];
    const message = `${error.message} ${wordsOf(problem)}`;
    return [{ rule: REFUSED, severity: 'error', at: problem.at, message }];
  });
  const rest = error.problems.filter(({ at }) => at === undefined).map(wordsOf);
  const message = [error.message, ...rest].join('\n');
  const report = seenFrom(pathsFrom({ format }, io), findings, place);
  switch (format) {
    case 'sarif':
      io.out(sarifReport({ ...report, ...NO_RULES, failure: message }));
      break;
    case 'github':
      io.out(githubReport(report));
      // What has no place in a file.
      if (findings.length > 0 && rest.length === 0) break;
      io.out(workflowCommands([{ name: 'error', fields: { title: REFUSED }, message }]));
      break;
  }
}

const REFUSED = 'edit-refused';

const NO_RULES = { rules: [], version: manifest.version, pageOf: () => '' } as const;

/** Findings with paths as seen from another folder. */
function seenFrom(folder: string, findings: readonly Finding[], { root, textOf }: Place) {
  const paths = new Map<string, string>();
  const move = (span: Span): Span => {
    const path = pathFrom(folder, root, span.path);
    paths.set(path, span.path);
    return { ...span, path };
  };
  return {
    findings: findings.map((finding) => moved(finding, move)),
    textOf: (path: string) => textOf(paths.get(path) ?? path),
  };
}
