import type { Argument } from './argument.ts';
import { pythonString } from './literal.ts';

/** How the program reaches the value of an argument: as a variable, an attribute or an entry. */
export type Access = (dest: string, quote: '"' | "'") => string;

/** The line that declares a widget with its default; null for one that must be given. */
export function declarationOf({ widget, preset, choices, kind }: Argument): string | null {
  if (preset === null) return null;
  const name = pythonString(widget);
  const texts = kind === 'flag' ? ['false', 'true'] : (choices?.texts ?? null);
  // A dropdown cannot be empty.
  const isDropdown = kind !== 'list' && texts !== null && preset.declared !== '""';
  if (!isDropdown) return `dbutils.widgets.text(${name}, ${preset.declared})`;
  const list = texts.map(pythonString).join(', ');
  return `dbutils.widgets.dropdown(${name}, ${preset.declared}, [${list}])`;
}

/** The expression that gives the value of an argument. */
export function readingOf({ widget, kind, converter, preset, meanings }: Argument): string {
  const get = `dbutils.widgets.get(${pythonString(widget)})`;
  if (meanings !== null) {
    const pairs = Object.entries(meanings).map(
      ([text, value]) => `${pythonString(text)}: ${value}`,
    );
    return `{${pairs.join(', ')}}[${get}.lower()]`;
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

/** The lines that refuse what argparse refused. */
export function checksOf(argument: Argument, access: Access): string[] {
  const { widget, dest, kind, choices, length, preset } = argument;
  const value = access(dest, '"');
  const given = preset?.fallback === 'None' ? `${value} is not None and ` : '';
  const lines: string[] = [];
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
