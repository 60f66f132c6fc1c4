/**
 * The differential test: each program runs under python3 with a command line, and what became of it
 * with the same values as widgets. Either both give the same values of the same types, or both refuse.
 */
import { describe, expect, it } from 'vitest';
import {
  argparseToWidgets,
  type Migration,
} from '../../src/migrate/notebooks/argparse-to-widgets.ts';
import { applyEdits } from '../../src/text.ts';
import { compareRuns, widgetsFor } from '../support/argparse.ts';
import { needsPython } from '../support/python.ts';
import { type Shape, shapesOf } from '../support/shapes.ts';

interface Program {
  readonly name: string;
  readonly before: string;
  readonly migration: Migration;
  readonly shape: Shape;
}

function programOf(shape: Shape, name: string, before: string): Program {
  return { name, before, migration: argparseToWidgets(before), shape };
}

/** The arguments at the top of a notebook, whose values stay together. */
function atTop(shape: Shape): Program {
  const { code, name } = shape;
  const before = `import argparse\n\nparser = argparse.ArgumentParser()\n${code}args = parser.parse_args()\n\nresult = vars(args)\n`;
  return programOf(shape, `${name}, at the top`, before);
}

/** The arguments in a function that returns each value by itself. */
function inFunction(shape: Shape): Program {
  const { code, name } = shape;
  const dests = atTop(shape).migration.args?.map(({ dest }) => `args.${dest}`) ?? ['args'];
  const lines = [
    'parser = argparse.ArgumentParser()',
    ...code.trimEnd().split('\n'),
    'args = parser.parse_args()',
    `return ${dests.join(', ')}`,
  ];
  const body = lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
  const before = `import argparse\n\n\ndef get_parameters():\n${body}\n\n\nresult = get_parameters()\n`;
  return programOf(shape, `${name}, in a function`, before);
}

const argumentShapes = shapesOf('arguments.txt');
const programs: Program[] = [
  ...argumentShapes.flatMap((shape) => [atTop(shape), inFunction(shape)]),
  ...shapesOf('programs.txt').map((shape) => programOf(shape, shape.name, shape.code)),
];
const migrated = programs.filter(({ shape }) => shape.left.length === 0);
const refused = programs.filter(({ shape }) => shape.left.length > 0);

describe.each(migrated)('$name', ({ before, migration }) => {
  it('is migrated, and twice is once', () => {
    expect(migration.left).toEqual([]);
    expect(migration.edits).not.toEqual([]);
    const after = applyEdits(before, migration.edits);
    expect(after).not.toMatch(/parse_args|add_argument/);
    expect(argparseToWidgets(after).edits).toEqual([]);
  });
});

describe.each(refused)('$name', ({ migration, shape }) => {
  it('is left as it is, with the reason', () => {
    expect(migration.edits).toEqual([]);
    const messages = migration.left.map(({ message }) => message).join('\n');
    for (const message of shape.left) expect(messages).toContain(message);
  });
});

describe('before and after', needsPython, () => {
  const compared = compareRuns(
    migrated.map(({ name, before, migration, shape }) => ({
      name,
      before,
      after: applyEdits(before, migration.edits),
      runs: shape.runs.map((argv) => ({ argv, widgets: widgetsFor(migration, argv) })),
    })),
  );
  it.each(compared)('$name', ({ after, runs }) => {
    const values = runs.filter((run) => 'value' in run.before);
    expect(values.length, 'some run gives values').toBeGreaterThan(0);
    for (const run of runs) {
      if ('value' in run.before) expect(run.after, `${run.argv}\n${after}`).toEqual(run.before);
      else {
        expect(run.before.refused, after).toMatch(/^SystemExit: /);
        expect(run.after, `${run.argv}\n${after}`).toHaveProperty('refused');
        expect(run.after).not.toMatchObject({
          refused: expect.stringMatching(/^(Name|Attribute|Syntax)/),
        });
      }
    }
  });
});
