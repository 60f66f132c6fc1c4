import type { Bundle } from '../bundle/bundle.ts';
import { pathsIn } from '../bundle/references.ts';
import { SETTINGS } from '../bundle/settings.ts';
import type { Problem } from '../problem.ts';
import type { JobSpec } from '../spec/job.ts';
import { referringTexts, variablesOfJob } from '../spec/job-variables.ts';
import { didYouMean } from '../suggest.ts';

/** Variables that a job uses and the bundle does not declare, with their defaults; '' for those that none has. */
export function newVariables(
  bundle: Bundle,
  job: JobSpec,
  defaults: Readonly<Record<string, string>>,
): Map<string, string | null> {
  const missing = [...variablesOfJob(job)].filter((name) => !bundle.variables.has(name));
  return new Map(
    missing.map((name) => [
      name,
      Object.hasOwn(defaults, name) ? (defaults[name] as string) : null,
    ]),
  );
}

/** What the texts of a new job, and the defaults of new variables, refer to and is not there. */
export function referenceProblems(
  bundle: Bundle,
  job: JobSpec,
  variables: ReadonlyMap<string, string | null>,
): Problem[] {
  const defaults = [...variables].flatMap(([name, text]) =>
    text === null ? [] : [{ flag: 'variable', text, name }],
  );
  return [
    ...[...variables].flatMap(([name, text]) => (text === null ? [withoutDefault(name)] : [])),
    ...referringTexts(job).flatMap(({ flag, text }) => danglingIn(bundle, job, flag, text)),
    ...defaults.flatMap(({ flag, text }) => [
      ...danglingIn(bundle, job, flag, text),
      ...undeclaredIn(bundle, flag, text),
    ]),
  ];
}

function withoutDefault(name: string): Problem {
  return { key: 'variable', value: name, allowed: `give its default: --variable ${name}=VALUE` };
}

/** The default of a new variable may name those that there are, so that none leads back to itself. */
function undeclaredIn(bundle: Bundle, flag: string, text: string): Problem[] {
  return pathsIn(text).flatMap(([prefix, name]) => {
    if ((prefix !== 'var' && prefix !== 'variables') || bundle.variables.has(name ?? '')) return [];
    const hint = didYouMean(name ?? '', bundle.variables);
    return [problem(flag, text, `a variable that the bundle declares already.${hint}`)];
  });
}

/** References to resources and settings that there are not. */
function danglingIn(bundle: Bundle, job: JobSpec, flag: string, text: string): Problem[] {
  return pathsIn(text).flatMap((path) => {
    const [prefix, type, name] = path;
    if (prefix === 'resources') return unknownResource(bundle, job, type, name);
    if ((prefix === 'var' || prefix === 'variables') && type === undefined) {
      return [problem(flag, text, `a variable: \${${prefix}.NAME}`)];
    }
    if (prefix !== 'bundle' && prefix !== 'workspace') return [];
    const setting = path.join('.');
    return SETTINGS.has(setting)
      ? []
      : [problem(flag, text, `a setting that the CLI knows.${didYouMean(setting, SETTINGS)}`)];
  });
}

function unknownResource(bundle: Bundle, job: JobSpec, type = '', name = ''): Problem[] {
  const same = bundle.resources.filter((each) => each.type === type).map(({ key }) => key.value);
  if (same.includes(name) || (type === 'jobs' && name === job.key)) return [];
  const allowed = `the bundle has no ${type} of this key.${didYouMean(name, same)}`;
  return [{ key: type || 'resources', value: name, allowed }];
}

function problem(key: string, value: string, allowed: string): Problem {
  return { key, value: JSON.stringify(value), allowed };
}
