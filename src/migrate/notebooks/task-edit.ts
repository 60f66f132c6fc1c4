import type { BundleFile } from '../../bundle/bundle.ts';
import { editableTasks, type Refusal } from '../../patch/editable.ts';
import { columnOf } from '../../patch/lines.ts';
import { isShared } from '../../patch/shared.ts';
import { TASK_TYPES } from '../../task/task-types.ts';
import { applyEdits, type TextEdit } from '../../text.ts';
import { treeOfDocument } from '../../yaml/document-tree.ts';
import type { YamlMap, YamlNode, YamlPair, YamlSeq } from '../../yaml/tree.ts';
import { isYamlWord } from '../../yaml-word.ts';
import type { Argument } from './argument.ts';
import type { FileTask } from './code-tasks.ts';
import { type GivenValue, widgetTokens } from './command-line.ts';
import { plainOf } from './plain-yaml.ts';

/** What changes of a task: in the text, and in the tree that the text means. */
export interface TaskEdit {
  readonly edits: readonly TextEdit[];
  readonly changed: ReadonlyMap<YamlPair, readonly [string, unknown]>;
}

const { notebook_task: AS_NOTEBOOK, spark_python_task: AS_SCRIPT } = TASK_TYPES;
const [NOTEBOOK] = AS_NOTEBOOK.names.way;
const [SCRIPT] = AS_SCRIPT.names.way;
const [{ field: WIDGETS }] = AS_NOTEBOOK.parameters;
const [{ field: WORDS }] = AS_SCRIPT.parameters;

const NO_EDIT: TaskEdit = { edits: [], changed: new Map() };

/**
 * The edits after which a task runs a migrated notebook: as a notebook task, with the words of a
 * command line as base parameters. None when the task does so already. Refused where the text does
 * not show plainly what the CLI would read, or where the words do not fit the notebook.
 */
export function taskEdit(task: FileTask, args: readonly Argument[]): TaskEdit | Refusal {
  const { file, fields, kind, entry } = task;
  const words = fields.get(WORDS);
  if (kind === 'notebook_task' && words === undefined) return NO_EDIT;
  const refusal = refusalOf(task);
  if (refusal !== null) return refusal;
  const pairs = (entry.pair.value as YamlMap).pairs;
  const edits: TextEdit[] = [];
  const changed = new Map<YamlPair, readonly [string, unknown]>();
  const rename = (pair: YamlPair, to: string) => {
    edits.push(keyEdit(file.text, pair.key, to));
    changed.set(pair, [to, plainOf(pair.value)]);
  };
  if (kind === 'spark_python_task') {
    const path = pairs.find((pair) => nameOf(pair) === SCRIPT) as YamlPair;
    rename(path, NOTEBOOK);
  }
  const list = pairs.find((pair) => nameOf(pair) === WORDS);
  if (list !== undefined) {
    const parameters = parametersOf(file.text, list, args);
    if ('reason' in parameters) return parameters;
    edits.push(parameters.edit);
    changed.set(list, [WIDGETS, parameters.value]);
  }
  if (kind === 'spark_python_task') {
    edits.push(keyEdit(file.text, entry.pair.key, 'notebook_task'));
    changed.set(entry.pair, ['notebook_task', plainOf(entry.pair.value, changed)]);
  }
  return { edits, changed };
}

/** Whether a file with the edits of its tasks says what it said before, but for what they change. */
export function isFaithful(file: BundleFile, tasks: readonly TaskEdit[]): boolean {
  const after = treeOfDocument(
    applyEdits(
      file.text,
      tasks.flatMap(({ edits }) => edits),
    ),
  );
  const changed = new Map(tasks.flatMap((task) => [...task.changed]));
  const wanted = JSON.stringify(plainOf(file.root, changed));
  return after.fault === null && JSON.stringify(plainOf(after.root)) === wanted;
}

/** Why a task cannot be edited safely; null when it can. */
function refusalOf({ job, file, node, entry, fields, isChanged }: FileTask): Refusal | null {
  const tasks = editableTasks(job);
  if ('reason' in tasks) return tasks;
  const at = entry.key.start;
  if (isChanged) return { reason: 'a target, or another definition, changes a part of it', at };
  const { value } = entry.pair;
  if (entry.owner !== node || value?.kind !== 'map') {
    return { reason: 'an alias or a merge key brings a part of it', at };
  }
  if (value.flow || node.kind !== 'map' || node.flow)
    return { reason: 'it is written in flow style', at };
  if (isShared(file.view, node)) return { reason: 'an alias uses a part of it', at };
  const names = value.pairs.map(nameOf);
  if (new Set(names).size < names.length) return { reason: 'a key stands twice in it', at };
  if ([...fields.values()].some(({ owner }) => owner !== value)) {
    return { reason: 'a merge key brings a part of it', at };
  }
  if (fields.has(WIDGETS) && fields.has(WORDS)) {
    return { reason: `it has "${WORDS}" and "${WIDGETS}"`, at };
  }
  return null;
}

