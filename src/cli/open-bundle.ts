import type { Memory } from '../subject/memory.ts';
import type { KnownSource } from './code-source.ts';
import type { WantedBundle } from './find-bundles.ts';
import type { Progress } from './progress.ts';

/** A bundle with what was read of it, kept while it is watched. */
export interface OpenBundle {
  readonly wanted: WantedBundle;
  readonly source: KnownSource;
  readonly memory: Memory;
  /** Told of each file that is read. */
  readonly progress: Progress;
}
