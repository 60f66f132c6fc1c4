import fc from 'fast-check';
import { uglyFile } from './ugly-yaml.ts';

/** Lines of a value, and how they are joined to what is before them. */
interface Written {
  /** What stands behind `key:` or `-`; empty when the value begins on the next line. */
  readonly head: string;
  /** Lines below, indented from the column of the key or dash. */
  readonly below: readonly string[];
}

const WORDS = [
  ...[
    'a',
    'no',
    'true',
    'Null',
    '~',
    '-1',
    '+7',
    '0x1F',
    '0o17',
    '017',
    '1e3',
    '.5',
    '-.inf',
    '.NaN',
  ],
  ...[
    '1_000',
    '2026-01-31',
    '12:30:45',
    'a:b',
    'a#b',
    '-x',
    '?x',
    ':x',
    'é 🎉',
    '<<',
    '=',
    'x y  z',
  ],
  ...[
    '${var.a}',
    '{{job.id}}'.replaceAll(/[{}]/g, ''),
    '-',
    '.',
    '007',
    '0.',
    '1.e5',
    'a,b',
    'NULL',
  ],
  ...[
    "'it''s'",
    '"a\\tb\\u00e9\\x41\\/"',
    "''",
    '""',
    '"# no"',
    "': '",
    '"\\\\"',
    'http://x/?a=b&c#d',
  ],
];
const FLOW_WORDS = WORDS.filter((word) => !/^-$|,/.test(word));
const COMMENTS = ['# note', '#', '#x', '# a: [b', "# '", '# - é 🎉'];

const word = fc.constantFrom(...WORDS);
const comment = fc.constantFrom('', '', '', ...COMMENTS.map((text) => ` ${text}`));
const props = fc.constantFrom(
  '',
  '',
  '',
  '',
  '&a ',
  '&b-1 ',
  '!t ',
  '!!str ',
  '&a !t ',
  '!!int ',
  '! ',
);

const flow: fc.Arbitrary<string> = fc.letrec<{ flow: string; pair: string }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(props, fc.constantFrom(...FLOW_WORDS)).map((parts) => parts.join('')),
    fc.constantFrom('*a', '[]', '{}', '[ ]', '{ }', ''),
    fc
      .tuple(
        props,
        fc.array(tie('flow'), { maxLength: 3 }),
        fc.constantFrom(', ', ',', ' , ', ',\n    '),
      )
      .map(([before, items, comma]) => `${before}[${items.join(comma)}]`),
    fc
      .tuple(fc.array(tie('pair'), { maxLength: 3 }), fc.constantFrom(', ', ',', ',\n      '))
      .map(([pairs, comma]) => `{${pairs.join(comma)}}`),
    tie('pair').map((pair) => `[${pair}]`),
  ),
  pair: fc
    .tuple(
      fc.constantFrom('a', '"b"', "'c d'", '? e', '&a f', '[g]', '{h: i}', ''),
      fc.constantFrom(': ', ':', ' : ', ''),
      tie('flow'),
    )
    .map((parts) => parts.join('')),
})).flow;

const blockText: fc.Arbitrary<Written> = fc
  .tuple(
    props,
    fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '| # c', '>-  #c'),
    fc.array(
      fc.constantFrom(
        'text',
        '',
        '  more',
        'a: b',
        '# no comment',
        '   ',
        'é',
        '\ttab',
        '- x',
        ' ',
      ),
      { maxLength: 6 },
    ),
    fc.constantFrom('  ', '    ', ' '),
  )
  .map(([before, header, lines, indent]) => ({
    head: before + header,
    below: lines.map((line) => (line === '' ? '' : indent + line)),
  }));

