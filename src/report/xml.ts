import { visible } from '../printed.ts';

/**
 * Text for XML 1.0 on one line, from which a parser gives the same text back. For control characters
 * it has no place: they are written out, as for people.
 */
export function xml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r\u2028\u2029]|\p{Cf}/gu, reference)
      .replace(/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, visible)
      // What a log would take for a command.
      .replace(/:(?=:)|#(?=#)/g, reference)
  );
}

function reference(char: string): string {
  return `&#${char.codePointAt(0)};`;
}
