import { counted } from '../counted.ts';
import type { GraphJob } from '../graph/graph.ts';
import type { PageData } from './data.ts';
import { byId } from './element.ts';

export interface Search {
  readonly focus: () => void;
  readonly clear: () => void;
  /** Whether the field has the keyboard. */
  readonly isActive: () => boolean;
}

/** Finds jobs by all words of what is typed: in names, tasks, files, tags and parameters. */
export function createSearch(
  { jobs }: PageData,
  handlers: {
    readonly show: (found: ReadonlySet<string> | null) => void;
    readonly select: (key: string) => void;
  },
): Search {
  const field = byId('search') as HTMLInputElement;
  const count = byId('count');
  const texts = new Map<string, string>();
  let found: string[] = [];
  let next = 0;

  function textOf(job: GraphJob): string {
    const known = texts.get(job.key) ?? wordsOf(job);
    texts.set(job.key, known);
    return known;
  }

  function find(): void {
    const words = field.value
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    next = 0;
    found = jobs
      .filter((job) => words.every((word) => textOf(job).includes(word)))
      .map(({ key }) => key);
    handlers.show(words.length === 0 ? null : new Set(found));
    count.textContent = words.length === 0 ? '' : counted(found.length, 'job');
    if (words.length === 0) found = [];
  }

  function clear(): void {
    field.value = '';
    find();
    field.blur();
  }

  field.addEventListener('input', find);
  field.addEventListener('keydown', (event) => {
    const key = found[next % Math.max(found.length, 1)];
    if (event.key !== 'Enter' || key === undefined) return;
    next++;
    handlers.select(key);
    field.focus({ preventScroll: true });
  });
  return { focus: () => field.focus(), clear, isActive: () => document.activeElement === field };
}

function wordsOf(job: GraphJob): string {
  const { key, name, description, level, domain, tasks, tags, parameters } = job;
  const pairs = [...tags, ...parameters].map(({ name, value }) => `${name}=${value}`);
  const inside = tasks.flatMap(({ key, what, job, type }) => [key, what, job, type]);
  return [key, name, description, level, domain, ...pairs, ...inside].join('\n').toLowerCase();
}
