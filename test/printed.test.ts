import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  joined,
  jsonLine,
  jsonText,
  painted,
  printed,
  shown,
  visible,
  workflowCommands,
} from '../src/printed.ts';
import { xml } from '../src/report/xml.ts';
import { shellWord } from '../src/shell-word.ts';
import { runs } from './support/runs.ts';
import { skipUnless } from './support/skip.ts';

const hasPython = spawnSync('python3', ['-V']).status === 0;
const hasBash = spawnSync('bash', ['--version']).status === 0;

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[8m',
        '\n',
        '\r',
        '\t',
        '::',
        ':',
        '#',
        '##[',
        '##vso[',
        ' ',
        '\\',
        "'",
      ),
      fc.constantFrom('\u0085', '\u009b', '\u2028', '\u202e', '\u200b', '\ufeff', '\u{e0041}'),
      fc.constantFrom('&', '<', '>', '"', ']]>', 'a', '\ud800', '\u{1f600}', 'é', '%', ',', '0'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
const COMMAND = /^\s*::|##(\[|vso\[|teamcity\[)/m;

describe('text that is printed', () => {
  it('has nothing to obey in it, and one line where it is one', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, other) => {
        expect(visible(text)).not.toMatch(HIDDEN);
        expect(shown(text).replace(/[\n\t]/g, '')).not.toMatch(HIDDEN);
        expect(shown(text).split('\n')).toHaveLength(text.split('\n').length);
        const all = [
          visible(text),
          shown(text),
          printed`${visible(text)}${shown(other)}\n`,
          joined([shown(text), visible(other)], ''),
          joined([shown(text), visible(other)], '\n'),
        ];
        for (const each of all) expect(each).not.toMatch(COMMAND);
      }),
      runs(2000),
    );
  });

  it('stays as it is where nothing is to be obeyed, and when it is shown again', () => {
    expect(visible('src/ä b::c.py # 日本')).toBe('src/ä b::c.py # 日本');
    expect(visible('a\tb\n')).toBe('a\\u{9}b\\u{a}');
    expect(shown('a\tb\r\n')).toBe('a\tb\\u{d}\n');
    expect(visible('  ::error::x')).toBe('  \\u{3a}:error::x');
    expect(visible('x ##[group]')).toBe('x \\u{23}#[group]');
    expect(painted('31', visible('\u001b[8m'))).toBe('\u001b[31m\\u{1b}[8m\u001b[0m');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visible(visible(text))).toBe(visible(text));
        expect(shown(shown(text))).toBe(shown(text));
      }),
      runs(100),
    );
  });

  it('is the same again when JSON is read', () => {
    fc.assert(
      fc.property(hostile, hostile, (key, text) => {
        const value = { [`k${key}`]: [text] };
        for (const json of [jsonText(value), jsonLine(value)]) {
          expect(json.replaceAll('\n', '')).not.toMatch(HIDDEN);
          expect(json).not.toMatch(COMMAND);
          expect(JSON.parse(json)).toEqual(value);
        }
      }),
      runs(1000),
    );
  });

  it('is one command of GitHub, whatever it says', () => {
    fc.assert(
      fc.property(hostile, hostile, (file, message) => {
        const text = workflowCommands([{ name: 'error', fields: { file, line: 1 }, message }]);
        const [, path = '', said = ''] = /^::error file=([^:,]*),line=1::(.*)\n$/.exec(text) ?? [];
        expect(text.slice(0, -1)).not.toMatch(HIDDEN);
        expect(visible(decoded(path))).toBe(visible(visibleButLines(file)));
        expect(visible(decoded(said))).toBe(visible(visibleButLines(message)));
      }),
      runs(1000),
    );
  });
});

/** As GitHub reads the data of a command. */
function decoded(text: string): string {
  return text.replace(/%(0D|0A|25|3A|2C)/g, (_all, code) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

function visibleButLines(text: string): string {
  return text.replace(/[^\r\n]+/g, (part) => {
    return part.replace(
      new RegExp(HIDDEN, 'gu'),
      (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`,
    );
  });
}

describe('other languages', () => {
  const samples = fc.sample(hostile, { numRuns: 500, seed: 1 });

  it('XML gives the same text back', skipUnless(hasPython, 'needs python3'), () => {
    const texts = samples.filter((text) => !hasNoPlaceInXml(text));
    const document = `<a>${texts.map((text) => `<b c="${xml(text)}">${xml(text)}</b>`).join('')}</a>`;
    expect(document).not.toMatch(HIDDEN);
    expect(document).not.toMatch(COMMAND);
    const program =
      'import sys,json,xml.etree.ElementTree as e;print(json.dumps([[b.get("c"),b.text or ""] for b in e.fromstring(sys.stdin.buffer.read())]))';
    const out = execFileSync('python3', ['-c', program], { input: document, encoding: 'utf8' });
    expect(JSON.parse(out)).toEqual(texts.map((text) => [text, text]));
  });

  it('XML writes out what it has no place for', () => {
    expect(xml('a\u001b[8m\u0085\u0000')).toBe('a\\u{1b}[8m\\u{85}\\u{0}');
  });

  it('a shell gets the same word', skipUnless(hasBash, 'needs bash'), () => {
    const texts = samples.filter((text) => !text.includes('\ud800'));
    const words = texts.map(shellWord);
    for (const word of words) expect(word).not.toMatch(HIDDEN);
    const script = `printf '%s\\0' ${words.join(' ')}`;
    const out = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
    expect(out.split('\0').slice(0, -1)).toEqual(texts);
  });
});

function hasNoPlaceInXml(text: string): boolean {
  return /(?![\t\n\r\u2028\u2029\u202e])[\p{Cc}\p{Cs}]/u.test(text);
}
