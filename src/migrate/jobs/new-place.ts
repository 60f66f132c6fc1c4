import { posix } from 'node:path';
import type { Bundle } from '../../bundle/bundle.ts';
import { keyInId } from '../../bundle/jobs.ts';
import { LEVELS } from '../../level.ts';
import { stemOf } from '../../scaffold/title.ts';
import { RUN_PIPELINE } from '../../task/task-type.ts';
import { type CodeItem, fieldText } from './code-item.ts';

/** Where a new job lives. */
export interface JobPlace {
  readonly key: string;
  readonly path: string;
}

/** Finds keys and files for new jobs, each once. The same bundle always gives the same ones. */
export function placesIn(bundle: Bundle, exists: (path: string) => boolean) {
  const taken = new Set(bundle.resources.map(({ key }) => key.value));
  const unread = bundle.faults.flatMap(({ text }) => text ?? []);
  const isFree = ({ key, path }: JobPlace): boolean => {
    return !taken.has(key) && !exists(path) && !unread.some((text) => text.includes(key));
  };
  return {
    /** A place in a folder for a job that is named after a task of `parent`. */
    next: (task: string, parent: string, folder: string): JobPlace => {
      const stem = keyOf(task);
      const owner = `${stemOf(parent)}_${stem}`;
      for (let count = 0; ; count++) {
        const name = count === 0 ? stem : count === 1 ? owner : `${owner}_${count}`;
        const key = /[_-]job$/.test(name) ? name : `${name}_job`;
        const place = { key, path: posix.join('resources', folder, `${key}.yml`) };
        if (!isFree(place)) continue;
        taken.add(key);
        return place;
      }
    },
  };
}

/** A name as a key that references can name. */
function keyOf(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z]+|(?<![_-])[_-]+$/g, '');
  return plain.slice(0, 80).replace(/(?<![_-])[_-]+$/, '') || 'task';
}

/**
 * The folder below `resources/` for a task's code: that of its file below `src/`, that of the pipeline
 * that it runs, else that of its job.
 */
export function domainFor(bundle: Bundle, { job, task, node, source }: CodeItem): string {
  const { file } = job.resource;
  const inSource = source === null ? null : folderBelow('src', posix.dirname(source));
  if (inSource !== null) return inSource;
  const run = task.fields.get(RUN_PIPELINE.type)?.value ?? null;
  const id = fieldText(job, run ?? node, RUN_PIPELINE.id) ?? '';
  const pipeline = keyInId('pipelines', id);
  const resource = bundle.resources.find(({ type, key }) => {
    return type === 'pipelines' && key.value === pipeline;
  });
  const folder =
    resource === undefined ? null : folderBelow('resources', posix.dirname(resource.file.path));
  const own = folderBelow('resources', posix.dirname(file.path));
  return folder ?? (own === LEVELS.orchestrator.folder ? '' : (own ?? ''));
}

function folderBelow(top: string, folder: string): string | null {
  if (!folder.startsWith(`${top}/`)) return null;
  const parts = folder.slice(top.length + 1).split('/');
  const arePlain = parts.every((part) => /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/.test(part));
  return arePlain ? parts.slice(0, 3).join('/') : null;
}
