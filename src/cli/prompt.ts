import inquirer from 'inquirer';
import type { Ui } from '../spec/ui.ts';
import { INTERRUPTED, Stopped, stopCode } from '../stopped.ts';

/** Asks on the terminal. Ctrl-C at any question, or the signal, ends the command with Stopped. */
export function terminalUi(signal: AbortSignal): Ui {
  const prompt = inquirer.createPromptModule({ signal }) as Prompt;
  const answered = <T>(question: object) => answer<T>(prompt, question, signal);
  return {
    text: ({ message, initial, fault }) =>
      answered<string>({
        type: 'input',
        message,
        default: initial,
        validate: (text: string) => fault(text.trim()) ?? true,
      }).then((text) => text.trim()),
    choose: ({ message, initial, choices }) =>
      answered({ type: 'select', message, default: initial, choices: named(choices), loop: false }),
    pick: ({ message, initial, choices, required }) =>
      answered({
        type: 'checkbox',
        message,
        loop: false,
        required,
        choices: named(choices).map((choice) => ({
          ...choice,
          checked: initial.includes(choice.value),
        })),
      }),
    confirm: ({ message, initial }) => answered({ type: 'confirm', message, default: initial }),
  };
}

type Prompt = (questions: object[]) => Promise<unknown>;

async function answer<T>(prompt: Prompt, question: object, signal: AbortSignal): Promise<T> {
  try {
    const answers = await prompt([{ ...question, name: 'answer' }]);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (signal.aborted) throw new Stopped(stopCode(signal));
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Stopped(INTERRUPTED);
    throw error;
  }
}

function named(choices: readonly { readonly value: string; readonly label: string }[]) {
  return choices.map(({ value, label }) => ({ value, name: label, short: value }));
}
