import type { Report } from './findings.ts';

/**
 * One sentence on what breaks the laws of levels in a bundle that did not choose these: how many of
 * what, how to see them, and how to choose. Empty where there is nothing.
 */
export function unchosenText({ unchosen, rules }: Pick<Report, 'unchosen' | 'rules'>): string {
  if (unchosen.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { rule } of unchosen) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const parts = rules.flatMap(({ id, architecture }) => {
    const count = counts.get(id) ?? 0;
    if (architecture === undefined || count === 0) return [];
    const [one, many] = architecture;
    return [`${count} ${count === 1 ? one : many}`];
  });
  return (
    `Three levels: ${parts.join(', ')}. Not counted, since the bundle has no levels: ` +
    'check --architecture shows them, migrate jobs makes levels, and ' +
    'dab-check: {architecture: false} in .dab-project.yml ends this line.'
  );
}
