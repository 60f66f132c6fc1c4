/** Reads the tables of argparse shapes below test/migrate/shapes/. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Shape {
  readonly name: string;
  readonly code: string;
  /** Command lines to try. */
  readonly runs: readonly (readonly string[])[];
  /** Parts of the messages that say what keeps it as it is; empty when it is migrated. */
  readonly left: readonly string[];
}

/**
 * The shapes of a file. Behind `=== name` stands code; then `> words` is a command line, with
 * double quotes as in JSON around words with spaces, and `! text` a message.
 */
export function shapesOf(file: string): Shape[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'migrate', 'shapes', file), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      const marked = lines.findIndex((line) => /^[>!]( |$)/.test(line));
      const marks = lines.slice(marked).filter((line) => line.trim() !== '');
      const of = (mark: string) =>
        marks.flatMap((line) => (line.startsWith(mark) ? [line.slice(1).trim()] : []));
      return {
        name,
        code: `${lines.slice(0, marked).join('\n')}\n`,
        runs: of('>').map(wordsOf),
        left: of('!'),
      };
    });
}

function wordsOf(line: string): string[] {
  return [...line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)].map(([word]) =>
    word.startsWith('"') ? JSON.parse(word) : word,
  );
}
