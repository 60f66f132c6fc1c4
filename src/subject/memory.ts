import type { BundleFile, Job } from '../bundle/bundle.ts';
import { type KnownFiles, newKnownFiles } from '../bundle/load.ts';
import type { Reference } from '../bundle/references.ts';
import type { SourcePath } from '../bundle/source-paths.ts';
import type { BrokenLaws } from '../bundle/yaml-laws.ts';
import type { KnownCode } from './code.ts';
import type { FoundInParts, JobPart } from './job-parts.ts';
import type { FileMisfits } from './misfits.ts';

/**
 * What was worked out about files, for whoever checks a bundle again and again: it holds as long as
 * their texts do. Without it, everything is worked out anew.
 */
export interface Memory {
  readonly files: KnownFiles;
  readonly references: WeakMap<BundleFile, readonly Reference[]>;
  readonly laws: WeakMap<BundleFile, BrokenLaws>;
  readonly code: Map<string, KnownCode>;
  /** Jobs that stand on one file alone, by its path. */
  readonly parts: Map<string, JobPart>;
  readonly found: FoundInParts;
  readonly misfits: WeakMap<BundleFile, FileMisfits>;
  readonly paths: WeakMap<Job, readonly SourcePath[]>;
}

export function newMemory(): Memory {
  return {
    files: newKnownFiles(),
    references: new WeakMap(),
    laws: new WeakMap(),
    code: new Map(),
    parts: new Map(),
    found: new WeakMap(),
    misfits: new WeakMap(),
    paths: new WeakMap(),
  };
}
