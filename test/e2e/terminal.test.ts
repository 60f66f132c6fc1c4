/** A person at a real terminal. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, treeOf } from '../support/folder.ts';
import { needsTerminal, openTerminal, type Terminal } from '../support/terminal.ts';

const COMMAND = `${process.execPath} ${join(import.meta.dirname, '../../bin/create-dab-project.js')}`;

/** What is asked, and what this person does. */
const SESSION: [question: string, act: (terminal: Terminal) => void][] = [
  ['Project name', answer('Retail')],
  ['Description', enter],
  ['Layers', enter],
  // Down to ml, off with it.
  ['Domains', (terminal) => terminal.press('Down', 'Down', 'Space', 'Enter')],
  ['Domains of your own', answer('finance')],
  ['When does finance run', enter],
  ['Catalog (dev)', answer('retail-dev')],
  ['Catalog (prod)', enter],
  ['Schema (bronze)', enter],
  ['Schema (silver)', enter],
  ['Schema (gold)', enter],
  ['Notification e-mails', answer('nobody')],
  ['', (terminal) => terminal.type('@example.com\n')],
  ['Refresh schedule', enter],
  ['Time zone', enter],
  ['How are table-valued functions deployed', (terminal) => terminal.press('Down', 'Enter')],
  ['SQL warehouse', enter],
  ['Start a git repository', answer('n')],
  ['Write 5', enter],
];

describe('on a real terminal', needsTerminal, () => {
  it.each([80, 30])('answers every question, %i columns wide', async (columns) => {
    const cwd = emptyFolder();
    const terminal = openTerminal(cwd, COMMAND, { columns });
    for (const [question, act] of SESSION) {
      await terminal.see(question === '' ? /an e-mail address such as/ : asking(question));
      act(terminal);
    }
    const screen = await terminal.see(/EXIT=\d+/);
    expect(screen).toContain('EXIT=0');
    const tree = treeOf(join(cwd, 'retail'));
    expect(tree.get('databricks.yml')).toContain('catalog: "retail-dev"');
    expect(tree.has('src/semantic/table_valued_functions.sql')).toBe(true);
    expect(tree.has('resources/finance/finance_setup_job.yml')).toBe(true);
    expect(tree.has('resources/ml/ml_layer_setup_job.yml')).toBe(false);
    expect(tree.get('resources/orchestrators/master_setup_orchestrator.yml')).toContain(
      'nobody@example.com',
    );
  });

  it.each([...SESSION.keys()].filter((index) => SESSION[index]?.[0] !== ''))(
    'Ctrl-C at question %i leaves nothing behind',
    async (stop) => {
      const cwd = emptyFolder();
      const terminal = openTerminal(cwd, COMMAND);
      for (const [index, [question, act]] of SESSION.entries()) {
        await terminal.see(question === '' ? /an e-mail address such as/ : asking(question));
        if (index === stop) break;
        act(terminal);
      }
      terminal.press('C-c');
      const screen = await terminal.see(/EXIT=\d+/);
      expect(screen).toContain('EXIT=130');
      expect(screen).toContain('Stopped. Nothing was written.');
      expect(screen).not.toMatch(/ {4}at |Error/);
      expect(treeOf(cwd)).toEqual(new Map());
    },
  );

  it('does not ask when its output goes elsewhere', async () => {
    const cwd = emptyFolder();
    const terminal = openTerminal(cwd, `${COMMAND} x > out.txt`);
    expect(await terminal.see(/EXIT=\d+/)).toContain('EXIT=0');
    expect(treeOf(cwd).get('out.txt')).toContain('Wrote 61 files to x.');
  });
});

/** A question that is open: inquirer marks it with a question mark, answered ones with a tick. */
function asking(question: string): RegExp {
  // In a narrow window a line may break anywhere.
  const letters = [...question].map((letter) => letter.replace(/[()?]/, '\\$&')).join('\\n?');
  return new RegExp(`^\\? ${letters}`, 'm');
}

function answer(text: string): (terminal: Terminal) => void {
  return (terminal) => terminal.type(`${text}\n`);
}

function enter(terminal: Terminal): void {
  terminal.press('Enter');
}
