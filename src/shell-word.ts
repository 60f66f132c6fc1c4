const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/**
 * A text as one word of a POSIX shell's command line. What a terminal would obey or hide is written
 * by its bytes, as shells of today read it.
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:=,@%+-]+$/.test(text)) return text;
  return HIDDEN.test(text) ? `$'${escaped(text)}'` : `'${text.replaceAll("'", `'\\''`)}'`;
}

function escaped(text: string): string {
  return [...text.replace(/[\\']/g, '\\$&')]
    .map((char) => (HIDDEN.test(char) ? bytesOf(char) : char))
    .join('');
}

function bytesOf(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
    .join('');
}
