/** Counts by name, nested: what the yardstick prints. */
export class Counts {
  readonly #counts = new Map<string, Map<string, number>>();

  /** Adds to a count; names of one group are printed together, in the order of their first use. */
  add(group: string, name: string, count = 1): void {
    const names = this.#counts.get(group) ?? new Map<string, number>();
    names.set(name, (names.get(name) ?? 0) + count);
    this.#counts.set(group, names);
  }

  get(group: string, name: string): number {
    return this.#counts.get(group)?.get(name) ?? 0;
  }

  toJSON(): object {
    const groups = [...this.#counts].map(([group, names]) => [group, Object.fromEntries(names)]);
    return Object.fromEntries(groups);
  }

  toString(): string {
    return [...this.#counts]
      .map(([group, names]) => {
        const rows = [...names].map(([name, count]) => `${String(count).padStart(8)}  ${name}\n`);
        return `${group}\n${rows.join('')}`;
      })
      .join('\n');
  }
}

/** A reason without what differs from file to file, so that equal ones are counted together. */
export function kindOf(reason: string): string {
  return reason
    .replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"')
    .replace(/\b[\w./-]*[_./][\w./-]*\b/g, '…')
    .replace(/\d+/g, '0')
    .slice(0, 110);
}
