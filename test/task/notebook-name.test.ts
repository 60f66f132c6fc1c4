import { expect, it } from 'vitest';
import {
  isNotebookName,
  isPythonNotebookName,
  NOTEBOOK_EXTENSIONS,
  withoutExtension,
} from '../../src/task/notebook-name.ts';

it.each(NOTEBOOK_EXTENSIONS)('%s ends the name of a notebook', (extension) => {
  for (const each of [extension, extension.toUpperCase()]) {
    expect(isNotebookName(`src/load${each}`)).toBe(true);
    expect(withoutExtension(`src/load${each}`)).toBe('src/load');
  }
});

it.each(['load', 'load.yml', 'load.py.txt', 'py'])('%s is the name of none', (name) => {
  expect(isNotebookName(name)).toBe(false);
  expect(withoutExtension(name)).toBe(name);
});

it('Python is in two kinds of files', () => {
  expect(NOTEBOOK_EXTENSIONS.filter(isPythonNotebookName)).toEqual(['.py', '.ipynb']);
});
