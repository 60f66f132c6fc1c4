import type { Baseline } from '../check/baseline.ts';
import type { Request } from '../check/judge.ts';
import { RESOLVED_PATH, RESOLVED_RULES, type Resolved, withResolved } from '../check/resolved.ts';
import { RULES } from '../rules/index.ts';
import type { Rule } from '../subject/rule.ts';
import type { KnownSource } from './code-source.ts';
import type { WantedBundle } from './find-bundles.ts';
import { readAhead } from './read-ahead.ts';
import { readSettings } from './read-settings.ts';

/** What is to be judged in one bundle, with the settings that it has. Throws UserError. */
export function requestFor(
  { root, rootPath }: Pick<WantedBundle, 'root' | 'rootPath'>,
  source: KnownSource,
  cwd: string,
  how: {
    readonly rules: readonly Rule[];
    readonly baseline: Baseline;
    readonly fields?: NonNullable<Request['fields']>;
    readonly memory?: NonNullable<Request['memory']>;
    readonly isAsked?: NonNullable<Request['isAsked']>;
  },
): Request {
  // A watch has read them already.
  const isFirst = how.memory === undefined || how.memory.code.size === 0;
  const wanted = isFirst && how.rules.some(({ readsCode }) => readsCode);
  return {
    rootPath,
    source,
    readAhead: wanted ? readAhead(root, source.yamlFiles().length) : null,
    settings: readSettings(source, root, cwd),
    allRules: RULES.map(({ id }) => id),
    ...how,
  };
}

/** The same for a bundle as the CLI resolved it, in the place of its files. */
export function requestForResolved(
  resolved: Resolved,
  wanted: Pick<WantedBundle, 'root' | 'rootPath'>,
  source: KnownSource,
  cwd: string,
  how: Parameters<typeof requestFor>[3],
): Request {
  const rules = how.rules.filter(({ id }) => RESOLVED_RULES.has(id));
  return {
    ...requestFor(wanted, source, cwd, { ...how, rules }),
    rootPath: RESOLVED_PATH,
    source: withResolved(source, resolved),
  };
}
