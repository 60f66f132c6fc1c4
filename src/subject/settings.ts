import { SEVERITIES, type Severity } from '../finding.ts';
import { isGenerated, readProjectFile, SETTINGS_KEY } from '../project-file.ts';
import { didYouMean } from '../suggest.ts';
import type { Located } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { pathPattern, pathPatternFault } from './path-pattern.ts';

/** What settings need to know of a rule. */
interface NamedRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
}

/** What a team settled in the key `dab-check` of `.dab-project.yml`. */
export interface Settings {
  /** Severity by rule, where it is not the rule's own; `off` drops the rule. */
  readonly severity: ReadonlyMap<string, Severity | 'off'>;
  /** Task types that composite and orchestrator jobs may hold besides those that run jobs. */
  readonly taskTypes: ReadonlySet<string>;
  /** Whether findings in a file are not wanted. */
  readonly ignores: (path: string) => boolean;
  /** Whether the laws of the three levels hold; null where the bundle itself shows it. */
  readonly architecture: boolean | null;
}

export const NO_SETTINGS: Settings = {
  severity: new Map(),
  taskTypes: new Set(),
  ignores: () => false,
  architecture: null,
};

const KEYS = ['severity', 'task-types', 'ignore', 'architecture'];

/** What is wrong with settings, with its place. */
export type SettingsFault = Located<string>;

/**
 * Reads the settings out of a `.dab-project.yml`; when it has no key `dab-check`, those that hold
 * without any. A project that this tool made chose the architecture. Returns what is wrong with
 * them instead, if something is.
 */
export function settingsOf(
  text: string,
  path: string,
  rules: readonly NamedRule[],
): { readonly settings: Settings } | { readonly faults: readonly SettingsFault[] } {
  // The file of a large project is long, and most have no settings.
  const unset = { ...NO_SETTINGS, architecture: isGenerated(text) ? true : null };
  if (!text.includes(SETTINGS_KEY)) return { settings: unset };
  const { fault, view, settings: top } = readProjectFile(text);
  if (fault !== null) {
    return { faults: [at(path, { start: fault.offset, end: fault.offset }, fault.message)] };
  }
  if (top === null || isNull(top.value)) return { settings: unset };
  const faults: SettingsFault[] = [];
  const wrong = (node: { start: number; end: number }, message: string) => {
    faults.push(at(path, node, message));
  };
  if (top.value?.kind !== 'map')
    wrong(top.key, `${SETTINGS_KEY} must be a map of ${KEYS.join(', ')}`);
  const fields = view.entries(top.value);
  for (const [name, { key }] of fields) {
    if (!KEYS.includes(name)) wrong(key, `unknown setting "${name}".${didYouMean(name, KEYS)}`);
  }

  const severity = new Map<string, Severity | 'off'>();
  const ids = rules.map(({ id }) => id);
  const levels = [...SEVERITIES, 'off'];
  const byRule = fields.get('severity');
  if (byRule !== undefined && byRule.value?.kind !== 'map') {
    wrong(byRule.key, 'severity must be a map of rules, such as "job-name-has-target: error"');
  }
  for (const [id, { key, value }] of view.entries(byRule?.value ?? null)) {
    // YAML 1.1 reads `off` as false, and people write that.
    const word = value?.kind === 'scalar' ? String(value.value).replace(/^false$/, 'off') : '';
    if (!ids.includes(id)) wrong(key, `there is no rule "${id}".${didYouMean(id, ids)}`);
    else if (!levels.includes(word)) wrong(value ?? key, `${id} must be ${levels.join(', ')}`);
    else severity.set(id, word as Severity | 'off');
  }

  const words = (name: string, faultOf: (text: string) => string | null = () => null): string[] => {
    const entry = fields.get(name);
    if (entry === undefined) return [];
    const items = view.sequence(entry.value)?.items.map(({ node }) => view.follow(node)) ?? null;
    const texts = items?.flatMap((node) => (node?.kind === 'scalar' ? [String(node.value)] : []));
    if (texts === undefined || texts.length !== items?.length) {
      wrong(entry.key, `${name} must be a list of strings`);
      return [];
    }
    for (const [index, text] of texts.entries()) {
      const fault = faultOf(text);
      if (fault !== null) wrong(items[index] ?? entry.key, `${name}: "${text}" ${fault}`);
    }
    return texts;
  };
  const taskTypes = new Set(words('task-types'));
  const patterns = words('ignore', pathPatternFault).map(pathPattern);
  const chosen = fields.get('architecture');
  const architecture = chosen === undefined ? unset.architecture : truthOf(chosen.value);
  if (chosen !== undefined && architecture === null) {
    wrong(chosen.value ?? chosen.key, 'architecture must be true or false');
  }
  if (faults.length > 0) return { faults };
  const ignores = (file: string) => patterns.some((matches) => matches(file));
  return { settings: { severity, taskTypes, ignores, architecture } };
}

function at(path: string, { start, end }: { start: number; end: number }, value: string) {
  return { value, span: { path, start, end } };
}

function truthOf(node: YamlNode | null): boolean | null {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : null;
}

function isNull(node: YamlNode | null): boolean {
  return node === null || (node.kind === 'scalar' && node.value === null);
}

/** The JSON Schema of the key `dab-check`, for editors. */
export function settingsSchema(rules: readonly NamedRule[]): object {
  const level = { enum: [...SEVERITIES, 'off'] };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Settings of create-dab-project check, in .dab-project.yml',
    type: 'object',
    properties: {
      [SETTINGS_KEY]: {
        type: 'object',
        additionalProperties: false,
        properties: {
          severity: {
            description: 'Severity by rule, where it is not to be the own one of the rule',
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(
              rules.map(({ id, summary }) => [id, { description: summary, ...level }]),
            ),
          },
          'task-types': {
            description: 'Task types that composite and orchestrator jobs may hold, too',
            type: 'array',
            items: { type: 'string' },
          },
          architecture: {
            description:
              'Whether the three levels hold; unset, where the bundle shows that it has them',
            type: 'boolean',
          },
          ignore: {
            description: 'Files and folders without findings; * within a name, ** for any depth',
            type: 'array',
            items: { type: 'string' },
          },
        },
      },
    },
  };
}
