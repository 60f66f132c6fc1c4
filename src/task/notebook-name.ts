/** What the names of notebooks end in (libs/notebook of the CLI). */
export const NOTEBOOK_EXTENSIONS: readonly string[] = ['.py', '.r', '.scala', '.sql', '.ipynb'];

const EXTENSION = /\.(?:py|r|scala|sql|ipynb)$/i;

/** Whether a file may be a notebook, by its name. */
export function isNotebookName(path: string): boolean {
  return EXTENSION.test(path);
}

/** Whether a file may be a notebook in Python, by its name. */
export function isPythonNotebookName(path: string): boolean {
  return /\.(?:py|ipynb)$/.test(path);
}

/** A path as the CLI once took it, and as people still write it. */
export function withoutExtension(path: string): string {
  return path.replace(EXTENSION, '');
}
