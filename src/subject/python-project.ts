import { parse } from 'smol-toml';
import type { CodeSource } from './code-source.ts';

/** What a `pyproject.toml` says of the wheel that is built from it. */
export interface PythonProject {
  readonly name: string;
  readonly entries: ReadonlySet<string>;
}

/** The project that the `pyproject.toml` beside the root file describes; null without one. */
export function pythonProject(source: CodeSource): PythonProject | null {
  const text = source.exists('pyproject.toml') ? source.read('pyproject.toml') : null;
  if (text === null) return null;
  try {
    const { project, tool } = parse(text) as Record<string, Record<string, unknown> | undefined>;
    const poetry = (tool?.poetry ?? {}) as Record<string, unknown>;
    const name = project?.name ?? poetry.name;
    // What is dynamic is made when it is built.
    if (typeof name !== 'string' || project?.dynamic !== undefined) return null;
    const groups = Object.values((project?.['entry-points'] ?? {}) as Record<string, object>);
    const tables = [project?.scripts, poetry.scripts, ...groups];
    return { name, entries: new Set(tables.flatMap((table) => Object.keys(table ?? {}))) };
  } catch {
    return null;
  }
}
