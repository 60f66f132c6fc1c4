import { UserError } from '../problem.ts';
import { lineAndColumn, type Span } from '../text.ts';
import { parseTree } from './parse.ts';
import { plainMap } from './plain-map.ts';
import type { YamlMap, YamlNode } from './tree.ts';

/** Far above any file that people write, low enough to be quick on hostile ones. */
const LONGEST = 1_000_000;

export interface TopLevel {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where each top-level value stands. */
  readonly places: ReadonlyMap<string, Span>;
}

/**
 * Reads a YAML or JSON text that must be one map, in which no key stands twice. An empty text is the
 * empty map. Throws UserError with the place of what is wrong; `name` is the file's name in messages.
 */
export function readYamlMap(text: string, name: string): TopLevel {
  if (text.length > LONGEST) throw new UserError(`${name} is larger than ${LONGEST} characters`);
  const placeAt = (offset: number) => `${name}:${lineAndColumn(text, offset)}`;
  const { root, fault, more } = parseTree(text);
  if (fault) throw new UserError(`${placeAt(fault.offset)}: ${fault.message}`);
  if (more) {
    const second = text.indexOf('\n---', root?.end ?? 0) + 1;
    throw new UserError(`${placeAt(second)}: a second document begins; one is expected`);
  }
  if (root === null || (root.kind === 'scalar' && root.value === null)) {
    return { values: {}, places: new Map() };
  }
  if (root.kind !== 'map') {
    throw new UserError(`${name}:1:1: expected a map of answers, such as "name: my project"`);
  }
  const twice = keyTwice(root);
  if (twice) throw new UserError(`${placeAt(twice.start)}: Map keys must be unique`);
  const values = plainMap(root);
  if (values === null) {
    throw new UserError(`${name} cannot be read: its aliases or nesting are out of bounds`);
  }
  return { values, places: valuePlaces(root, name) };
}

/** Where the value of each key of a map stands in a file. */
export function valuePlaces(root: YamlMap, path: string): Map<string, Span> {
  return new Map(
    root.pairs.flatMap(({ key, value }) => {
      if (key.kind !== 'scalar') return [];
      const { start, end } = value ?? key;
      return [[String(key.value), { path, start, end }]];
    }),
  );
}

/** A key that its map has had before; null when there is none. */
function keyTwice(root: YamlNode): YamlNode | null {
  const todo: (YamlNode | null)[] = [root];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    if (node?.kind === 'seq') for (const item of node.items) todo.push(item.node);
    if (node?.kind !== 'map') continue;
    const names = new Set<unknown>();
    for (const { key, value } of node.pairs) {
      if (key.kind === 'scalar' && names.has(key.value)) return key;
      if (key.kind === 'scalar') names.add(key.value);
      todo.push(value);
    }
  }
  return null;
}
