/** From raw flags to values: what each question of `add-job` accepts, and what it says otherwise. */
import { isYamlWord } from '../yaml-word.ts';
import { allOf, type Outcome, refuse } from './outcome.ts';
import { pathFault } from './path.ts';
import { DEVICE } from './project.ts';
import { listOf, textOf } from './shapes.ts';
import { bundleTextFault, valueFault } from './text.ts';
import { checked } from './values.ts';

const LONGEST_NAME = 100;

/** What `${resources.jobs.<key>.id}` can refer to, less what is awkward as the name of a file. */
export function parseJobKey(raw: unknown): Outcome<string> {
  return checked(textOf(raw), jobKeyFault);
}

/** What is wrong with the key of a new job, or null. */
export function jobKeyFault(key: string): string | null {
  const isWord = key.length <= LONGEST_NAME && /^[A-Za-z][A-Za-z0-9_-]*$/.test(key);
  if (!isWord || /[_-]$/.test(key)) {
    return 'a key of letters, digits, "_" and "-"; it starts with a letter and ends with a letter or digit';
  }
  if (!isYamlWord(key)) return 'another key: YAML reads this one as something else';
  const isDevice = DEVICE.test(key.toLowerCase());
  return isDevice ? 'another key: Windows keeps this one for a device' : null;
}

/** Folders below resources/: those of a bundle that was there before may have any plain name. */
export function parseFolder(raw: unknown): Outcome<string> {
  return checked(textOf(raw), (text) => {
    const parts = text.split('/');
    const arePlain = parts.every((part) => {
      return /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/.test(part) && !DEVICE.test(part.toLowerCase());
    });
    if (!arePlain) {
      return 'folders of letters, digits, "_" and "-", such as finance or pipelines/gold';
    }
    return parts.length > 3 ? 'at most three folders deep' : null;
  });
}

/** The end of a sentence. */
export function parseLine(raw: unknown): Outcome<string> {
  return checked(textOf(raw), (text) => bundleTextFault(text, 500));
}

/** A path below the project, with `/` between parts; a leading `./` is taken off. */
export function parsePath(raw: unknown): Outcome<string> {
  const text = textOf(raw);
  if ('faults' in text) return text;
  return checked({ value: text.value.replace(/^(\.\/)+/, '') }, pathFault);
}

/** Keys of resources or tasks, separated by commas. Whether there are such is for the bundle to say. */
export function parseKeys(raw: unknown): Outcome<string[]> {
  return listOf(raw);
}

/** `a=b`, once or more. A value may hold commas: each pair is a flag of its own. */
export function parsePairs(raw: unknown): Outcome<Record<string, string>> {
  const pairs = allOf((Array.isArray(raw) ? raw : [raw]).map(parsePair));
  if ('faults' in pairs) return pairs;
  const names = pairs.value.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined
    ? { value: Object.fromEntries(pairs.value) }
    : refuse(twice, 'each name once only');
}

function parsePair(raw: unknown): Outcome<readonly [name: string, value: string]> {
  const at = typeof raw === 'string' ? raw.indexOf('=') : -1;
  if (typeof raw !== 'string' || at < 0) return refuse(raw, 'NAME=VALUE');
  const [name, value] = [raw.slice(0, at), raw.slice(at + 1)];
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,99}$/.test(name)) {
    return refuse(
      raw,
      'NAME=VALUE, with a name of letters, digits, "_", "-" and "."; it starts with a letter',
    );
  }
  const fault = valueFault(value, 10_000);
  return fault === null ? { value: [name, value] } : refuse(raw, `a value with ${fault}`);
}

const LONGEST_PACKAGE = 500;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[A-Za-z0-9._-]+\])?/;
const VERSION = /^(?:===?|>=|<=|~=|!=|<|>)(?:[A-Za-z0-9.!+*_-]+|\$\{var\.[A-Za-z0-9_]+\})$/;
const WHEEL = /^[A-Za-z0-9_./${}-]+\.whl$/;

function isPackage(text: string): boolean {
  if (text.length > LONGEST_PACKAGE) return false;
  const name = NAME.exec(text)?.[0];
  const isRequirement =
    name === text || (name !== undefined && VERSION.test(text.slice(name.length)));
  return isRequirement || WHEEL.test(text);
}

/** Python packages as pip names them, or paths of wheels. */
export function parsePackages(raw: unknown): Outcome<string[]> {
  const list = listOf(raw);
  if ('faults' in list) return list;
  const wrong = list.value.filter((text) => !isPackage(text));
  if (wrong.length === 0) return list;
  const allowed = 'a package such as pandas==2.3.1, or the path of a wheel';
  return { faults: wrong.flatMap((text) => refuse(text, allowed).faults) };
}

export function parseSeconds(raw: unknown): Outcome<number> {
  const isWhole = typeof raw === 'string' && /^[1-9][0-9]{0,6}$/.test(raw);
  return isWhole ? { value: Number(raw) } : refuse(raw, 'a number of seconds, from 1 to 9999999');
}
