import type { BundleFile, Fields } from '../bundle/bundle.ts';
import { isTaskField, typesThatFit } from '../bundle/task-types.ts';
import type { Breach, Fix } from '../finding.ts';
import { keySpan, type Piece } from '../subject/job-objects.ts';
import type { Rule } from '../subject/rule.ts';
import { nearest } from '../suggest.ts';
import { hasTypeSuffix, isTaskType, otherNameOf, TYPE_NAMES } from '../task/task-type.ts';
import type { Entry } from '../yaml/view.ts';
import { ownFixOf, scalarEdit } from './parts/fix.ts';
import { question } from './parts/suggester.ts';

export const knownTaskType: Rule = {
  id: 'known-task-type',
  severity: 'error',
  summary: 'The type of a task is one that Databricks has',
  *checkJobs({ jobObjects, custom }) {
    for (const { type, pieces } of jobObjects) {
      if (type !== 'Task') continue;
      const known = pieces.some(hasType);
      for (const piece of pieces) {
        for (const [name, entry] of piece.fields) {
          if (custom.taskTypes.has(name)) continue;
          const attempt = attemptedType(piece.file, name, entry);
          if (attempt !== null) yield unknownType(piece, name, entry, attempt, !known);
        }
      }
    }
  },
};

/** What an unknown field means that stands where the type of a task stands. */
export interface Attempt {
  readonly meant: string | null;
  /** Whether what is in the field is what that type holds. */
  readonly fits: boolean;
}

/** Null for a known field, and for one that is no attempt at a type. */
export function attemptedType(file: BundleFile, name: string, { value }: Entry): Attempt | null {
  // The CLI passes over unknown fields with an anchor: they are there to be named elsewhere.
  if (isTaskField(name) || value?.anchor != null) return null;
  const near = endsLikeType(name) ? nearest(name, TYPE_NAMES) : null;
  const candidates = [otherNameOf(name), near].filter((type) => type !== null);
  if (candidates.length === 0 && !hasTypeSuffix(name)) return null;
  const fitting = typesThatFit(file.view.entries(value));
  const likely = candidates.find((type) => fitting.includes(type));
  const meant = likely ?? (fitting.length === 1 ? fitting[0] : null) ?? candidates[0] ?? null;
  return { meant, fits: meant !== null && fitting.includes(meant) };
}

function hasType({ fields }: Pick<Piece, 'fields'>): boolean {
  return [...fields.keys()].some((name) => isTaskType(name));
}

/**
 * The types that a task has, or is to have once known-task-type has fixed it: for each the field that
 * holds it now.
 */
export function intendedTypes(file: BundleFile, fields: Fields): Map<string, string> {
  const found = new Map<string, string>();
  const own = [...fields.keys()].filter((name) => isTaskType(name));
  for (const name of own) found.set(name, name);
  if (own.length > 0) return found;
  for (const [name, entry] of fields) {
    const { meant, fits } = attemptedType(file, name, entry) ?? { meant: null, fits: false };
    if (meant !== null && fits) found.set(meant, name);
  }
  return found;
}

/** `notebook_path` is near to a type, and plainly none. */
function endsLikeType(name: string): boolean {
  return name.includes('task') || nearest(name.split('_').at(-1) as string, ['task']) !== null;
}

function unknownType(
  { file, path }: Piece,
  name: string,
  { key }: Entry,
  { meant, fits }: Attempt,
  alone: boolean,
): Breach {
  const rename = (to: string): { fix?: Fix } =>
    ownFixOf(file, key.start, `Write ${to}`, true, scalarEdit(file, key, to));
  return {
    at: keySpan(file, key),
    subject: path,
    message: `there is no task type ${name}${question(meant)}`,
    help: alone
      ? 'The CLI drops it with a warning, and the task runs nothing.'
      : 'The CLI drops it with a warning.',
    ...(fits && alone && meant !== null ? rename(meant) : {}),
  };
}
