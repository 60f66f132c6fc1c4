import type { Fields } from '../../bundle/bundle.ts';
import { JOB_SHAPES } from '../../bundle/job-shapes.ts';
import type { Refusal } from '../../patch/editable.ts';
import { nearest } from '../../suggest.ts';

/**
 * Why a field of a job or task is not to be added: one with nearly its name is there, which is likely meant
 * and for another rule to fix. Null when there is none.
 */
export function misspelt(type: 'Job' | 'Task', fields: Fields, name: string): Refusal | null {
  const known = JOB_SHAPES.get(type);
  for (const [other, { key }] of fields) {
    if (other === name || known?.has(other) || nearest(other, [name]) === null) continue;
    return { reason: `it has ${other}, which may be meant for ${name}`, at: key.start };
  }
  return null;
}
