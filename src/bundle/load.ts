import { recalled } from '../once.ts';
import { type Located, lineAndColumn } from '../text.ts';
import { parseTree } from '../yaml/parse.ts';
import type { YamlNode, YamlTree } from '../yaml/tree.ts';
import { type Entry, viewOf } from '../yaml/view.ts';
import { type Bounds, newBounds } from './bounds.ts';
import type { Bundle, BundleFile, Fault, Include, Job, Resource } from './bundle.ts';
import { BadPattern, bounded, type FileSource, glob } from './glob.ts';
import { jobsOf } from './jobs.ts';
import { textAt } from './located.ts';

/** Names under which the CLI looks for a bundle's root file. */
export const ROOT_FILES = ['databricks.yml', 'databricks.yaml', 'bundle.yml', 'bundle.yaml'];

/** A file source that also gives texts. */
export interface BundleSource extends FileSource {
  /** The text of a file; null when it cannot be read. */
  readonly read: (path: string) => string | null;
  /** Why a file cannot be read, as text or at all, as a sentence; null when it can. */
  readonly whyUnreadable: (path: string, as: 'text' | 'bytes') => string | null;
  /** Why the names in a folder cannot be had; null when they can, and where there is no folder. */
  readonly whyUnlistable: (folder: string) => string | null;
}

/** What was made of files before, for whoever loads a bundle again; it is kept up to date. */
export interface KnownFiles {
  readonly parsed: Map<string, BundleFile>;
  readonly sizes: WeakMap<BundleFile, number>;
  readonly resources: WeakMap<BundleFile, readonly Resource[]>;
  readonly jobs: WeakMap<Resource, Job>;
}

export function newKnownFiles(): KnownFiles {
  return {
    parsed: new Map(),
    sizes: new WeakMap(),
    resources: new WeakMap(),
    jobs: new WeakMap(),
  };
}

/**
 * Loads a bundle from its root file: exactly the files that the Databricks CLI would load, with
 * Go's rules for patterns and their order. What cannot be parsed becomes a fault, and the rest is
 * loaded all the same. Null when the root file itself has one; `faults` then says which. What is
 * `known` of a file whose text has not changed is the same value again.
 */
export function loadBundle(
  rootPath: string,
  source: BundleSource,
  known: KnownFiles = newKnownFiles(),
): { readonly bundle: Bundle | null; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const { parsed } = known;
  const bounds = newBounds(known.sizes);
  const rootFile = parseFile(rootPath, source, parsed, bounds, faults);
  if (rootFile === null) return { bundle: null, faults };

  const includes = includesOf(rootFile, source, faults);
  const files = new Map([[rootPath, rootFile]]);
  for (const path of includes.flatMap((include) => include.paths)) {
    if (files.has(path)) continue;
    const file = parseFile(path, source, parsed, bounds, faults);
    if (file !== null) files.set(path, file);
  }
  const resources = [...files.values()].flatMap((file) => {
    return recalled(known.resources, file, resourcesOf);
  });
  const variables = new Set<string>();
  for (const file of files.values()) {
    for (const name of below(file, file.root, 'variables').keys()) variables.add(name);
  }
  const name = textAt(
    rootFile,
    below(rootFile, rootFile.root, 'bundle').get('name')?.value ?? null,
  );
  const bundle = {
    name: name?.value ?? null,
    files,
    rootFile,
    includes,
    faults,
    resources,
    jobs: jobsOf(resources, known.jobs),
    variables,
  };
  return { bundle, faults };
}

function parseFile(
  path: string,
  source: BundleSource,
  parsed: KnownFiles['parsed'],
  bounds: Bounds,
  faults: Fault[],
): BundleFile | null {
  const full = bounds.whyFull();
  const text = full === null ? source.read(path) : null;
  if (text === null) {
    const why = full ?? source.whyUnreadable(path, 'text') ?? 'it has just changed';
    faults.push({ path, offset: 0, message: `the file cannot be read: ${why}`, text: null });
    return null;
  }
  const before = parsed.get(path);
  const file = before?.text === text ? before : parsedFile(path, text);
  const fault = 'message' in file ? file : bounds.excessOf(file);
  if (fault === null) {
    parsed.set(path, file as BundleFile);
    return file as BundleFile;
  }
  bounds.addInVain(text);
  faults.push({ ...fault, path, text });
  return null;
}

