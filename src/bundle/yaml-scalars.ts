import type { YamlScalar } from '../yaml/tree.ts';

/** What go-yaml takes a scalar for, by its text or its tag. */
export type ScalarType = 'str' | 'null' | 'bool' | 'int' | 'float' | 'timestamp' | 'merge';

const TAG = /^tag:yaml\.org,2002:(str|null|bool|int|float|timestamp|merge)$/;

/** What a scalar is to the CLI; null for a tag that it does not know. `raw` is its text in the file. */
export function typeOf({ style, tag }: YamlScalar, raw: string): ScalarType | null {
  if (tag !== null && tag !== '!') return (TAG.exec(tag)?.[1] ?? null) as ScalarType | null;
  return style === 'plain' ? plainType(raw) : 'str';
}

const WORDS: ReadonlyMap<string, ScalarType> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, 'null'] as const),
  ...['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((word) => [word, 'bool'] as const),
  ...['nan', 'NaN', 'NAN', 'inf', 'Inf', 'INF'].map((word) => [`.${word}`, 'float'] as const),
  ...['inf', 'Inf', 'INF'].flatMap((word) => [
    [`+.${word}`, 'float'] as const,
    [`-.${word}`, 'float'] as const,
  ]),
  ['<<', 'merge'],
]);

const INT = /^[+-]?(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function plainType(text: string): ScalarType {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  // Texts that begin in any other way are texts.
  if (!isDigit && first !== 43 && first !== 45 && first !== 46) return 'str';
  if (isTime(text)) return 'timestamp';
  const number = first === 46 ? text : text.replaceAll('_', '');
  if (first !== 46 && INT.test(number) && isAtMost(number, UINT64)) return 'int';
  return FLOAT.test(number) && Number.isFinite(Number(number)) ? 'float' : 'str';
}

const INT64 = 2n ** 63n;
const UINT64 = 2n ** 64n;

function wholeOf(digits: string): bigint {
  return BigInt(digits.replace(/^0(?=[0-7])/, '0o'));
}

/** Whether a whole number fits; the lowest negative one fits where it has a sign. */
function isAtMost(number: string, limit: bigint): boolean {
  if (number.length > 80) return false;
  const negative = number.startsWith('-');
  const value = wholeOf(number.replace(/^[+-]/, ''));
  if (negative || number.startsWith('+')) return value < INT64 + (negative ? 1n : 0n);
  return value < limit;
}

/**
 * Why the CLI refuses the value of a scalar, as a sentence; null when it takes it. What go-yaml
 * sees as a number must also be one to the CLI, whose rules are stricter.
 */
export function scalarFault(type: ScalarType, text: string): string | null {
  switch (type) {
    case 'str':
    case 'null':
      return null;
    case 'merge':
      return 'the CLI does not take "<<" as a value: put it in quotes';
    case 'bool':
      return /^(true|false)$/i.test(text) ? null : `"${text}" is not a boolean to the CLI`;
    case 'int':
      return isWhole(text) ? null : `the CLI does not read ${text} as a whole number of 64 bits`;
    case 'float':
      return isNumber(text) ? null : `the CLI does not read ${text} as a number`;
    case 'timestamp':
      return isTime(text) ? null : `the CLI does not read ${text} as a time`;
  }
}

function isWhole(text: string): boolean {
  const decimal = text.replace(/^0+/, '');
  if (/^[+-]?[0-9]+$/.test(decimal)) return isAtMost(decimal, INT64);
  const number = text.replaceAll('_', '');
  return INT.test(number) && hasGoodUnderscores(text) && isAtMost(number, INT64);
}

function isNumber(text: string): boolean {
  if (/^[+-]*\.(inf|nan)$/i.test(text)) return true;
  const number = text.replaceAll('_', '');
  return FLOAT.test(number) && hasGoodUnderscores(text) && Number.isFinite(Number(number));
}

/** Underscores stand between two digits, or behind the letter of a base. */
function hasGoodUnderscores(text: string): boolean {
  return !/(^|[^0-9a-fA-FxXoO])_|_([^0-9a-fA-F]|$)/.test(text);
}

const TIME =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt](\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))| (\d\d?):(\d\d?):(\d\d?)(?:[.,]\d+)?)?$/;

/** What YAML 1.1 takes for a day, or a day and a time, as far as the CLI knows it. */
function isTime(text: string): boolean {
  const [, year, month, day, ...rest] = TIME.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0, ...spaced] = rest.map(
    (part) => (Number.isNaN(part) ? 0 : part),
  );
  const [hour2 = 0, minute2 = 0, second2 = 0] = spaced;
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate() &&
    Math.max(hour, hour2) < 24 &&
    Math.max(minute, minute2) < 60 &&
    Math.max(second, second2) < 60 &&
    zoneHour <= 24 &&
    zoneMinute <= 60
  );
}

/** Where a text in double quotes has an escape that go-yaml does not know; null when in none. */
export function badEscape(raw: string): { at: number; length: number; message: string } | null {
  if (!raw.includes('\\')) return null;
  for (const match of raw.matchAll(ESCAPE)) {
    const [all, short, long] = match;
    if (all === '\\/') {
      const message = 'the CLI does not know the escape "\\/": write "/" alone';
      return { at: match.index, length: 2, message };
    }
    const code = Number.parseInt(short ?? long ?? '', 16);
    if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
      const message = `${all} is no whole character: write the character itself, or \\U and eight digits`;
      return { at: match.index, length: all.length, message };
    }
  }
  return null;
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|.)/gs;
