import { fixAll } from '../../src/check/fix-all.ts';
import { judge, type Request } from '../../src/check/judge.ts';
import { codeSource } from '../../src/cli/code-source.ts';
import { readSettings } from '../../src/cli/read-settings.ts';
import type { Change } from '../../src/files.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Counts } from './counts.ts';

/** Counts the fixes of one bundle by rule, and what is wrong with them: nothing is written. */
export function countFixes(root: string, rootPath: string, counts: Counts, notes: string[]): void {
  const source = codeSource(root);
  const request: Request = {
    ...{ rootPath, source, rules: RULES, allRules: RULES.map(({ id }) => id) },
    settings: readSettings(source, root, root),
    baseline: new Map(),
  };
  for (const how of ['safe', 'unsafe'] as const) {
    const { changes, made } = fixAll(request, how === 'unsafe', () => true);
    for (const { rule, path, line, title } of made) {
      counts.add(`fixes: ${how}`, rule);
      notes.push(`${root}: ${how}: ${path}:${line}: ${rule}: ${title}`);
    }
    if (changes.length === 0) continue;
    const fixed = withChanges(request, changes);
    const before = errorsOf(request);
    const news = errorsOf(fixed).filter((error) => !before.includes(error));
    counts.add(`fixes: ${how}`, 'NEW ERRORS', news.length);
    for (const error of news) notes.push(`${root}: ${how}: new error: ${error}`);
    const again = fixAll(fixed, how === 'unsafe', () => true);
    counts.add(`fixes: ${how}`, 'MADE BY A SECOND RUN', again.made.length);
  }
}

function withChanges(request: Request, changes: readonly Change[]): Request {
  const texts = new Map(changes.map(({ path, after }) => [path, after]));
  const read = (path: string) => texts.get(path) ?? request.source.read(path);
  return { ...request, source: { ...request.source, read } };
}

function errorsOf(request: Request): string[] {
  return judge(request)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ rule, at, subject, message }) => `${rule} ${at.path} ${subject}: ${message}`);
}
