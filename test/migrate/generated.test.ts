/** Parsers made up at random: what they become gives the same values, and no other line is touched. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argparseToWidgets } from '../../src/migrate/notebooks/argparse-to-widgets.ts';
import { applyEdits } from '../../src/text.ts';
import { type Case, compareRuns, widgetsFor } from '../support/argparse.ts';
import { needsPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';

/** One argument: how it is added, and what may stand on the command line for it. */
interface Given {
  readonly code: (name: string) => string;
  readonly words: (name: string) => readonly (readonly string[])[];
}

const texts = ['main', '', 'a b', "it's", '{x}', 'ä→', '0'];
const quoted = fc.constantFrom(...texts).map((text) => JSON.stringify(text));
const option = (rest: string, values: readonly (readonly string[])[]): Given => ({
  code: (name) => `"--${name}"${rest}`,
  words: (name) => [[], ...values.map((each) => [`--${name}`, ...each])],
});
const strings = texts.map((text) => [text]);
const numbers = [['5'], ['-7'], ['x'], ['2.5'], ['']];

// An empty text counts as not given where nothing else can say so: not tried there.
const filled = strings.filter(([text]) => text !== '');
const full = numbers.filter(([text]) => text !== '');

const argument: fc.Arbitrary<Given> = fc.oneof(
  fc.constant(option(', required=True', strings)),
  fc.constantFrom('', ', default=None', ', default=5').map((rest) => option(rest, filled)),
  quoted.map((text) => option(`, default=${text}, help=${text}`, strings)),
  fc.integer({ min: -99, max: 99 }).map((n) => option(`, type=int, default=${n}`, numbers)),
  fc.constantFrom('0.5', '"2"', '1e-3').map((n) => option(`, type=float, default=${n}`, numbers)),
  fc.constantFrom('1', 'None', 'True').map((n) => option(`, type=float, default=${n}`, full)),
  fc.constantFrom('True', 'False').map((b) => option(`, type=bool, default=${b}`, strings)),
  fc.constantFrom('store_true', 'store_false').map((a) => option(`, action="${a}"`, [[]])),
  fc
    .constantFrom('a', 'b')
    .map((d) => option(`, choices=["a", "b"], default="${d}"`, [['b'], ['c'], ['']])),
  fc
    .constantFrom('1, 2', '')
    .map((d) => option(`, nargs="*", type=int, default=[${d}]`, [['3', '4'], [], ['x']])),
  fc.constantFrom('+', '*').map((n) => option(`, nargs="${n}"`, [['x'], ['a b', 'c'], ['']])),
  fc.constant(option(', action="append"', [['x'], ['']])),
  fc.constant(option(', action="count", default=0', [[]])),
);

const noise = fc.constantFrom(
  '',
  '# a comment',
  'x = {"args": 1}',
  'print("add_argument")  # said',
  '    ',
);

interface Program {
  readonly before: string;
  readonly foreign: readonly string[];
  readonly argvs: readonly (readonly string[])[];
}

const program: fc.Arbitrary<Program> = fc
  .record({
    args: fc.array(fc.tuple(argument, noise, fc.nat()), { minLength: 1, maxLength: 5 }),
    inFunction: fc.boolean(),
    known: fc.boolean(),
    copies: fc.boolean(),
    eol: fc.constantFrom('\n', '\r\n'),
    tail: noise,
  })
  .map(({ args, inFunction, known, copies, eol, tail }) => {
    const names = args.map((_, index) => `value_${index}`);
    const foreign: string[] = [];
    const other = (line: string) => {
      if (line.trim() !== '') foreign.push(line);
      return line;
    };
    const target = known ? 'args, _ = parser.parse_known_args()' : 'args = parser.parse_args()';
    const lines = [
      'parser = argparse.ArgumentParser(description="x")',
      ...args.flatMap(([each, line], index) => [
        other(line),
        `parser.add_argument(${each.code(names[index] as string)})`,
      ]),
      target,
      other(tail),
      ...(copies ? names.map((name) => `${name} = args.${name}`) : []),
    ];
    const value = names.map((name) => (copies ? name : `args.${name}`)).join(', ');
    const body = inFunction
      ? [
          'def get_parameters():',
          ...[...lines, `return ${value},`].map((line) => `    ${line}`),
          '',
          'result = get_parameters()',
        ]
      : [...lines, `result = ${value},`];
    const before = ['# Databricks notebook source', 'import argparse', '', ...body, ''].join(eol);
    const variants = Math.max(...args.map(([each]) => each.words('x').length));
    const argvs = Array.from({ length: variants }, (_, turn) =>
      args.flatMap(([each, , seed], index) => {
        const words = each.words(names[index] as string);
        return words[(turn + seed) % words.length] as string[];
      }),
    );
    return { before, foreign, argvs };
  });

describe('for any parser', needsPython, () => {
  it('the values and their types stay, or both refuse', () => {
    fc.assert(
      fc.property(fc.array(program, { minLength: 150, maxLength: 150 }), (programs) => {
        const cases = programs.map(({ before, argvs }): Case => {
          const migration = argparseToWidgets(before);
          expect(migration.left, before).toEqual([]);
          const runs = argvs.map((argv) => ({ argv, widgets: widgetsFor(migration, argv) }));
          return { name: before, before, after: applyEdits(before, migration.edits), runs };
        });
        for (const { after, runs } of compareRuns(cases)) {
          for (const run of runs) {
            const message = `${run.argv.join(' ')}\n${after}`;
            if ('value' in run.before) expect(run.after, message).toEqual(run.before);
            else expect(run.after, message).toHaveProperty('refused');
          }
        }
      }),
      runs(3),
    );
  });
});

describe('for any parser', () => {
  it('other lines stay byte for byte, and twice is once', () => {
    fc.assert(
      fc.property(program, ({ before, foreign }) => {
        const after = applyEdits(before, argparseToWidgets(before).edits);
        expect(argparseToWidgets(after).edits).toEqual([]);
        expect(after.replaceAll('\r\n', '')).not.toMatch(before.includes('\r\n') ? /\n/ : /\r/);
        let at = 0;
        for (const line of foreign) {
          const found = after.indexOf(line, at);
          expect(found, `${line}\n${after}`).toBeGreaterThanOrEqual(0);
          at = found + line.length;
        }
      }),
      runs(300),
    );
  });

  it('anything else is left alone without a crash', () => {
    const word = fc.constantFrom(
      'import argparse', 'from argparse import ArgumentParser as P', 'parser', '=', '.', 'argparse',
      'ArgumentParser', '(', ')', '()', 'add_argument', '"--x"', 'parse_args', 'args', ',', '\n', '\n    ',
      'def f():', 'lambda', '[', ']', 'f"{args.x}"', '# c', 'type=', 'default=', '**', '*', ':', 'class A:',
    ); // biome-ignore format: a list of words
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(' ');
        const { edits, left } = argparseToWidgets(text);
        if (left.length > 0) expect(edits).toEqual([]);
        applyEdits(text, edits);
      }),
      runs(1000),
    );
  });
});
