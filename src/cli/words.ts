import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';

/** The flags of all commands, without their dashes. */
export interface KnownFlags {
  /** Those that take a value. */
  readonly valued: readonly string[];
  readonly switches: readonly string[];
  /** Those that may be given as `--flag=value` or alone. */
  readonly optional: readonly string[];
}

/**
 * A command line in which each value is written as `--flag=value`, so that one that begins with a dash
 * is taken for what it is: yargs would read `- ship it` as flags, with the `-h` of help among them.
 * A flag that we know is no value. Throws UserError where a value is missing, and for other words
 * that begin with one dash.
 */
export function withValues(argv: readonly string[], known: KnownFlags): string[] {
  const words: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    if (word === '--') return [...words, ...argv.slice(index)];
    refuseLetters(word, known);
    if (takesValue(word, known)) {
      words.push(`${word}=${valueAfter(word, argv[++index], known)}`);
    } else words.push(word);
  }
  return words;
}

function takesValue(word: string, { valued }: KnownFlags): boolean {
  return word.startsWith('--') && valued.includes(word.slice(2));
}

function valueAfter(flag: string, next: string | undefined, known: KnownFlags): string {
  if (next !== undefined && isValue(next, known)) return next;
  throw new UserError(`${flag} needs a value, for example ${flag}=VALUE`);
}

function isValue(word: string, known: KnownFlags): boolean {
  if (word === '--' || word === '-h') return false;
  const [, no, name] = /^--(no-)?([a-z-]+)(?:=|$)/.exec(word) ?? [];
  if (name === undefined) return true;
  return !(no === undefined ? allOf(known) : known.switches).includes(name);
}

function allOf({ valued, switches, optional }: KnownFlags): string[] {
  return ['help', ...valued, ...switches, ...optional];
}

/** The only flag of one letter is -h. */
function refuseLetters(word: string, known: KnownFlags): void {
  if (!/^-[^-]/.test(word) || word === '-h') return;
  const flags = word.length < 4 ? [] : allOf(known).map((name) => `--${name}`);
  throw new UserError(`unknown flag ${word}.${didYouMean(`-${word}`, flags) || ' See --help'}`);
}
