declare const made: unique symbol;

/**
 * Text that may go to a terminal or into the log of a workflow: in it, what came with a file, a name
 * or an answer begins no control sequence, no line and no workflow command. Only this file makes it.
 */
export type Printed = string & { readonly [made]: true };

/** Characters that are obeyed or hidden instead of shown: controls, formats, halves, line ends. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** The same without the end of a line, of which a long text has very many. */
const HIDDEN_IN_LINES = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** A text of others in one line; what would be obeyed is written as `\u{1b}`. */
export function visible(text: string): Printed {
  return guarded(text.replace(HIDDEN, named));
}

/** A text of others that has lines, such as a file: its line ends and tabs stay. */
export function shown(text: string): Printed {
  return guarded(text.replace(HIDDEN_IN_LINES, (char) => (char === '\t' ? char : named(char))));
}

/** Our own words with texts of others in them: the template is ours, each string is made here. */
export function printed(
  words: TemplateStringsArray,
  ...values: readonly (Printed | number)[]
): Printed {
  return guarded(String.raw({ raw: words }, ...values));
}

export function joined(texts: readonly Printed[], between: '' | ' ' | ', ' | '\n'): Printed {
  return guarded(texts.join(between));
}

/** Coloured by the codes of a terminal, such as `1;31`. */
export function painted(codes: string, text: Printed): Printed {
  return `\u001b[${codes}m${text}\u001b[0m` as Printed;
}

/** JSON with a line end, which gives the very texts back; only ASCII stands for hidden characters. */
export function jsonText(value: unknown): Printed {
  return `${plainJson(value, 2)}\n` as Printed;
}

/** The same on one line, without a line end. */
export function jsonLine(value: unknown): Printed {
  return plainJson(value, 0) as Printed;
}

function plainJson(value: unknown, indent: number): string {
  return JSON.stringify(value, null, indent)
    .replace(HIDDEN_IN_LINES, unitsOf)
    .replace(FOREIGN_COMMAND, '\\u0023');
}

/** A command to GitHub, which shows it at a line of a file. */
export interface WorkflowCommand {
  readonly name: 'error' | 'warning' | 'notice';
  readonly fields: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** Commands to GitHub, one a line. */
export function workflowCommands(commands: readonly WorkflowCommand[]): Printed {
  const lines = commands.map(({ name, fields, message }) => {
    const list = Object.entries(fields).map(([key, value]) => {
      return `${key}=${data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`;
    });
    return `::${name} ${list.join(',')}::${data(message)}\n`;
  });
  return lines.join('') as Printed;
}

/** GitHub has escapes for line ends, and none for other characters. */
function data(text: string): string {
  const line = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return line.replace(HIDDEN, named);
}

/** GitHub obeys what begins a line, behind any spaces. */
const COMMAND = /^([^\S\n\r\u2028\u2029]*):(?=:)/gm;

/** Older commands of GitHub, those of Azure DevOps and of TeamCity are obeyed anywhere in a line. */
const FOREIGN_COMMAND = /#(?=#(?:\[|vso\[|teamcity\[))/g;

function guarded(text: string): Printed {
  return text.replace(COMMAND, '$1\\u{3a}').replace(FOREIGN_COMMAND, '\\u{23}') as Printed;
}

function named(char: string): string {
  return `\\u{${(char.codePointAt(0) as number).toString(16)}}`;
}

function unitsOf(char: string): string {
  return Array.from({ length: char.length }, (_, index) => {
    return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
