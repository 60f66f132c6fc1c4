/**
 * No regular expression of the source takes more time than in proportion to its text: recheck looks
 * for texts on which one would. What it cannot see is an expression that is made at run time, so there
 * is none.
 */
import { join } from 'node:path';
import { checkSync, type Diagnostics } from 'recheck';
import { describe, expect, it } from 'vitest';
import {
  type Expression,
  expressionsOfPython,
  expressionsOfTypeScript,
  inTypeScript,
} from './support/expressions.ts';

const ROOT = join(import.meta.dirname, '..');

/** Expressions that take time in the square of a text that is short, with the bound and its reason. */
const BOUNDED: Readonly<Record<string, string>> = {};

// As JavaScript, which is there on every machine: the faster builds would not tell more.
process.env.RECHECK_SYNC_BACKEND = 'pure';

/** The same verdict in every run: nothing random, and counted steps in place of time. */
const STEADY = {
  randomSeed: 1,
  attackTimeout: null,
  incubationTimeout: null,
  recallTimeout: -1,
  timeout: 100_000,
  // Where no automaton can be built: fewer tries than by default. They find all of the slow ones below.
  maxIteration: 3,
  maxInitialGenerationSize: 100,
  maxGenerationSize: 50,
};

function verdictOf({ source, flags }: Omit<Expression, 'at'>): string {
  const found: Diagnostics = checkSync(source, flags, STEADY);
  if (found.status === 'unknown') return `unknown: ${found.error.kind}`;
  return found.status === 'safe' ? 'linear' : found.complexity.summary;
}

const inSource = expressionsOfTypeScript(join(ROOT, 'src'));
const inTemplates = expressionsOfPython(join(ROOT, 'templates'));

it('no expression is made at run time', () => {
  expect(inSource.built).toEqual([]);
});

it('all expressions take linear time', { timeout: 300_000 }, () => {
  const verdicts = new Map<string, string>();
  const slow: Record<string, string> = {};
  for (const expression of [...inSource.expressions, ...inTemplates]) {
    const written = `/${expression.source}/${expression.flags}`;
    const verdict = verdicts.get(written) ?? verdictOf(expression);
    verdicts.set(written, verdict);
    if (verdict !== 'linear' && !(written in BOUNDED))
      slow[`${expression.at} ${written}`] = verdict;
  }
  expect(slow).toEqual({});
  expect(Object.keys(BOUNDED).filter((written) => !verdicts.has(written))).toEqual([]);
});

describe('what is looked for', () => {
  it.each([
    [/^[A-Za-z]([_-]*[A-Za-z0-9]+)*$/, 'exponential'],
    [/^[A-Z][a-z]+([_-]?[A-Za-z][a-z]+)*$/, 'exponential'],
    [/[_-]+$/, '2nd degree polynomial'],
    [/\s*\.\s*/g, '2nd degree polynomial'],
    [/(?<!x)[_-]+$/, '2nd degree polynomial'],
    [/^(?!y)(a|ab|b)*c$/, 'exponential'],
    [/^(\d{1,300}\.\d{0,300}|\d{1,300}x?)*$/, '(fuzz)'],
  ])('%s is found', ({ source, flags }, complexity) => {
    expect(verdictOf({ source, flags })).toContain(complexity);
  });

  it('each place that makes an expression is found', () => {
    const text = [
      'const a = new RegExp(`^${name}$`);',
      "const b = RegExp('x', 'u');",
      "const c = text.match('x+');",
      'const d = text.search(`${x}+`);',
      'const make = RegExp; make(x);',
      'const e = /x+/u.test(text as string) && text.match(/y/g);',
    ].join('\n');
    const { built, expressions } = inTypeScript('a.ts', text);
    expect(built).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3', 'a.ts:4', 'a.ts:5']);
    expect(expressions.map(({ source, flags }) => `${source} ${flags}`)).toEqual(['x+ u', 'y g']);
  });

  it('sees what there is', () => {
    expect(inSource.expressions.length).toBeGreaterThan(200);
    expect(inTemplates.map(({ at }) => at)).toContain('project/tests/local/sql_file.py.hbs:7');
  });
});
