import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referencePath } from '../../src/bundle/reference-path.ts';
import { placeText, referencesOf } from '../../src/bundle/references.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

/** The pattern of the CLI. It takes exponential time for some texts, so these stay short. */
const SEGMENT = String.raw`\p{L}+([-_]*[\p{L}\p{N}]+)*`;
const OFFICIAL = new RegExp(
  String.raw`^(${SEGMENT}(\.${SEGMENT}(\[[0-9]+\])*)*(\[[0-9]+\])*)$`,
  'u',
);

const piece = fc.constantFrom('var', 'x', 'ä', '7', '_', '-', '.', '[', ']', '[0]', ' ', '$', '..');

describe('the path of a reference', () => {
  it('is seen where the CLI sees one, and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const inside = pieces.join('');
        expect(referencePath(inside) !== null, inside).toBe(OFFICIAL.test(inside));
      }),
      runs(3000),
    );
  });

  it('has indexes behind names only, and none at its head', () => {
    expect(referencePath('var[0].x')).toBeNull();
    expect(referencePath('var.[0]')).toBeNull();
    expect(referencePath('var[0]')).toEqual(['var', '[0]']);
  });

  it('holds the whole text', () => {
    expect(referencePath('var.x[0][12].y-z')).toEqual(['var', 'x', '[0]', '[12]', 'y-z']);
    expect(referencePath('resources.jobs.größe_2.id')?.[2]).toBe('größe_2');
  });

  it('is looked for in linear time', () => {
    expect(referencePath(`${'a'.repeat(200_000)}_`)).toBeNull();
    expect(referencePath(`${'a_-'.repeat(100_000)}!`)).toBeNull();
  });
});

describe('references of a file', () => {
  const style = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `"${text}"`,
    (text) => `'it''s ${text}'`,
    (text) => `|  # \${no.reference}\n      ${text}\n      more`,
    (text) => `>-\n\n      a\n      ${text}`,
    (text) => `[a, "${text}"]`,
    (text) => `{k: '${text}'}`,
    (text) => `&anchor ${text} # \${not.this}`,
  );

  it('have exact places, whatever the style of the text', () => {
    const text = fc.constantFrom(
      '${var.x}',
      'a ${var.x} ${ b }',
      '${a.b}${c}',
      '$${var.x}',
      'x${}',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(style, text), { minLength: 1 }), fc.boolean(), (all, crlf) => {
        const lines = all.map(([write, inner], index) => `    k${index}: ${write(inner)}`);
        const yaml = `top:\n  map:\n${lines.join('\n')}\n`;
        const found = foundIn(crlf ? yaml.replaceAll('\n', '\r\n') : yaml);
        const written = all.flatMap(([, inner]) => inner.match(/\$\{[^{}]*\}/g) ?? []);
        expect(found.map(({ raw }) => raw)).toEqual(written);
        expect(found.every(({ place }) => /^top\.map\.k\d+/.test(place))).toBe(true);
      }),
      runs(100),
    );
  });

  it('are known by their place, keys included', () => {
    const found = foundIn('a:\n  - b: ${x.y}\n    ${key.of}: [1, "${c} d"]\n');
    expect(found).toEqual([
      { raw: '${x.y}', place: 'a[0].b', inKey: false, whole: true },
      { raw: '${key.of}', place: 'a[0].${key.of}', inKey: true, whole: true },
      { raw: '${c}', place: 'a[0].${key.of}[1]', inKey: false, whole: false },
    ]);
  });

  it('are nested when others stand in them', () => {
    const bundle = bundleOf(new Map([['databricks.yml', 'a: x${var.a_${bundle.target}}\n']]));
    const found = referencesOf(bundle.rootFile);
    expect(found.map(({ inside, nested }) => [inside, nested])).toEqual([
      ['var.a_', true],
      ['bundle.target', false],
    ]);
  });

  it('are open when no brace closes them on their line, the first of each line', () => {
    const yaml = 'a: |\r\n  ${x ${y} ${z\r\n  }${w\r\nb: "${v"\r\n';
    const { rootFile } = bundleOf(new Map([['databricks.yml', yaml]]));
    const found = referencesOf(rootFile);
    expect(found.map(({ inside, closed, whole }) => [inside, closed, whole])).toEqual([
      ['x ', false, false],
      ['y', true, false],
      ['w', false, false],
      ['v', false, true],
    ]);
  });

  it('are found in linear time', () => {
    expect(foundIn(`a: "${'${a.'.repeat(100_000)}"\n`)).toHaveLength(1);
    expect(foundIn(`a: "${'${a}'.repeat(20_000)}"\n`)).toHaveLength(20_000);
  });
});

function foundIn(yaml: string) {
  const { rootFile } = bundleOf(new Map([['databricks.yml', yaml]]));
  return referencesOf(rootFile).map(({ span, place, inKey, whole }) => {
    return { raw: yaml.slice(span.start, span.end), place: placeText(place), inKey, whole };
  });
}
