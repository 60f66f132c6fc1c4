import type { Include } from '../../bundle/bundle.ts';
import { BadPattern, matches } from '../../bundle/glob.ts';
import type { Subject } from '../../subject/subject.ts';

/** An `include` pattern with `**`, which people take for "any number of folders". */
export interface DoubleStar {
  readonly include: Include;
  /** What the CLI takes it for. */
  readonly same: string;
  /** Patterns of one depth each that load what it misses. */
  readonly wanted: readonly string[];
  /** The files that it was to load, but does not. */
  readonly missed: readonly string[];
}

/** Deeper than this, no pattern is proposed. */
const DEEPEST = 8;

export function doubleStars(subject: Subject): DoubleStar[] {
  return subject.bundle.includes.flatMap((include) => {
    const { value } = include.pattern;
    if (!value.includes('**')) return [];
    const depths = patternsByDepth(value);
    const missed: string[] = [];
    const wanted = new Set<string>();
    for (const { path } of subject.unloaded()) {
      const pattern = depths.find((each) => fits(each, path));
      if (pattern === undefined) continue;
      missed.push(path);
      wanted.add(pattern);
    }
    const same = value.replace(/\*{2,}/g, '*');
    return [{ include, same, missed, wanted: [...wanted].filter((each) => each !== same).sort() }];
  });
}

/** `a/**` + `/*.yml` as `a/*.yml`, `a/*` + `/*.yml`, … Empty when `**` stands more than once. */
function patternsByDepth(pattern: string): string[] {
  const parts = pattern.split('/');
  const index = parts.findIndex((part) => part.includes('**'));
  if (parts.some((part, at) => at !== index && part.includes('**'))) return [];
  const head = parts.slice(0, index);
  const alone = parts[index] === '**';
  const name = (parts[index] as string).replace(/\*{2,}/g, '*');
  // At the end, a lone `**` is to load all files; others are not YAML, and an error.
  const tails = alone
    ? index < parts.length - 1
      ? [parts.slice(index + 1)]
      : [['*.yml'], ['*.yaml'], ['*.json']]
    : [[name, ...parts.slice(index + 1)]];
  return Array.from({ length: DEEPEST }, (_, depth) => Array<string>(depth).fill('*')).flatMap(
    (stars) => tails.map((tail) => [...head, ...stars, ...tail].join('/')),
  );
}

function fits(pattern: string, path: string): boolean {
  try {
    return matches(pattern, path);
  } catch (error) {
    if (error instanceof BadPattern) return false;
    throw error;
  }
}
