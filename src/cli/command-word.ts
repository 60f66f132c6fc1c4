import { nearest } from '../suggest.ts';

/** The commands that there are. */
const PRESENT = [
  'create',
  'add-job',
  'add-domain',
  'remove-job',
  'rename-job',
  'check',
  'explain',
  'migrate',
  'graph',
];

/** The command that a word was most likely meant to be; null for what is a folder for sure. */
export function commandLike(word: string): string | null {
  return /[/\\.]/.test(word) ? null : nearest(word, PRESENT);
}

/** A directory in a form that no run takes for a command. */
export function asFolder(directory: string): string {
  return commandLike(directory) === null ? directory : `./${directory}`;
}