function parsedFile(path: string, text: string): BundleFile | NonNullable<YamlTree['fault']> {
  const { root, fault, more } = parseTree(text);
  return fault ?? { path, text, root, view: viewOf(root), more };
}

/** The texts of a bundle's files, those that cannot be parsed too; null for others. */
export function textsOf({ files, faults }: Bundle): (path: string) => string | null {
  const faulty = new Map(faults.map(({ path, text }) => [path, text]));
  return (path) => files.get(path)?.text ?? faulty.get(path) ?? null;
}

/** Where a fault is, as `file:line:column`. */
export function placeOfFault({ path, offset, text }: Fault): string {
  return `${path}:${lineAndColumn(text ?? '', offset)}`;
}

function includesOf(file: BundleFile, source: BundleSource, faults: Fault[]): Include[] {
  const { value } = file.view.entries(file.root).get('include') ?? {};
  const items = file.view.sequence(value ?? null)?.items ?? [];
  const looked = bounded(watching(source, faults));
  const seen = new Set<string>([file.path]);
  return items.flatMap(({ node }) => {
    const written = textAt(file, file.view.follow(node));
    if (written === null) return [];
    const pattern = { ...written, value: normalised(written.value) };
    try {
      // A file that an earlier pattern loaded is not loaded again.
      const paths = glob(pattern.value, looked).filter((path) => {
        return /\.(ya?ml|json)$/.test(path) && !seen.has(path);
      });
      for (const path of paths) seen.add(path);
      return [{ pattern, paths }];
    } catch (error) {
      if (!(error instanceof BadPattern)) throw error;
      const message = `the include pattern is refused: ${error.message}`;
      faults.push({ path: file.path, offset: pattern.span.start, message, text: file.text });
      return [];
    }
  });
}

/** A source that adds a fault for each folder that cannot be looked into: Go passes over those. */
function watching(
  source: FileSource & Pick<BundleSource, 'whyUnlistable'>,
  faults: Fault[],
): FileSource {
  const seen = new Set<string>();
  const noteFault = (folder: string) => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const why = source.whyUnlistable(folder);
    if (why === null) return;
    const message = `the folder cannot be read: ${why}`;
    faults.push({ path: folder || '.', offset: 0, message, text: null });
  };
  return {
    list: (folder) => {
      const names = source.list(folder);
      if (names.length === 0) noteFault(folder);
      return names;
    },
    exists: (path) => {
      const isThere = source.exists(path);
      if (!isThere) noteFault(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
      return isThere;
    },
  };
}

/** `./resources//*.yml` means `resources/*.yml`. */
function normalised(pattern: string): string {
  return pattern
    .split('/')
    .filter((part, index) => part !== '.' && (part !== '' || index === 0))
    .join('/');
}

function resourcesOf(file: BundleFile): Resource[] {
  const found = resourcesBelow(file, file.root, null);
  // Scripts share their keys with resources, the CLI says.
  for (const [key, entry] of below(file, file.root, 'scripts')) {
    found.push({ type: 'scripts', key: locatedKey(file, key, entry), target: null, file, entry });
  }
  for (const [target, { value }] of below(file, file.root, 'targets')) {
    for (const resource of resourcesBelow(file, value, target)) found.push(resource);
  }
  return found;
}

function resourcesBelow(
  file: BundleFile,
  node: YamlNode | null,
  target: string | null,
): Resource[] {
  return [...below(file, node, 'resources')].flatMap(([type, { value }]) =>
    [...file.view.entries(value)].map(([key, entry]) => ({
      type,
      key: locatedKey(file, key, entry),
      target,
      file,
      entry,
    })),
  );
}

function below(file: BundleFile, node: YamlNode | null, key: string): ReadonlyMap<string, Entry> {
  return file.view.entries(file.view.entries(node).get(key)?.value ?? null);
}

function locatedKey({ path }: BundleFile, value: string, { key }: Entry): Located<string> {
  return { value, span: { path, start: key.start, end: key.end } };
}
