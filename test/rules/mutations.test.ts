/**
 * Each rule finds its kind of mistake wherever it is planted into a project without findings: at the
 * right place, and no other rule finds anything.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newProject } from '../../src/create/new-project.ts';
import type { FileTree } from '../../src/files.ts';
import type { Finding } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { MUTATIONS } from '../mutations/index.ts';
import { MARKS, type Mutation, type Place, pickBy, unmark } from '../mutations/mutation.ts';
import { answers, specOf } from '../support/answers.ts';
import { treeOf } from '../support/folder.ts';
import { fixFiles, lintFiles, shown } from '../support/lint.ts';
import { runs } from '../support/runs.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');

const examples = fs.readdirSync(EXAMPLES).map((name) => treeOf(join(EXAMPLES, name, 'project')));
const projects: fc.Arbitrary<FileTree> = fc.oneof(
  fc.constantFrom(...examples),
  fc.noShrink(answers).map((raw) => newProject(specOf(raw), '1.2.3')),
);
const chances = fc.array(fc.nat(999_999), { minLength: 5, maxLength: 5 });

it('every rule has mistakes to find', () => {
  const rules = MUTATIONS.map(({ rule }) => rule);
  expect([...new Set(rules)].sort()).toEqual(RULES.map(({ id }) => id));
});

it('no mistake is in the table twice', () => {
  const names = MUTATIONS.map(({ rule, mistake }) => `${rule}: ${mistake}`);
  expect([...new Set(names)]).toEqual(names);
});

describe.each(MUTATIONS)('$rule: $mistake', (mutation) => {
  it('is found where it is, and nothing else is', () => {
    fc.assert(
      fc.property(projects, chances, fc.boolean(), (project, numbers, crlf) => {
        fc.pre(![...project.values()].some((text) => text.match(MARKS)));
        const planted = mutation.plant(project, pickBy(numbers));
        fc.pre(planted !== null);
        const [before, marked] = [project, planted as FileTree].map((files) => {
          return crlf ? withCrlf(files) : files;
        }) as [FileTree, FileTree];
        const { files, places } = unmark(mutation, marked);
        const found = lintFiles(files);
        expect(facts(files, placesOf(found)), shown(found, files)).toEqual(facts(files, places));
        expect(places.some(({ rule }) => rule === mutation.rule)).toBe(true);
        expect(found.some((each) => each.fix?.safe)).toBe(mutation.fix !== undefined);
        if (mutation.fix !== undefined) judgeFixes(mutation, { before, marked, files });
      }),
      { ...runs(3), maxSkipsPerRun: 1000 },
    );
  });

  it('is not found without its rule', () => {
    const { files, places } = plantedAnywhere(mutation);
    const others = RULES.filter(({ id }) => id !== mutation.rule);
    const left = places.filter(({ rule }) => rule !== mutation.rule);
    expect(left.length).toBeLessThan(places.length);
    expect(facts(files, placesOf(lintFiles(files, others)))).toEqual(facts(files, left));
  });
});

/** The first example that has a place for a mistake, with the mistake. */
function plantedAnywhere(mutation: Mutation): ReturnType<typeof unmark> {
  for (const project of examples) {
    const planted = mutation.plant(project, pickBy([0]));
    if (planted !== null) return unmark(mutation, planted);
  }
  throw new Error('no example has a place for it');
}

function judgeFixes(
  { fix }: Mutation,
  { before, marked, files }: Record<'before' | 'marked' | 'files', FileTree>,
): void {
  const fixed = fixFiles(files, 'safe');
  expect(shown(lintFiles(fixed), fixed)).toBe('');
  if (fix === 'restores') expect(fixed).toEqual(new Map(before));
  if (fix === 'fixes') for (const [path, text] of marked) expectLines(fixed.get(path) ?? '', text);
}

/** Expects the lines of a marked text that have no mark to be in a text, in order. */
function expectLines(text: string, marked: string): void {
  const lines = text.split('\n');
  let at = 0;
  for (const line of marked.split('\n')) {
    if (line.match(MARKS)) continue;
    at = lines.indexOf(line, at) + 1;
    expect(at, line).toBeGreaterThan(0);
  }
}

function placesOf(found: readonly Finding[]): Place[] {
  return found.map(({ rule, at: { path, start, end } }) => ({ rule, path, start, end }));
}

/** Places as a human reads them, in the order of their texts. */
function facts(files: FileTree, places: readonly Place[]): string[] {
  return places
    .map(({ rule, path, start, end }) => {
      return `${rule} at ${path}:${start}: ${JSON.stringify(files.get(path)?.slice(start, end))}`;
    })
    .sort();
}

function withCrlf(files: FileTree): Map<string, string> {
  return new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', '\r\n')]));
}
