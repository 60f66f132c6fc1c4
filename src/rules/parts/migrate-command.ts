import { shellWord } from '../../shell-word.ts';

/** More names than that are not written out: the command without any takes all. */
const MOST_NAMES = 3;

/** The command that mends what a rule found, ready to be pasted. */
export function migrateCommand(what: 'jobs' | 'notebooks', names: readonly string[]): string {
  const words = names.length > MOST_NAMES ? [] : names.map(shellWord);
  return ['create-dab-project migrate', what, ...words].join(' ');
}
