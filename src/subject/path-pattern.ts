/**
 * A test for paths out of a pattern: `*` and `?` within a name, `**` for any number of folders. What
 * matches a folder matches all that is in it. Takes time in the product of both lengths at most.
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
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

function nameTest(pattern: string): (name: string) => boolean {
  const source = pattern
    .replace(/\*+/g, '*')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('?', '.');
  const pieces = source.split('*').map((piece) => new RegExp(piece, 'su'));
  if (pieces.length === 1) {
    const whole = new RegExp(`^${source}$`, 'su');
    return (name) => whole.test(name);
  }
  const [head, ...rest] = source.split('*');
  const tail = rest.pop() ?? '';
  const first = new RegExp(`^${head}`, 'su');
  const last = new RegExp(`${tail}$`, 'su');
  const middles = rest.map((piece) => new RegExp(piece, 'su'));
  return (name) => {
    const start = first.exec(name);
    if (start === null) return false;
    let left = name.slice(start[0].length);
    // Each piece at its first place: leaving more for the later ones never hurts.
    for (const middle of middles) {
      const found = middle.exec(left);
      if (found === null) return false;
      left = left.slice(found.index + found[0].length);
    }
    return last.test(left);
  };
}
