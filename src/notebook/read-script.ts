import type { ParameterRead } from './facts.ts';
import { fileKind } from './header.ts';
import { placePiece } from './placed-text.ts';
import { readPython } from './python-facts.ts';
import { outlinePython } from './python-walk.ts';
import { type ScriptOption, scriptOptions } from './script-options.ts';

/** What is known about a Python file that a task runs with a command line. */
export interface ScriptFacts {
  /** Where it reads widgets, which only notebooks have. */
  readonly reads: readonly ParameterRead[];
  /** The arguments that it takes; null where that cannot be told. */
  readonly options: readonly ScriptOption[] | null;
}

/** Reads a Python file; null for a notebook, and where it is no Python. Never throws. */
export function readScript(path: string, text: string): ScriptFacts | null {
  if (fileKind(path, text).kind === 'notebook') return null;
  const outline = outlinePython(text);
  const alone = { hides: false, runs: false };
  const { reads, broken } = readPython(placePiece(path, text), alone, outline);
  if (broken !== null) return null;
  return { reads: reads.filter(({ by }) => by === 'widgets'), options: scriptOptions(outline) };
}
