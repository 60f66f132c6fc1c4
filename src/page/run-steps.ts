import { counted } from '../counted.ts';
import { type Graph, type GraphJob, taskKind } from '../graph/graph.ts';
import { type RunItem, runOrder } from '../graph/run-order.ts';
import type { Values } from '../graph/values.ts';
import { addTo } from '../grouped.ts';
import { element } from './element.ts';

/** What happens when a job is started: steps to unfold, made when they are first looked at. */
export function stepsOfRun(graph: Graph, job: GraphJob, values: Values): HTMLElement {
  const steps = element('ol', { class: 'steps' });
  const made = element(
    'details',
    { class: 'run' },
    element('summary', {}, 'What happens when it starts'),
    steps,
  );
  made.addEventListener('toggle', () => {
    if (steps.childElementCount > 0) return;
    const { items, cut } = runOrder(graph, job.key, values);
    const byStep = new Map<number, RunItem[]>();
    for (const item of items) {
      addTo(byStep, item.step, item);
    }
    steps.append(...[...byStep.values()].map(stepItem));
    if (items.length === 0) steps.append(element('li', {}, 'Nothing.'));
    if (cut) steps.append(element('li', {}, 'And more than can be listed.'));
  });
  return made;
}

function stepItem(items: readonly RunItem[]): HTMLElement {
  const beside = items.length > 1 ? `${counted(items.length, 'task')}, side by side` : '';
  return element('li', {}, beside, element('ul', {}, ...items.map(itemOf)));
}

function itemOf({ jobs, task, when, parameters, fault }: RunItem): HTMLElement {
  const what = task.job ?? task.what;
  return element(
    'li',
    {},
    element('strong', {}, [...jobs.slice(1), task.key].join(' › ')),
    element('div', {}, `${taskKind(task)}${what === null ? '' : ` ${what}`}`),
    ...when.map((condition) => element('div', {}, `only if ${condition}`)),
    fault === null ? null : element('div', { class: 'fault' }, fault),
    element(
      'ul',
      {},
      ...parameters.map(({ name, value, from }) => {
        const note = from === 'job' ? ' (parameter of the job)' : '';
        return element('li', {}, element('code', {}, `${name} = ${value}`), note);
      }),
    ),
  );
}
