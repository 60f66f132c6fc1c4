import { execFileSync, spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { skipUnless } from './skip.ts';

/** Real terminals are driven by tmux. */
export const needsTerminal = skipUnless(
  spawnSync('tmux', ['-V']).status === 0,
  'tmux, which drives a real terminal, is not there',
);

export interface Terminal {
  /** Types text, or presses a key that tmux has a name for, such as `Enter` or `C-c`. */
  readonly press: (...keys: string[]) => void;
  readonly type: (text: string) => void;
  /** Waits until the screen and what has scrolled off it match; returns the text. */
  readonly see: (pattern: RegExp) => Promise<string>;
}

let count = 0;

/** A terminal window of some size in which a command runs; `EXIT=code` shows when it is over. */
export function openTerminal(
  cwd: string,
  command: string,
  { columns = 80, rows = 50 }: { columns?: number; rows?: number } = {},
): Terminal {
  const socket = `dab-${process.pid}-${count++}`;
  const { CI: _ci, NO_COLOR: _plain, ...env } = process.env;
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });
  const shell = `${command}; echo EXIT=$?; cat`;
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'sh', '-c', shell);
  onTestFinished(() => {
    tmux('kill-server');
  });
  return {
    press: (...keys) => {
      tmux('send-keys', ...keys);
    },
    type: (text) => {
      tmux('send-keys', '-l', text);
    },
    see: async (pattern) => {
      for (let tries = 0; tries < 400; tries++) {
        const screen = tmux('capture-pane', '-p', '-J', '-S', '-');
        if (pattern.test(screen)) return screen;
        await setTimeout(25);
      }
      throw new Error(`never saw ${pattern}:\n${tmux('capture-pane', '-p', '-J', '-S', '-')}`);
    },
  };
}
