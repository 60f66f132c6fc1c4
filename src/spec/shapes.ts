/**
 * From what flags, files and prompts give (texts, lists of texts, maps) to lists and maps of texts.
 * Lists are split at commas; the word "none" or no text at all is the empty list.
 */
import { didYouMean } from '../suggest.ts';
import { allOf, type Outcome, refuse } from './outcome.ts';

/** More items than anyone means, few enough to stay quick. */
const MOST_ITEMS = 20_000;

export function textOf(raw: unknown): Outcome<string> {
  if (typeof raw === 'string') return { value: raw };
  if (Array.isArray(raw)) return refuse(raw, 'give it once');
  return refuse(raw, 'a string (in a file, put it in quotes)');
}

/** The items of a list as they were given, repeated ones too. */
export function itemsOf(raw: unknown): Outcome<string[]> {
  const parts = Array.isArray(raw) ? raw : [raw];
  if (!parts.every((part) => typeof part === 'string')) {
    return refuse(raw, 'a list of strings, or one string with commas');
  }
  const items = parts.flatMap((part) => part.split(',')).map((item) => item.trim());
  const named = items.filter((item) => item !== '' && item !== 'none');
  return named.length > MOST_ITEMS ? refuse(raw, `at most ${MOST_ITEMS} items`) : { value: named };
}

/** The items of a list, each once. */
export function listOf(raw: unknown): Outcome<string[]> {
  const items = itemsOf(raw);
  return 'faults' in items ? items : { value: [...new Set(items.value)] };
}

/** A list whose items must be among `choices`; the answer keeps the order of `choices`. */
export function choicesOf<T extends string>(raw: unknown, choices: readonly T[]): Outcome<T[]> {
  const list = listOf(raw);
  if ('faults' in list) return list;
  const checked = allOf(list.value.map((item) => choiceOf(item, choices)));
  if ('faults' in checked) return checked;
  return { value: choices.filter((choice) => checked.value.includes(choice)) };
}

export function choiceOf<T extends string>(raw: unknown, choices: readonly T[]): Outcome<T> {
  const known = choices.find((choice) => choice === raw);
  if (known !== undefined) return { value: known };
  const hint = typeof raw === 'string' ? didYouMean(raw, choices) : '';
  return refuse(raw, `${oneOf(choices)}.${hint}`);
}

/** `dev=a,prod=b`, or a map; only keys of `keys`, each at most once. Keys may be missing. */
export function parseMap<K extends string>(
  raw: unknown,
  keys: readonly K[],
): Outcome<Partial<Record<K, string>>> {
  const entries = entriesOf(raw, keys);
  if ('faults' in entries) return entries;
  const checked = allOf(
    entries.value.map(([key, value]): Outcome<[K, string]> => {
      const known = choiceOf(key, keys);
      if ('faults' in known) return known;
      if (typeof value !== 'string') return refuse({ [key]: value }, 'a string as value');
      return { value: [known.value, value] };
    }),
  );
  if ('faults' in checked) return checked;
  const repeated = checked.value.find(([key], index) => {
    return checked.value.findIndex(([other]) => other === key) < index;
  });
  if (repeated) return refuse(repeated.join('='), `"${repeated[0]}" once only`);
  return { value: Object.fromEntries(checked.value) as Partial<Record<K, string>> };
}

function entriesOf(raw: unknown, keys: readonly string[]): Outcome<[string, unknown][]> {
  if (raw !== null && typeof raw === 'object' && !Array.isArray(raw)) {
    return { value: Object.entries(raw) };
  }
  const list = listOf(raw);
  if ('faults' in list) return list;
  return allOf(
    list.value.map((item): Outcome<[string, unknown]> => {
      const at = item.indexOf('=');
      if (at < 0)
        return refuse(item, `pairs such as ${keys.map((key) => `${key}=NAME`).join(',')}`);
      return { value: [item.slice(0, at).trim(), item.slice(at + 1).trim()] };
    }),
  );
}

export function oneOf(choices: readonly string[]): string {
  return choices.length < 2
    ? choices.join()
    : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

/** The first complaint about a value, for a prompt that shows one; null when it will do. */
export function firstFault(outcome: Outcome<unknown>): string | null {
  return 'faults' in outcome ? (outcome.faults[0]?.allowed ?? 'another value') : null;
}
