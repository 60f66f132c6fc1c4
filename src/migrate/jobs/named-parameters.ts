import type { Job } from '../../bundle/bundle.ts';
import type { Refusal } from '../../patch/editable.ts';
import { NAMED_PARAMETERS } from '../../task/task-type.ts';
import { nextLine } from '../../text.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../../yaml/tree.ts';
import { type CodeItem, movedPairs, nameOf } from './code-item.ts';
import { type DynamicReference, parameterOf, referencesIn } from './references.ts';

/** A parameter as it is written. */
export interface Written {
  /** What the CLI reads. */
  readonly value: string;
  /** YAML text of one line that means it. */
  readonly text: string;
  /** A comment behind it on its line, with the spaces before it; '' for none. */
  readonly comment: string;
  readonly pair: YamlPair;
}

/** Where a task's named parameters stand. */
const PLACES: ReadonlyMap<string, string> = new Map(NAMED_PARAMETERS);

/** The named parameters of a task; those of a loop's task are not among them. */
export function namedParameters({ job, node }: CodeItem): {
  readonly map: YamlMap | null;
  readonly pair: YamlPair | null;
  readonly values: ReadonlyMap<string, Written>;
} {
  for (const { key, value } of node.pairs) {
    const place = PLACES.get(nameOf(key));
    if (place === undefined || value?.kind !== 'map') continue;
    const pair = value.pairs.find((each) => nameOf(each.key) === place) ?? null;
    if (pair?.value?.kind !== 'map') return { map: null, pair, values: new Map() };
    const { text } = job.resource.file;
    const values = pair.value.pairs.flatMap((each) => {
      const written = writtenAt(text, each, each.value);
      return written === null ? [] : [[nameOf(each.key), written] as const];
    });
    return { map: pair.value, pair, values: new Map(values) };
  }
  return { map: null, pair: null, values: new Map() };
}

function writtenAt(text: string, pair: YamlPair, node: YamlNode | null): Written | null {
  if (node?.kind !== 'scalar' || node.value === null) return null;
  const raw = text.slice(node.start, node.end);
  const value = String(node.value);
  if (!isOneLine(node, raw)) return { value, text: JSON.stringify(value), comment: '', pair };
  const rest = text.slice(node.end, nextLine(text, node.end)).trimEnd();
  return { value, text: raw, comment: /^[ \t]+#/.test(rest) ? rest : '', pair };
}

function isOneLine({ style }: YamlScalar, raw: string): boolean {
  return style !== 'block' && !/[\r\n]/.test(raw);
}

/** The parameters of a job with the YAML text of their defaults; refused where one is no plain text. */
export function parametersOfJob(job: Job): ReadonlyMap<string, string> | Refusal {
  const { file } = job.resource;
  const entry = job.fields.get('parameters');
  const items = file.view.sequence(entry?.value ?? null)?.items ?? [];
  const found = new Map<string, string>();
  for (const { node } of items) {
    const fields = file.view.entries(node);
    const name = fields.get('name')?.value;
    const given = fields.get('default');
    const written = given === undefined ? null : writtenAt(file.text, given.pair, given.value);
    if (name?.kind !== 'scalar' || written === null || [...fields.keys()].length > 2) {
      return { reason: 'its parameters are unusual', at: node?.start ?? entry?.key.start ?? 0 };
    }
    found.set(String(name.value), written.text);
  }
  return found;
}

/**
 * The named parameters of a task that hold references only its parent can fill in: they are to become
 * parameters of the new job. Refused where such a reference stands elsewhere, or means nothing known.
 */
export function parametersToLift(
  item: CodeItem,
  known: ReadonlySet<string>,
): ReadonlySet<string> | Refusal {
  const lifted = new Set<string>();
  const { pair, values } = namedParameters(item);
  for (const [name, written] of values) {
    if (known.has(name)) continue; // the parameter of the job wins
    for (const reference of referencesIn(written.value)) {
      const isKnown = reference.kind !== 'parameter' || known.has(parameterOf(reference));
      if (reference.kind === 'unknown' || !isKnown) return refused(reference, written.pair.key);
      if (reference.kind === 'parent' || reference.kind === 'task') lifted.add(name);
    }
  }
  for (const { node, isNamed } of scalarsOf(movedPairs(item.node), pair)) {
    if (isNamed) continue;
    for (const reference of referencesIn(String(node.value))) {
      const isKnown = reference.kind === 'parameter' && known.has(parameterOf(reference));
      if (reference.kind !== 'same' && !isKnown) return refused(reference, node);
    }
  }
  return lifted;
}

function refused(reference: DynamicReference, { start }: YamlNode): Refusal {
  const reason =
    reference.kind === 'parameter'
      ? `its job has no parameter for {{${reference.name}}}`
      : `nothing outside this job can fill in {{${reference.name}}} here`;
  return { reason, at: start };
}

function* scalarsOf(pairs: readonly YamlPair[], named: YamlPair | null) {
  const todo = pairs.map((pair) => ({ pair, isNamed: false }));
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const isNamed = next.isNamed || next.pair === named;
    const nodes: (YamlNode | null)[] = [next.pair.key, next.pair.value];
    for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
      if (node?.kind === 'scalar') yield { node, isNamed };
      if (node?.kind === 'seq') nodes.push(...node.items.map((each) => each.node));
      if (node?.kind === 'map') todo.push(...node.pairs.map((pair) => ({ pair, isNamed })));
    }
  }
}