const overLines: fc.Arbitrary<Written> = fc
  .tuple(
    fc.constantFrom("'", '"', ''),
    fc.array(fc.constantFrom('one', 'two words', '', 'x: y'.slice(0, 2), '  three', 'end\\'), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  .map(([quote, lines]) => ({
    head: `${quote}zero`,
    below: lines.map((line, index) => `  ${line}${index === lines.length - 1 ? quote : ''}`),
  }));

const block: fc.Arbitrary<Written> = fc.letrec<{ value: Written; map: Written; list: Written }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.tuple(props, word, comment).map((parts) => ({ head: parts.join(''), below: [] })),
      fc.tuple(flow, comment).map((parts) => ({ head: parts.join(''), below: [] })),
      fc.constantFrom('', '*a', '&a', '# only', '!t').map((head) => ({ head, below: [] })),
      blockText,
      overLines,
      tie('map'),
      tie('list'),
    ),
    map: fc
      .tuple(
        fc.constantFrom('', '', '', '&m', '!t', ' # c'),
        fc.constantFrom(1, 2, 2, 4),
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'k',
              'key',
              '"q"',
              "'s'",
              '&k k',
              '<<',
              '1',
              'true',
              '? k',
              '*a ',
              '[a]',
              '',
            ),
            fc.constantFrom(': ', ':  ', ':'),
            tie('value'),
            fc.constantFrom('', '', '', ...COMMENTS, ' ', '  # in'),
          ),
          { minLength: 1, maxLength: 4 },
        ),
      )
      .map(([head, step, pairs]) => ({
        head,
        below: pairs.flatMap(([key, colon, value, after]) => [
          ...indented(step, [
            `${key}${value.head === '' ? ':' : colon}${value.head}`,
            ...value.below,
          ]),
          ...(after === '' ? [] : [after]),
        ]),
      })),
    list: fc
      .tuple(
        fc.constantFrom('', '', '', '&l', ' # c'),
        fc.constantFrom(0, 1, 2, 4),
        fc.constantFrom('- ', '-   '),
        fc.array(fc.tuple(tie('value'), fc.constantFrom('', '', '', ...COMMENTS, ' ')), {
          minLength: 1,
          maxLength: 4,
        }),
      )
      .map(([head, step, dash, items]) => ({
        head,
        below: items.flatMap(([value, after]) => [
          ...indented(step, itemLines(dash, value)),
          ...(after === '' ? [] : [after]),
        ]),
      })),
  }),
).value;

/** `- key: value` where the first line of the value can stand beside its dash. */
function itemLines(dash: string, { head, below }: Written): string[] {
  const [first = '', ...rest] = below;
  if (head !== '' || !/^ *[^ #]/.test(first)) return [`${dash}${head}`, ...below];
  const indent = first.length - first.trimStart().length;
  const shift = dash.length - indent;
  return [
    `${dash}${first.trimStart()}`,
    ...rest.map((line) =>
      shift >= 0 ? ' '.repeat(line === '' ? 0 : shift) + line : line.slice(-shift),
    ),
  ];
}

function indented(step: number, lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(step) + line));
}

/** Texts of YAML with all that it has, mostly right: not what people write, but what they could. */
export const anyYaml: fc.Arbitrary<string> = fc
  .record({
    value: block,
    head: fc.constantFrom(
      '',
      '',
      '',
      '---\n',
      '# c\n',
      '\n',
      '%YAML 1.2\n---\n',
      '--- ',
      '\ufeff',
      ' ',
    ),
    end: fc.constantFrom(
      '\n',
      '',
      '\n\n',
      '\n# end\n',
      '\n  ',
      '\n---\na: b\n',
      '\n...\n',
      '\n--- # x\n',
    ),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
  })
  .map(({ value, head, end, eol }) => {
    const lines = value.head === '' ? value.below : [value.head, ...value.below];
    return (head + lines.join('\n') + end).replaceAll('\n', eol);
  });

const PIECES = [
  '\t',
  ' ',
  '\n',
  '- ',
  ': ',
  ':',
  '? ',
  '#',
  ' #',
  '&a ',
  '*a',
  '!t ',
  '|',
  '>\n',
  '[',
  ']',
  '{',
  '}',
  ',',
  "'",
  '"',
  '---\n',
  '...\n',
  '\r',
  '\ufeff',
  '@',
  '%',
  '\\',
  '\n  ',
  '\u2028',
];

/** Such texts, and those of people, with a fault somewhere, or what looks like one. */
export const brokenYaml: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      anyYaml,
      uglyFile.map(({ text }) => text),
    ),
    fc.nat(),
    fc.nat(2),
    fc.constantFrom('', ...PIECES),
  )
  .map(([text, at, gone, piece]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + piece + text.slice(place + gone);
  });
