import fc from 'fast-check';
import { expect, it } from 'vitest';
import { refuseReferences } from '../../src/edit/loose-ends.ts';
import { UserError } from '../../src/problem.ts';
import { bundleOf } from '../support/one-file.ts';
import { runs } from '../support/runs.ts';

/** Where references to the job a are left in a file. */
function placesOf(text: string): number[] {
  const files = new Map([
    ['databricks.yml', 'include: [a.yml]\n'],
    ['a.yml', text],
  ]);
  try {
    refuseReferences(bundleOf(files), [], 'a');
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map(({ at }) => at?.start as number);
  }
}

it('finds references that are in no comment', () => {
  const piece = fc.constantFrom(
    'x: ',
    '${resources.jobs.a.id}',
    '${resources.jobs.ab.id}',
    '\n',
    ' # ',
    '#',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = `x: |\n  a\n  ${pieces.join('').replaceAll('\n', '\n  ')}\n`;
      const expected = [...text.matchAll(/\$\{resources\.jobs\.a\./g)].filter(({ index }) => {
        return !/(^|\s)#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
      });
      expect(placesOf(text)).toEqual(expected.map(({ index }) => index));
    }),
    runs(500),
  );
});
