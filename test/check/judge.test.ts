/** The engine with rules of its own, which find words: what counts, in which order, and is fixed. */
import { describe, expect, it } from 'vitest';
import { parseBaseline, renderBaseline } from '../../src/check/baseline.ts';
import { fixAll } from '../../src/check/fix-all.ts';
import { withoutExcused } from '../../src/check/ignores.ts';
import { byPlace, lint } from '../../src/check/lint.ts';
import type { Finding } from '../../src/finding.ts';
import { RULES } from '../../src/rules/index.ts';
import { newMemory } from '../../src/subject/memory.ts';
import { NO_SETTINGS } from '../../src/subject/settings.ts';
import { subjectOf } from '../../src/subject/subject.ts';
import { codeSourceOf } from '../support/lint.ts';
import { bundleOf } from '../support/one-file.ts';
import { foundIn, replacing, requestFor, wordRule } from '../support/word-rules.ts';

const ROOT = 'include: [second.yml, first.yml]\n';
const rules = [wordRule('bad'), wordRule('evil', { severity: 'warning' })];

function files(a: string, b = 'x: 1\n'): Map<string, string> {
  return new Map([
    ['databricks.yml', ROOT],
    ['second.yml', b],
    ['first.yml', a],
  ]);
}

describe('what is found', () => {
  it('is in the order of files and places, whichever rule found it', () => {
    expect(foundIn(files('x: evil bad\n', 'y: bad\n'), rules).lines).toEqual([
      'warning no-evil first.yml:3 there is evil',
      'error no-bad first.yml:8 there is bad',
      'error no-bad second.yml:3 there is bad',
    ]);
  });

  it('has an order at one place, too', () => {
    const at = (path: string, start: number, end: number, rule: string, message: string) => {
      return { at: { path, start, end }, rule, message, severity: 'error' } as Finding;
    };
    const sorted = [
      at('a', 1, 2, 'p', 'm'),
      at('a', 1, 2, 'p', 'n'),
      at('a', 1, 2, 'q', 'a'),
      at('a', 1, 3, 'a', 'a'),
      at('a', 2, 2, 'a', 'a'),
      at('b', 0, 1, 'a', 'a'),
    ];
    expect(sorted.toReversed().sort(byPlace)).toEqual(sorted);
    expect(byPlace(sorted[0] as Finding, { ...(sorted[0] as Finding) })).toBe(0);
  });

  it('is in order for who looks at a bundle without settings and comments, too', () => {
    const all = files('x: evil bad\n', 'y: bad\n');
    const subject = subjectOf(bundleOf(all), codeSourceOf(all), NO_SETTINGS, newMemory());
    const places = lint(subject, rules).map(({ at }) => `${at.path}:${at.start}`);
    expect(places).toEqual(['first.yml:3', 'first.yml:8', 'second.yml:3']);
  });

  it('is reported once, though a rule yields it twice', () => {
    const twice = wordRule('bad', {
      *check(subject) {
        yield* wordRule('bad').check(subject);
        yield* wordRule('bad').check(subject);
        for (const each of wordRule('bad').check(subject)) {
          yield { ...each, help: 'too late' };
          yield { ...each, message: 'other' };
        }
      },
    });
    expect(foundIn(files('x: bad\n'), [twice]).findings.map(({ help }) => help)).toEqual([
      undefined,
      undefined,
    ]);
    expect(foundIn(files('x: bad\n'), [twice]).lines).toEqual([
      'error no-bad first.yml:3 other',
      'error no-bad first.yml:3 there is bad',
    ]);
  });

  it('by rules that read code comes as well, once what is read ahead is there', () => {
    const order: string[] = [];
    const told = (id: string, start: number, more: object) =>
      wordRule('bad', {
        id,
        ...more,
        *check({ bundle }) {
          order.push(`${id} of ${bundle.files.size}`);
          yield { at: { path: 'first.yml', start, end: start }, message: id };
        },
      });
    const readAhead = () => {
      order.push('read ahead');
      return new Map();
    };
    const both = [told('late', 0, { readsCode: true }), told('early', 2, {})];
    const { lines } = foundIn(files('x: 1\n'), both, { readAhead });
    expect(order).toEqual(['early of 3', 'read ahead', 'late of 3']);
    expect(lines).toEqual(['error late first.yml:0 late', 'error early first.yml:2 early']);
  });

  it('has no text of what cannot be read', () => {
    const all = files('x: 1\n');
    const source = {
      ...codeSourceOf(all),
      read: (path: string) => (path === 'second.yml' ? null : (all.get(path) ?? null)),
      whyUnreadable: () => 'no right to read it',
    };
    expect([...foundIn(all, rules, { source }).texts.keys()]).toEqual([
      'databricks.yml',
      'first.yml',
    ]);
  });

  it('is what the settings let count', () => {
    const severity = new Map([
      ['no-bad', 'note' as const],
      ['no-evil', 'off' as const],
    ]);
    const settings = { ...NO_SETTINGS, severity, ignores: (path: string) => path === 'second.yml' };
    const verdict = foundIn(files('x: bad evil\n', 'y: bad\n'), rules, { settings });
    expect(verdict.lines).toEqual(['note no-bad first.yml:3 there is bad']);
  });

  it('is not what the baseline knows', () => {
    const { findings } = foundIn(files('x: bad evil\n'), rules);
    const baseline = parseBaseline(renderBaseline(findings.slice(0, 1))) ?? new Map();
    const after = foundIn(files('x: y\nz: bad evil\n'), rules, { baseline });
    expect(after.lines).toEqual(['warning no-evil first.yml:12 there is evil']);
    expect(after.known.map(({ rule }) => rule)).toEqual(['no-bad']);
  });

  it('comes with all texts that were looked at', () => {
    const { texts } = foundIn(files('x: 1\n'), rules);
    expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(files('x: 1\n')));
  });

  it('of a root file that is no YAML is its faults alone, and only where their rule is asked', () => {
    const broken = new Map([['databricks.yml', 'x: [bad\n']]);
    const syntax = RULES.filter(({ id }) => id === 'yaml-syntax');
    const both = foundIn(broken, [...rules, ...syntax]);
    expect(both.bundle).toBeNull();
    expect([...new Set(both.findings.map(({ rule }) => rule))]).toEqual(['yaml-syntax']);
    expect(foundIn(broken, rules).lines).toEqual([]);
  });
});

