import type { Problem } from '../problem.ts';
import { parseDomains } from './domains.ts';
import { JOB_FLAGS } from './job-flags.ts';
import { parseKeys } from './job-values.ts';
import { type Outcome, refuse } from './outcome.ts';
import type { OwnDomain } from './project.ts';
import { itemsOf, textOf } from './shapes.ts';

/** The flags of `add-domain`: the table for help, docs and checks. */
export const DOMAIN_FLAGS = {
  phases: { form: 'setup,refresh', about: 'When its jobs run; both by default' },
  after: { form: 'TASK,TASK', about: 'Tasks of the orchestrators that come before it' },
  variable: JOB_FLAGS.variable,
} as const;

export interface DomainRequest {
  readonly domain: OwnDomain;
  /** Null where it is not said. */
  readonly after: readonly string[] | null;
  readonly variables: Readonly<Record<string, string>>;
}

/** The one gate of `add-domain`; all problems are reported at once. Never throws. */
export function parseDomainRequest(
  name: unknown,
  flags: Readonly<Record<string, unknown>>,
): { readonly request: DomainRequest } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const take = <T>(key: string, outcome: Outcome<T>, otherwise: T): T => {
    if ('value' in outcome) return outcome.value;
    problems.push(...outcome.faults.map((fault) => ({ key, ...fault })));
    return otherwise;
  };
  const domain = take<OwnDomain | null>('name', parseOwn(name, flags.phases), null);
  const after = flags.after === undefined ? null : take('after', parseKeys(flags.after), []);
  const variables =
    flags.variable === undefined
      ? {}
      : take('variable', JOB_FLAGS.variable.parse(flags.variable), {});
  if (problems.length > 0 || domain === null) return { problems };
  return { request: { domain, after, variables } };
}

/** One domain of one's own; its phases are both where none are given. */
function parseOwn(name: unknown, phases: unknown): Outcome<OwnDomain> {
  const text = textOf(name);
  if ('faults' in text) return text;
  const items = itemsOf(phases ?? []);
  if ('faults' in items) return items;
  const suffix = phases === undefined ? '' : `:${items.value.join(',')}`;
  const parsed = parseDomains(text.value + suffix);
  if ('faults' in parsed) return parsed;
  const { own, standard } = parsed.value;
  if (standard.length > 0) {
    const allowed = `a name of your own: ${standard[0]} comes with create --domains`;
    return refuse(text.value, allowed);
  }
  const [domain, ...others] = own;
  return domain === undefined || others.length > 0
    ? refuse(text.value, 'the name of one domain')
    : { value: domain };
}
