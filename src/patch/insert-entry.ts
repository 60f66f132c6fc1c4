import type { BundleFile } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import type { YamlMap, YamlPair } from '../yaml/tree.ts';
import { keyTwice, pairsNamed, type Refusal } from './editable.ts';
import { behind, columnOf, endOfPair, linesAt } from './lines.ts';

/** The edit that adds a pattern to the `include` list of the root file, or makes the list. */
export function insertInclude(file: BundleFile, pattern: string): TextEdit | Refusal {
  const root = rootMap(file);
  if ('reason' in root) return root;
  const [pair] = pairsNamed(root, 'include');
  if (pair === undefined) return insertBlock(file, root, ['include:', `  - ${pattern}`]);
  const list = pair.value;
  if (list?.kind !== 'seq' || list.flow) {
    return { reason: '"include" is not a plain block list', at: pair.key.start };
  }
  const last = list.items.at(-1);
  const dash = last?.dash as number;
  const node = last?.node;
  if (node?.kind !== 'scalar' || node.style === 'block') {
    return { reason: 'the last pattern of "include" is not plain text', at: dash };
  }
  const quote = node.style === 'double' ? '"' : node.style === 'single' ? "'" : '';
  const bullet = `${' '.repeat(columnOf(file.text, dash))}- `;
  const at = behind(file.text, node.end);
  return { start: at, end: at, text: linesAt(file.text, at, [bullet + quote + pattern + quote]) };
}

/** A variable to be declared; all is YAML text. */
export interface NewVariable {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

/** The edit that declares variables, with their defaults, in the root file. */
export function insertVariables(
  file: BundleFile,
  variables: readonly NewVariable[],
): TextEdit | Refusal {
  const root = rootMap(file);
  if ('reason' in root) return root;
  const [pair] = pairsNamed(root, 'variables');
  if (pair === undefined)
    return insertBlock(file, root, ['variables:', ...declarations(variables, '  ')]);
  const map = pair.value;
  if (map?.kind !== 'map' || map.flow) {
    return { reason: '"variables" is not a plain block map', at: pair.key.start };
  }
  const indent = ' '.repeat(columnOf(file.text, map.pairs[0]?.key.start as number));
  const at = behind(file.text, map.end);
  return { start: at, end: at, text: linesAt(file.text, at, declarations(variables, indent)) };
}

/** The lines of variables that are indented so far; what is in them is indented twice as far. */
export function declarations(variables: readonly NewVariable[], indent: string): string[] {
  return variables.flatMap(({ name, description, value }) => [
    `${indent}${name}:`,
    `${indent}${indent}description: ${description}`,
    `${indent}${indent}default: ${value}`,
  ]);
}

function rootMap({ root, path }: BundleFile): YamlMap | Refusal {
  if (root?.kind !== 'map' || root.flow) {
    return { reason: `${path} is not a plain block map`, at: 0 };
  }
  return keyTwice(root, ['include']) ?? keyTwice(root, ['variables']) ?? root;
}

/** A new block behind `bundle`, where people look for it, else behind the first block. */
function insertBlock({ text }: BundleFile, root: YamlMap, lines: readonly string[]): TextEdit {
  const pair = (pairsNamed(root, 'bundle')[0] ?? root.pairs[0]) as YamlPair;
  const at = behind(text, endOfPair(pair));
  return { start: at, end: at, text: linesAt(text, at, ['', ...lines]) };
}
