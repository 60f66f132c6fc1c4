import type { BundleSource } from '../bundle/load.ts';
import type { NotebookFacts, ParameterFacts } from '../notebook/facts.ts';
import { type FileKind, fileKind } from '../notebook/header.ts';
import { readNotebook } from '../notebook/read-notebook.ts';
import { readSqlFile } from '../notebook/sql.ts';

/** What the code of a bundle says; every file is read once. Null where a file cannot be read. */
export interface Code {
  readonly text: (path: string) => string | null;
  readonly kind: (path: string) => FileKind | null;
  /** Null for what is no notebook, too. */
  readonly notebook: (path: string) => NotebookFacts | null;
  readonly sqlFile: (path: string) => ParameterFacts | null;
}

export function codeOf(source: BundleSource): Code {
  const text = remembered(source.read);
  const of = <T>(read: (path: string, text: string) => T | null) =>
    remembered((path) => {
      const known = text(path);
      return known === null ? null : read(path, known);
    });
  return { text, kind: of(fileKind), notebook: of(readNotebook), sqlFile: of(readSqlFile) };
}

function remembered<T>(make: (path: string) => T): (path: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before.value;
    const value = make(path);
    known.set(path, { value });
    return value;
  };
}
