import type { Bundle } from '../bundle/bundle.ts';
import type { FieldTable } from '../bundle/fields.ts';
import { loadBundle } from '../bundle/load.ts';
import type { Finding } from '../finding.ts';
import { syntaxFindings, yamlSyntax } from '../rules/yaml-syntax.ts';
import type { KnownCode } from '../subject/code.ts';
import type { CodeSource } from '../subject/code-source.ts';
import { type Memory, newMemory } from '../subject/memory.ts';
import type { Rule } from '../subject/rule.ts';
import type { Settings } from '../subject/settings.ts';
import { subjectOf } from '../subject/subject.ts';
import { choosesLevels } from './architecture.ts';
import type { Baseline } from './baseline.ts';
import { withoutKnown } from './baseline.ts';
import { withoutExcused } from './ignores.ts';
import { byPlace, lint } from './lint.ts';

/** What is to be judged, and how. */
export interface Request {
  readonly rootPath: string;
  readonly source: CodeSource;
  /** What was worked out before, for whoever judges again; it is kept up to date. */
  readonly memory?: Memory;
  /** Waits for notebooks that are being read beside the rules that need none, by path. */
  readonly readAhead?: (() => ReadonlyMap<string, KnownCode>) | null;
  readonly settings: Settings;
  /** The fields that the CLI knows; those that this version knows unless it is said. */
  readonly fields?: FieldTable;
  /** The rules to look at. */
  readonly rules: readonly Rule[];
  /** Whether somebody asked for a rule by its name: it holds, then, whatever the bundle chose. */
  readonly isAsked?: (rule: string) => boolean;
  /** Gives findings other places, before comments, settings and a baseline look at these. */
  readonly moved?: (
    findings: readonly Finding[],
    read: (path: string) => string | null,
  ) => Finding[];
  /** The names of all rules that there are. */
  readonly allRules: readonly string[];
  /** Findings that are known already. */
  readonly baseline: Baseline;
}

export interface Verdict {
  /** Null when the root file cannot be parsed. */
  readonly bundle: Bundle | null;
  readonly findings: readonly Finding[];
  /** The number of findings that comments excuse. */
  readonly excused: number;
  /** Those of the three levels, in a bundle that did not choose these: they do not count. */
  readonly unchosen: readonly Finding[];
  /** The findings that the baseline knows. */
  readonly known: readonly Finding[];
  /** The texts of all files that were looked at. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads a bundle and gives the findings that count: by settings, comments and baseline. */
export function judge(request: Request): Verdict {
  const { settings } = request;
  const texts = new Map<string, string>();
  const source = recording(request.source, texts);
  const { bundle, faults } = loadBundle(request.rootPath, source, request.memory?.files);
  const rules = request.rules.filter(({ id }) => settings.severity.get(id) !== 'off');
  const found =
    bundle === null
      ? rules.filter(({ id }) => id === yamlSyntax.id).flatMap(() => syntaxFindings(faults))
      : findingsIn(bundle, source, rules, request);
  const ran = new Set(rules.map(({ id }) => id));
  const placed = request.moved?.(found, source.read) ?? found;
  const { left, excused } = withoutExcused(placed, texts, ran, request.allRules);
  const settled = left
    .filter(({ at }) => !settings.ignores(at.path))
    .map((each) => {
      const severity = settings.severity.get(each.rule) ?? each.severity;
      return severity === 'off' || severity === each.severity ? each : { ...each, severity };
    })
    .sort(byPlace);
  const { findings, known } = withoutKnown(settled, request.baseline);
  const advice = bundle === null ? new Set() : adviceIn(bundle, rules, request);
  return {
    bundle,
    findings: findings.filter(({ rule }) => !advice.has(rule)),
    unchosen: findings.filter(({ rule }) => advice.has(rule)),
    excused,
    known,
    texts,
  };
}

/** The rules that are mere advice to a bundle: those of levels that nobody chose or asked for. */
function adviceIn(
  bundle: Bundle,
  rules: readonly Rule[],
  { settings, isAsked }: Request,
): ReadonlySet<string> {
  if (choosesLevels(bundle, settings)) return new Set();
  const ofLevels = rules.filter(({ id, architecture }) => {
    return architecture !== undefined && !settings.severity.has(id) && isAsked?.(id) !== true;
  });
  return new Set(ofLevels.map(({ id }) => id));
}

/** The findings of all rules; those that read notebooks come last, when these are there. */
function findingsIn(
  bundle: Bundle,
  source: CodeSource,
  rules: readonly Rule[],
  { settings, memory = newMemory(), readAhead, fields }: Request,
): Finding[] {
  const subject = subjectOf(bundle, source, settings, memory, fields);
  const early = lint(
    subject,
    rules.filter(({ readsCode }) => !readsCode),
    memory.found,
  );
  for (const [path, code] of readAhead?.() ?? []) memory.code.set(path, code);
  const late = lint(
    subject,
    rules.filter(({ readsCode }) => readsCode),
  );
  return [...early, ...late];
}

/** A source that remembers what was read. */
function recording(source: CodeSource, texts: Map<string, string>): CodeSource {
  return {
    ...source,
    read: (path) => {
      const text = source.read(path);
      if (text !== null) texts.set(path, text);
      return text;
    },
  };
}
