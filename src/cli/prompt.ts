import inquirer from 'inquirer';
import { EXIT } from '../exit-code.ts';
import { visible } from '../printed.ts';
import type { Ui } from '../spec/ui.ts';
import { Stopped, stopCode } from '../stopped.ts';
import type { Io } from './io.ts';

/** Asks on the terminal. Ctrl-C at any question, or the signal, ends the command with Stopped. */
export function terminalUi(stoppable: Io['stoppable']): Ui {
  const answered = <T>(question: object) => {
    return stoppable((signal) => answer<T>(question, signal));
  };
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

async function answer<T>(question: object, signal: AbortSignal): Promise<T> {
  const prompt = inquirer.createPromptModule({ signal }) as Prompt;
  try {
    const answers = await prompt([{ ...question, name: 'answer' }]);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (signal.aborted) throw new Stopped(stopCode(signal));
    if (error instanceof Error && error.name === 'ExitPromptError')
      throw new Stopped(EXIT.interrupted);
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
