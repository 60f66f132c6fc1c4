import { run } from '../../src/cli/main.ts';
import type { ChoicePrompt, Ui } from '../../src/spec/ui.ts';

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
    progress: null,
    columns: 80,
    color: false,
    ui: ui ? async () => ui : null,
    stoppable: (work) => work(signal ?? new AbortController().signal),
  });
  return { code, ...text };
}

/** What was asked, and what was to be chosen from. */
export interface Asked {
  readonly asked: string[];
  readonly offered: Map<string, { readonly initial: unknown; readonly choices: readonly string[] }>;
}

/**
 * A person who gives these answers by message, takes the offered one elsewhere, and is remembered.
 * As strict as a terminal: what it does not offer cannot be chosen, and what is required not left.
 */
export function person(answers: Readonly<Record<string, unknown>>): Ui & Asked {
  const asked: string[] = [];
  const offered: Asked['offered'] = new Map();
  const answer = <T>(message: string, initial: T): T => {
    asked.push(message);
    const known = answers[message];
    if (known instanceof Error) throw known;
    return known === undefined ? initial : (known as T);
  };
  const chosenFrom = <T extends string | readonly string[]>(
    { message, choices }: ChoicePrompt,
    initial: T,
  ): T => {
    const values = choices.map(({ value }) => value);
    offered.set(message, { initial, choices: values });
    const chosen = answer(message, initial);
    const strange = [initial, chosen].flat().filter((each) => !values.includes(each));
    if (strange.length > 0) throw new Error(`${message} offers ${values}, not ${strange}`);
    return chosen;
  };
  return {
    asked,
    offered,
    text: async ({ message, initial, fault }) => {
      const text = answer(message, initial).trim();
      const found = fault(text);
      if (found !== null) throw new Error(`${message} refuses ${text}: ${found}`);
      return text;
    },
    choose: async ({ initial, ...prompt }) => chosenFrom(prompt, initial),
    pick: async ({ initial, required, ...prompt }) => {
      const chosen = chosenFrom(prompt, initial);
      if (required && chosen.length === 0) throw new Error(`${prompt.message} needs a choice`);
      // In the order in which a terminal lists them, whatever was chosen first.
      return prompt.choices.map(({ value }) => value).filter((value) => chosen.includes(value));
    },
    confirm: async ({ message, initial }) => answer(message, initial),
  };
}
