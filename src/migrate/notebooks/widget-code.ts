import type { Argument } from './argument.ts';
import { pythonString } from './literal.ts';

/** How the program reaches the value of an argument: as a variable, an attribute or an entry. */
export type Access = (dest: string, quote: '"' | "'") => string;

/** The line that declares a widget with its default; null for one that must be given. */
export function declarationOf(argument: Argument): string | null {
  const { preset } = argument;
  if (preset === null) return null;
  const labelled = labelOf(argument);
  return labelled !== null && isShort(labelled) ? labelled : plainDeclaration(argument, preset);
}

const WIDEST_COMMENT = 90;

/** Lines that say what an argument is, where no label does. */
function commentsOf(argument: Argument): string[] {
  const { about } = argument;
  const labelled = labelOf(argument);
  if (about === null || (labelled !== null && isShort(labelled))) return [];
  const lines = [''];
  for (const word of about.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= WIDEST_COMMENT) lines.push(word);
    else lines.push(`${lines.pop() === '' ? '' : `${line} `}${word}`);
  }
  return lines.map((line) => `# ${line}`);
}

/** The declaration of a widget with a label; null without one. */
function labelOf(argument: Argument): string | null {
  const { preset, about } = argument;
  if (preset === null || about === null) return null;
  return `${plainDeclaration(argument, preset).slice(0, -1)}, ${pythonString(about)})`;
}

/** Lines with what an argument is: behind the first of them where that is short, else above. */
export function explained(argument: Argument, lines: readonly string[], comment = ''): string[] {
  const about = commentsOf(argument);
  const [first = '', ...more] = lines;
  const behind = comment === '' && about.length === 1 && lines.length === 1 ? about[0] : undefined;
  const beside = `${first}  ${behind}`;
  if (behind !== undefined && isShort(beside)) return [beside];
  return [...about, comment === '' ? first : `${first}  ${comment}`, ...more];
}

/** The line that declares a widget, with what the argument is; none for one that must be given. */
export function declarationLines(argument: Argument): string[] {
  const line = declarationOf(argument);
  return line === null ? [] : explained(argument, [line]);
}

/** Longer lines are no longer read. */
function isShort(line: string): boolean {
  return line.length <= 96;
}

function plainDeclaration(
  { widget, choices, kind }: Argument,
  preset: NonNullable<Argument['preset']>,
): string {
  const name = pythonString(widget);
  const texts = kind === 'flag' ? ['false', 'true'] : (choices?.texts ?? null);
  // A dropdown cannot be empty.
  const isDropdown = kind !== 'list' && texts !== null && preset.declared !== '""';
  if (!isDropdown) return `dbutils.widgets.text(${name}, ${preset.declared})`;
  const list = texts.map(pythonString).join(', ');
  return `dbutils.widgets.dropdown(${name}, ${preset.declared}, [${list}])`;
}

/** The lines that put the value of an argument into a variable: its widget is read once. */
export function readingLines(argument: Argument): string[] {
  const { dest, widget } = argument;
  const reading = readingOf(argument);
  const get = `dbutils.widgets.get(${pythonString(widget)})`;
  if (reading.split(get).length <= 2) return [`${dest} = ${reading}`];
  return [`${dest} = ${get}`, `${dest} = ${reading.replaceAll(get, dest)}`];
}

/** The expression that gives the value of an argument. */
export function readingOf({ widget, kind, converter, preset, meanings }: Argument): string {
  const get = `dbutils.widgets.get(${pythonString(widget)})`;
  if (meanings !== null) {
    const pairs = Object.entries(meanings).map(
      ([text, value]) => `${pythonString(text)}: ${value}`,
    );
    const map = `{${pairs.join(', ')}}`;
    const text = `${get}.lower()`;
    return refusesByCheck(meanings) ? `${map}.get(${text})` : `${map}[${text}]`;
  }
  const { source } = converter;
  const isPlain = source === '' && kind !== 'list';
  const fallback = preset?.fallback ?? null;
  if (isPlain) return fallback === null ? get : `${get} or ${fallback}`;
  const each = source === '' ? null : `${source}(each)`;
  const list = `json.loads(${get})`;
  const value =
    kind !== 'list' ? `${source}(${get})` : each === null ? list : `[${each} for each in ${list}]`;
  return fallback === null ? value : `${value} if ${get} else ${fallback}`;
}

/** Whether no meaning is None, so that None can stand for a text without any. */
function refusesByCheck(meanings: NonNullable<Argument['meanings']>): boolean {
  return !Object.values(meanings).includes('None');
}

/** The lines that refuse what argparse refused. */
export function checksOf(argument: Argument, access: Access): string[] {
  const { widget, dest, kind, choices, length, preset, meanings } = argument;
  const value = access(dest, '"');
  const given = preset?.fallback === 'None' ? `${value} is not None and ` : '';
  const lines: string[] = [];
  if (meanings !== null && refusesByCheck(meanings)) {
    const words = Object.keys(meanings).map((text) => (text === '' ? 'empty' : text));
    lines.push(...refusal(`${value} is None`, `${widget} must be ${words.join(' or ')}`));
  }
  // argparse takes an empty list as a default only.
  const mayBeEmpty = preset?.declared === '"[]"';
  if (length === '+' && !mayBeEmpty) {
    const condition = given === '' ? `not ${value}` : `${given}not ${value}`;
    lines.push(...refusal(condition, `${widget} needs at least one value`));
  } else if (typeof length === 'number') {
    lines.push(
      ...refusal(`${given}len(${value}) != ${length}`, `${widget} needs ${length} values`),
    );
  }
  if (choices !== null) {
    const condition =
      kind === 'list'
        ? `any(each not in ${choices.source} for each in ${value})`
        : `${value} not in ${choices.source}`;
    lines.push(...refusal(given + condition, `${widget} must be one of: ${choices.shown}`));
  }
  return lines;
}

/** Lines that raise an error under a condition. */
export function refusal(condition: string, message: string): string[] {
  return [`if ${condition}:`, `    raise ValueError(${pythonString(message)})`];
}

/** Values of these are not shown: logs are read by more people than secrets are meant for. */
const SECRET = /password|passwd|secret|token|credential|api_?key|private_?key/i;

/** The line that logs a parameter; null for one that looks like a secret. */
export function printOf({ dest }: Argument, access: Access): string | null {
  if (SECRET.test(dest)) return null;
  return `print(f"${titleOf(dest)}: {${access(dest, "'")}}")`;
}

function titleOf(dest: string): string {
  const words = dest.split('_').filter((word) => word !== '');
  if (words.length === 0) return dest;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** Whether the code of an argument needs the module json. */
export function needsJson({ kind }: Argument): boolean {
  return kind === 'list';
}
