import { counted } from '../counted.ts';

/**
 * Quartz cron expressions, the kind that a Databricks job schedule takes:
 * `seconds minutes hours day-of-month month day-of-week [year]`.
 * The CLI and the bundle schema accept any text here; the server does not.
 */

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
  /** Forms beyond numbers, ranges, lists and steps, such as `L` or `6#3`. */
  readonly special?: RegExp;
}

const MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const DAYS = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const FIELDS: readonly Field[] = [
  { name: 'seconds', min: 0, max: 59 },
  { name: 'minutes', min: 0, max: 59 },
  { name: 'hours', min: 0, max: 23 },
  {
    name: 'day of month',
    min: 1,
    max: 31,
    special: /^(\?|L|LW|L-([1-9]|[12][0-9]|30)W?|([1-9]|[12][0-9]|3[01])W)$/,
  },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  {
    name: 'day of week',
    min: 1,
    max: 7,
    names: DAYS,
    special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
  },
  { name: 'year', min: 1970, max: 2099 },
];

/**
 * What is wrong with a Quartz cron expression, or null when it is well formed and names a day that some
 * month has. Case does not matter. Years that are over are not wrong: nobody here knows the day.
 */
export function quartzFault(expression: string): string | null {
  const parts = expression.trim().toUpperCase().split(/\s+/);
  if (parts.length < 6 || parts.length > 7) {
    const hint = parts.length === 5 ? ' (a Quartz expression starts with seconds)' : '';
    return `it has ${counted(parts.length, 'field')}, not 6 or 7${hint}`;
  }
  for (const [index, part] of parts.entries()) {
    const field = FIELDS[index] as Field;
    if (!fieldIsValid(part, field)) return `"${part}" is not a valid ${field.name}`;
  }
  if ((parts[3] === '?') === (parts[5] === '?')) {
    return 'exactly one of day of month and day of week must be "?"';
  }
  return neverFires(parts) ? 'it never fires, since its months have no such day' : null;
}

function fieldIsValid(part: string, field: Field): boolean {
  if (field.special?.test(part)) return true;
  return part.split(',').every((item) => itemIsValid(item, field));
}

function itemIsValid(item: string, field: Field): boolean {
  const [range = '', step, ...rest] = item.split('/');
  if (rest.length > 0) return false;
  if (step !== undefined && !stepIsValid(step, field)) return false;
  // "/5" means "*/5".
  if (range === '*' || (range === '' && step !== undefined)) return true;
  const ends = range.split('-');
  return ends.length <= 2 && ends.every((end) => numberOf(end, field) !== null);
}

/** Quartz refuses a step beyond the field's own size. */
function stepIsValid(step: string, field: Field): boolean {
  return /^[0-9]{1,4}$/.test(step) && Number(step) >= 1 && Number(step) <= field.max;
}

function numberOf(text: string, field: Field): number | null {
  const named = field.names?.indexOf(text) ?? -1;
  if (named >= 0) return named + field.min;
  if (!/^[0-9]{1,4}$/.test(text)) return null;
  const number = Number(text);
  return number >= field.min && number <= field.max ? number : null;
}

const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether no month of an expression that is well formed has one of its days. */
function neverFires(parts: readonly string[]): boolean {
  const [days, months, years] = [3, 4, 6].map((index) => valuesOf(parts[index], index));
  if (days == null) return false;
  const first = days.reduce((least, day) => Math.min(least, day));
  const onlyCommonYears = years?.every((year) => !isLeap(year)) ?? false;
  const wanted = months ?? MOST_DAYS.map((_, index) => index + 1);
  return wanted.every((month) => {
    const most = month === 2 && onlyCommonYears ? 28 : (MOST_DAYS[month - 1] as number);
    return first > most;
  });
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Longer lists of numbers are nobody's schedule. */
const LONGEST = 1000;

/** The numbers that a field stands for; null for all, and for forms such as `L`. */
function valuesOf(part: string | undefined, index: number): number[] | null {
  const field = FIELDS[index] as Field;
  if (part === undefined || part.length > LONGEST) return null;
  const values = part.split(',').map((item) => itemValues(item, field));
  return values.every((each) => each !== null) ? values.flat() : null;
}

/** A range may go round: `NOV-FEB`. A step alone counts from its number to the end. */
function itemValues(item: string, field: Field): number[] | null {
  const [range = '', step] = item.split('/');
  const [from, to] = range.split('-').map((end) => numberOf(end, field));
  if (from == null || to === null) return null;
  const last = to ?? (step === undefined ? from : field.max);
  const size = field.max - field.min + 1;
  const count = ((last - from + size) % size) + 1;
  const values = Array.from({ length: count }, (_, at) => {
    return ((from - field.min + at) % size) + field.min;
  });
  return values.filter((_, at) => at % Number(step ?? 1) === 0);
}
