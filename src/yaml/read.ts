import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { UserError } from '../problem.ts';
import { plainWords } from './plain-words.ts';

/** Far above any file that people write, low enough to be quick on hostile ones. */
const LONGEST = 1_000_000;

export interface YamlMap {
  readonly values: Readonly<Record<string, unknown>>;
  /** Where each top-level value stands: `file:line:column`. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * Reads a YAML or JSON text that must be one map. An empty text is the empty map.
 * Throws UserError with the place of what is wrong; `name` is the file's name in messages.
 */
export function readYamlMap(text: string, name: string): YamlMap {
  if (text.length > LONGEST) throw new UserError(`${name} is larger than ${LONGEST} characters`);
  try {
    return readMap(text, name);
  } catch (error) {
    // Aliases that multiply, or brackets nested by the thousand.
    if (error instanceof ReferenceError || error instanceof RangeError) {
      throw new UserError(`${name} cannot be read: its aliases or nesting are out of bounds`);
    }
    throw error;
  }
}

function readMap(text: string, name: string): YamlMap {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [fault] = document.errors;
  if (fault?.code === 'MULTIPLE_DOCS') {
    throw new UserError(`${placeAt(fault.pos[0])}: a second document begins; one is expected`);
  }
  if (fault) throw new UserError(`${placeAt(fault.pos[0])}: ${plainWords(fault)}`);
  if (document.contents === null) return { values: {}, places: new Map() };
  if (!isMap(document.contents)) {
    throw new UserError(`${name}:1:1: expected a map of answers, such as "name: my project"`);
  }
  const places = new Map<string, string>();
  for (const { key, value } of document.contents.items) {
    const node = (value ?? key) as { range?: [number, number, number] } | null;
    if (isScalar(key)) places.set(String(key.value), placeAt(node?.range?.[0] ?? 0));
  }
  return { values: document.toJS() as Record<string, unknown>, places };
}
