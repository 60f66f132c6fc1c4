/** A text in which control characters are written out: a terminal must not obey those of others. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (char) => {
    return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
  });
}

/** A line in which control characters that came in with a file are written out. Colours are ours. */
export function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are let through
  return line.replace(/\u001b\[\d+m|[\p{Cc}\p{Cf}]/gu, (char) => {
    return char.startsWith('\u001b[') || char === '\t' ? char : plain(char);
  });
}
