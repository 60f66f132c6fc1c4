import { referencePath } from '../bundle/reference-path.ts';
import { placeText, type Reference } from '../bundle/references.ts';
import { PREFIXES } from '../bundle/settings.ts';
import { nearest } from '../suggest.ts';
import type { TextEdit } from '../text.ts';
import { fixOf } from './fix.ts';
import { isForeignText, isShellText } from './foreign-text.ts';
import { keysByType } from './known-resource.ts';
import type { Finding, Rule } from './rule.ts';
import type { Subject } from './subject.ts';

export const noLiteralReference: Rule = {
  id: 'no-literal-reference',
  severity: 'warning',
  summary: 'What looks like a reference is one: no ${…} stays as it is',
  *check(subject) {
    const keys = keysByType(subject);
    for (const reference of subject.references) {
      const { place, nested } = reference;
      if (nested || place[0] === 'include' || isShellText(place)) continue;
      const found = judge(subject, keys, reference);
      if (found !== null) yield { at: reference.span, subject: placeText(place), ...found };
    }
  },
};

type Judged = Omit<Finding, 'at'>;
type Keys = ReturnType<typeof keysByType>;

function judge(subject: Subject, keys: Keys, reference: Reference): Judged | null {
  const { path, inside, inKey, place } = reference;
  const text = `\${${inside}}`;
  if (inKey) return inResourceKey(place) || path === null ? null : key(text, path);
  if (path !== null && [...PREFIXES, 'artifacts'].includes(path[0] as string)) return null;
  const meant = meantBy(subject, keys, inside);
  if (meant !== null) {
    return {
      message: `"${text}" stays as it is: the CLI resolves nothing of this form`,
      help: `Write ${meant}.`,
      ...fixOf(reference.file, `Write ${meant}`, true, ...edits(reference, meant)),
    };
  }
  const ours = /^\s*(var|variables|bundle|workspace|resources)\s*\./.test(inside);
  if (path === null) {
    if (!ours) return null;
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
  const trimmed = inside.replace(/\s*\.\s*/g, '.').trim();
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

/** YAML takes braces at the start of plain text for a map, so the text gets quotes there. */
function edits({ file, scalar, span }: Reference, meant: string): TextEdit[] {
  const replace = { start: span.start, end: span.end, text: meant };
  if (scalar.style !== 'plain' || meant.startsWith('$') || span.start > scalar.start) {
    return [replace];
  }
  const text = file.text.slice(scalar.start, scalar.end);
  const value = (meant + text.slice(span.end - span.start)).replace(/["\\]/g, '\\$&');
  return [{ start: scalar.start, end: scalar.end, text: `"${value}"` }];
}
