import { isCliRange } from '../bundle/cli-version.ts';
import { textAt } from '../bundle/located.ts';
import { type FieldAt, ownField, targetsOf, textOfField, topField } from '../bundle/targets.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import { didYouMean } from '../suggest.ts';
import type { Located } from '../text.ts';
import { LOGIN_FIELDS } from './parts/login-fields.ts';

export const legalSetting: Rule = {
  id: 'legal-setting',
  severity: 'error',
  summary: 'Settings of the bundle have values that the CLI takes',
  *check({ bundle }) {
    yield* judge('', (...path) => topField(bundle, ...path));
    for (const target of targetsOf(bundle).values()) {
      yield* judge(`targets.${target.name.value}.`, (...path) => ownField(target, ...path));
    }
  },
};

type Look = (...path: readonly string[]) => FieldAt | null;

function* judge(prefix: string, look: Look): Generator<Breach> {
  for (const [path, allowed] of WORDS) {
    const found = textOfField(look(...path));
    if (found !== null) yield* wrongWord(found, `${prefix}${path.join('.')}`, allowed);
  }
  const version = textOfField(look('bundle', 'databricks_cli_version'));
  if (version !== null && version.value !== '' && !isOpen(version) && !isCliRange(version.value)) {
    yield {
      at: version.span,
      subject: `${prefix}bundle.databricks_cli_version`,
      message: `the CLI refuses "${version.value}" as a range of versions`,
      help: 'Write, for example, ">= 0.250.0" or ">= 0.250.0, <= 2.0.0", with three numbers each.',
    };
  }
  for (const name of ['root_path', 'file_path', 'state_path', 'resource_path']) {
    const path = textOfField(look('workspace', name));
    if (path === null || !path.value.startsWith('/Volumes/')) continue;
    yield {
      at: path.span,
      subject: `${prefix}workspace.${name}`,
      message: `${name} lies in a volume`,
      help: 'Only artifact_path may: choose a folder below /Workspace.',
    };
  }
  yield* pydabs(prefix, look);
  yield* bundleName(prefix, look);
  yield* login(prefix, look);
  yield* permissions(prefix, look);
}

/** The CLI stops at it (python_mutator.go). */
function* pydabs(prefix: string, look: Look): Generator<Breach> {
  const found = look('experimental', 'pydabs');
  const enabled = look('experimental', 'pydabs', 'enabled')?.entry.value;
  if (found === null || enabled?.kind !== 'scalar' || enabled.value !== true) return;
  const { start, end } = found.entry.key;
  yield {
    at: { path: found.file.path, start, end },
    subject: `${prefix}experimental.pydabs`,
    message: 'experimental.pydabs is gone, and the CLI stops at it',
    help: 'Write python at the top level, with resources: the functions that load them.',
  };
}

/** The name is part of paths and of the state: the CLI warns of one that may change. */
function* bundleName(prefix: string, look: Look): Generator<Breach> {
  const name = textOfField(look('bundle', 'name'));
  if (name === null || !REFERENCE.test(name.value)) return;
  yield {
    at: name.span,
    subject: `${prefix}bundle.name`,
    message: 'the name of the bundle has a reference in it',
    help: 'Write the name itself: where the reference changes, the bundle is deployed anew beside the old one.',
    severity: 'warning',
  };
}

function* login(prefix: string, look: Look): Generator<Breach> {
  for (const name of LOGIN_FIELDS) {
    const found = textOfField(look('workspace', name));
    if (found === null || !REFERENCE.test(found.value)) continue;
    yield {
      at: found.span,
      subject: `${prefix}workspace.${name}`,
      message: `references are not resolved in ${name}, which the CLI logs in with`,
      help: 'Write the value itself in each target, or set it in the environment.',
    };
  }
}

const REFERENCE = /\$\{\p{L}[^${}]*\}/u;

/** Settings that have one of a few words. */
const WORDS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['bundle', 'engine'],
    ['direct', 'terraform'],
  ],
  [
    ['presets', 'trigger_pause_status'],
    ['PAUSED', 'UNPAUSED'],
  ],
];

const PERMISSIONS = ['CAN_MANAGE', 'CAN_RUN', 'CAN_VIEW'];

function* permissions(prefix: string, look: Look): Generator<Breach> {
  const field = look('permissions');
  if (field === null) return;
  const { file, entry } = field;
  for (const [index, { node }] of (file.view.sequence(entry.value)?.items ?? []).entries()) {
    const level = textAt(file, file.view.entries(node).get('level')?.value ?? null);
    if (level === null) continue;
    yield* wrongWord(level, `${prefix}permissions[${index}].level`, PERMISSIONS);
  }
}

function* wrongWord(
  found: Located<string>,
  subject: string,
  allowed: readonly string[],
): Generator<Breach> {
  const { value, span } = found;
  if (value === '' || isOpen(found) || allowed.includes(value)) return;
  yield {
    at: span,
    subject,
    message: `the CLI refuses "${value}" here.${didYouMean(value, allowed)}`,
    help: `Write ${allowed.join(' or ')}.`,
  };
}

/** Whether a value is only known when the CLI has resolved it. */
function isOpen({ value }: Located<string>): boolean {
  return value.includes('${');
}
