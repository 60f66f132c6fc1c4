import type { BundleFile, Fields } from '../../bundle/bundle.ts';
import { entryAt } from '../../bundle/lookup.ts';
import type { Refusal } from '../../patch/editable.ts';
import { insertField } from '../../patch/insert-field.ts';
import { type Addition, addToField } from '../../patch/insert-flow.ts';
import { insertItem } from '../../patch/insert-item.ts';
import type { TextEdit } from '../../text.ts';
import type { YamlNode } from '../../yaml/tree.ts';

/** A job or task: what can hold notifications and health rules. */
export interface HealthHolder {
  readonly file: BundleFile;
  readonly fields: Fields;
  readonly node: YamlNode | null;
  readonly path: string;
}

/** The edit that makes a job or task warn after so many seconds; `after` is the field to follow. */
export function healthRuleEdit(
  { file, fields, node }: HealthHolder,
  after: string,
  seconds: number,
): TextEdit | Refusal {
  const parts = ['metric: RUN_DURATION_SECONDS', 'op: GREATER_THAN', `value: ${seconds}`];
  const [metric = '', ...rest] = parts;
  const item: Addition = {
    lines: [`- ${metric}`, ...rest.map((line) => `  ${line}`)],
    flow: `{${parts.join(', ')}}`,
    brackets: '[]',
  };
  const list: Addition = {
    lines: ['rules:', ...item.lines.map((line) => `  ${line}`)],
    flow: `rules: [${item.flow}]`,
    brackets: '{}',
  };
  const health = fields.get('health');
  if (health === undefined) {
    const lines = ['health:', ...list.lines.map((line) => `  ${line}`)];
    return insertField(file, node, lines.map(asLine), after);
  }
  if (health.owner !== node) return { reason: 'its health rules stand elsewhere', at: 0 };
  const rules = entryAt(file, fields, 'health', 'rules');
  const { value } = health.pair;
  if (rules === null) {
    const isBlock = value?.kind === 'map' && !value.flow;
    return isBlock
      ? insertField(file, value, list.lines.map(asLine))
      : addToField(file, health, list);
  }
  if (rules.owner !== value) return { reason: 'its health rules stand elsewhere', at: 0 };
  const own = rules.pair.value;
  return own?.kind === 'seq' && !own.flow
    ? insertItem(file, own, parts)
    : addToField(file, rules, item);
}

/** Two spaces are a step. */
function asLine(line: string): { steps: number; text: string } {
  const text = line.trimStart();
  return { steps: (line.length - text.length) / 2, text };
}
