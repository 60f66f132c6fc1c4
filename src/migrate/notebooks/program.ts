import type { Names } from './names.ts';
import type { Refuse } from './remark.ts';

/** A program, and where to say what is wrong with it. */
export interface Program {
  readonly text: string;
  readonly names: Names;
  readonly refuse: Refuse;
  /** Whether its variables may be those of other notebooks, too, by `%run`. */
  readonly isShared: () => boolean;
  /** Whether one of those notebooks speaks of argparse. */
  readonly usesArgparseElsewhere: () => boolean;
}
