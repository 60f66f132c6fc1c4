import { counted } from '../counted.ts';
import { JOB_HEIGHT } from '../drawing/picture.ts';
import { rowOf, summaryOf } from '../drawing/words.ts';
import { type GraphJob, inOrder, taskKind } from '../graph/graph.ts';
import { countsOf, type Mark, worstOf } from '../graph/marks.ts';
import { button, element } from './element.ts';

export interface CardHandlers {
  readonly select: (key: string) => void;
  readonly expand: (key: string) => void;
  readonly hover: (key: string | null) => void;
}

const TASK_HEIGHT = 20;
/** Tasks of one job that the picture shows; the panel shows all. */
const MOST_TASKS = 40;

/** The height of a job in the picture. */
export function heightOf({ tasks }: GraphJob, isExpanded: boolean): number {
  if (!isExpanded || tasks.length === 0) return JOB_HEIGHT;
  return JOB_HEIGHT + TASK_HEIGHT * Math.min(tasks.length, MOST_TASKS + 1) + 6;
}

/** A job in the picture: its name, what it does, its findings, and its tasks to unfold. */
export function cardOf(
  job: GraphJob,
  marks: readonly Mark[],
  { select, expand, hover }: CardHandlers,
): HTMLElement {
  const { key, domain } = job;
  const worst = worstOf(marks);
  const badge =
    worst === null
      ? null
      : element(
          'span',
          { class: `badge ${worst}`, title: countsOf(marks) },
          element('span', { 'aria-hidden': 'true' }, String(marks.length)),
          element('span', { class: 'unseen' }, countsOf(marks)),
        );
  const about = domain === '' ? '' : element('span', { class: 'unseen' }, `domain ${domain}, `);
  const name = button(key, () => select(key), {
    class: 'name',
    title: key,
    'aria-pressed': 'false',
  });
  const more = button('▸', () => expand(key), {
    class: 'more',
    'aria-expanded': 'false',
    'aria-label': `Tasks of ${key}`,
  });
  const summary = element('span', { class: 'summary' }, about, summaryOf(job));
  const card = element('li', { class: `job ${rowOf(job)}` }, name, badge, summary);
  if (job.tasks.length > 0) card.append(more, tasksOf(job));
  card.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) select(key);
  });
  card.addEventListener('pointerenter', () => hover(key));
  card.addEventListener('pointerleave', () => hover(null));
  return card;
}

function tasksOf({ tasks }: GraphJob): HTMLElement {
  const shown = inOrder(tasks).slice(0, MOST_TASKS);
  const items = shown.map((task) => {
    const what = task.job ?? task.what ?? '';
    const text = `${task.step ?? '?'} ${task.key} · ${taskKind(task)}${what === '' ? '' : ` ${what}`}`;
    return element('li', { title: text }, text);
  });
  const left = tasks.length - shown.length;
  if (left > 0) items.push(element('li', {}, `… and ${counted(left, 'more task')}`));
  return element('ol', { class: 'tasks', hidden: '' }, ...items);
}

/** Shows or hides the tasks of a job. */
export function setExpanded(card: HTMLElement, isExpanded: boolean): void {
  const more = card.querySelector('.more');
  const tasks = card.querySelector<HTMLElement>('.tasks');
  if (more === null || tasks === null) return;
  more.setAttribute('aria-expanded', String(isExpanded));
  more.textContent = isExpanded ? '▾' : '▸';
  tasks.hidden = !isExpanded;
}
