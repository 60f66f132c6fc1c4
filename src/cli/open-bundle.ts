import type { Memory } from '../subject/memory.ts';
import type { KnownSource } from './code-source.ts';
import type { WantedBundle } from './find-bundles.ts';

/** A bundle with what was read of it, kept while it is watched. */
export interface OpenBundle {
  readonly wanted: WantedBundle;
  readonly source: KnownSource;
  readonly memory: Memory;
}
