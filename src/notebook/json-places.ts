/** Where things stand in a JSON text that has been parsed before, and so is known to be right. */

import type { PlacedText, Run } from './placed-text.ts';

const [QUOTE, COMMA, BRACKET, BRACKET_END, BRACE, BRACE_END] = [34, 44, 91, 93, 123, 125];

/** Offset of the first value of a text. */
export function rootAt(text: string): number {
  return pastSpaces(text, 0);
}

/** Offsets of the values of an object, by key; of equal keys the last, as a parser has it. */
export function valuesAt(text: string, at: number): Map<string, number> {
  const values = new Map<string, number>();
  if (text[at] !== '{') return values;
  let next = pastSpaces(text, at + 1);
  while (text[next] === '"') {
    const end = pastString(text, next);
    const value = pastSpaces(text, pastSpaces(text, end) + 1);
    values.set(JSON.parse(text.slice(next, end)), value);
    next = pastComma(text, pastValue(text, value));
  }
  return values;
}

/** Offsets of the items of a list. */
export function itemsAt(text: string, at: number): number[] {
  const items: number[] = [];
  if (text[at] !== '[') return items;
  let next = pastSpaces(text, at + 1);
  while (next < text.length && text[next] !== ']') {
    items.push(next);
    next = pastComma(text, pastValue(text, next));
  }
  return items;
}

/** The text that a string stands for; empty if there is no string. */
export function stringAt(path: string, text: string, at: number): PlacedText {
  if (text[at] !== '"') return { path, text: '', runs: [] };
  const raw = text.slice(at + 1, pastString(text, at) - 1);
  const runs: Run[] = [];
  const parts: string[] = [];
  let length = 0;
  for (let from = 0; from < raw.length; ) {
    const slash = raw.indexOf('\\', from);
    const plain = slash < 0 ? raw.length : slash;
    if (plain > from) {
      runs.push({ at: length, from: at + 1 + from, escaped: null });
      parts.push(raw.slice(from, plain));
      length += plain - from;
    }
    if (slash < 0) break;
    const size = raw[slash + 1] === 'u' ? 6 : 2;
    runs.push({ at: length, from: at + 1 + slash, escaped: size });
    parts.push(unescaped(raw, slash));
    length += 1;
    from = slash + size;
  }
  return { path, text: parts.join(''), runs };
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescaped(raw: string, slash: number): string {
  const letter = raw.charAt(slash + 1);
  if (letter !== 'u') return ESCAPES[letter] ?? letter;
  return String.fromCharCode(Number.parseInt(raw.slice(slash + 2, slash + 6), 16));
}

function pastSpaces(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charCodeAt(next) <= 32) next++;
  return next;
}

function pastComma(text: string, at: number): number {
  const next = pastSpaces(text, at);
  return text[next] === ',' ? pastSpaces(text, next + 1) : next;
}

function pastValue(text: string, at: number): number {
  let depth = 0;
  let next = at;
  while (next < text.length) {
    const char = text.charCodeAt(next);
    const closes = char === BRACE_END || char === BRACKET_END;
    if (depth === 0 && (closes || char === COMMA)) return next;
    if (char === QUOTE) next = pastString(text, next) - 1;
    if (char === BRACE || char === BRACKET) depth++;
    if (closes) depth--;
    next++;
  }
  return next;
}

function pastString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slash = quote;
    while (text[slash - 1] === '\\') slash--;
    if ((quote - slash) % 2 === 0) return quote + 1;
  }
  return text.length;
}
