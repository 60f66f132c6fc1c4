import type { BundleFile } from '../bundle/bundle.ts';
import type { ParsedFiles } from '../bundle/load.ts';
import type { Reference } from '../bundle/references.ts';
import type { BrokenLaws } from '../bundle/yaml-laws.ts';
import type { KnownCode } from './code.ts';

/**
 * What was worked out about files, for whoever checks a bundle again and again: it holds as long as
 * their texts do. Without it, everything is worked out anew.
 */
export interface Memory {
  readonly parsed: ParsedFiles;
  readonly references: WeakMap<BundleFile, readonly Reference[]>;
  readonly laws: WeakMap<BundleFile, BrokenLaws>;
  readonly code: Map<string, KnownCode>;
}

export function newMemory(): Memory {
  return {
    parsed: new Map(),
    references: new WeakMap(),
    laws: new WeakMap(),
    code: new Map(),
  };
}

/** The value for a key; made and kept when it is not known yet. */
export function recalled<K extends object, V>(
  known: WeakMap<K, V>,
  key: K,
  make: (key: K) => V,
): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make(key);
  known.set(key, value);
  return value;
}
