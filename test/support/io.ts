import { run } from '../../src/cli/main.ts';
import type { Ui } from '../../src/spec/ui.ts';

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in process. `ui` answers the prompts; without it there is no terminal. */
export async function runIn(
  cwd: string,
  argv: readonly string[],
  { ui, signal, workspace }: { ui?: Ui; signal?: AbortSignal; workspace?: string | undefined } = {},
): Promise<Result> {
  const text = { out: '', err: '' };
  const code = await run(argv, {
    cwd,
    workspace: workspace ?? null,
    program: 'create-dab-project',
    out: (part) => {
      text.out += part;
    },
    err: (part) => {
      text.err += part;
    },
    columns: 80,
    color: false,
    ui: ui ? async () => ui : null,
    signal: signal ?? new AbortController().signal,
  });
  return { code, ...text };
}

/** A person who gives these answers by message, takes the offered one elsewhere, and is remembered. */
export function person(answers: Readonly<Record<string, unknown>>): Ui & { asked: string[] } {
  const asked: string[] = [];
  const answer = <T>(message: string, initial: T): T => {
    asked.push(message);
    const known = answers[message];
    if (known instanceof Error) throw known;
    return known === undefined ? initial : (known as T);
  };
  return {
    asked,
    text: async ({ message, initial, fault }) => {
      const text = answer(message, initial);
      const found = fault(text);
      if (found !== null) throw new Error(`${message} refuses ${text}: ${found}`);
      return text;
    },
    choose: async ({ message, initial }) => answer(message, initial),
    pick: async ({ message, initial }) => [...answer(message, initial)],
    confirm: async ({ message, initial }) => answer(message, initial),
  };
}