function nameOf({ key }: YamlPair): string {
  return key.kind === 'scalar' ? String(key.value) : '';
}

/** A new name for a key, in the quotes that it has. */
function keyEdit(text: string, { start, end }: YamlNode, name: string): TextEdit {
  const quote = /^["']/.test(text.slice(start, end)) ? 1 : 0;
  return { start: start + quote, end: end - quote, text: name };
}

/** The edit that makes a list of words a map of parameters, and that map. */
function parametersOf(
  text: string,
  { key, value }: YamlPair,
  args: readonly Argument[],
): { readonly edit: TextEdit; readonly value: unknown } | Refusal {
  if (value?.kind !== 'seq') return { reason: 'its parameters are not a list', at: key.start };
  const words = wordsOf(text, key.end, value);
  if ('reason' in words) return words;
  const found = widgetTokens(args, words.words);
  if ('reason' in found) return { reason: found.reason, at: value.start };
  const step = ' '.repeat(columnOf(text, key.start) + 2);
  const eol = text[text.indexOf('\n', key.end) - 1] === '\r' ? '\r\n' : '\n';
  const lines: string[] = [];
  const pairs: unknown[] = [];
  for (const [widget, given] of found.given) {
    const plain = plainText(words.words, given);
    const isAmbiguous = args.some(({ widget: own, preset, kind }) => {
      return own === widget && kind === 'value' && plain === '' && preset?.fallback != null;
    });
    if (isAmbiguous) {
      return { reason: `an empty "${widget}" would count as not given`, at: value.start };
    }
    const name = isYamlWord(widget) ? widget : JSON.stringify(widget);
    lines.push(`${step}${name}: ${scalarOf(text, value, given, plain)}`);
    const node = given.kind === 'token' && given.skip === 0 ? value.items[given.index]?.node : null;
    pairs.push([widget, node == null ? plain : plainOf(node)]);
  }
  const map = lines.length === 0 ? ' {}' : eol + lines.join(eol);
  const quote = text.slice(key.start, key.end).replace(/[^"']/g, '').slice(0, 1);
  const edit = { start: key.start, end: value.end, text: `${quote}${WIDGETS}${quote}:${map}` };
  return { edit, value: ['map', ...pairs] };
}

/** The texts in a list; refused where one is more than a text on one line, or a comment would go. */
function wordsOf(
  text: string,
  start: number,
  list: YamlSeq,
): { readonly words: string[] } | Refusal {
  const words: string[] = [];
  let at = start;
  for (const { node, dash } of list.items) {
    if (node?.kind !== 'scalar' || node.value === null || node.style === 'block') {
      return {
        reason: 'one of its parameters is not a plain string',
        at: node?.start ?? dash ?? list.start,
      };
    }
    const source = text.slice(node.start, node.end);
    if (node.anchor !== null || source.includes('\n')) {
      return { reason: 'one of its parameters is not a plain string', at: node.start };
    }
    if (text.slice(at, node.start).includes('#')) {
      return { reason: 'comments stand among its parameters', at };
    }
    words.push(typeof node.value === 'string' ? node.value : source);
    at = node.end;
  }
  return text.slice(at, list.end).includes('#')
    ? { reason: 'comments stand among its parameters', at }
    : { words };
}

function plainText(words: readonly string[], given: GivenValue): string {
  if (given.kind === 'text') return given.text;
  if (given.kind === 'list') return JSON.stringify(given.values);
  return (words[given.index] as string).slice(given.skip);
}

/** A value as YAML: as it was written where that is possible, else in quotes. */
function scalarOf(text: string, list: YamlSeq, given: GivenValue, plain: string): string {
  if (given.kind === 'token' && given.skip === 0) {
    const node = list.items[given.index]?.node as YamlNode;
    return text.slice(node.start, node.end);
  }
  if (given.kind === 'list') return `'${plain.replaceAll("'", "''")}'`;
  return /^\$\{[a-z_]+(\.[a-z0-9_]+)+\}$/.test(plain) ? plain : JSON.stringify(plain);
}
