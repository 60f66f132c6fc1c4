import type { Bundle } from '../bundle/bundle.ts';
import { loadBundle, type ParsedFiles } from '../bundle/load.ts';
import type { Baseline } from './baseline.ts';
import { withoutKnown } from './baseline.ts';
import { withoutExcused } from './ignores.ts';
import { byPlace, lint } from './lint.ts';
import type { Diagnostic, Rule } from './rule.ts';
import type { Settings } from './settings.ts';
import { type CodeSource, subjectOf } from './subject.ts';
import { syntaxFindings, yamlSyntax } from './yaml-syntax.ts';

/** What is to be judged, and how. */
export interface Request {
  readonly rootPath: string;
  readonly source: CodeSource;
  /** Files that were parsed before; used where the text is the same, and kept up to date. */
  readonly parsed?: ParsedFiles;
  readonly settings: Settings;
  /** The rules to look at. */
  readonly rules: readonly Rule[];
  /** The names of all rules that there are. */
  readonly allRules: readonly string[];
  /** Findings that are known already. */
  readonly baseline: Baseline;
}

export interface Verdict {
  /** Null when the root file cannot be parsed. */
  readonly bundle: Bundle | null;
  readonly diagnostics: readonly Diagnostic[];
  /** The number of findings that comments excuse. */
  readonly excused: number;
  /** The number of findings that the baseline knows. */
  readonly known: number;
  /** The texts of all files that were looked at. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads a bundle and gives the findings that count: by settings, comments and baseline. */
export function judge(request: Request): Verdict {
  const { settings } = request;
  const texts = new Map<string, string>();
  const source = recording(request.source, texts);
  const { bundle, faults } = loadBundle(request.rootPath, source, request.parsed);
  const rules = request.rules.filter(({ id }) => settings.severity.get(id) !== 'off');
  const found =
    bundle === null
      ? rules.filter(({ id }) => id === yamlSyntax.id).flatMap(() => syntaxFindings(faults))
      : lint(subjectOf(bundle, source, settings), rules);
  const ran = new Set(rules.map(({ id }) => id));
  const { left, excused } = withoutExcused(found, texts, ran, request.allRules);
  const settled = left
    .filter(({ at }) => !settings.ignores(at.path))
    .map((each) => {
      const severity = settings.severity.get(each.rule) ?? each.severity;
      return severity === 'off' ? each : { ...each, severity };
    })
    .sort(byPlace);
  const { diagnostics, known } = withoutKnown(settled, request.baseline);
  return { bundle, diagnostics, excused, known, texts };
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
