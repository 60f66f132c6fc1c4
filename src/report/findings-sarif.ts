import { createHash } from 'node:crypto';
import type {
  Location,
  Log,
  Notification,
  ReportingDescriptor,
  Result,
  Run,
  Region as SarifRegion,
} from 'sarif';
import { counted } from '../counted.ts';
import { type FileEdit, type Finding, type Fix, SEVERITIES } from '../finding.ts';
import { jsonText, type Printed } from '../printed.ts';
import type { Rule } from '../subject/rule.ts';
import type { Span } from '../text.ts';
import type { Report } from './findings.ts';
import { type Region, regionsOf } from './positions.ts';

/** GitHub refuses a file that has more results. */
const MOST_RESULTS = 25_000;

/** Findings as SARIF 2.1.0, as code scanning takes them: rules with their pages, places, fixes. */
export function sarifReport({
  findings,
  rules,
  version,
  textOf,
  pageOf,
  failure = null,
}: Pick<Report, 'findings' | 'rules' | 'version' | 'textOf' | 'pageOf'> & {
  /** Why the command failed; null when it did not. */
  readonly failure?: string | null;
}): Printed {
  const region = regionsOf(textOf);
  const shown = worst(findings, MOST_RESULTS);
  const seen = new Map<string, number>();
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'create-dab-project',
            version,
            semanticVersion: version,
            rules: rules.map((rule) => ruleOf(rule, pageOf(rule.id))),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': {
            description: { text: 'The root of the repository, else where the check was run' },
          },
        },
        results: shown.map(resultOf),
        ...(failure === null ? {} : ended(false, { level: 'error', message: { text: failure } })),
        ...(shown.length < findings.length ? cutNote(findings.length - shown.length) : {}),
      },
    ],
  };
  return jsonText(log);

  function resultOf({
    rule,
    severity,
    at,
    message,
    subject,
    see = [],
    help,
    fix,
  }: Finding): Result {
    return {
      ruleId: rule,
      ...ruleIndexOf(rule),
      level: severity,
      message: { text: help === undefined ? sentence(message) : `${sentence(message)} ${help}` },
      locations: [{ ...locationOf(at), ...(subject === undefined ? {} : logical(subject)) }],
      relatedLocations: see.map(({ value, span }, index) => ({
        id: index + 1,
        message: { text: value },
        ...locationOf(span),
      })),
      partialFingerprints: { 'finding/v1': fingerprint(rule, at.path, message) },
      fixes: fix === undefined ? [] : [fixOf(fix)],
    };
  }

  /** What is no rule of check, such as what a migration leaves, has no place among the rules. */
  function ruleIndexOf(rule: string): Pick<Result, 'ruleIndex'> {
    const ruleIndex = rules.findIndex(({ id }) => id === rule);
    return ruleIndex < 0 ? {} : { ruleIndex };
  }

  /** The same while lines move; equal findings of a file are told apart by their number. */
  function fingerprint(rule: string, path: string, message: string): string {
    const name = [rule, path, message].join('\0');
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return createHash('sha256').update(`${name}\0${number}`).digest('hex').slice(0, 32);
  }

  function locationOf(span: Span): Location {
    return { physicalLocation: { ...artifact(span.path), region: regionOf(region(span)) } };
  }

  function fixOf({ title, edits }: Fix) {
    const paths = [...new Set(edits.map(({ path }) => path))];
    return {
      description: { text: title },
      artifactChanges: paths.map((path) => ({
        ...artifact(path),
        replacements: edits.filter((edit) => edit.path === path).map(replacementOf),
      })),
    };
  }

  function replacementOf(edit: FileEdit) {
    return { deletedRegion: regionOf(region(edit)), insertedContent: { text: edit.text } };
  }
}

/** As many findings as are taken, the worse ones before the others; in their order. */
function worst(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const byRank = SEVERITIES.flatMap((rank) => findings.filter(({ severity }) => severity === rank));
  const taken = new Set(byRank.slice(0, most));
  return findings.filter((each) => taken.has(each));
}

function cutNote(count: number): Pick<Run, 'invocations'> {
  const takes = `${MOST_RESULTS.toLocaleString('en')} at most can be uploaded`;
  const text = `${counted(count, 'finding')} of no greater weight are left out: ${takes}.`;
  return ended(true, { level: 'warning', message: { text } });
}

/** How the run ended, with what is to be said of it. */
function ended(successful: boolean, note: Notification): Pick<Run, 'invocations'> {
  return { invocations: [{ executionSuccessful: successful, toolExecutionNotifications: [note] }] };
}

function ruleOf({ id, summary, severity }: Rule, page: string): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: sentence(summary) },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: severity },
  };
}

function artifact(path: string) {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return { artifactLocation: { uri, uriBaseId: '%SRCROOT%' } };
}

function regionOf({ line, column, endLine, endColumn }: Region): SarifRegion {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function logical(fullyQualifiedName: string) {
  return { logicalLocations: [{ fullyQualifiedName }] };
}

function sentence(text: string): string {
  const whole = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(whole) ? whole : `${whole}.`;
}
