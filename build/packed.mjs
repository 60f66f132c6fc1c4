import { deflateRawSync } from 'node:zlib';

/**
 * A module whose `name` is a text that is packed in the built tool, where nobody reads it: a third of
 * its size.
 * @param {string} name
 * @param {string} text
 * @param {(unpacked: string) => string} wrap  the expression for what is exported
 */
export function packedModule(name, text, wrap = (unpacked) => unpacked) {
  const packed = deflateRawSync(text, { level: 9 }).toString('base64');
  const unpacked = `inflateRawSync(Buffer.from('${packed}', 'base64')).toString()`;
  return `import { inflateRawSync } from 'node:zlib';\nexport const ${name} = ${wrap(unpacked)};`;
}
