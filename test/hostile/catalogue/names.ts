/** Names that mean something to a terminal, a shell, a workflow, JavaScript or another system. */
import fs from 'node:fs';
import { join } from 'node:path';
import type { Hostile } from '../hostile.ts';
import { write } from '../world.ts';

const EVIL = [
  'n\n::stop-commands::x',
  'a\u001b[8mb',
  '%0A::error::x',
  '-rf',
  '--help',
  '$(touch x)`touch y`',
  'a\'b"c',
  'a b ',
  'a.',
  'con',
  'a:b',
  '..a',
  '__proto__',
  'constructor',
  '\u202egnp',
  'a\tb\rc',
  '*[a-z]?',
  '${resources.jobs.load.id}',
  '{{job.id}}',
  '<script>alert(1)</script>',
  ']]>--><!-- /graph -->',
  'x'.repeat(200),
];

const quoted = (text: string) => JSON.stringify(text);

function jobOf(key: string, notebook: string): string {
  return `resources:
  jobs:
    ${quoted(key)}:
      name: ${quoted(key)}
      description: ${quoted(`${key}\n::error::x`)}
      schedule: {quartz_cron_expression: ${quoted(key)}, timezone_id: ${quoted(key)}}
      tasks:
        - task_key: ${quoted(key)}
          depends_on: [{task_key: ${quoted(`${key}x`)}}]
          notebook_task:
            notebook_path: ${quoted(notebook)}
            base_parameters: {${quoted(key)}: ${quoted(key)}}
`;
}

export const NAMES: readonly Hostile[] = [
  {
    name: 'files with evil names',
    tries: 'to have a name obeyed',
    make: ({ root }) => {
      for (const [index, name] of EVIL.entries()) {
        const file = name.replaceAll('/', '_');
        const notebook =
          '# Databricks notebook source\nimport argparse\np = argparse.ArgumentParser()\np.add_argument("--x")\nprint(p.parse_args().x)\n';
        write(root, {
          [`resources/${file}.yml`]: jobOf(`job_${index}`, `../src/${file}.py`),
          [`src/${file}.py`]: notebook,
          [`${file}/x.yml`]: 'x: 1\n',
        });
      }
    },
  },
  {
    name: 'jobs with evil names',
    tries: 'to have a name obeyed',
    make: ({ root }) => {
      for (const [index, name] of EVIL.entries()) {
        write(root, { [`resources/job_${index}.yml`]: jobOf(name, `../src/${name}.py`) });
      }
    },
    also: EVIL.map((name) => ['graph', '--run-order', name]),
  },
  {
    name: 'evil words as arguments',
    tries: 'to have a word obeyed',
    make: () => {},
    also: EVIL.flatMap((name) => [
      ['check', name],
      ['graph', '--focus', name],
      ['graph', '--changed-since', name],
      ['graph', '--target', name],
      ['explain', name],
      ['add-job', name, '--dry-run'],
      ['add-job', 'x', '--domain', name, '--dry-run'],
      ['add-domain', name, '--dry-run'],
      ['remove-job', name, '--dry-run'],
      ['rename-job', 'load', name, '--dry-run'],
      ['migrate', 'notebooks', name, '--dry-run'],
      ['migrate', 'jobs', 'all', '--group', `${name}=own`, '--dry-run'],
      [name, '--yes', '--dry-run'],
    ]),
  },
  {
    name: 'names that are no UTF-8, and names that differ by capitals',
    tries: 'to be taken for another file',
    make: ({ root }) => {
      for (const folder of ['resources/', 'src/', '']) {
        const bad = Buffer.concat([
          Buffer.from(join(root, folder)),
          Buffer.from('/b\xff.yml', 'latin1'),
        ]);
        fs.writeFileSync(bad, 'x: 1\n');
      }
      write(root, {
        'resources/LOAD.yml': jobOf('load', '../src/LOAD.py'),
        'resources/Load.yml': jobOf('Load', '../src/Load.py'),
        'RESOURCES/load.yml': jobOf('LOAD', '../SRC/load.py'),
        'Databricks.yml': 'bundle: {name: other}\n',
        'src/Load.py': '# Databricks notebook source\n',
        'databricks.yaml': 'bundle: {name: second}\n',
        'bundle.yml': 'bundle: {name: third}\n',
      });
    },
  },
];
