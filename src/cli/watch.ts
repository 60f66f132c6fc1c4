import fs from 'node:fs';
import { dirname, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LARGEST, readText, stampOf } from '../disk/read-text.ts';
import { printed, visible } from '../printed.ts';
import { stopCode } from '../stopped.ts';
import { tellFailure } from './failure.ts';
import type { Io } from './io.ts';
import type { OpenBundle } from './open-bundle.ts';

/** Editors write a file in several steps, and many files at once: they are waited for, in ms. */
const SETTLED = 20;

/**
 * How often the files themselves are looked at, in ms, and how much longer at least than a look takes:
 * what is replaced by another file of its name is told by no event from then on.
 */
const LOOK_EVERY = 500;
const LEAST_REST = 20;

/** Something that is watched: where to expect events, and what tells whether anything is another. */
interface Watched {
  readonly root: string;
  readonly isWithin: boolean;
  readonly refresh: () => boolean;
}

/**
 * Checks, then checks again whenever a file of a bundle changes, or one of the `files` besides by which
 * it is judged, until the person stops it. Only what has changed is read anew. Returns the exit code of
 * being stopped.
 */
export async function watch(
  bundles: readonly OpenBundle[],
  files: readonly string[],
  check: () => Promise<number>,
  io: Io,
): Promise<number> {
  const changed = changes();
  const watched = [
    ...bundles.map(({ wanted: { root }, source: { refresh } }): Watched => {
      return { root, isWithin: true, refresh };
    }),
    ...files.map((file): Watched => {
      return { root: dirname(file), isWithin: false, refresh: refreshOf(file) };
    }),
  ];
  const watchers = watched.map(({ root, isWithin }) =>
    fs.watch(root, { recursive: isWithin }, (_event, name) => {
      const path = name?.split(sep).join('/') ?? '';
      // What git and the CLI do to their own files is of no interest.
      if (!/^\.(git|databricks)(\/|$)/.test(path)) changed.tell();
    }),
  );
  for (const watcher of watchers) watcher.on('error', changed.tell);
  try {
    for (let isFirst = true; ; isFirst = false) {
      if (!isFirst) io.out(printed`${visible(rule(io.columns))}\n`);
      io.out(printed`Checking.\n`);
      await reported(check, io);
      const code = await io.stoppable((signal) => {
        io.out(printed`Watching for changes. Ctrl-C ends it.\n\n`);
        return stoppedBefore(watched, changed, signal);
      });
      if (code !== null) return code;
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** Tells whether a file holds something else than before, or is there and was not. */
function refreshOf(file: string): () => boolean {
  let [stamp, text] = [stampOf(file), textOf(file)];
  return () => {
    const now = stampOf(file);
    if (now === stamp) return false;
    const before = text;
    [stamp, text] = [now, textOf(file)];
    return text !== before;
  };
}

function textOf(file: string): string | null {
  const found = readText(file, { most: LARGEST });
  return 'text' in found ? found.text : null;
}

/** A line with the time of day, between one run and the next. */
function rule(columns: number): string {
  const time = new Date().toTimeString().slice(0, 8);
  return `--- ${time} ${'-'.repeat(Math.max(3, Math.min(columns, 80) - time.length - 5))}`;
}

/**
 * Waits until a file has changed, which gives null, or for a signal, which gives its exit code. However
 * many events there were meanwhile, what counts is what the files hold.
 */
async function stoppedBefore(
  watched: readonly Watched[],
  changed: ReturnType<typeof changes>,
  signal: AbortSignal,
): Promise<number | null> {
  const stopped = aborted(signal);
  let rest = LOOK_EVERY;
  while (!signal.aborted) {
    await Promise.race([changed.next(), stopped, setTimeout(rest, null, { ref: false })]);
    await setTimeout(SETTLED, undefined, { signal }).catch(() => {});
    const start = performance.now();
    const news = watched.map(({ refresh }) => refresh());
    if (news.includes(true) && !signal.aborted) return null;
    rest = Math.max(LOOK_EVERY, LEAST_REST * (performance.now() - start));
  }
  return stopCode(signal);
}

/** A wrong setting must not end the watch: it is what the person is about to fix. */
async function reported(check: () => Promise<number>, io: Io): Promise<void> {
  try {
    await check();
  } catch (error) {
    await tellFailure(error, false, io);
  }
}

/** Something that may be told and waited for; what was told before counts for the next wait. */
function changes() {
  let told = false;
  let wake: (() => void) | null = null;
  return {
    tell: () => {
      told = true;
      wake?.();
    },
    next: async () => {
      if (!told) await new Promise<void>((resolve) => (wake = resolve));
      told = false;
      wake = null;
    },
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
