/** Every valid file is read: what CPython and Databricks take is no fault to us. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskedPython } from '../../src/notebook/python-mask.ts';
import { definedName } from '../../src/notebook/python-outline.ts';
import { outlinePython } from '../../src/notebook/python-walk.ts';
import { needsPython } from '../support/python.ts';
import { runs } from '../support/runs.ts';

function isRead(code: string): boolean {
  return outlinePython(code).broken === null;
}

describe('what Databricks runs is read', () => {
  it.each([
    '%pip install -q a==1.0',
    '%sql select * from t where a % 2 = 0',
    '!ls -l',
    '!ls \\\n  -l\nx = 1',
    '?spark',
    '%\nx = 1',
    'if x:\n    %pip install a\n    y = 1',
    'for a in b:\n    !echo $a',
    'x = 1\r\n%pip install a\r\ny = 2\r\n',
  ])('%j', (code) => {
    expect(isRead(`${code}\nend = 1\n`)).toBe(true);
  });

  it.each(['x = (a\n  % b)', 'x = """\n%pip install a\n"""', 'x = a \\\n  % b'])(
    'a percent sign within a statement stays what it is: %j',
    (code) => {
      expect(maskedPython(code)).toBe(code);
    },
  );
});

describe('what CPython parses is read', () => {
  it.each([
    'x = 0.',
    'f(1., 2.)',
    'x = 1.j + 1.e5',
    'x = a[1.:]',
    'def f():\n    yield\n    x = yield\n    return [(yield), (yield)]',
    'with (a() as x, b() as y):\n    pass',
    'with (\n    a() as x,  # one\n    b(\n        1\n    ) as y,\n):\n    pass',
    'async def f():\n    async with (a as x):\n        pass',
    'with a as (b, c):\n    pass',
    'with a as b.c, d as e[0]:\n    pass',
    '@a[0](c)\ndef f(): pass',
    '@a(b)(c)\ndef f(): pass',
    '@a.b(c)\n@d\ndef f(): pass',
    '@(lambda f: f)\ndef f(): pass',
    'x = 1\n\f\ndef f(): pass',
    'x = 1\n\fdef f(): pass',
    '\fx = 1',
    'x = a.b(c) \\\n\ny = 1',
    'x = a \\\n    \ny = 1',
    'x = a + \\\r\n  b\r\ny = 1\r\n',
    'def f():\n    x = 1\n        \n    ',
    'print = partial(print, flush=True)',
    'print >> x, y',
    'x: tuple[*Ts] = f',
    'def f(*args: *Ts): pass',
    'x = lambda a, /, b: a',
    'x = lambda a, b, /, : a',
    'x = [a for a, *_ in b]',
    'match x:\n    case A():\n        pass\n    case []:\n        pass\n    case {}:\n        pass\n    case a, b,:\n        pass',
    'try:\n    pass\nexcept* A as b:\n    pass',
    'type X[T] = list[T]',
    'def f[T](x: T) -> T: pass',
    'class A[T](B): pass',
    `x = f"{a['b']!r:>{width}}"`,
  ])('%j', (code) => {
    expect(isRead(`${code}\n`)).toBe(true);
    expect(isRead(`${code}\nend = 1\n`)).toBe(true);
  });

  it('however many lines with ends of Windows', () => {
    expect(isRead('x = f(a, b)\r\n'.repeat(3000))).toBe(true);
  });

  it.each(['x = = 1', 'def f(:', 'with (a as b):', 'x = (1', '% in x\nif:', 'for in x: pass'])(
    'and what it refuses is not: %j',
    (code) => {
      expect(isRead(`${code}\n`)).toBe(false);
    },
  );

  it('the standard library, with the functions and classes that it has', needsPython, () => {
    const { stdout } = spawnSync('python3', [join(import.meta.dirname, 'valid.py')], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const files = stdout.split('\n').filter(Boolean);
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      const [path, names] = JSON.parse(file) as [string, string[]];
      const outline = outlinePython(readFileSync(path, 'utf8'));
      expect(outline.broken, path).toBeNull();
      const found = [...outline.functions, ...outline.classes].sort((a, b) => a.from - b.from);
      expect(found.map((each) => definedName(outline, each)).sort(), path).toEqual(names.sort());
    }
  });
});

it('what the parser is given is as long as the text, with the same line ends but for blank lines', () => {
  const piece = fc.constantFrom(
    ...[
      'with ',
      '(',
      ')',
      'a',
      ' as ',
      'b',
      ',',
      ':',
      '\n',
      '\r\n',
      '    ',
      '\f',
      '%',
      '!',
      '@',
      '0.',
    ],
    ...[
      'yield',
      'print',
      '"',
      "'",
      '"""',
      '#',
      '\\',
      '\\\n',
      '*',
      '/',
      'lambda ',
      'case ',
      '[',
      ']',
      '{',
      '}',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const masked = maskedPython(text);
      expect(masked).toHaveLength(text.length);
      expect(() => outlinePython(text)).not.toThrow();
    }),
    runs(2000),
  );
});
