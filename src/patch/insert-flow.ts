import type { BundleFile } from '../bundle/bundle.ts';
import type { TextEdit } from '../text.ts';
import type { YamlMap, YamlNode, YamlSeq } from '../yaml/tree.ts';
import type { Entry } from '../yaml/view.ts';
import type { Refusal } from './editable.ts';
import { behind, columnOf, linesAt, STEP } from './lines.ts';
import { isShared, isShownElsewhere } from './shared.ts';

/** What is added to a field: as lines below its key, and as text within braces or brackets. */
export interface Addition {
  readonly lines: readonly string[];
  readonly flow: string;
  readonly brackets: '{}' | '[]';
}

/**
 * The edit that adds something to a field that has nothing, or a map or list in flow style on one
 * line. Refuses all else, and what an alias shows elsewhere.
 */
export function addToField(
  file: BundleFile,
  { pair: { key, value }, owner }: Entry,
  { lines, flow, brackets }: Addition,
): TextEdit | Refusal {
  const refused = (reason: string): Refusal => ({ reason, at: key.start });
  if (isShownElsewhere(file, key.start)) return refused('an alias shows it elsewhere, too');
  const isList = brackets === '[]';
  if (value?.kind === (isList ? 'seq' : 'map')) return insertInFlow(file, value, flow);
  if (value !== null && !isPlainNull(value)) return refused('it is not empty');
  if (value !== null && value.start < value.end) {
    return { start: value.start, end: value.end, text: brackets[0] + flow + brackets[1] };
  }
  if (owner.flow) return refused('it is written in flow style');
  if (file.text[key.end] !== ':') return refused('it is not written plainly');
  const indent = ' '.repeat(columnOf(file.text, key.start) + STEP);
  const at = behind(file.text, key.end + 1);
  const texts = lines.map((line) => indent + line);
  return { start: at, end: at, text: linesAt(file.text, at, texts) };
}

function isPlainNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.tag === null && node.anchor === null;
}

/** The edit that adds a pair or an item behind the last one of a map or list in flow style. */
export function insertInFlow(
  file: BundleFile,
  node: YamlMap | YamlSeq,
  text: string,
): TextEdit | Refusal {
  const refused = (reason: string): Refusal => ({ reason, at: node.start });
  const raw = file.text.slice(node.start, node.end);
  if (!node.flow || /[\r\n]/.test(raw)) return refused('it is not in flow style on one line');
  if (isShared(file.view, node)) return refused('an alias shows it elsewhere, too');
  if (/^.\s*.$/.test(raw)) return { start: node.start + 1, end: node.end - 1, text };
  const last = node.kind === 'map' ? node.pairs.at(-1)?.value : node.items.at(-1)?.node;
  if (last == null || last.start === last.end) return refused('its last entry has no value');
  return { start: last.end, end: last.end, text: `, ${text}` };
}
