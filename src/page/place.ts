import type { Place } from '../graph/graph.ts';
import { button, element } from './element.ts';

/** A place in a file: to be copied, and to be opened where the files are on this machine. */
export function placeOf({ path, line, column }: Place, folder: string | null): HTMLElement {
  const text = `${path}:${line}:${column}`;
  const code = element('code', {}, text);
  const copy = button('Copy', () => void copied(text, code, copy), { class: 'copy' });
  return element(
    'div',
    { class: 'place' },
    code,
    ' ',
    copy,
    folder === null ? null : link(folder, text),
  );
}

function link(folder: string, text: string): HTMLElement {
  const path = `${folder}${text}`.replaceAll('\\', '/').replace(/^(?!\/)/, '/');
  const safe = path.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':'));
  return element('a', { href: `vscode://file${safe.join('/')}` }, 'Open');
}

/** Copies a text; where that is not allowed, selects it to be copied by hand. */
async function copied(text: string, code: HTMLElement, copy: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(code);
  }
}
