/** Files whose bytes are not what they seem. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { HOST, type World } from '../world.ts';

const TEXT_FILES = [HOST, 'resources/deep/all.yml', 'src/load.py', 'README.md', 'known.json'];
const ALL = ['databricks.yml', '.dab-project.yml', ...TEXT_FILES];

/** Ways to write a text otherwise. */
const WAYS: Readonly<Record<string, (text: string) => string | Buffer>> = {
  'Latin-1': (text) => Buffer.from(`# \u00e4\u00f6\n${text}`, 'latin1'),
  'UTF-16 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'two byte order marks, and one within': (text) => `\ufeff\ufeff${text}\ufeff${text}`,
  'zero bytes': (text) => text.replaceAll(':', ':\0'),
  'line ends of all systems, mixed': (text) => {
    const ends = ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029'];
    return text
      .split('\n')
      .map((line, index) => line + ends[index % ends.length])
      .join('');
  },
  'carriage returns only': (text) => text.replaceAll('\n', '\r'),
  'half of a pair, in UTF-8': (text) =>
    Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80])]),
  'control characters': (text) =>
    text.replaceAll(/(load|all|day)/gi, '$1\u001b[8m\u0007\u009b8m\u202e\u2066'),
  'workflow commands': (text) => text.replaceAll(/$/gm, ' # \r\n::stop-commands::x\n##[error]x'),
  'nothing at all': () => '',
};

function rewrite(
  { root }: World,
  paths: readonly string[],
  way: (text: string) => string | Buffer,
) {
  for (const path of paths) {
    const file = join(root, path);
    fs.writeFileSync(file, way(fs.readFileSync(file, 'utf8')));
  }
}

/** Of these, a root file shows what another file does not: nothing else is read. */
const IN_THE_ROOT = ['Latin-1', 'line ends of all systems, mixed', 'nothing at all'];

export const TEXTS: readonly Hostile[] = [
  ...Object.entries(WAYS).map(
    ([name, way]): Hostile => ({
      name: `${name}, in what a bundle loads`,
      tries: 'to be read as something else than it is written back',
      make: (world) => rewrite(world, TEXT_FILES, way),
    }),
  ),
  ...IN_THE_ROOT.map(
    (name): Hostile => ({
      name: `${name}, in all files`,
      tries: 'to be read as something else than it is written back',
      make: (world) => rewrite(world, ALL, WAYS[name] as (typeof WAYS)[string]),
    }),
  ),
];
