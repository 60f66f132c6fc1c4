// In place of @inquirer/external-editor, which brings tables of 40 encodings: no question opens an editor.
export function editAsync() {
  throw new Error('no question opens an editor');
}
