import type { Span } from '../text.ts';
import type { Job } from './bundle.ts';
import { keysTo, walk } from './walk.ts';

/** `{{job.parameters.x}}` or `{{tasks.x.…}}` in the tasks of a job. */
export interface ValueReference {
  readonly of: 'parameter' | 'task';
  /** The name of the parameter, or the key of the task. */
  readonly name: string;
  /** Where the name stands. */
  readonly at: Span;
  /** Keys and indexes that lead to the text from the job on. */
  readonly place: readonly string[];
}

const FORMS = [
  { of: 'parameter', form: /(\{\{[ \t]*job\.parameters\.)([\w.-]+)[ \t]*\}\}/g },
  { of: 'task', form: /(\{\{[ \t]*tasks\.)([\w-]+)\.[\w.-]+[ \t]*\}\}/g },
] as const;

/**
 * What the tasks that are written in a definition of a job take from its parameters and from other
 * tasks when it runs. What an alias brings stands elsewhere, and names of which a part is put in later
 * are not known.
 */
export function valueReferencesOf({ resource, fields }: Job): ValueReference[] {
  const { file, entry } = resource;
  const tasks = fields.get('tasks');
  const node = tasks?.owner === entry.value ? (tasks?.pair.value ?? null) : null;
  // Of the file only what is the job's own: there may be thousands of jobs in it.
  if (node === null || !file.text.slice(node.start, node.end).includes('{{')) return [];
  const found: ValueReference[] = [];
  walk(node, (each, place, inKey) => {
    if (each.kind !== 'scalar' || typeof each.value !== 'string' || inKey) return;
    if (!each.value.includes('{{') || place?.key === 'description') return;
    const raw = file.text.slice(each.start, each.end);
    for (const { of, form } of FORMS) {
      for (const { 1: head = '', 2: name = '', index } of raw.matchAll(form)) {
        const start = each.start + index + head.length;
        const at = { path: file.path, start, end: start + name.length };
        found.push({ of, name, at, place: ['tasks', ...keysTo(place)] });
      }
    }
  });
  return found;
}
