import inquirer from 'inquirer';
import type { Ui } from '../spec/ui.ts';
import { INTERRUPTED, Stopped } from './io.ts';

/** Asks on the terminal. Ctrl-C at any question ends the command. */
export function terminalUi(): Ui {
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
    pick: ({ message, initial, choices }) =>
      answered({
        type: 'checkbox',
        message,
        loop: false,
        choices: named(choices).map((choice) => ({
          ...choice,
          checked: initial.includes(choice.value),
        })),
      }),
    confirm: ({ message, initial }) => answered({ type: 'confirm', message, default: initial }),
  };
}

async function answered<T>(question: object): Promise<T> {
  try {
    const prompt = inquirer.prompt as (questions: object[]) => Promise<unknown>;
    const answers = await prompt([{ ...question, name: 'answer' }]);
    return (answers as { answer: T }).answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Stopped(INTERRUPTED);
    throw error;
  }
}

function named(choices: readonly { readonly value: string; readonly label: string }[]) {
  return choices.map(({ value, label }) => ({ value, name: label, short: value }));
}
