import type { Printed } from '../printed.ts';
import type { Report } from './findings.ts';
import { githubReport } from './findings-github.ts';
import { jsonReport } from './findings-json.ts';
import { junitReport } from './findings-junit.ts';
import { sarifReport } from './findings-sarif.ts';
import { textReport } from './findings-text.ts';

/** The forms in which findings can be had. */
export const FINDING_REPORTS = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  junit: junitReport,
} as const satisfies Readonly<Record<string, (report: Report) => Printed>>;

export type ReportFormat = keyof typeof FINDING_REPORTS;
