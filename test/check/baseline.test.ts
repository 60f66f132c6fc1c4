import { describe, expect, it } from 'vitest';
import {
  NO_BASELINE,
  parseBaseline,
  renderBaseline,
  sizeOf,
  withoutKnown,
  withPaths,
} from '../../src/check/baseline.ts';
import type { Finding } from '../../src/finding.ts';

function finding(rule: string, path: string, message = 'm', subject?: string, start = 0): Finding {
  const at = { path, start, end: start };
  return { rule, severity: 'error', at, message, ...(subject === undefined ? {} : { subject }) };
}

const A = finding('r', 'a.yml', 'm', 's', 1);
const A_TWICE = finding('r', 'a.yml', 'm', 's', 9);

function known(...findings: Finding[]) {
  return parseBaseline(renderBaseline(findings)) ?? NO_BASELINE;
}

describe('a baseline', () => {
  it('is written in the order of rules, files, subjects and messages, equal ones counted', () => {
    const findings = [
      finding('r', 'b.yml'),
      A,
      finding('r', 'a.yml', 'n', 's'),
      A_TWICE,
      finding('q', 'z.yml'),
    ];
    expect(renderBaseline(findings)).toBe(`{
  "format": 1,
  "findings": [
    {
      "rule": "q",
      "path": "z.yml",
      "subject": null,
      "message": "m",
      "count": 1
    },
    {
      "rule": "r",
      "path": "a.yml",
      "subject": "s",
      "message": "m",
      "count": 2
    },
    {
      "rule": "r",
      "path": "a.yml",
      "subject": "s",
      "message": "n",
      "count": 1
    },
    {
      "rule": "r",
      "path": "b.yml",
      "subject": null,
      "message": "m",
      "count": 1
    }
  ]
}
`);
  });

  it.each([
    ['a rule', finding('q', 'a.yml', 'm', 's')],
    ['a file', finding('r', 'b.yml', 'm', 's')],
    ['a subject', finding('r', 'a.yml', 'm', 't')],
    ['no subject', finding('r', 'a.yml', 'm')],
    ['a message', finding('r', 'a.yml', 'n', 's')],
  ])('does not know what has another: %s', (_what, other) => {
    expect(withoutKnown([other], known(A))).toEqual({ findings: [other], known: [] });
    expect(withoutKnown([A_TWICE], known(A))).toEqual({ findings: [], known: [A_TWICE] });
  });

  it('knows as many as it counts, the first ones', () => {
    const third = finding('r', 'a.yml', 'm', 's', 20);
    expect(withoutKnown([A, A_TWICE, third], known(A, A))).toEqual({
      findings: [third],
      known: [A, A_TWICE],
    });
    expect(withoutKnown([A], NO_BASELINE)).toEqual({ findings: [A], known: [] });
  });

  it('is not used up by looking', () => {
    const baseline = known(A);
    withoutKnown([A], baseline);
    expect(withoutKnown([A], baseline).known).toEqual([A]);
  });

  it('counts what is wanted', () => {
    const all = known(A, A, finding('q', 'b.yml'));
    expect(sizeOf(all, () => true)).toBe(3);
    expect(sizeOf(all, (rule) => rule === 'r')).toBe(2);
    expect(sizeOf(all, (_rule, path) => path === 'b.yml')).toBe(1);
    expect(sizeOf(all, () => false)).toBe(0);
  });

  it('can be seen from another folder', () => {
    const moved = withPaths(known(A, A), (path) => `x/${path}`);
    const there = finding('r', 'x/a.yml', 'm', 's');
    expect(withoutKnown([there, there], moved).known).toHaveLength(2);
    expect(withoutKnown([A], moved).known).toEqual([]);
  });

  const entry = { rule: 'r', path: 'p', subject: null, message: 'm', count: 1 };
  const text = (findings: unknown, format: unknown = 1) => JSON.stringify({ format, findings });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['another format', text([], 2)],
    ['no findings', '{"format": 1}'],
    ['a map of findings', text({})],
    ['an entry that is null', text([null])],
    ['one bad entry of two', text([entry, 1])],
    ['no rule', text([{ ...entry, rule: undefined }])],
    ['a path that is no text', text([{ ...entry, path: 1 }])],
    ['a subject that is no text', text([{ ...entry, subject: 1 }])],
    ['a message that is no text', text([{ ...entry, message: null }])],
    ['a count of 0', text([{ ...entry, count: 0 }])],
    ['half a count', text([{ ...entry, count: 1.5 }])],
    ['a count as text', text([{ ...entry, count: '1' }])],
  ])('is not read from %s', (_what, broken) => {
    expect(parseBaseline(broken)).toBeNull();
  });

  it.each([
    ['none', text([]), 0],
    ['one', text([entry]), 1],
    ['one with a subject', text([{ ...entry, subject: 's', count: 3 }]), 3],
    ['one without', text([{ ...entry, subject: undefined }]), 1],
  ])('is read from %s', (_what, right, size) => {
    expect(sizeOf(parseBaseline(right) ?? NO_BASELINE, () => true)).toBe(size);
    expect(parseBaseline(right)).not.toBeNull();
  });
});
