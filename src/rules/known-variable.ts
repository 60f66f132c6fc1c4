import type { Fault } from '../bundle/bundle.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { SETTINGS } from '../bundle/settings.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { didYouMeanThis, type Near, nearIn } from '../suggest.ts';
import { fixOf } from './parts/fix.ts';
import { isLogin } from './parts/login-fields.ts';

export const knownVariable: Rule = {
  id: 'known-variable',
  severity: 'error',
  summary: 'References name variables that are declared, and settings that exist',
  *check(subject) {
    const hidden = subject.bundle.faults.some(hidesVariables);
    const settings = below(SETTINGS);
    const nearSetting = nearIn(SETTINGS);
    const near = nearIn(declaredNames(subject.variables));
    for (const reference of subject.references) {
      const { path, inKey, place } = reference;
      if (path === null || inKey || place[0] === 'include' || isLogin(place)) continue;
      const [prefix] = path;
      if (prefix === 'var' || prefix === 'variables') {
        if (!hidden) yield* unknownVariable(subject, near, reference, path);
      }
      if (prefix === 'bundle' || prefix === 'workspace') {
        yield* unknownSetting(reference, path, settings, nearSetting);
      }
    }
    if (!hidden) yield* unknownAssignments(subject, near);
  },
};

function hidesVariables({ text }: Fault): boolean {
  return text === null || text.includes('variables');
}

function* unknownVariable(
  { variables }: Subject,
  near: Near,
  reference: Reference,
  [prefix, name]: readonly string[],
): Generator<Breach> {
  const found = { at: reference.span, subject: placeText(reference.place) };
  if (name === undefined) {
    yield {
      ...found,
      message: `"\${${prefix}}" names no variable`,
      help: 'Write ${var.<name>}. The CLI 1.13 crashes here.',
    };
    return;
  }
  if (declared(variables.get(name))) return;
  const meant = near(name);
  yield {
    ...found,
    message: `the variable ${name} is not declared.${didYouMeanThis(near(name))}`,
    help: `Declare it under variables, or name another one.`,
    ...(meant === null ? {} : replaced(reference, `${prefix}.`.length, name.length, meant)),
  };
}

/** A variable that a target sets without a declaration is an error of its own. */
function declared(variable: ReturnType<Subject['variables']['get']>): boolean {
  return variable?.some(({ target }) => target === null) ?? false;
}

function declaredNames(variables: Subject['variables']): string[] {
  return [...variables].flatMap(([name, all]) => (declared(all) ? [name] : []));
}

function* unknownAssignments({ variables }: Subject, near: Near): Generator<Breach> {
  for (const [name, all] of variables) {
    if (declared(all)) continue;
    for (const { name: at, target } of all) {
      yield {
        at: at.span,
        subject: `targets.${target}.variables.${name}`,
        message: `the target sets the variable ${name}, which is not declared.${didYouMeanThis(near(name))}`,
        help: 'Declare it under variables at the top level, too.',
      };
    }
  }
}

/** All paths that lead to a setting or to a part of one. */
function below(settings: ReadonlySet<string>): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const setting of settings) {
    const parts = setting.split('.');
    for (const index of parts.keys()) paths.add(parts.slice(0, index + 1).join('.'));
  }
  return paths;
}

/** Lists of the user, and what is in them, cannot be known from the files. */
const OPEN = /^workspace\.current_user\.(emails|groups|entitlements|roles|name|schemas)\b/;

function* unknownSetting(
  reference: Reference,
  path: readonly string[],
  settings: ReadonlySet<string>,
  near: Near,
): Generator<Breach> {
  const text = path.join('.');
  if (settings.has(text) || OPEN.test(text)) return;
  const meant = near(text);
  yield {
    at: reference.span,
    subject: placeText(reference.place),
    message: `there is no setting ${text}.${didYouMeanThis(meant)}`,
    help: 'The CLI refuses references to settings that it does not know.',
    ...(meant === null ? {} : replaced(reference, 0, reference.inside.length, meant)),
  };
}

function replaced(reference: Reference, from: number, length: number, text: string) {
  const start = reference.span.start + 2 + from;
  const edit = { start, end: start + length, text };
  return fixOf(reference.file, `Write ${text}`, false, edit);
}
