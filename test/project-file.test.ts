/** What `.dab-project.yml` holds, whoever wrote it. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROJECT_FILE } from '../src/files.ts';
import { readProjectFile, settingsText } from '../src/project-file.ts';
import { treeOf } from './support/folder.ts';
import { runs } from './support/runs.ts';

const HASH = '9d7647d0b353bc27b0aa57dc98f8a95788aaa7dc';

describe('a project file', () => {
  it('names the project and all files that were generated with it', () => {
    const files = treeOf(join(import.meta.dirname, '../examples/default/project'));
    const { name, files: paths, settings, fault } = readProjectFile(files.get(PROJECT_FILE) ?? '');
    expect([name, settings, fault]).toEqual(['default', null, null]);
    expect([...paths.keys()].sort()).toEqual(
      [...files.keys()].filter((path) => path !== PROJECT_FILE).sort(),
    );
  });

  it.each([
    ['is not ours', `answers:\n  name: a\nfiles:\n  a.yml: x\n  b.yml: 7\n`],
    ['has no name that is a string', 'tool_version: 1\nanswers:\n  name: [a]\n'],
    ['has answers that are no map', 'tool_version: 1\nanswers: a\nfiles: []\n'],
    ['is empty', ''],
    ['is damaged', `tool_version: "1"\nanswers: {name: a\nfiles:\n  a.yml: "${HASH}"\n`],
  ])('that %s says nothing', (_what, text) => {
    const { name, files, settings } = readProjectFile(text);
    expect([name, [...files.keys()], settings]).toEqual([null, [], null]);
  });

  it('may be written in any manner', () => {
    const text = `{tool_version: 1, "answers": {'name': "a: b"}, files: {"a b.yml": ${HASH}}}`;
    const { name, files } = readProjectFile(text);
    expect([name, [...files.keys()]]).toEqual(['a: b', ['a b.yml']]);
  });
});

describe('its settings are taken as they are', () => {
  const part = fc.constantFrom(
    'answers:\n  name: a\n',
    '# of the team\n\n',
    'files:\n- a\n# more\n- b\n',
    '\n',
    'x: |\n  dab-check:\n    a: 1\n',
  );
  const own = fc.constantFrom(
    'dab-check:\n  ignore: [docs]\n',
    '# why\n# so\ndab-check:\n# within\n  severity:\n    a: off # so\n\n  # more\n\n',
    '"dab-check": {}\n',
    'dab-check:\n',
  );

  it('wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(part, { maxLength: 3 }),
        own,
        fc.uniqueArray(part, { maxLength: 3 }),
        (before, settings, after) => {
          const text = `${before.join('')}\n${settings}${after
            .filter((each) => !before.includes(each))
            .join('')}`;
          const taken = settingsText(readProjectFile(text));
          expect(taken.startsWith(settings)).toBe(true);
          // What stands between them and the next key may be about them.
          expect(taken.slice(settings.length)).toMatch(/^(\n|# of the team\n)*$/);
        },
      ),
      runs(200),
    );
  });

  it.each(['', 'answers: {}\n', 'answers:\n  dab-check: {}\n'])('%j has none', (text) => {
    expect(settingsText(readProjectFile(text))).toBe('');
  });
});
