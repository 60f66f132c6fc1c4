import { NO_BASELINE } from '../../src/check/baseline.ts';
import { judge, type Request, type Verdict } from '../../src/check/judge.ts';
import type { FileTree } from '../../src/files.ts';
import type { Breach, Fix } from '../../src/finding.ts';
import type { Rule, WholeRule } from '../../src/subject/rule.ts';
import { NO_SETTINGS } from '../../src/subject/settings.ts';
import { codeSourceOf } from './lint.ts';

/** A rule that finds a word wherever it stands in a file of the bundle, but in its own name. */
export function wordRule(
  word: string,
  more: Partial<WholeRule> & { readonly fix?: (at: Breach['at']) => Fix } = {},
): WholeRule {
  const { fix, ...own } = more;
  return {
    id: `no-${word}`,
    severity: 'error',
    summary: '',
    *check({ bundle }) {
      for (const { path, text } of bundle.files.values()) {
        for (const { index } of text.matchAll(new RegExp(`(?<![-\\w])${word}\\b`, 'g'))) {
          const at = { path, start: index, end: index + word.length };
          yield { at, message: `there is ${word}`, ...(fix && { fix: fix(at) }) };
        }
      }
    },
    ...own,
  };
}

/** A rule that puts another word in the place of one. */
export function replacing(word: string, by: string, safe = true): WholeRule {
  return wordRule(word, {
    fix: (at) => ({ title: `Write ${by}`, safe, edits: [{ ...at, text: by }] }),
  });
}

export function requestFor(
  files: FileTree,
  rules: readonly Rule[],
  more: Partial<Request> = {},
): Request {
  return {
    rootPath: 'databricks.yml',
    source: codeSourceOf(files),
    settings: NO_SETTINGS,
    rules,
    allRules: rules.map(({ id }) => id),
    baseline: NO_BASELINE,
    ...more,
  };
}

/** What is found, as `severity rule path:start message`. */
export function foundIn(
  files: FileTree,
  rules: readonly Rule[],
  more: Partial<Request> = {},
): Verdict & { readonly lines: readonly string[] } {
  const verdict = judge(requestFor(files, rules, more));
  const lines = verdict.findings.map(({ severity, rule, at, message }) => {
    return `${severity} ${rule} ${at.path}:${at.start} ${message}`;
  });
  return { ...verdict, lines };
}
