import type { BundleFile } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import type { YamlMap, YamlNode, YamlPair } from '../yaml/tree.ts';
import { pairsNamed, type Refusal } from './editable.ts';
import { behind, columnOf, endOfPair, linesAt, STEP } from './lines.ts';
import { isShared } from './shared.ts';

/** Lines of YAML that become part of a file: each line's indentation is in steps, not in spaces. */
export interface FieldLine {
  readonly steps: number;
  readonly text: string;
}

/**
 * The edit that adds a field to a map: behind the field `after`, or at its end. The lines are indented
 * as the map's own fields are. Refuses maps in flow style, and those that an alias shows elsewhere.
 */
export function insertField(
  file: BundleFile,
  map: YamlNode | null,
  lines: readonly FieldLine[],
  after: string | null = null,
): TextEdit | Refusal {
  const target = plainMap(file, map);
  if ('reason' in target) return target;
  const { pairs } = target;
  const pair = pairsNamed(target, after)[0] ?? pairs.at(-1);
  const indent = columnOf(file.text, (pairs[0] as YamlPair).key.start);
  const at = behind(file.text, endOfPair(pair as YamlPair));
  const texts = lines.map(({ steps, text }) => ' '.repeat(indent + steps * STEP) + text);
  return { start: at, end: at, text: linesAt(file.text, at, texts) };
}

function plainMap(file: BundleFile, map: YamlNode | null): YamlMap | Refusal {
  if (map?.kind !== 'map') return { reason: 'it is not written as a map', at: map?.start ?? 0 };
  if (map.flow) return { reason: 'it is written in flow style', at: map.start };
  if (map.anchor !== null && file.view.isAliased(map.anchor)) {
    return { reason: 'an alias shows it elsewhere, too', at: map.start };
  }
  return map;
}

/** Whether a field's value may be changed without changing another place. */
export function isOwn(file: BundleFile, owner: YamlMap, map: YamlNode | null): boolean {
  return owner === map && !isShared(file.view, owner);
}
