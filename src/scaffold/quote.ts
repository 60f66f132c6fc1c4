import { isYamlWord } from '../yaml-word.ts';

/** Puts text that users gave into other languages, so that it means itself there and nothing else. */

/** A YAML double-quoted scalar; a lone reference such as `${var.x}` stays plain, as people write it. */
export function yamlText(text: string): string {
  // A JSON string is a YAML double-quoted scalar.
  return /^\$\{[a-z_]+(\.[a-z0-9_]+)+\}$/.test(text) ? text : JSON.stringify(text);
}

/** A YAML key: in quotes where it would be read as something other than text. */
export function yamlKey(text: string): string {
  return isYamlWord(text) ? text : JSON.stringify(text);
}

/** A TOML basic string. */
export function tomlText(text: string): string {
  // The escapes of JSON are among those of TOML; control characters have been refused before.
  return JSON.stringify(text);
}

/** One line of Markdown that shows exactly this text, on GitHub too (mentions, emoji codes, math). */
export function markdownText(text: string): string {
  return text
    .replace(/[\\`*[\]<>&~|$@#]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=[\w+-]+:)/g, '\\:')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^([0-9]+)([.)])/, '$1\\$2');
}
