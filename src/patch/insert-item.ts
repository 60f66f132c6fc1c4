import type { BundleFile } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import type { YamlNode } from '../yaml/tree.ts';
import type { Refusal } from './editable.ts';
import { behind, columnOf, linesAt } from './lines.ts';
import { isShared } from './shared.ts';

/**
 * The edit that adds a map, given as its lines, to the end of a list of maps, indented as its last
 * item is. Refuses lists in flow style, empty ones, and those that an alias shows elsewhere.
 */
export function insertItem(
  file: BundleFile,
  list: YamlNode | null,
  lines: readonly string[],
): TextEdit | Refusal {
  if (list?.kind !== 'seq' || list.flow) {
    return { reason: 'it is not written as a block list', at: list?.start ?? 0 };
  }
  const last = list.items.at(-1);
  if (last?.node?.kind !== 'map' || last.dash === null || last.node.flow) {
    return { reason: 'its last item is not written as a block map', at: list.start };
  }
  if (isShared(file.view, list)) {
    return { reason: 'an alias shows it elsewhere, too', at: list.start };
  }
  const { text } = file;
  const dash = columnOf(text, last.dash);
  const gap = columnOf(text, last.node.start) - dash;
  const at = behind(text, last.node.end);
  const texts = lines.map((line, index) =>
    index === 0
      ? `${' '.repeat(dash)}-${' '.repeat(gap - 1)}${line}`
      : ' '.repeat(dash + gap) + line,
  );
  return { start: at, end: at, text: linesAt(text, at, texts) };
}
