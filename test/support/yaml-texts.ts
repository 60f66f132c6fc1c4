import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from './archive.ts';

/** The YAML files below a folder, and those in archives there, by path. */
export function yamlTexts(folder: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(ya?ml|txt)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    const files = entry.name.endsWith('.txt') ? unpack(text) : new Map([['', text]]);
    for (const [name, inner] of files) {
      if (name === '' || /\.ya?ml$/.test(name)) texts.set(join(path, name), inner);
    }
  }
  return texts;
}
