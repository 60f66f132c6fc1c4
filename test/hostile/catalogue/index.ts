import type { Hostile } from '../hostile.ts';
import { FOLDERS } from './folders.ts';
import { JOURNALS } from './journals.ts';
import { LOOPS } from './loops.ts';
import { NAMES } from './names.ts';
import { ODD_FILES } from './odd-files.ts';
import { PROGRAMS } from './programs.ts';
import { SIZES } from './sizes.ts';
import { TEXTS } from './texts.ts';

/** Every hostile repository, by what it is about. */
export const HOSTILE: Readonly<Record<string, readonly Hostile[]>> = {
  'odd files': ODD_FILES,
  'odd folders': FOLDERS,
  'loops of links': LOOPS,
  journals: JOURNALS,
  programs: PROGRAMS,
  sizes: SIZES,
  'odd texts': TEXTS,
  'odd names': NAMES,
};
