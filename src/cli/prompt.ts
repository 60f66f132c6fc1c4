import inquirer from 'inquirer';
import { visible } from '../printed.ts';
import type { Ui } from '../spec/ui.ts';
import { INTERRUPTED, Stopped, stopCode } from '../stopped.ts';

/** Asks on the terminal. Ctrl-C at any question, or the signal, ends the command with Stopped. */
export function terminalUi(signal: AbortSignal): Ui {
  const prompt = inquirer.createPromptModule({ signal }) as Prompt;
  const answered = <T>(question: object) => answer<T>(prompt, question, signal);
  return {
    text: async ({ message, initial, fault }) => {
      const offered = visible(initial);
      const text = await answered<string>({
        type: 'input',
        message: visible(message),
        default: offered,
        validate: (given: string) => {
          const found = fault(given === offered ? initial : given.trim());
          return found === null || visible(found);
        },
      });
      return text === offered ? initial : text.trim();
    },
    choose: ({ message, initial, choices }) =>
      answered({
        type: 'select',
        message: visible(message),
        default: initial,
        choices: named(choices),
        loop: false,
      }),
    pick: ({ message, initial, choices, required }) =>
      answered({
        type: 'checkbox',
        message: visible(message),
        loop: false,
        required,
        choices: named(choices).map((choice) => ({
          ...choice,
          checked: initial.includes(choice.value),
        })),
      }),
    confirm: ({ message, initial }) =>
      answered({ type: 'confirm', message: visible(message), default: initial }),
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
  return choices.map(({ value, label }) => ({
    value,
    name: visible(label),
    short: visible(value),
  }));
}