describe('comments', () => {
  const about = RULES.filter(({ id }) => id.startsWith('ignore-'));
  const all = [...rules, ...about];
  const linesOf = (text: string, some = all) =>
    foundIn(files(text), some, { allRules: all.map(({ id }) => id) });

  it.each([
    ['x: bad # dab-ignore[no-bad]: why\n', []],
    ['x: bad evil # dab-ignore[no-bad, no-evil]: why\n', []],
    ['x: bad evil # dab-ignore[no-bad]: why\n', ['no-evil']],
    ['# dab-ignore[no-bad]: why\nx: bad\ny: bad\n', ['no-bad']],
    ['# dab-ignore[no-bad]: why\nx:\n  y: bad\n  z: bad\n', []],
    ['x: bad\ny: 1 # dab-ignore[no-bad]: why\n', ['no-bad', 'ignore-is-used']],
    ['x: bad # dab-ignore[no-bad]\n', ['no-bad', 'ignore-has-reason']],
    ['x: bad # dab-ignore[no-bad]:  \n', ['no-bad', 'ignore-has-reason']],
    ['x: bad # dab-ignore[no-bd]: why\n', ['no-bad', 'ignore-is-used']],
    ['x: bad # dab-ignore no-bad\n', ['no-bad', 'ignore-is-used']],
    ['x: 1 # dab-ignore[no-bad]: why\n', ['ignore-is-used']],
    ['x: bad # dab-ignore[no-bad, no-evil]: why\n', ['ignore-is-used']],
    ['x: "bad # dab-ignore[no-bad]: why"\n', ['no-bad']],
    ['x: bad # we talk of dab-ignore comments\n', ['no-bad']],
  ])('%j leaves %j', (text, left) => {
    expect(linesOf(text).findings.map(({ rule }) => rule)).toEqual(left);
  });

  it('are counted by what they excuse', () => {
    expect(linesOf('x: bad bad # dab-ignore[no-bad]: why\n').excused).toBe(2);
    expect(linesOf('x: bad # dab-ignore[no-evil]: why\n').excused).toBe(0);
  });

  it.each([
    [
      'x: bad # dab-ignore[no-bad, no-evil]\n',
      'this comment gives no reason, so it excuses nothing',
      'Write why behind a colon: # dab-ignore[no-bad, no-evil]: the reason',
    ],
    [
      'x: 1 # dab-ignore no-bad no-evil\n',
      'this comment does not have the form that excuses findings',
      'Write # dab-ignore[no-bad, no-evil]: the reason',
    ],
    [
      'x: 1 # dab-ignore[]\n',
      'this comment does not have the form that excuses findings',
      'Write # dab-ignore[rule]: the reason',
    ],
    [
      'x: 1 # dab-ignore[no-bda]: w\n',
      'there is no rule "no-bda". Did you mean "no-bad"?',
      undefined,
    ],
    [
      'x: 1 # dab-ignore[no-bad]: w\n',
      'no-bad finds nothing here',
      'Take it out of the comment, or remove the whole comment.',
    ],
  ])('%j: %s', (text, message, help) => {
    const found = linesOf(text).findings.find(({ rule }) => rule.startsWith('ignore-'));
    expect(found?.message).toBe(message);
    expect(found?.help).toBe(help);
  });

  it('of SQL are closed in what is proposed', () => {
    const text = '/* dab-ignore[no-bad] */';
    const ran = new Set(all.map(({ id }) => id));
    const { left } = withoutExcused([], new Map([['a.sql', text]]), ran, [...ran]);
    expect(left.map(({ help }) => help)).toEqual([
      'Write why behind a colon: /* dab-ignore[no-bad]: the reason */',
    ]);
  });

  it('of rules that are not looked at are not unused', () => {
    expect(linesOf('x: 1 # dab-ignore[no-bad]: w\n', about).lines).toEqual([]);
  });

  it('are not judged where their own rules are not asked for', () => {
    expect(linesOf('x: 1 # dab-ignore[no-bad]\n', rules).lines).toEqual([]);
    const [hasReason] = about.filter(({ id }) => id === 'ignore-has-reason');
    const text = 'x: 1 # dab-ignore[no-bda]\ny: 1 # dab-ignore no-bad\n';
    expect(linesOf(text, hasReason ? [hasReason] : []).findings).toHaveLength(1);
  });
});

