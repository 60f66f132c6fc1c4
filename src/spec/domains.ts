import { LAYERS } from '../layer.ts';
import { allOf, type Outcome, refuse } from './outcome.ts';
import {
  DEVICE,
  type Domains,
  type OwnDomain,
  PHASES,
  type Phase,
  STANDARD_DOMAINS,
} from './project.ts';
import { itemsOf, oneOf } from './shapes.ts';

/** Names whose folders or job keys are taken, or that a word of the flag's grammar already means. */
const TAKEN: ReadonlySet<string> = new Set([
  ...LAYERS,
  ...PHASES,
  'all',
  'none',
  'master',
  'orchestrators',
  'pipelines',
  'lakehouse_monitoring',
]);

/** What may name a domain of one's own, as a regular expression that JSON Schema also takes. */
const WHOLE_OWN_NAME = /^[a-z][a-z0-9_]{0,48}[a-z0-9]$/;
export const OWN_NAME = WHOLE_OWN_NAME.source.slice(1, -1);

/** What is wrong with the name of an own domain, or null. */
export function domainNameFault(name: string): string | null {
  if (!WHOLE_OWN_NAME.test(name)) {
    return 'a name of 2 to 50 characters: a-z, 0-9 and "_"; it starts with a letter and ends with a letter or digit';
  }
  // finance_layer would get the job keys of finance's composite jobs.
  if (name.endsWith('_layer')) return 'a name that does not end in "_layer"';
  if (TAKEN.has(name) || DEVICE.test(name)) return 'another name: this one is taken';
  return null;
}

/**
 * Domains from texts such as `semantic`, `finance` (both phases) and `finance:setup,refresh`.
 * In a comma list, a phase that follows a domain with a phase belongs to it.
 */
export function parseDomains(raw: unknown): Outcome<Domains> {
  const list = itemsOf(raw);
  if ('faults' in list) return list;
  const groups: string[][] = [];
  for (const item of list.value) {
    const last = groups.at(-1);
    const isPhase = (PHASES as readonly string[]).includes(item);
    if (isPhase && last?.[0]?.includes(':')) last.push(item);
    else groups.push([item]);
  }
  const parsed = allOf(groups.map(parseDomain));
  if ('faults' in parsed) return parsed;
  const own = mergeByName(parsed.value.filter((domain) => !isStandard(domain.name)));
  const named = new Set(parsed.value.map((domain) => domain.name));
  return { value: { standard: STANDARD_DOMAINS.filter((name) => named.has(name)), own } };
}

/** The inverse of `parseDomains`: texts that mean the same domains. */
export function domainTexts({ standard, own }: Domains): string[] {
  const ownTexts = own.map(({ name, phases }) => {
    return phases.length === PHASES.length ? name : `${name}:${phases.join(',')}`;
  });
  return [...standard, ...ownTexts];
}

function parseDomain([head = '', ...morePhases]: string[]): Outcome<OwnDomain> {
  const [name = '', firstPhase, ...rest] = head.split(':');
  const written = [head, ...morePhases].join(',');
  if (isStandard(name)) {
    return head === name
      ? { value: { name, phases: PHASES } }
      : refuse(written, `"${name}" without phases: it brings its own`);
  }
  const fault = domainNameFault(name);
  if (fault !== null) return refuse(written, `${oneOf([...STANDARD_DOMAINS])}, or ${fault}`);
  const phases = firstPhase === undefined ? PHASES : [firstPhase, ...morePhases];
  const known = PHASES.filter((phase) => phases.includes(phase));
  if (rest.length > 0 || phases.some((phase) => !known.includes(phase as Phase))) {
    return refuse(written, `the phases ${oneOf([...PHASES])}, or both: ${name}:setup,refresh`);
  }
  return { value: { name, phases: known } };
}

/** Whether a name is that of a standard domain. */
function isStandard(name: string): boolean {
  return (STANDARD_DOMAINS as readonly string[]).includes(name);
}

/** A domain named twice gets the phases of both, in the place of the first. */
function mergeByName(domains: readonly OwnDomain[]): OwnDomain[] {
  const byName = new Map<string, OwnDomain>();
  for (const { name, phases } of domains) {
    const before = byName.get(name)?.phases ?? [];
    byName.set(name, {
      name,
      phases: PHASES.filter((phase) => phases.includes(phase) || before.includes(phase)),
    });
  }
  return [...byName.values()];
}
