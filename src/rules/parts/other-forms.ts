import { placeText, type Reference } from '../../bundle/references.ts';
import { SETTINGS } from '../../bundle/settings.ts';
import type { Breach } from '../../finding.ts';
import type { Subject } from '../../subject/subject.ts';
import type { TextEdit } from '../../text.ts';
import { fixOf } from './fix.ts';
import { isForeignText } from './foreign-text.ts';

/** What looks like a reference of another tool, and names something that the bundle has. */
export function* otherForms(
  subject: Subject,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<Breach> {
  for (const form of subject.otherForms()) {
    if (isForeignText(form.place) || !isKnown(subject, keys, form.path)) continue;
    const meant = `\${${form.inside}}`;
    yield {
      at: form.span,
      subject: placeText(form.place),
      message: `"${form.written}" stays as it is: the CLI resolves nothing of this form`,
      help: `Write ${meant}.`,
      ...fixOf(form.file, `Write ${meant}`, true, ...replacing(form, meant)),
    };
  }
}

function isKnown(
  { variables }: Subject,
  keys: ReadonlyMap<string, ReadonlySet<string>>,
  path: readonly string[],
): boolean {
  const [first, second = '', third = ''] = path;
  switch (first) {
    case 'var':
      return variables.has(second);
    case 'resources':
      return keys.get(second)?.has(third) === true;
    default:
      return SETTINGS.has(path.join('.'));
  }
}

/** The edits that write a reference in its place; YAML may want quotes around the whole then. */
export function replacing(
  { file, scalar, span }: Pick<Reference, 'file' | 'scalar' | 'span'>,
  meant: string,
): TextEdit[] {
  const replace = { start: span.start, end: span.end, text: meant };
  // At the start of plain text, braces are a map.
  if (scalar.style !== 'plain' || meant.startsWith('$') || span.start > scalar.start) {
    return [replace];
  }
  const text = file.text.slice(scalar.start, scalar.end);
  const value = (meant + text.slice(span.end - span.start)).replace(/["\\]/g, '\\$&');
  return [{ start: scalar.start, end: scalar.end, text: `"${value}"` }];
}
