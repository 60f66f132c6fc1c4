import { EXIT } from '../exit-code.ts';
import type { GraphOptions } from './graph-options.ts';
import type { Io } from './io.ts';
import { openGraph, SHOWS_FINDINGS } from './open-graph.ts';

/** Draws a bundle or answers a question about it; returns the exit code. */
export async function graph(options: GraphOptions, io: Io): Promise<number> {
  if (options.question !== null) {
    const { answer } = await import('./graph-questions.ts');
    const opened = await openGraph(options, false, io);
    io.out(await answer(opened, options, options.question, io));
    return EXIT.done;
  }
  if (options.write !== null) {
    const { writeGraph } = await import('./graph-write.ts');
    return await writeGraph(options.write, options, io);
  }
  const format = options.format ?? 'text';
  const opened = await openGraph(options, SHOWS_FINDINGS.has(format), io);
  const { draw } = await import('./graph-draw.ts');
  io.out(await draw(opened, format, { ...options, ...io }));
  return EXIT.done;
}
