import type { BundleSource } from '../bundle/load.ts';
import type { NotebookFacts, ParameterFacts } from '../notebook/facts.ts';
import { type FileKind, fileKind } from '../notebook/header.ts';
import { readNotebook } from '../notebook/read-notebook.ts';
import { readScript, type ScriptFacts } from '../notebook/read-script.ts';
import { readSqlFile } from '../notebook/sql.ts';

/** What the code of a bundle says; every file is read once. Null where a file cannot be read. */
export interface Code {
  readonly text: (path: string) => string | null;
  readonly kind: (path: string) => FileKind | null;
  /** Null for what is not a notebook, too. */
  readonly notebook: (path: string) => NotebookFacts | null;
  readonly sqlFile: (path: string) => ParameterFacts | null;
  /** A Python file that is no notebook. */
  readonly script: (path: string) => ScriptFacts | null;
}

/** What is known about a text at a path so far. */
export interface KnownCode {
  readonly text: string;
  kind?: FileKind | null;
  notebook?: NotebookFacts | null;
  sqlFile?: ParameterFacts | null;
  script?: ScriptFacts | null;
}

/** What code says; what `known` has about the same text is not worked out again. */
export function codeOf(source: BundleSource, known: Map<string, KnownCode>): Code {
  const at = (path: string): KnownCode | null => {
    const text = source.read(path);
    if (text === null) return null;
    const before = known.get(path);
    if (before !== undefined && before.text === text) return before;
    const code = { text };
    known.set(path, code);
    return code;
  };
  const look =
    <K extends 'kind' | 'notebook' | 'sqlFile' | 'script'>(
      name: K,
      read: (path: string, text: string) => KnownCode[K],
    ) =>
    (path: string): Exclude<KnownCode[K], undefined> | null => {
      const code = at(path);
      if (code === null) return null;
      if (code[name] === undefined) code[name] = read(path, code.text);
      return (code[name] ?? null) as Exclude<KnownCode[K], undefined> | null;
    };
  return {
    text: (path) => at(path)?.text ?? null,
    kind: look('kind', fileKind),
    notebook: look('notebook', readNotebook),
    sqlFile: look('sqlFile', readSqlFile),
    script: look('script', readScript),
  };
}
