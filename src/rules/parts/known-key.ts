import { textAt } from '../../bundle/located.ts';
import { fieldTexts, isNothing, type WholeJob } from '../../bundle/whole-job.ts';
import type { Breach } from '../../finding.ts';
import type { Located } from '../../text.ts';
import { ownFixOf, scalarEdit } from './fix.ts';
import { question, suggester } from './suggester.ts';

/** A list of a job whose items have keys by which tasks name them. */
export interface KeyedList {
  /** The job's field that holds the list. */
  readonly list: string;
  /** The field that names an item, in the list and in tasks. */
  readonly key: string;
  /** What an item is, with its article. */
  readonly item: string;
}

/** A task that names an item which its job does not have. */
export interface UnknownKey extends Breach {
  readonly name: string;
  /** Whether the job has no such list in any definition. */
  readonly hasNone: boolean;
}

/** Tasks, and tasks in loops, that name an item of a list which no definition of their job has. */
export function* unknownKeys(job: WholeJob, { list, key, item }: KeyedList): Generator<UnknownKey> {
  const known = keysIn(job, list, key);
  if (known === null) return;
  const suggest = suggester(known);
  const hasNone = !job.definitions.some(({ fields }) => fields.has(list));
  for (const { pieces, body, loops } of job.tasks.values()) {
    for (const { piece, text } of fieldTexts(loops ? [...pieces, ...body] : pieces, key)) {
      const { value, span } = text;
      if (value === '' || value.includes('${') || known.has(value)) continue;
      const meant = suggest(value);
      const { file } = piece.job.resource;
      yield {
        at: span,
        subject: piece.path,
        message: `the job has no ${item} "${value}"${question(meant)}`,
        help: hasNone ? `Add ${list} to the job.` : `Name one of its ${list}, or add it there.`,
        ...(meant === null
          ? {}
          : ownFixOf(file, span.start, `Write ${meant}`, false, scalarEdit(file, span, meant))),
        name: value,
        hasNone,
      };
    }
  }
}

/** The keys of a list over all definitions; null when they cannot all be known. */
export function keysIn(job: WholeJob, list: string, key: string): Set<string> | null {
  const keys = new Set<string>();
  for (const { resource, fields } of job.definitions) {
    const { file } = resource;
    const value = fields.get(list)?.value ?? null;
    const items = file.view.sequence(value)?.items;
    if (items === undefined && !isNothing(value)) return null;
    for (const { node } of items ?? []) {
      const name: Located<string> | null = textAt(
        file,
        file.view.entries(node).get(key)?.value ?? null,
      );
      if (name === null || name.value.includes('${')) return null;
      keys.add(name.value);
    }
  }
  return keys;
}
