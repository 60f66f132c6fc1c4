/** Short forms of characters that are not to be seen. */
const NAMES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A text to show in quotes: control characters and the like as they are written in double quotes. */
export function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => {
    return NAMES[char] ?? `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}