describe('fixes', () => {
  const fix = (text: string, some: Parameters<typeof requestFor>[1], unsafe = false) => {
    const { changes, made } = fixAll(requestFor(files(text), some), unsafe, () => true);
    return { count: made.length, after: changes.map(({ after }) => after) };
  };

  it('make way for each other, round after round, and are counted', () => {
    const chain = [replacing('a', 'b'), replacing('b', 'c'), replacing('c', 'd')];
    expect(fix('x: a a\ny: c\n', chain)).toEqual({ count: 7, after: ['x: d d\ny: d\n'] });
  });

  it('tell what was before, and nothing of files that stay', () => {
    const request = requestFor(files('x: a\n', 'y: 1\n'), [
      replacing('a', 'b'),
      replacing('b', 'c'),
    ]);
    expect(fixAll(request, false, () => true)).toEqual({
      made: [
        { rule: 'no-a', path: 'first.yml', line: 1, title: 'Write b' },
        { rule: 'no-b', path: 'first.yml', line: 1, title: 'Write c' },
      ],
      changes: [{ path: 'first.yml', before: 'x: a\n', after: 'x: c\n' }],
    });
  });

  it('that may change the meaning are made when asked', () => {
    const some = [replacing('a', 'b', false), replacing('z', 'y')];
    expect(fix('x: a z\n', some)).toEqual({ count: 1, after: ['x: a y\n'] });
    expect(fix('x: a z\n', some, true)).toEqual({ count: 2, after: ['x: b y\n'] });
  });

  it('are of findings that are wanted', () => {
    const request = requestFor(files('x: a z\n'), [replacing('a', 'b'), replacing('z', 'y')]);
    const { changes } = fixAll(request, false, ({ rule }) => rule === 'no-z');
    expect(changes.map(({ after }) => after)).toEqual(['x: a y\n']);
  });

  it('that touch each other are made one after the other', () => {
    const wide = wordRule('a', {
      id: 'z-wide',
      fix: (at) => ({ title: '', safe: true, edits: [{ ...at, end: at.end + 1, text: 'W' }] }),
    });
    // In `a.b` the piece `a.` touches `b`: once it is gone, there is no `b` left to find.
    expect(fix('x: a.b\n', [wide, replacing('b', 'c')])).toEqual({ count: 1, after: ['x: Wb\n'] });
    expect(fix('x: a..b\n', [wide, replacing('b', 'c')])).toEqual({
      count: 2,
      after: ['x: W.c\n'],
    });
  });

  it('of which one edit touches an earlier one are not made by half', () => {
    const both = wordRule('q', {
      fix: (at) => ({
        title: '',
        safe: true,
        edits: [
          { ...at, text: 'Q' },
          { path: at.path, start: 3, end: 4, text: 'X' },
        ],
      }),
    });
    expect(fix('x: a q\n', [replacing('a', 'b'), both])).toEqual({ count: 2, after: ['x: X Q\n'] });
  });

  it('of which a later one ends where an edit of an earlier one begins', () => {
    const far = wordRule('q', {
      fix: (at) => ({
        title: '',
        safe: true,
        edits: [
          { ...at, text: 'Q' },
          { path: at.path, start: 6, end: 7, text: 'Y' },
        ],
      }),
    });
    const near = wordRule('ay', {
      fix: (at) => ({ title: '', safe: true, edits: [{ ...at, end: at.start + 1, text: 'A' }] }),
    });
    expect(fix('x: q ay\n', [far, near])).toEqual({ count: 1, after: ['x: Q aY\n'] });
  });

  it('are all made in one round where they touch nothing', () => {
    let looks = 0;
    const some = replacing('a', 'b');
    const counting = {
      ...some,
      *check(subject: Parameters<typeof some.check>[0]) {
        looks++;
        yield* some.check(subject);
      },
    };
    const text = `x: ${'a '.repeat(50)}c\n`;
    expect(fix(text, [counting])).toEqual({ count: 50, after: [text.replaceAll('a', 'b')] });
    expect(looks).toBe(2);
  });

  it('that never come to rest end after twenty rounds', () => {
    const endless = [replacing('a', 'b'), replacing('b', 'a')];
    expect(fix('x: a\n', endless)).toEqual({ count: 20, after: ['x: a\n'] });
  });

  it('that lead to an error that was not there are not made, and the others are', () => {
    const refused = wordRule('b');
    const some = [replacing('a', 'b'), replacing('m', 'n'), replacing('z', 'y'), refused];
    expect(fix('x: a m z\n', some)).toEqual({ count: 2, after: ['x: a n y\n'] });
  });

  it('that lead to an error together are made as far as they do not', () => {
    const pair = wordRule('b c');
    const some = [replacing('a', 'b'), replacing('d', 'c'), pair];
    expect(fix('x: a d\n', some)).toEqual({ count: 1, after: ['x: b d\n'] });
  });

  it('that lead to a warning are made', () => {
    const warned = { ...wordRule('b'), severity: 'warning' as const };
    expect(fix('x: a\n', [replacing('a', 'b'), warned])).toEqual({ count: 1, after: ['x: b\n'] });
  });

  it('look at a bounded number of files to find the one that does harm', () => {
    let looks = 0;
    const refused = wordRule('b');
    const counting = {
      ...refused,
      *check(subject: Parameters<typeof refused.check>[0]) {
        looks++;
        yield* refused.check(subject);
      },
    };
    const words = Array.from({ length: 200 }, (_, at) => `w${at}`);
    const each = words.map((word) => replacing(word, 'b'));
    expect(fix(`x: ${words.join(' ')}\n`, [...each, counting])).toEqual({ count: 0, after: [] });
    expect(looks).toBeLessThan(100);
  });

  it('where there are none, change nothing', () => {
    expect(fix('x: bad\n', rules)).toEqual({ count: 0, after: [] });
  });
});
