import type { BundleSource } from '../bundle/load.ts';

/** The files that rules may look at. Paths are from the bundle's root, `/` between parts. */
export interface CodeSource extends BundleSource {
  readonly isFolder: (path: string) => boolean;
  /** YAML and JSON files that belong to this bundle's folder and to no other bundle's. */
  readonly yamlFiles: () => readonly string[];
}
