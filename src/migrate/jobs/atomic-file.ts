import type { Refusal } from '../../patch/editable.ts';
import { keyText } from '../../patch/lines.ts';
import type { TextEdit } from '../../text.ts';
import type { YamlPair } from '../../yaml/tree.ts';
import { type CodeItem, movedPairs, nameOf } from './code-item.ts';
import { type ComputeUse, computeLines } from './compute-text.ts';
import { FIELDS, jobText } from './job-text.ts';
import { cutOf, linesOfPiece, pieceOfPair, scalarText } from './moved-text.ts';
import { namedParameters } from './named-parameters.ts';
import type { SharedCode } from './shared-code.ts';
import { isVariable, pathIn, taskPaths } from './task-paths.ts';

/**
 * The file of the atomic job for some code: the text of the first task that runs it, as it was. `uses`
 * is what the tasks of its job use.
 */
export function atomicFile(
  { calls, parameters, lifted, runs }: SharedCode,
  place: { readonly key: string; readonly path: string },
  uses: ComputeUse,
  project: string,
): string | Refusal {
  const { item } = calls[0] as SharedCode['calls'][number];
  const { task, job, source } = item;
  const lines = taskLines(item, place.path, lifted);
  if ('reason' in lines) return lines;
  return jobText({
    key: place.key,
    level: 'atomic',
    from: job,
    summary: source === null ? `runs the task ${task.key.value}` : `runs ${source}`,
    parameters,
    runs,
    compute: computeLines(item, uses, place.path, FIELDS),
    tasks: lines,
    project,
  });
}

/** The lines of a task in the file `to`: what it says of its code, with paths as seen from there. */
function taskLines(item: CodeItem, to: string, lifted: ReadonlySet<string>): string[] | Refusal {
  const { job, task, node } = item;
  const { file } = job.resource;
  const column = FIELDS + 4;
  const paths = taskPaths(file.view, node, job.fields.has('git_source'));
  const edits: TextEdit[] = [];
  for (const local of paths) {
    const path = pathIn(to, file.path, local);
    const { start, end, style } = local.node;
    if (path === `${local.head}${local.path}`) continue;
    if (isVariable(local)) {
      return { reason: 'its path is a variable, which may mean a path from this file', at: start };
    }
    if (isSamePath(to, file.path)) continue;
    if (style === 'block') return { reason: 'its path is a block scalar', at: start };
    edits.push({ start, end, text: scalarText(file.text, local.node, path) });
  }
  const cuts = liftedCuts(item, lifted);
  if ('reason' in cuts) return cuts;
  return [
    `${' '.repeat(FIELDS + 2)}- task_key: ${keyText(task.key.value, '')}`,
    ...movedPairs(node).flatMap((pair) =>
      linesOfPiece(file.text, pieceOfPair(file.text, pair), column, [...edits, ...cuts]),
    ),
  ];
}

function isSamePath(to: string, from: string): boolean {
  return to.slice(0, to.lastIndexOf('/')) === from.slice(0, from.lastIndexOf('/'));
}

/** The edits that take named parameters out of a task. */
function liftedCuts(item: CodeItem, lifted: ReadonlySet<string>): TextEdit[] | Refusal {
  const { text } = item.job.resource.file;
  const { map, pair } = namedParameters(item);
  const gone = (map?.pairs ?? []).filter(({ key }) => lifted.has(nameOf(key)));
  if (map === null || pair === null || gone.length === 0) return [];
  if (map.flow) return { reason: 'its parameters are written in flow style', at: map.start };
  const cut = (each: YamlPair) => cutOf(pieceOfPair(text, each));
  return gone.length === map.pairs.length ? [cut(pair)] : gone.map(cut);
}
