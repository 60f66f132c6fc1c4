/** Runs Python programs before and after their migration, many in one process. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Migration } from '../../src/migrate/notebooks/argparse-to-widgets.ts';
import { widgetTokens } from '../../src/migrate/notebooks/command-line.ts';
import { needsPython } from './python.ts';

export interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly runs: readonly {
    readonly argv: readonly string[];
    /** Null when this command line cannot be given by widgets. */
    readonly widgets: Readonly<Record<string, string>> | null;
  }[];
}

export type Outcome = { readonly value: unknown } | { readonly refused: string };

export interface Compared {
  readonly name: string;
  readonly after: string;
  readonly runs: {
    readonly argv: readonly string[];
    readonly before: { readonly value?: unknown; readonly refused?: string };
    readonly after: Outcome;
  }[];
}

/** What each run gave; where widgets cannot be given the values, that counts as refused. */
export function compareRuns(cases: readonly Case[]): Compared[] {
  if (needsPython.skip) return [];
  const script = join(import.meta.dirname, '..', 'python', 'argparse_and_widgets.py');
  const input = JSON.stringify(
    cases.map((each) => ({
      ...each,
      runs: each.runs.map(({ argv, widgets }) => ({ argv, widgets: widgets ?? {} })),
    })),
  );
  const out = execFileSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const results = JSON.parse(out) as { before: Compared['runs'][0]['before']; after: Outcome }[][];
  return cases.map(({ name, after, runs }, index) => ({
    name,
    after,
    runs: runs.map(({ argv, widgets }, run) => {
      const result = results[index]?.[run] as { before: object; after: Outcome };
      const outcome = widgets === null ? { refused: 'these words have no widgets' } : result.after;
      return { argv, before: result.before, after: outcome };
    }),
  }));
}

/** The widgets that a command line gives; null where it cannot be told. */
export function widgetsFor(
  { args }: Migration,
  argv: readonly string[],
): Record<string, string> | null {
  const found = widgetTokens(args ?? [], argv);
  if ('reason' in found) return null;
  return Object.fromEntries(
    [...found.given].map(([name, value]) => {
      if (value.kind === 'text') return [name, value.text];
      if (value.kind === 'list') return [name, JSON.stringify(value.values)];
      return [name, (argv[value.index] as string).slice(value.skip)];
    }),
  );
}
