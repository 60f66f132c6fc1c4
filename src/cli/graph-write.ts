import { basename, dirname, extname, resolve } from 'node:path';
import { LARGEST, readText } from '../disk/read-text.ts';
import { refuseWayOut } from '../disk/way-out.ts';
import { writeChanges } from '../disk/write-changes.ts';
import { EXIT } from '../exit-code.ts';
import { printed, visible } from '../printed.ts';
import { UserError } from '../problem.ts';
import { withPicture } from '../report/picture.ts';
import { shellWord } from '../shell-word.ts';
import { draw } from './graph-draw.ts';
import type { GraphFormat, GraphOptions } from './graph-options.ts';
import type { Io } from './io.ts';
import { openGraph, SHOWS_FINDINGS } from './open-graph.ts';
import { refuseTwins } from './refuse-taken.ts';
import { untilWritten } from './until-written.ts';

const MARKDOWN = new Set(['.md', '.markdown']);

/** What is drawn into a file by its ending, unless a format is named. */
const BY_ENDING: Readonly<Record<string, GraphFormat>> = {
  '.txt': 'text',
  '.mmd': 'mermaid',
  '.mermaid': 'mermaid',
  '.dot': 'dot',
  '.gv': 'dot',
  '.json': 'json',
  '.svg': 'svg',
  '.html': 'html',
  '.htm': 'html',
};

/**
 * Writes a drawing to a file, or to the marked block of a Markdown file. With --check it writes
 * nothing and tells by the exit code whether the file is up to date.
 */
export async function writeGraph(path: string, options: GraphOptions, io: Io): Promise<number> {
  return await untilWritten(() => attempt(path, options, io));
}

async function attempt(path: string, options: GraphOptions, io: Io): Promise<number> {
  const file = resolve(io.cwd, path);
  refuseWayOut(io.cwd, file);
  const before = textOf(file, path);
  const after = await wantedText(path, before, options, io);
  if (before === after) {
    io.out(printed`${visible(path)} is up to date.\n`);
    return EXIT.done;
  }
  if (options.check) {
    const command = `${io.program} graph --write ${shellWord(path)}`;
    io.out(printed`${visible(path)} is not up to date: ${visible(command)}\n`);
    return EXIT.findings;
  }
  const change = { path: basename(file), before, after };
  refuseTwins(dirname(file), [change]);
  await io.stoppable((signal) => writeChanges(dirname(file), [change], { signal }));
  io.out(printed`Wrote ${visible(path)}.\n`);
  return EXIT.done;
}

async function wantedText(
  path: string,
  before: string | null,
  options: GraphOptions,
  io: Io,
): Promise<string> {
  const ending = extname(path).toLowerCase();
  if (MARKDOWN.has(ending)) return await markdownText(path, before, options, io);
  const format = options.format ?? BY_ENDING[ending];
  if (format === undefined) throw new UserError(`--write ${path}: say --format, too`);
  const opened = await openGraph(options, SHOWS_FINDINGS.has(format), io);
  return await draw(opened, format, { columns: 100, color: false, editor: options.editor });
}

async function markdownText(
  path: string,
  before: string | null,
  options: GraphOptions,
  io: Io,
): Promise<string> {
  const { format } = options;
  if (before === null) throw new UserError(`--write: there is no ${path}`);
  if (format !== null && format !== 'text' && format !== 'mermaid') {
    throw new UserError('in Markdown, --format is text or mermaid');
  }
  const { graph } = await openGraph(options, false, io);
  const after = withPicture(before, graph, format);
  if (after !== null) return after;
  throw new UserError(
    `${path} has no block to write to: add the lines "<!-- graph -->" and "<!-- /graph -->"`,
  );
}

function textOf(file: string, shown: string): string | null {
  // A link would be refused by the writer, after all the work.
  const read = readText(file, { most: LARGEST, followLink: false });
  if ('text' in read) return read.text;
  if (read.missing) return null;
  throw new UserError(`--write: cannot read ${shown}: ${read.why}`);
}
