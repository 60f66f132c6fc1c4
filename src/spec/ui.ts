/** The ways of asking a person. The terminal implements it; tests answer from a list. */
export interface Ui {
  text(prompt: TextPrompt): Promise<string>;
  /** One of the choices. */
  choose(prompt: ChoicePrompt & { readonly initial: string }): Promise<string>;
  /** Any number of the choices; none only if an answer is not required. */
  pick(
    prompt: ChoicePrompt & { readonly initial: readonly string[]; readonly required: boolean },
  ): Promise<string[]>;
  confirm(prompt: { readonly message: string; readonly initial: boolean }): Promise<boolean>;
}

export interface TextPrompt {
  readonly message: string;
  readonly initial: string;
  /** What is wrong with a text, or null; asked before the answer is taken. */
  readonly fault: (text: string) => string | null;
}

export interface ChoicePrompt {
  readonly message: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}
