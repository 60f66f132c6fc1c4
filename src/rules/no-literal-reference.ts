import { referencePath } from '../bundle/reference-path.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { isJobId } from '../bundle/resource-needs.ts';
import { PREFIXES } from '../bundle/settings.ts';
import type { Breach } from '../finding.ts';
import type { Rule } from '../subject/rule.ts';
import type { Subject } from '../subject/subject.ts';
import { nearest } from '../suggest.ts';
import { keysByType } from './known-resource.ts';
import { fixOf } from './parts/fix.ts';
import { isForeignText, isShellText } from './parts/foreign-text.ts';
import { otherForms, replacing } from './parts/other-forms.ts';

export const noLiteralReference: Rule = {
  id: 'no-literal-reference',
  severity: 'warning',
  summary: 'What looks like a reference is one: no ${…} stays as it is',
  *check(subject) {
    const keys = keysByType(subject);
    for (const reference of subject.references) {
      const { place, nested } = reference;
      if (nested || place[0] === 'include' || isShellText(place)) continue;
      // The rule job-reference-form has these.
      if (isJobId(place)) continue;
      const found = judge(subject, keys, reference);
      if (found !== null) yield { at: reference.span, subject: placeText(place), ...found };
    }
    yield* otherForms(subject, keys);
  },
};

type Judged = Omit<Breach, 'at'>;
type Keys = ReturnType<typeof keysByType>;

function judge(subject: Subject, keys: Keys, reference: Reference): Judged | null {
  const { path, inside, inKey, place, closed } = reference;
  const text = `\${${inside}}`;
  if (!closed && !inKey) return unclosed(subject, keys, reference);
  if (inKey) return inResourceKey(place) || path === null ? null : key(text, path);
  if (path !== null && [...PREFIXES, 'artifacts'].includes(path[0] as string)) return null;
  const meant = meantBy(subject, keys, inside);
  if (meant !== null) {
    return {
      message: `"${text}" stays as it is: the CLI resolves nothing of this form`,
      help: `Write ${meant}.`,
      ...fixOf(reference.file, `Write ${meant}`, true, ...replacing(reference, meant)),
    };
  }
  if (path === null) {
    if (inside.trim() === '' && !isForeignText(place)) return empty(text);
    if (!OURS.test(inside)) return null;
    const help =
      'Names begin with a letter, end with a letter or digit, and hold letters, digits, _ and -.';
    return { message: `"${text}" stays as it is: the CLI sees no reference in it`, help };
  }
  // The rule variable-prefix has these.
  if (path.length === 1 && subject.variables.has(path[0] as string)) return null;
  if (isForeignText(place)) return null;
  const help = `References begin with ${PREFIXES.join('., ')}.`;
  return { message: `"${text}" stays as it is: "${path[0]}" begins no reference`, help };
}

/** What begins as a reference of the CLI does. */
const OURS = /^\s*(var|variables|bundle|workspace|resources)\s*\./;

function empty(text: string): Judged {
  const message = `"${text}" stays as it is: it names nothing`;
  return { message, help: 'Write what is to stand there, such as ${var.<name>}.' };
}

/** The price of 5${currency is no attempt at a reference. */
function unclosed({ variables }: Subject, keys: Keys, reference: Reference): Judged | null {
  const { inside, file, span, place, whole } = reference;
  if (isForeignText(place) || !(whole || OURS.test(inside))) return null;
  const [first, second = '', third = ''] = referencePath(inside) ?? [];
  const isKnown =
    (first === 'var' && variables.has(second)) ||
    (first === 'resources' && keys.get(second)?.has(third));
  const edit = { start: span.end, end: span.end, text: '}' };
  return {
    message: `"\${${inside}" stays as it is: it has no closing brace`,
    help: 'Write } after its name.',
    ...(isKnown ? fixOf(file, 'Write the closing brace', true, edit) : {}),
  };
}

function key(text: string, path: readonly string[]): Judged | null {
  if (!PREFIXES.includes(path[0] as string)) return null;
  return {
    message: `"${text}" stays as it is: the CLI resolves no references in keys`,
    help: 'Write the key itself.',
  };
}

/** The rule resource-is-defined has these. */
function inResourceKey(place: readonly string[]): boolean {
  const at = place[0] === 'targets' ? place.slice(2) : place;
  return at[0] === 'resources' && at.length === 3;
}

/** What was clearly meant; null when that is not clear. */
function meantBy({ variables }: Subject, keys: Keys, inside: string): string | null {
  const trimmed = inside
    .split('.')
    .map((part) => part.trim())
    .join('.');
  const path = referencePath(trimmed);
  if (path === null) return null;
  const [first = '', second = '', third] = path;
  if (trimmed !== inside) {
    if (PREFIXES.includes(first)) return `\${${trimmed}}`;
    return path.length === 1 && variables.has(first) ? `\${var.${first}}` : null;
  }
  if (
    first === 'job' &&
    /^(parameters\.|id$|name$|run_id$|start_time\.|trigger\.)/.test(rest(path))
  ) {
    return `{{${trimmed}}}`;
  }
  if (first === 'tasks' && third === 'values') return `{{${trimmed}}}`;
  if (keys.get(first)?.has(second)) return `\${resources.${trimmed}}`;
  const prefix = path.length > 1 ? nearest(first, PREFIXES) : null;
  if (prefix === 'var' && variables.has(second)) return `\${var.${rest(path)}}`;
  if (prefix === 'resources' && keys.get(second)?.has(third ?? '')) {
    return `\${resources.${rest(path)}}`;
  }
  return null;
}

function rest(path: readonly string[]): string {
  return path.slice(1).join('.').replaceAll('.[', '[');
}
