import { countBelow } from '../count-below.ts';

/** Go's filepath.Glob and filepath.Match, which decide the files that the Databricks CLI loads. */

/** The folders and files that can be looked at; paths from the bundle's root, `/` between parts. */
export interface FileSource {
  /** Names in a folder; empty when it is none. `''` is the root. */
  readonly list: (folder: string) => readonly string[];
  /** Whether there is anything at a path. */
  readonly exists: (path: string) => boolean;
}

/** A pattern that Go refuses, or that is more than we look at. */
export class BadPattern extends Error {}

/** Go refuses patterns of more parts. */
const MOST_PARTS = 10_000;

/** Paths that match, sorted by name in each folder, as filepath.Glob gives them. Throws BadPattern. */
export function glob(pattern: string, source: FileSource): string[] {
  if (!hasMeta(pattern)) return source.exists(pattern) ? [pattern] : [];
  const parts = pattern.split('/');
  if (parts.length > MOST_PARTS) throw new BadPattern('it has too many slashes');
  const plain = parts.findIndex(hasMeta);
  let found = [parts.slice(0, plain).join('/')];
  for (const match of parts.slice(plain).map(nameMatcher)) {
    if (found.length === 0) return [];
    found = found.flatMap((folder) => {
      const names = source.list(folder).filter(match).sort(byBytes);
      return names.map((name) => (folder === '' ? name : `${folder}/${name}`));
    });
  }
  return found;
}

/** What a folder costs, beside the names in it. */
const FOLDER = 40;

/** No bundle needs more; with links to the folder that they are in, each star doubles the paths. */
const MOST_WORK = 4_000_000;

/**
 * The same files for several patterns, which together look at so many names and folders at the most:
 * beyond that, listing throws BadPattern.
 */
export function bounded(source: FileSource, most: number = MOST_WORK): FileSource {
  let work = 0;
  return {
    exists: source.exists,
    list: (folder) => {
      const names = source.list(folder);
      work += FOLDER + names.length;
      if (work > most) throw new BadPattern('it looks at too many files and folders');
      return names;
    },
  };
}

/** Whether one path matches a pattern, whatever files there are. Throws BadPattern. */
export function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => nameMatcher(part)(parts[index] as string))
  );
}

function hasMeta(pattern: string): boolean {
  return /[*?[\\]/.test(pattern);
}

/** Go sorts strings by their UTF-8 bytes. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** One character's test, or null for a star. */
type Token = ((char: string) => boolean) | null;

/** Go's filepath.Match for one name: `*`, `?`, `[a-z]`, `[^a]` and `\` before a character. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const tokens = tokensOf([...pattern]);
  return (name) => {
    const chars = [...name];
    // Only the last star needs to be tried again, so the time is bounded by the two lengths.
    let [at, token, star, starAt] = [0, 0, -1, 0];
    while (at < chars.length) {
      const test = tokens[token];
      if (test === null) [star, starAt, token] = [token, at, token + 1];
      else if (test?.(chars[at] as string)) [at, token] = [at + 1, token + 1];
      else if (star >= 0) [starAt, at, token] = [starAt + 1, starAt + 1, star + 1];
      else return false;
    }
    while (tokens[token] === null) token++;
    return token === tokens.length;
  };
}

function tokensOf(chars: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; at++) {
    const char = chars[at] as string;
    if (char === '*') tokens.push(null);
    else if (char === '?') tokens.push(() => true);
    else if (char === '[') at = pushSet(chars, at + 1, tokens);
    else {
      const literal = char === '\\' ? chars[++at] : char;
      if (literal === undefined) throw new BadPattern('it ends with a backslash');
      tokens.push((other) => other === literal);
    }
  }
  return tokens;
}

/** Reads a set from behind its `[`; returns the place of its `]`. */
function pushSet(chars: readonly string[], start: number, tokens: Token[]): number {
  const negated = chars[start] === '^';
  const ranges: Range[] = [];
  let at = negated ? start + 1 : start;
  const one = (): number => {
    if (chars[at] === '\\') at++;
    const char = chars[at++];
    if (char === undefined || ((char === '-' || char === ']') && chars[at - 2] !== '\\')) {
      throw new BadPattern('it has a bad set in brackets');
    }
    return char.codePointAt(0) as number;
  };
  do {
    const low = one();
    let high = low;
    if (chars[at] === '-') {
      at++;
      high = one();
    }
    ranges.push([low, high]);
  } while (chars[at] !== ']');
  const apart = withoutOverlap(ranges);
  tokens.push((char) => {
    const code = char.codePointAt(0) as number;
    const begun = countBelow(apart.length, (index) => (apart[index] as Range)[0] <= code);
    return (begun > 0 && code <= (apart[begun - 1] as Range)[1]) !== negated;
  });
  return at;
}

/** The first and the last of some characters. */
type Range = readonly [low: number, high: number];

/** The same characters in ranges that lie apart, in order: each is found fast among very many. */
function withoutOverlap(ranges: readonly Range[]): Range[] {
  const apart: [number, number][] = [];
  for (const [low, high] of ranges.filter(([low, high]) => low <= high).sort(([a], [b]) => a - b)) {
    const last = apart.at(-1);
    if (last !== undefined && low <= last[1]) last[1] = Math.max(last[1], high);
    else apart.push([low, high]);
  }
  return apart;
}
