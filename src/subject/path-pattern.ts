/**
 * A test for paths out of a pattern: `*` and `?` within a name, `**` for any number of folders. What
 * matches a folder matches all that is in it. Takes time in the product of both lengths at most.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const parts = pattern
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .filter((part, index, all) => part !== '**' || all[index - 1] !== '**');
  const tests = parts.map((part) => (part === '**' ? null : nameTest(part)));
  return (path) => {
    // The places in the pattern that can be reached with the names so far.
    let reached = withGaps(tests, new Set([0]));
    for (const name of path.split('/')) {
      if (reached.has(tests.length)) return true;
      const next = new Set<number>();
      for (const at of reached) {
        const test = tests[at];
        if (test === null) next.add(at);
        else if (test?.(name)) next.add(at + 1);
      }
      reached = withGaps(tests, next);
    }
    return reached.has(tests.length);
  };
}

/** Why a pattern is no path in a folder, so that it cannot mean what was meant; null if it is one. */
export function pathPatternFault(pattern: string): string | null {
  if (pattern === '') return 'is empty';
  if (pattern.startsWith('/')) return "begins with a slash: write it from the bundle's folder";
  return pattern.split('/').includes('..') ? 'leads out of the folder, where no file is' : null;
}

/** `**` may also stand for no folder at all. */
function withGaps(tests: readonly unknown[], reached: Set<number>): Set<number> {
  for (const at of reached) if (tests[at] === null) reached.add(at + 1);
  return reached;
}

/** Only the last star needs to be tried again, so the time is bounded by the two lengths. */
function nameTest(pattern: string): (name: string) => boolean {
  const wanted = [...pattern.replace(/\*+/g, '*')];
  return (name) => {
    const chars = [...name];
    let [at, token, star, starAt] = [0, 0, -1, 0];
    while (at < chars.length) {
      const sign = wanted[token];
      if (sign === '*') [star, starAt, token] = [token, at, token + 1];
      else if (sign === '?' || sign === chars[at]) [at, token] = [at + 1, token + 1];
      else if (star >= 0) [starAt, at, token] = [starAt + 1, starAt + 1, star + 1];
      else return false;
    }
    return token === wanted.length || (token === wanted.length - 1 && wanted[token] === '*');
  };
}
