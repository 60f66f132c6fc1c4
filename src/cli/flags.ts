import { UserError } from '../problem.ts';
import { didYouMean } from '../suggest.ts';

/** What a command's flags hold, as yargs gives it. */
export type Args = Readonly<Record<string, unknown>>;

/** A switch given twice is a list to yargs; the last one counts. */
export function isOn(args: Args, name: string): boolean {
  const value = args[name];
  return (Array.isArray(value) ? value.at(-1) : value) === true;
}

/** The text of a flag that may be given once; null when it is absent. */
export function onlyText(args: Args, name: string): string | null {
  const value = args[name];
  if (Array.isArray(value)) throw new UserError(`--${name} is given more than once`);
  if (value === '') throw new UserError(`--${name} is empty`);
  return typeof value === 'string' ? value : null;
}

/** The text of a flag that takes one of several; null when it is absent. Throws UserError. */
export function wordOf<T extends string>(args: Args, name: string, values: readonly T[]): T | null {
  const given = onlyText(args, name);
  if (given === null || (values as readonly string[]).includes(given)) return given as T | null;
  throw new UserError(
    `--${name}: "${given}" is not one of ${values.join(', ')}.${didYouMean(given, values)}`,
  );
}

/** Throws UserError for a flag that is not among `flags`, and for words that no positional took. */
export function refuseUnknown(args: Args, command: string, flags: readonly string[]): void {
  const known = new Set([...flags, 'help', '_', '$0', 'h']);
  for (const name of Object.keys(args)) {
    if (known.has(name)) continue;
    const flag = name.length === 1 ? `-${name}` : `--${name}`;
    const hint = didYouMean(
      flag,
      ['help', ...flags].map((each) => `--${each}`),
    );
    throw new UserError(`unknown flag ${flag}.${hint || ' See --help'}`);
  }
  const words = args._ as unknown[];
  // yargs leaves the command's own name among them.
  const [extra] = words[0] === command ? words.slice(1) : words;
  if (extra !== undefined) {
    throw new UserError(`unexpected argument "${extra}". See --help`);
  }
}

/** yargs reads `--git=maybe` as false: throws UserError for such a value of a switch. */
export function refuseSwitchValues(argv: readonly string[], switches: readonly string[]): void {
  for (const word of argv) {
    const [, name, value] = /^--(?:no-)?([a-z-]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || !switches.includes(name)) continue;
    if (value !== 'true' && value !== 'false') {
      throw new UserError(`--${name} takes no value: write --${name} or --no-${name}`);
    }
  }
}
