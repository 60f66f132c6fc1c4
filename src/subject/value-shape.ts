import type { ValueType } from '../bundle/fields.ts';
import type { YamlNode, YamlScalar } from '../yaml/tree.ts';

/** What the CLI takes for a boolean (libs/dyn/convert/normalize.go). */
const BOOLEANS = /^(?:true|y|Y|yes|Yes|YES|on|On|ON|false|n|N|no|No|NO|off|Off|OFF)$/;

/** Whether the CLI takes a scalar for a value of a type. */
export function isOf(type: ValueType, { value }: YamlScalar): boolean {
  switch (type) {
    case 'string':
    case 'anything':
      return true;
    case 'integer':
      if (typeof value === 'string') return /^[-+]?\d+$/.test(value);
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value));
    case 'number':
      if (typeof value === 'string') return value.trim() !== '' && !Number.isNaN(Number(value));
      return typeof value === 'number' || typeof value === 'bigint';
    case 'boolean':
      return typeof value === 'boolean' || (typeof value === 'string' && BOOLEANS.test(value));
  }
}

const KINDS: Readonly<Record<YamlNode['kind'], string>> = {
  map: 'a map',
  seq: 'a list',
  alias: 'an alias',
  scalar: 'a value',
};

/** What a node is, in words: `a list`, `the string "2"`. */
export function shapeInWords(node: YamlNode): string {
  if (node.kind !== 'scalar') return KINDS[node.kind];
  const { value } = node;
  if (typeof value === 'string')
    return value.length > 40 ? 'a string' : `the string ${JSON.stringify(value)}`;
  return `the ${typeof value} ${String(value)}`;
}
