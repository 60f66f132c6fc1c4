/** Several files in one text, as Go's txtar has them: `-- path --` starts a file. */

export function unpack(text: string): Map<string, string> {
  const parts = text.split(/^-- (\S+) --\r?\n/m);
  const files = new Map<string, string>();
  for (let at = 1; at < parts.length; at += 2) {
    files.set(parts[at] as string, parts[at + 1] as string);
  }
  return files;
}
