import { newBounds } from '../bundle/bounds.ts';
import type { Bundle, BundleFile } from '../bundle/bundle.ts';
import { ROOT_FILES } from '../bundle/load.ts';
import { RESOURCE_TYPES } from '../bundle/settings.ts';
import { parseTree } from '../yaml/parse.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { viewOf, type YamlView } from '../yaml/view.ts';
import type { CodeSource } from './code-source.ts';

/** A file with a part of a bundle in it, which no `include` loads. */
export interface Unloaded {
  readonly path: string;
  readonly text: string;
  /** The first of its blocks that the CLI would read. */
  readonly block: string;
  /** Where the block's word stands. */
  readonly at: number;
}

/**
 * The files of the bundle's folder that hold resources, targets or variables as bundles have them,
 * but are not loaded. Files of other tools with such keys, and files in dot folders, are left out.
 */
export function unloadedFiles(bundle: Bundle, source: CodeSource): Unloaded[] {
  const known = new Set([...bundle.files.keys(), ...bundle.faults.map(({ path }) => path)]);
  const out = takenOut(bundle.rootFile);
  return source.yamlFiles().flatMap((path) => {
    // Somebody took it out of `include` on purpose.
    if (out.has(path) || known.has(path) || ROOT_FILES.includes(path) || /(^|\/)\./.test(path))
      return [];
    const text = source.read(path);
    if (text === null || !BLOCKS.test(text)) return [];
    const { root, fault, more } = parseTree(text);
    if (fault !== null) return [];
    const view = viewOf(root);
    if (newBounds().excessOf({ path, text, root, view, more }) !== null) return [];
    const block = blockOf(view, root);
    const start = block === null ? null : view.entries(root).get(block)?.key.start;
    if (block === null || start == null) return [];
    return [{ path, text, block, at: /["']/.test(text.charAt(start)) ? start + 1 : start }];
  });
}

/** The files in items of lists that are commented out, as `# - resources/load.yml`. */
function takenOut({ text }: BundleFile): ReadonlySet<string> {
  const items = text.matchAll(/^[ \t]*#[ \t]*-[ \t]*["']?(?:\.\/)?([^"'\s]+)/gm);
  return new Set([...items].map(([, path]) => path as string));
}

/** A cheap test before the file is parsed. */
const BLOCKS = /^[ \t{]*["']?(?:resources|targets|variables)["']?[ \t]*:/m;

function blockOf(view: YamlView, root: YamlNode | null): string | null {
  const top = view.entries(root);
  if (top.has('bundle')) return null; // a bundle of its own, under another name
  const types = view.entries(top.get('resources')?.value ?? null);
  // Other tools have resources, too.
  if (types.size > 0 && [...types].every(([type, { value }]) => isOurs(type, value))) {
    return 'resources';
  }
  if (everyHas(view, top.get('targets')?.value ?? null, TARGET_FIELDS)) return 'targets';
  if (everyHas(view, top.get('variables')?.value ?? null, ['default', 'lookup']))
    return 'variables';
  return null;
}

function isOurs(type: string, value: YamlNode | null): boolean {
  return RESOURCE_TYPES.has(type) && value?.kind === 'map';
}

const TARGET_FIELDS = ['mode', 'workspace', 'resources', 'variables', 'presets', 'run_as'];

/** Whether a map holds maps only, and each of them has one of the fields. */
function everyHas(view: YamlView, node: YamlNode | null, fields: readonly string[]): boolean {
  const entries = [...view.entries(node).values()];
  return (
    entries.length > 0 &&
    entries.every(({ value }) => fields.some((field) => view.entries(value).has(field)))
  );
}
