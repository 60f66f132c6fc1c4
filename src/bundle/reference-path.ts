/**
 * The parts of what stands between `${` and `}`, by the rules of the CLI: `var.x[0].y` gives
 * `var`, `x`, `[0]`, `y`. Null when the CLI does not see a reference in it, and leaves it as text.
 */
export function referencePath(inside: string): readonly string[] | null {
  const segments = inside.split('.');
  const parts: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const [, name, indexes] = SEGMENT.exec(segment) ?? [];
    if (name === undefined) return null;
    if (index === 0 && segments.length > 1 && indexes !== '') return null;
    parts.push(name, ...(indexes?.match(/\[[0-9]+\]/g) ?? []));
  }
  return parts;
}

/** A name and its indexes. The CLI's own pattern says the same in a way that backtracks badly. */
const SEGMENT = /^(\p{L}(?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)((?:\[[0-9]+\])*)$/u;

/** Whether a reference can name a key. */
export function isReferable(key: string): boolean {
  return SEGMENT.test(key) && !key.includes('[');
}
