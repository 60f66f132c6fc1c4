import type { Bundle } from '../bundle/bundle.ts';

/** The names of a bundle's targets, in the order of the files. */
export function targetNames({ files }: Bundle): string[] {
  const names = new Set<string>();
  for (const { view, root } of files.values()) {
    for (const name of view.entries(view.entries(root).get('targets')?.value ?? null).keys()) {
      names.add(name);
    }
  }
  return [...names];
}

/** The target that the CLI takes when none is named: the default one, or the only one. */
export function defaultTarget(bundle: Bundle): string | null {
  const names = targetNames(bundle);
  const marked = names.find((name) =>
    [...bundle.files.values()].some(({ view, root }) => {
      const target = view.entries(view.entries(root).get('targets')?.value ?? null).get(name);
      const value = view.entries(target?.value ?? null).get('default')?.value;
      return value?.kind === 'scalar' && value.value === true;
    }),
  );
  return marked ?? (names.length === 1 ? (names[0] as string) : null);
}
